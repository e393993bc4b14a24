"""Text for people: each finding with its line and a mark under it, why its rule is one where it first speaks, and a summary of the run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TextIO

from linter.document import Source
from linter.report import SourceFinding
from linter.reporters import Story, Style, visible
from linter.reporters._people import CYAN, DIM, advice, marked, painted
from linter.reporters._summary import Summary


def report(stories: Iterable[Story], style: Style, out: TextIO) -> None:
    """Print the findings of each story as it comes, then the summary."""
    summary = Summary()
    told: set[str] = set()
    for story in stories:
        summary.add(story)
        if story.report.findings and story.source is not None:
            for finding in story.report.findings:
                lines = [*_lines(finding, story.source, style), *_reason(finding, told, style)]
                out.write("\n".join(lines) + "\n\n")
    if style.summary:
        out.write(summary.line(style) + "\n")


def _lines(finding: SourceFinding, source: Source, style: Style) -> Iterator[str]:
    yield from marked(finding, source, style)
    if finding.suggestions:
        yield f"{painted('help:', CYAN, style)} {advice(finding)}"


def _reason(finding: SourceFinding, told: set[str], style: Style) -> Iterator[str]:
    """Why the rule is one; once a run is enough."""
    if finding.why and finding.code not in told:
        told.add(finding.code)
        yield painted(f"why: {visible(finding.why)}", DIM, style)
