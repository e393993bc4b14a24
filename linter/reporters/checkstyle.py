"""Checkstyle's XML, which editors and most continuous integration servers read. Columns are code points."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from linter.reporters import Story, Style
from linter.reporters._xml import attributes


def report(stories: Iterable[Story], _style: Style, out: TextIO) -> None:
    """Write a file element for each story as it comes."""
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n')
    for story in stories:
        out.write(f"  <file{attributes(name=story.report.filename)}>\n")
        for finding in story.report.findings:
            place = {"line": finding.location.row, "column": finding.location.column}
            out.write(f"    <error{attributes(**place, severity=finding.severity, message=finding.message, source=finding.code)}/>\n")
        for gap in story.report.not_checked:
            row = gap.location.row if gap.location else 1
            out.write(f"    <error{attributes(line=row, severity='error', message=f'Not checked: {gap.reason}', source='not-checked')}/>\n")
        out.write("  </file>\n")
    out.write("</checkstyle>\n")
