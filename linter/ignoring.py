"""Write suppressions into stories, in the comments of their formats: the other way round from ``linter.directions``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress

from linter.document import Document, Splice
from linter.readers import Unreadable
from linter.report import SourceFinding

_INDENT = re.compile(r"[ \t]*")


def ignoring(
    document: Document, findings: Iterable[SourceFinding], reason: str, forms: tuple[str, ...], read: Callable[[bytes], Document]
) -> tuple[Document, list[SourceFinding]]:
    """The story with a comment for each line that has findings, and those that no comment can be written for.

    ``forms`` are those that a comment can have in the format, ``{}`` for what it says. A comment is kept only if the story reads the
    same with it.
    """
    by_row: dict[int, list[SourceFinding]] = {}
    for finding in findings:
        by_row.setdefault(finding.location.row, []).append(finding)
    left: list[SourceFinding] = []
    for row in sorted(by_row, reverse=True):  # so that the rows above stay what they are
        said = f"copydesk: ignore[{', '.join(sorted({finding.code for finding in by_row[row]}))}] {reason}".strip()
        commented = next(_commented(document, by_row[row][0], [form.format(said) for form in forms], read), None)
        if commented is None:
            left += by_row[row]
        else:
            document = commented
    return document, left


def _commented(document: Document, finding: SourceFinding, comments: list[str], read: Callable[[bytes], Document]) -> Iterator[Document]:
    """The story with one of the comments at one of the places for it, the best first."""
    for comment in comments:
        for splice in _places(document, finding, comment):
            with suppress(Unreadable, UnicodeEncodeError):
                after = read(document.source.edited([splice]))
                if _reads_the_same(document, after):
                    yield after


def _places(document: Document, finding: SourceFinding, comment: str) -> Iterator[Splice]:
    """Before the paragraph, or in the line where it has others: there it speaks of no more than that line."""
    source = document.source
    row = first = finding.location.row
    at = document.source_map.offset(finding.offset)
    part = None if at is None else document.segment_at(at)
    last = row
    if part:
        start, end = document.source_map.span(part.start, part.end)
        first, last = source.position(start)[0], source.position(end)[0]
    line_end = "\r\n" if "\r\n" in source.text else "\n"
    above = source.offset(first, 1)
    indent = _INDENT.match(source.line(first))
    comment = comment.replace("\n", line_end)
    before = f"{indent[0] if indent else ''}{comment}{line_end}"
    behind = source.offset(row, len(source.line(row)) + 1)
    places = [(above, above, before), (behind, behind, f" {comment}")]
    yield from places if first == last else reversed(places)


def _reads_the_same(before: Document, after: Document) -> bool:
    return (before.text, before.segments) == (after.text, after.segments) and len(after.comments) == len(before.comments) + 1
