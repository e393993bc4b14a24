"""Text for people: each finding with its line and a mark under it, and a summary of the run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TextIO

from linter.document import Source
from linter.finding import Applicability, Severity
from linter.report import SourceFinding
from linter.reporters import Story, Style, visible
from linter.reporters._excerpt import excerpt

_SUGGESTIONS = 5
_BOLD, _DIM, _GREEN, _CYAN = "1", "2", "32", "1;36"
_COLORS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.INFO: _DIM}


def report(stories: Iterable[Story], style: Style, out: TextIO) -> None:
    """Print the findings of each story as it comes, then the summary."""
    summary = Summary()
    for story in stories:
        summary.add(story)
        if story.source is not None:
            for finding in story.report.findings:
                out.write("\n".join(_lines(finding, story.source, style)) + "\n\n")
    if style.summary:
        out.write(summary.line(style) + "\n")


class Summary:
    """The counts of a run."""

    def __init__(self) -> None:
        self._stories = self._with_findings = self._incomplete = self._fixed = self._fixable = 0
        self._severities: Counter[Severity] = Counter()

    def add(self, story: Story) -> None:
        """Count a story."""
        findings = story.report.findings
        self._stories += story.source is not None
        self._with_findings += bool(findings)
        self._incomplete += bool(story.report.not_checked)
        self._fixed += story.fixed
        self._fixable += sum(map(_mendable, findings))
        self._severities.update(finding.severity for finding in findings)

    def line(self, style: Style) -> str:
        """The run in a line."""
        if self._severities:
            parts = ", ".join(_counted(self._severities[kind], kind.value) for kind in Severity if self._severities[kind])
            text = f"Found {_counted(self._severities.total(), 'finding')} ({parts}) in {_counted(self._with_findings, 'story')}"
            if self._fixable and not style.fixing:
                text += f"; {self._fixable:,} can be mended with --fix"
        elif not self._stories:
            text = "Nothing was read"
        elif self._incomplete:
            text = f"Nothing found in {_counted(self._stories, 'story')}"
        else:
            text = _painted(f"All clean: {_counted(self._stories, 'story')}", _GREEN, style)
        if self._incomplete:
            text += f"; {_counted(self._incomplete, 'file')} not fully checked"
        return (f"Fixed {self._fixed:,}. " if style.fixing else "") + text + "."


def _lines(finding: SourceFinding, source: Source, style: Style) -> Iterator[str]:
    color = _COLORS[finding.severity]
    place = f"{visible(finding.filename)}:{finding.location.row}:{finding.location.column}:"
    marker = " [*]" if _mendable(finding) else ""
    message = ("In a quotation: " if finding.quoted else "") + visible(finding.message)
    if finding.severity is Severity.INFO:
        message = _painted(message, _DIM, style)
    label = _painted(f"{finding.severity}[{visible(finding.code)}]", color, style)
    yield f"{_painted(place, _BOLD, style)} {label}{_painted(marker, _CYAN, style)} {message}"
    row = str(finding.location.row)
    line = source.line(finding.location.row)
    start = finding.location.column - 1
    end = finding.end_location.column - 1 if finding.end_location.row == finding.location.row else len(line)
    part = excerpt(line, start, end, max(40, style.width - len(row) - 3))
    yield f"{_painted(row + ' |', _DIM, style)} {part.text}"
    yield f"{_painted(' ' * len(row) + ' |', _DIM, style)} {' ' * part.indent}{_painted('^' * part.length, color, style)}"
    if finding.suggestions:
        yield f"{_painted('help:', _CYAN, style)} {_help(finding)}"


def _help(finding: SourceFinding) -> str:
    """What could stand there instead."""
    texts = [f"“{visible(text)}”" for text in finding.suggestions if text]
    more = f" or {len(texts) - _SUGGESTIONS} more" if len(texts) > _SUGGESTIONS else ""
    choices = ", ".join(texts[:_SUGGESTIONS]) + more
    if "" not in finding.suggestions:
        return f"insert {choices}" if finding.offset == finding.end_offset else f"did you mean {choices}?"
    if finding.suggestions[0] == "":
        return f"delete it, or put {choices}" if choices else "delete it"
    return f"did you mean {choices}, or nothing at all?"


def _mendable(finding: SourceFinding) -> bool:
    return finding.fix is not None and finding.fix.applicability is Applicability.SAFE


def _counted(count: int, what: str) -> str:
    """``1 story``, ``2 stories``; info has no plural."""
    if count != 1 and what != "info":
        what = what.removesuffix("y") + ("ies" if what.endswith("y") else "s")
    return f"{count:,} {what}"


def _painted(text: str, code: str, style: Style) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if style.color and text else text
