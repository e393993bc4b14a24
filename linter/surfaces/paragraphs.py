"""Stories that come by the paragraph from a content system or an editor, and what is said of each paragraph.

Offsets are code points of the paragraph's own text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from msgspec.structs import replace

from linter.document import Document, Role, Segment, Source, SourceMap
from linter.report import Location, Report, SourceEdit, SourceFinding
from linter.segment import PLACEHOLDER

_BETWEEN = "\n\n"


class Paragraph(Protocol):
    """A paragraph by its sender's name for it; U+FFFC in its text stands for what is no text, such as a picture."""

    @property
    def id(self) -> str:
        """Its name, another than any other's in the story."""
        ...

    @property
    def text(self) -> str:
        """Its text."""
        ...

    @property
    def role(self) -> Role:
        """What it is in the story."""
        ...


def document(name: str, paragraphs: Sequence[Paragraph]) -> Document:
    """The story that paragraphs come to."""
    text = _BETWEEN.join(one.text for one in paragraphs)
    segments = tuple(
        Segment(start, start + len(one.text), one.role)
        for one, start in zip(paragraphs, _starts(paragraphs), strict=True)
        if one.text.strip()
    )
    # A sign that stands for no text is no sign of the source.
    return Document(text, segments, Source(name, text.replace(PLACEHOLDER, " ")), SourceMap.identity(len(text)))


def by_paragraph(paragraphs: Sequence[Paragraph], report: Report) -> dict[str, tuple[SourceFinding, ...]]:
    """What is said of each paragraph of a story that ``document`` made."""
    starts = list(_starts(paragraphs))
    sources = [Source(report.filename, one.text) for one in paragraphs]
    found: list[list[SourceFinding]] = [[] for _ in paragraphs]
    for finding in report.findings:
        at = max(number for number, start in enumerate(starts) if start <= finding.offset)
        found[at].append(moved(finding, -starts[at], sources[at]))
    return {one.id: tuple(findings) for one, findings in zip(paragraphs, found, strict=True)}


def moved(finding: SourceFinding, by: int, source: Source) -> SourceFinding:
    """A finding in the paragraph that it stands in; its fix only where all of it does."""
    start, end = finding.offset + by, min(finding.end_offset + by, len(source.text))
    fix = finding.fix
    if fix is not None:
        edits = tuple(SourceEdit(edit.offset + by, edit.end_offset + by, edit.content) for edit in fix.edits)
        fix = replace(fix, edits=edits) if all(edit.offset >= 0 and edit.end_offset <= len(source.text) for edit in edits) else None
    places = Location(*source.position(start)), Location(*source.position(end))
    return replace(finding, offset=start, end_offset=end, location=places[0], end_location=places[1], fix=fix)


def _starts(paragraphs: Iterable[Paragraph]) -> Iterator[int]:
    at = 0
    for one in paragraphs:
        yield at
        at += len(one.text) + len(_BETWEEN)
