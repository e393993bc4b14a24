"""Counts of a run: findings by severity and rule, and for every thousand words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from linter.finding import Severity
from linter.report import Report


class Statistics:
    """Takes story after story and makes a table of them."""

    def __init__(self) -> None:
        self._codes: Counter[tuple[Severity, str]] = Counter()
        self._stories = 0
        self.words = 0

    def add(self, report: Report, words: int) -> None:
        """Count a story."""
        self._codes.update((finding.severity, finding.code) for finding in report.findings)
        self._stories += 1
        self.words += words

    def lines(self) -> Iterator[str]:
        """The table, the worst and most frequent first, then the sums."""
        ranked = sorted(self._codes.items(), key=lambda item: (-item[0][0].rank, -item[1], item[0][1]))
        for (severity, code), count in ranked:
            yield f"{count:>7,}  {severity:<7}  {code}"
        yield f"Findings: {self._codes.total():,}; words: {self.words:,}; stories: {self._stories:,}"
        if self.words:
            yield "For 1,000 words: " + ", ".join(f"{kind} {self._rate(kind):.2f}" for kind in Severity)

    def _rate(self, kind: Severity) -> float:
        return 1000 * sum(count for (severity, _), count in self._codes.items() if severity is kind) / self.words
