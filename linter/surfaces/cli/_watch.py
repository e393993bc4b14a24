"""Watches a run go by: says on standard error what was not checked and keeps the exit code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from time import perf_counter

from linter.files import File
from linter.finding import Severity
from linter.reporters import Story, visible
from linter.surfaces.cli._faults import INCOMPLETE, USAGE, say
from linter.surfaces.cli._progress import Progress
from linter.surfaces.cli._statistics import Statistics
from linter.surfaces.cli._stories import Outcome


class Watch:
    """The eyes on one run; ``failing`` is the least severity that makes it fail, by the file."""

    def __init__(self, failing: Callable[[File], Severity], progress: Progress, *, quiet: bool) -> None:
        self.statistics = Statistics()
        self._failing = failing
        self._progress = progress
        self._quiet = quiet
        self._codes: set[int] = set()
        self._spent: Counter[str] = Counter()
        self._began = perf_counter()

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
            self._spent.update(outcome.spent)
            yield outcome
        self._progress.hide()

    def stories(self, outcomes: Iterable[Outcome]) -> Iterator[Story]:
        """The stories for a reporter."""
        for outcome in self.over(outcomes):
            if outcome.story is not None:
                least = self._failing(outcome.file).rank
                if any(finding.severity.rank >= least for finding in outcome.story.report.findings):
                    self._codes.add(1)
                yield outcome.story

    def found(self) -> None:
        """What was looked for is there: the run fails."""
        self._codes.add(1)

    def say_spent(self) -> None:
        """Say how long the run and each check took."""
        for check, seconds in self._spent.most_common():
            say(f"{seconds:>9.3f} s  {check}")
        say(f"{perf_counter() - self._began:>9.3f} s  the whole run, words: {self.statistics.words:,}")

    @property
    def code(self) -> int:
        """The exit code: a wrong use before an incomplete run, that before findings."""
        return next((code for code in (USAGE, INCOMPLETE, 1) if code in self._codes), 0)
