"""Text for people and editors: a finding a line, ``file:line:column: severity[code] message``, and a summary of the run."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from linter.reporters import Story, Style, visible
from linter.reporters._people import BOLD, advice, headed, painted
from linter.reporters._summary import Summary


def report(stories: Iterable[Story], style: Style, out: TextIO) -> None:
    """Print the lines of each story as it comes, then the summary."""
    summary = Summary()
    for story in stories:
        summary.add(story)
        for finding in story.report.findings:
            place = painted(f"{visible(finding.filename)}:{finding.location.row}:{finding.location.column}:", BOLD, style)
            out.write(f"{place} {headed(finding, style)}{f' ({advice(finding)})' if finding.suggestions else ''}\n")
    if style.summary:
        out.write(summary.line(style) + "\n")
