"""What lines for people share: places, labels, colours and the words for suggestions."""

from __future__ import annotations

from collections.abc import Iterator

from linter.document import Source
from linter.finding import Applicability, Severity
from linter.report import SourceFinding
from linter.reporters import Style, visible
from linter.reporters._excerpt import excerpt

BOLD, DIM, GREEN, CYAN = "1", "2", "32", "1;36"
COLORS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.INFO: DIM}
_SUGGESTIONS = 5


def headed(finding: SourceFinding, style: Style) -> str:
    """What kind of finding it is and what it says, ``[*]`` where ``--fix`` mends it."""
    marker = " [*]" if mendable(finding) else ""
    message = ("In a quotation: " if finding.quoted else "") + visible(finding.message)
    if finding.severity is Severity.INFO:
        message = painted(message, DIM, style)
    label = painted(f"{finding.severity}[{visible(finding.code)}]", COLORS[finding.severity], style)
    return f"{label}{painted(marker, CYAN, style)} {message}"


def marked(finding: SourceFinding, source: Source, style: Style) -> Iterator[str]:
    """A finding at its place, and the line of the story with a mark under what is meant."""
    place = f"{visible(finding.filename)}:{finding.location.row}:{finding.location.column}:"
    yield f"{painted(place, BOLD, style)} {headed(finding, style)}"
    row = str(finding.location.row)
    line = source.line(finding.location.row)
    start = finding.location.column - 1
    end = finding.end_location.column - 1 if finding.end_location.row == finding.location.row else len(line)
    part = excerpt(line, start, end, max(40, style.width - len(row) - 3))
    yield f"{painted(row + ' |', DIM, style)} {part.text}"
    mark = painted("^" * part.length, COLORS[finding.severity], style)
    yield f"{painted(' ' * len(row) + ' |', DIM, style)} {' ' * part.indent}{mark}"


def advice(finding: SourceFinding) -> str:
    """What could stand there instead."""
    texts = [f"“{visible(text)}”" for text in finding.suggestions if text]
    more = f" or {len(texts) - _SUGGESTIONS} more" if len(texts) > _SUGGESTIONS else ""
    choices = ", ".join(texts[:_SUGGESTIONS]) + more
    if "" not in finding.suggestions:
        return f"insert {choices}" if finding.offset == finding.end_offset else f"did you mean {choices}?"
    if finding.suggestions[0] == "":
        return f"delete it, or put {choices}" if choices else "delete it"
    return f"did you mean {choices}, or nothing at all?"


def mendable(finding: SourceFinding) -> bool:
    """Whether ``--fix`` mends it."""
    return finding.fix is not None and finding.fix.applicability is Applicability.SAFE


def counted(count: int, what: str) -> str:
    """``1 story``, ``2 stories``; info has no plural."""
    if count != 1 and what != "info":
        what = what.removesuffix("y") + ("ies" if what.endswith("y") else "s")
    return f"{count:,} {what}"


def painted(text: str, code: str, style: Style) -> str:
    """The text in a colour of the terminal, if colours are wanted."""
    return f"\x1b[{code}m{text}\x1b[0m" if style.color and text else text
