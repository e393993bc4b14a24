"""The counts of a run, and the line that says them."""

from __future__ import annotations

from collections import Counter

from linter.finding import Severity
from linter.reporters import Story, Style
from linter.reporters._people import GREEN, counted, mendable, painted


class Summary:
    """The counts of a run."""

    def __init__(self) -> None:
        self._stories = self._with_findings = self._incomplete = self._fixed = self._fixable = self._suppressed = 0
        self._severities: Counter[Severity] = Counter()

    def add(self, story: Story) -> None:
        """Count a story."""
        findings = story.report.findings
        self._stories += story.readable
        self._with_findings += bool(findings)
        self._incomplete += bool(story.report.not_checked)
        self._fixed += story.fixed
        self._suppressed += story.report.suppressed
        self._fixable += sum(map(mendable, findings))
        self._severities.update(finding.severity for finding in findings)

    def line(self, style: Style) -> str:
        """The run in a line."""
        if self._severities:
            parts = ", ".join(counted(self._severities[kind], kind.value) for kind in Severity if self._severities[kind])
            text = f"Found {counted(self._severities.total(), 'finding')} ({parts}) in {counted(self._with_findings, 'story')}"
            if self._fixable and not style.fixing:
                text += f"; {self._fixable:,} can be mended with --fix"
        elif not self._stories:
            text = "Nothing was read"
        elif self._incomplete:
            text = f"Nothing found in {counted(self._stories, 'story')}"
        else:
            text = painted(f"All clean: {counted(self._stories, 'story')}", GREEN, style)
        if self._suppressed:
            text += f"; {self._suppressed:,} suppressed by comments"
        if self._incomplete:
            text += f"; {counted(self._incomplete, 'file')} not fully checked"
        return (f"Fixed {self._fixed:,}. " if style.fixing else "") + text + "."
