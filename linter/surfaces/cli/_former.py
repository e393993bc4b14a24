"""A story as a revision has it, and what of the present one's report is news: the part of ``--changed`` that reads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import cached_property

from msgspec import structs

from linter.baseline import plain
from linter.document import Document, overlapping
from linter.report import Report, SourceFinding
from linter.segment import Span


class Former:
    """A former version: its paragraphs, and its report, which is only asked for when a finding may be old."""

    def __init__(self, document: Document | None, report: Callable[[], Report | None]) -> None:
        """Take the version; without a document there is none that can be read, and all is news."""
        self._paragraphs = Counter(_paragraphs(document)) if document else Counter[str]()
        self._report = report

    def news(self, document: Document, report: Report) -> Report:
        """The report without what was there before.

        That is each finding outside the changed paragraphs, unless it is of the kind that the former version does not have: a name that is
        spelled another way in a paragraph that changed may be told where it stands in one that did not.
        """
        if not report.findings:
            return report
        changed = self._changed(document)
        elsewhere = [found for found in report.findings if not overlapping(changed, found.offset, found.end_offset)]
        known = set(map(id, self._old(elsewhere))) if elsewhere else ()
        return structs.replace(report, findings=tuple(found for found in report.findings if id(found) not in known))

    def _old(self, findings: list[SourceFinding]) -> Iterator[SourceFinding]:
        """Those that the former version has; of equal ones as many as it has."""
        left = self._known.copy()
        for found in findings:
            left[plain(found.fingerprint)] -= 1
            if left[plain(found.fingerprint)] >= 0:
                yield found

    @cached_property
    def _known(self) -> Counter[str]:
        report = self._report()
        return Counter(plain(found.fingerprint) for found in report.findings) if report else Counter()

    def _changed(self, document: Document) -> tuple[Span, ...]:
        """The spans in the source of paragraphs that the former version does not have, wherever they stood there."""
        left = self._paragraphs.copy()
        changed = []
        for part, text in zip(document.segments, _paragraphs(document), strict=True):
            left[text] -= 1
            if left[text] < 0:
                changed.append(document.source_map.span(part.start, part.end))
        return tuple(changed)


def _paragraphs(document: Document) -> list[str]:
    """The text of each segment, however its lines are broken."""
    return [" ".join(document.text[part.start : part.end].split()) for part in document.segments]
