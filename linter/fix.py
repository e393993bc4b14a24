"""Apply fixes to a source. Offsets are code points of the decoded source."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from linter.document import Document, Source
from linter.finding import Applicability, Severity
from linter.readers import Unreadable
from linter.report import Report, SourceEdit, SourceFinding
from linter.segment import Span

#: Rounds of fixing and reading again after which a story is left as it is.
ROUNDS = 10


class Taken(NamedTuple):
    """A finding whose fix is applied, and those of its edits that change anything."""

    finding: SourceFinding
    edits: tuple[SourceEdit, ...]


def chosen(text: str, findings: Iterable[SourceFinding], *, unsafe: bool = False) -> list[Taken]:
    """All fixes of a source text that do not touch one another.

    A fix is applied whole or not at all. One that overlaps or adjoins an earlier one waits for the next round.
    """
    taken: list[Taken] = []
    known: list[SourceEdit] = []
    for finding in findings:
        if finding.fix is None or (finding.fix.applicability is not Applicability.SAFE and not unsafe):
            continue
        edits = tuple(edit for edit in finding.fix.edits if edit.content != text[edit.offset : edit.end_offset])
        if edits and not any(edit.offset <= other.end_offset and other.offset <= edit.end_offset for edit in edits for other in known):
            taken.append(Taken(finding, edits))
            known += edits
    return taken


def apply(source: Source, taken: Iterable[Taken]) -> bytes:
    """The bytes of a source with the chosen fixes; raises UnicodeEncodeError for what its encoding has no bytes for."""
    return source.edited((edit.offset, edit.end_offset, edit.content) for one in taken for edit in one.edits)


class Moves:
    """Where the places of a text are after edits that do not overlap."""

    def __init__(self, edits: Iterable[SourceEdit]) -> None:
        """Take the edits."""
        self._edits = sorted(edits)

    def span(self, start: int, end: int) -> Span:
        """The span that ``[start, end)`` has become; an edit that it overlaps or touches with an insertion is taken whole."""
        return self._moved(start, behind=False), self._moved(end, behind=True)

    def _moved(self, at: int, *, behind: bool) -> int:
        moved = at
        for edit in self._edits:
            if edit.end_offset <= at and (behind or edit.offset < at):
                moved += len(edit.content) - (edit.end_offset - edit.offset)
            elif edit.offset < at:
                return moved + edit.offset - at + (len(edit.content) if behind else 0)
        return moved


def fixed(
    document: Document, read: Callable[[bytes], Document], lint: Callable[[Document], Report], *, unsafe: bool = False
) -> tuple[bytes, int]:
    """Fix, read and lint again until nothing is left to fix; the file's bytes and the number of fixes applied.

    A fix is undone, and the others stay, where a finding at or above warning that was not there stands in its place or its sentence
    afterwards. A round after which the file cannot be read is undone and ends it; so is, unless ``unsafe`` is asked for, one after
    which any quotation reads differently.
    """
    said = _quotations(document)
    data, total = document.source.edited(()), 0
    report = lint(document)
    undone: set[tuple[str, Span]] = set()
    for _ in range(ROUNDS):
        wanted = (finding for finding in report.findings if (finding.code, _span(finding)) not in undone)
        taken = chosen(document.source.text, wanted, unsafe=unsafe)
        known = len(undone)
        while taken:
            try:
                changed = apply(document.source, taken)
                after = read(changed)
            except (Unreadable, UnicodeEncodeError):
                return data, total
            if changed == data or (not unsafe and _quotations(after) != said):
                return data, total
            later = lint(after)
            moves = Moves(edit for one in taken for edit in one.edits)
            worse = _worse(taken, moves, report, after, later)
            if not worse:
                break
            undone |= {(one.finding.code, _span(one.finding)) for one in worse}
            taken = [one for one in taken if one not in worse]
        if not taken and len(undone) == known:
            break
        if not taken:
            continue  # what waited for the fixes that were undone
        document, report, data, total = after, later, changed, total + len(taken)
        undone = {(code, moves.span(*span)) for code, span in undone}
    return data, total


def _worse(taken: Sequence[Taken], moves: Moves, before: Report, document: Document, after: Report) -> list[Taken]:
    """The fixes that bring a finding with them: those that it overlaps, or else those in its sentence."""
    known = [(finding.code, moves.span(*_span(finding))) for finding in before.findings]
    places = [[moves.span(edit.offset, edit.end_offset) for edit in one.edits] for one in taken]
    worse: dict[int, None] = {}
    for finding in after.findings:
        span = _span(finding)
        if finding.severity.rank < Severity.WARNING.rank or any(code == finding.code and _touch(span, old) for code, old in known):
            continue
        for reach in (span, _sentence(document, finding)):
            guilty = [number for number, spans in enumerate(places) if any(_touch(reach, place) for place in spans)]
            if guilty:
                worse.update(dict.fromkeys(guilty))
                break
    return [taken[number] for number in worse]


def _sentence(document: Document, finding: SourceFinding) -> Span:
    """The sentence of a finding, in the source."""
    at = document.source_map.offset(finding.offset)
    sentence = None if at is None else document.sentence_at(at)
    return document.source_map.span(sentence.start, sentence.end) if sentence else _span(finding)


def _span(finding: SourceFinding) -> Span:
    return finding.offset, finding.end_offset


def _touch(one: Span, other: Span) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _quotations(document: Document) -> list[str]:
    return [document.text[start:end] for start, end in document.quotations]
