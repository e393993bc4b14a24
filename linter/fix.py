"""Apply fixes to a source. Offsets are code points of the decoded source."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from linter.document import Document, Source
from linter.finding import Applicability
from linter.readers import Unreadable
from linter.report import Report, SourceEdit, SourceFinding

#: Rounds of fixing and reading again after which a story is left as it is.
ROUNDS = 10


def chosen(text: str, findings: Iterable[SourceFinding], *, unsafe: bool = False) -> tuple[list[SourceEdit], int]:
    """The edits of all fixes of a source text that do not touch one another, and how many fixes that were.

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
    return taken, count


def apply(source: Source, findings: Iterable[SourceFinding], *, unsafe: bool = False) -> tuple[bytes, int]:
    """The bytes of a source with the chosen fixes, and how many they are."""
    edits, count = chosen(source.text, findings, unsafe=unsafe)
    return source.edited((edit.offset, edit.end_offset, edit.content) for edit in edits), count


def fixed(
    document: Document, read: Callable[[bytes], Document], lint: Callable[[Document], Report], *, unsafe: bool = False
) -> tuple[bytes, int]:
    """Fix, read and lint again until nothing is left to fix; the file's bytes and the number of fixes applied.

    A round after which the file cannot be read is undone and ends it; so is, unless ``unsafe`` is asked for, one after which any
    quotation reads differently.
    """
    said = _quotations(document)
    data, total = document.source.edited(()), 0
    for _ in range(ROUNDS):
        try:
            changed, count = apply(document.source, lint(document).findings, unsafe=unsafe)
            if not count or changed == data:
                break
            after = read(changed)
        except (Unreadable, UnicodeEncodeError):
            break
        if not unsafe and _quotations(after) != said:
            break
        document, data, total = after, changed, total + count
    return data, total


def _quotations(document: Document) -> list[str]:
    return [document.text[start:end] for start, end in document.quotations]
