"""Azure Pipelines' logging commands: an issue a finding, errors and warnings only, since there are no hints.

Source: Microsoft's documentation of logging commands. Columns are code points.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from linter.finding import Severity
from linter.reporters import Story, Style

_ESCAPES = str.maketrans({"%": "%AZP25", "\r": "%0D", "\n": "%0A", ";": "%3B", "]": "%5D"})
_IN_MESSAGE = str.maketrans({"%": "%AZP25", "\r": "%0D", "\n": "%0A"})


def report(stories: Iterable[Story], _style: Style, out: TextIO) -> None:
    """Write the commands of each story as it comes."""
    for story in stories:
        for finding in story.report.findings:
            if finding.severity is not Severity.INFO:
                _issue(
                    out, finding.severity, finding.filename, finding.location.row, finding.location.column, finding.code, finding.message
                )
        for gap in story.report.not_checked:
            row, column = (gap.location.row, gap.location.column) if gap.location else (1, 1)
            _issue(out, Severity.WARNING, gap.filename, row, column, "not-checked", gap.reason)


def _issue(out: TextIO, severity: Severity, path: str, row: int, column: int, code: str, message: str) -> None:
    properties = (
        f"type={severity};sourcepath={path.translate(_ESCAPES)};linenumber={row};columnnumber={column};code={code.translate(_ESCAPES)}"
    )
    out.write(f"##vso[task.logissue {properties}]{message.translate(_IN_MESSAGE)}\n")
