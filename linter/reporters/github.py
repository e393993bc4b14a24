"""GitHub's workflow commands: an annotation a finding. Of these GitHub shows ten errors and ten warnings a step.

Source: GitHub's documentation of workflow commands. Columns are code points.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from linter.finding import Severity
from linter.report import SourceFinding
from linter.reporters import Story, Style

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def report(stories: Iterable[Story], _style: Style, out: TextIO) -> None:
    """Write the commands of each story as it comes; what was not checked is a warning."""
    for story in stories:
        for finding in story.report.findings:
            out.write(_annotation(finding) + "\n")
        for gap in story.report.not_checked:
            line = gap.location.row if gap.location else 1
            out.write(f"::warning file={_property(gap.filename)},line={line},title=not checked::{_data(gap.reason)}\n")


def _annotation(finding: SourceFinding) -> str:
    start, end = finding.location, finding.end_location
    # A column means nothing to GitHub in an annotation of several lines.
    columns = f",col={start.column},endColumn={end.column}" if start.row == end.row else ""
    place = f"file={_property(finding.filename)},line={start.row}{columns},endLine={end.row}"
    message = finding.message
    if any(finding.suggestions):
        message += " Did you mean " + ", ".join(f"“{text}”" for text in finding.suggestions[:3] if text) + "?"
    return f"::{_COMMANDS[finding.severity]} {place},title={_property(finding.code)}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
