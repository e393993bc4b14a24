"""The desks of a run, and the order in which they take its files: one after another, two while LanguageTool answers, or in processes."""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from types import TracebackType
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from msgspec.structs import replace

from linter.files import File
from linter.readers import read
from linter.reporters import Story
from linter.surfaces.cli._bases import Bases, Basis
from linter.surfaces.cli._on_demand import OnDemand
from linter.surfaces.cli._results import Results, kept_results
from linter.surfaces.cli._stories import Desk, Outcome, unread

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

R = TypeVar("R")

# Stories in the pool or waiting to be printed, for each worker: enough to keep all busy past one long story.
_AHEAD = 4
#: From so many files that have to be read on, processes are started unasked: below, starting them takes longer than they save.
MANY = 40


class Room:
    """The desks of a run, one for each basis; a context manager. ``how`` is what they are to do, as ``Desk`` has it.

    ``jobs`` is how many files are read at a time; None leaves it to what there is to do. Can be sent to another process, which makes
    desks of its own.
    """

    def __init__(self, bases: Bases, jobs: int | None = None, **how: Any) -> None:
        """Take the bases; desks are made when first asked for, and raise ConfigError then."""
        self._bases = bases
        self._jobs = jobs
        self._how = how
        self._desks: dict[Basis, Desk] = {}
        self._makers: list[OnDemand] = []
        self._renamed: dict[str, str] = {}
        self._away = False

    def __getstate__(self) -> dict[str, Any]:
        """All but the desks."""
        return self.__dict__ | {"_desks": {}, "_makers": []}

    def __enter__(self) -> Room:
        """The room itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Let the checks close what they hold, and keep the reports that are new."""
        for maker in self._makers:
            maker.__exit__(kind, error, trace)
        for results in self._results:
            results.__exit__(kind, error, trace)

    @property
    def _results(self) -> list[Results]:
        return [desk.results for desk in self._desks.values() if desk.results]

    @property
    def renamed(self) -> dict[str, str]:
        """The old ids of rules that were used, with the present ones."""
        named = (self._renamed, *(maker.renamed for maker in self._makers), *(results.renamed for results in self._results))
        return {old: new for ids in named for old, new in ids.items()}

    def leave(self) -> None:
        """Be a room in a process of its own: what is read here is kept by the one that began it."""
        self._away = True
        for results in self._results:
            results.leave()

    def open(self, found: Iterable[File]) -> None:
        """Make the desks that some files need, and that of the current folder if there are none; raises ConfigError."""
        for path in {file.real: None for file in found} or (None,):
            self.desk(path)

    def desk(self, path: str | None = None) -> Desk:
        """The desk for the file at a path, or for the current folder; raises ConfigError, also for rules that cannot be used."""
        basis = self._bases.of(path)
        if basis not in self._desks:
            self._desks[basis] = self._made(basis)
        return self._desks[basis]

    def _made(self, basis: Basis) -> Desk:
        maker = OnDemand(basis.linter)
        self._makers.append(maker)
        # A comparison with another version is none that could be kept.
        kept = self._how.get("against") is None
        results = kept_results(basis.settings, self._how.get("format_"), basis.per_file.selectors) if kept else None
        if results and self._away:
            results.leave()
        if results is None or not results.sound:
            made = maker()
            if results:
                results.vouch(made.codes.renamed)
        return Desk(maker, basis.settings, basis.metadata, basis.per_file, results=results, **self._how)

    def outcome(self, file: File, data: bytes | None = None) -> Outcome:
        """What came of a file; ``data`` are its bytes, where they were read."""
        return self.desk(file.real).outcome(file, data)

    def outcomes(self, found: Sequence[File], stdin: bytes | None = None) -> Iterator[Outcome]:
        """What came of each file, in their order."""
        if stdin is not None:
            yield from (self.outcome(file, stdin) for file in found)
            return
        looked = ((file, self.desk(file.real).known(file)) for file in found)
        alone = len(found) if self._jobs == 1 else 1 if self._jobs or self._waits(found) else MANY
        # Those that have to be read decide whether others are called to help; so they are counted, as far as that matters.
        ahead: list[tuple[File, Outcome | bytes]] = []
        unread = 0
        for file, known in looked:
            if isinstance(known, Outcome) and not ahead:
                yield known
                continue
            ahead.append((file, known))
            unread += isinstance(known, bytes)
            if unread > alone:
                break
        rest = chain(ahead, looked)
        if unread <= alone:
            yield from (known if isinstance(known, Outcome) else self.outcome(file, known) for file, known in rest)
        elif self._waits(found) or self._how.get("against") or self._how.get("changed"):
            from concurrent.futures import ThreadPoolExecutor

            jobs = self._jobs or 2
            for _, done in _in_order(ThreadPoolExecutor(jobs), self.outcome, rest, jobs):
                yield done if isinstance(done, Outcome) else done.result()
        else:
            yield from self._in_processes(rest, self._jobs or _cores())

    def _waits(self, found: Sequence[File]) -> bool:
        """Whether some stories wait for LanguageTool, so that another can be read meanwhile."""
        bases = {self._bases.of(file.real) for file in found}
        return any(basis.settings.languagetool != "off" for basis in bases)

    def _in_processes(self, rest: Iterator[tuple[File, Outcome | bytes]], jobs: int) -> Iterator[Outcome]:
        from concurrent.futures import ProcessPoolExecutor
        from concurrent.futures.process import BrokenProcessPool
        from multiprocessing import get_context

        # Where a process can be doubled, what this one has loaded for its first story is shared by all.
        file, known = next(rest)
        yield known if isinstance(known, Outcome) else self.desk(file.real).outcome(file, known)
        context = get_context("fork" if sys.platform == "linux" else "spawn")
        pool = ProcessPoolExecutor(jobs, context, _begin, (self,))
        for file, done in _in_order(pool, _sent, rest, jobs):
            try:
                yield done if isinstance(done, Outcome) else self._received(done.result())
            except BrokenProcessPool:
                yield unread(file, "the process that read it, or one beside it, was ended")

    def _received(self, sent: _Sent) -> Outcome:
        outcome, whole, renamed, fresh = sent
        desk = self.desk(outcome.file.real)
        self._renamed |= renamed
        if desk.results:
            desk.results.take(fresh)
        if not whole or outcome.story is None:
            return outcome
        opener = partial(read, outcome.file.name, outcome.after, desk.format_)
        return replace(outcome, story=replace(outcome.story, opener=opener))


class _Sent(NamedTuple):
    """An outcome on its way between processes, without what reads its story; ``whole`` tells that it could be read."""

    outcome: Outcome
    whole: bool
    renamed: dict[str, str]
    fresh: dict[bytes, bytes]


_here: list[Room] = []


def _begin(room: Room) -> None:
    """In a new process: only the first one hears of an interruption, and ends the others."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    room.leave()
    _here[:] = [room]


def _sent(file: File, data: bytes) -> _Sent:
    room = _here[0]
    outcome = room.outcome(file, data)
    desk = room.desk(file.real)
    story = outcome.story
    bare = outcome if story is None else replace(outcome, story=Story(story.report, None, story.fixed))
    return _Sent(bare, story is not None and story.readable, room.renamed, desk.results.gathered() if desk.results else {})


def _in_order(
    pool: Executor, work: Callable[[File, bytes], R], rest: Iterable[tuple[File, Outcome | bytes]], jobs: int
) -> Iterator[tuple[File, Outcome | Future[R]]]:
    """What is known of each file, or at work on it, in their order, never far ahead of who takes it."""
    waiting: deque[tuple[File, Outcome | Future[R]]] = deque()
    working = 0
    try:
        for file, known in rest:
            waiting.append((file, known if isinstance(known, Outcome) else pool.submit(work, file, known)))
            working += isinstance(known, bytes)
            while waiting and (working == jobs * _AHEAD or isinstance(waiting[0][1], Outcome)):
                file, done = waiting.popleft()
                working -= not isinstance(done, Outcome)
                yield file, done
        yield from waiting
    finally:
        pool.shutdown(cancel_futures=True)


def _cores() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
