"""Watches a run go by: says on standard error what was not checked and keeps the exit code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from linter.finding import Severity
from linter.reporters import Story, visible
from linter.surfaces.cli._faults import INCOMPLETE, USAGE, say
from linter.surfaces.cli._progress import Progress
from linter.surfaces.cli._statistics import Statistics
from linter.surfaces.cli._stories import Outcome


class Watch:
    """The eyes on one run; ``failing`` is the least severity that makes it fail."""

    def __init__(self, failing: Severity, progress: Progress, *, quiet: bool) -> None:
        self.statistics = Statistics()
        self._failing = failing
        self._progress = progress
        self._quiet = quiet
        self._codes: set[int] = set()

    def over(self, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
        """Hand the outcomes on, and say what each brings besides findings."""
        for outcome in outcomes:
            self._progress.step()
            if outcome.troubles or outcome.story is None or outcome.story.report.findings or outcome.before != outcome.after:
                self._progress.hide()
            for line in outcome.troubles:
                say(visible(line))
            if outcome.story is None and not self._quiet:
                say(visible(f"{outcome.file.name}: empty, nothing to check"))
            if outcome.story and outcome.story.readable:
                self.statistics.add(outcome.story.report, outcome.words)
            self._codes.add(outcome.code)
            yield outcome
        self._progress.hide()

    def stories(self, outcomes: Iterable[Outcome]) -> Iterator[Story]:
        """The stories for a reporter."""
        for outcome in self.over(outcomes):
            if outcome.story is not None:
                if any(finding.severity.rank >= self._failing.rank for finding in outcome.story.report.findings):
                    self._codes.add(1)
                yield outcome.story

    def found(self) -> None:
        """What was looked for is there: the run fails."""
        self._codes.add(1)

    @property
    def code(self) -> int:
        """The exit code: a wrong use before an incomplete run, that before findings."""
        return next((code for code in (USAGE, INCOMPLETE, 1) if code in self._codes), 0)
