"""Apply fixes to a source text. Offsets are code points of the decoded source."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from linter.finding import Applicability
from linter.report import Report, SourceEdit, SourceFinding

#: Rounds of fixing and reading again after which a story is left as it is.
ROUNDS = 10


def apply(text: str, findings: Iterable[SourceFinding], *, unsafe: bool = False) -> tuple[str, int]:
    """The text with all fixes that do not touch one another, and how many that were.

    A fix is applied whole or not at all. One that overlaps or adjoins an earlier one waits for the next round.
    """
    taken: list[SourceEdit] = []
    count = 0
    for finding in findings:
        if finding.fix is None or (finding.fix.applicability is not Applicability.SAFE and not unsafe):
            continue
        edits = [edit for edit in finding.fix.edits if edit.content != text[edit.offset : edit.end_offset]]
        if edits and not any(edit.offset <= known.end_offset and known.offset <= edit.end_offset for edit in edits for known in taken):
            taken += edits
            count += 1
    for edit in sorted(taken, reverse=True):
        text = text[: edit.offset] + edit.content + text[edit.end_offset :]
    return text, count


def fixed(text: str, lint: Callable[[str], Report], quotations: Callable[[str], list[str]], *, unsafe: bool = False) -> tuple[str, int]:
    """Fix and lint again until nothing is left to fix; the text and the number of fixes applied.

    Unless ``unsafe`` is asked for, a round after which any of ``quotations`` reads differently is undone and ends it.
    """
    said = quotations(text)
    total = 0
    for _ in range(ROUNDS):
        changed, count = apply(text, lint(text).findings, unsafe=unsafe)
        if not count or changed == text or (not unsafe and quotations(changed) != said):
            break
        text, total = changed, total + count
    return text, total
