"""Text for people: the findings of each story under its name, and a summary of the run."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from linter.reporters import Story, Style, visible
from linter.reporters._people import BOLD, DIM, advice, headed, painted
from linter.reporters._summary import Summary


def report(stories: Iterable[Story], style: Style, out: TextIO) -> None:
    """Print each story with findings as it comes, then the summary."""
    summary = Summary()
    for story in stories:
        summary.add(story)
        findings = story.report.findings
        if findings:
            out.write(painted(f"{visible(story.report.filename)}:", BOLD, style) + "\n")
        width = max((len(f"{one.location.row}:{one.location.column}") for one in findings), default=0)
        for finding in findings:
            place = f"{finding.location.row}:{finding.location.column}".rjust(width)
            out.write(f"  {painted(place, DIM, style)} {headed(finding, style)}\n")
            if finding.suggestions:
                out.write(f"  {' ' * width} {painted(advice(finding), DIM, style)}\n")
        if findings:
            out.write("\n")
    if style.summary:
        out.write(summary.line(style) + "\n")
