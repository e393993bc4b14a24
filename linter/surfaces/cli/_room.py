"""The desks of a run, and the order in which they take its files: one after another, two while LanguageTool answers, or in processes."""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from types import TracebackType
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from linter.files import File
from linter.readers import read
from linter.reporters import Story
from linter.surfaces.cli._bases import Bases, Basis
from linter.surfaces.cli._stories import Desk, Outcome, unread

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

    from linter.engine import Linter

R = TypeVar("R")

# Stories in the pool or waiting to be printed, for each worker: enough to keep all busy past one long story.
_AHEAD = 4
#: From so many files on, processes are started unasked: below, starting them takes longer than they save.
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

    def __getstate__(self) -> dict[str, Any]:
        """All but the desks."""
        return self.__dict__ | {"_desks": {}}

    def __enter__(self) -> Room:
        """The room itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Let the checks close what they hold."""
        for linter in self._linters:
            linter.__exit__(kind, error, trace)

    @property
    def _linters(self) -> list[Linter]:
        return [desk.linter for desk in self._desks.values()]

    @property
    def renamed(self) -> dict[str, str]:
        """The old ids of rules that were used, with the present ones."""
        return {old: new for linter in self._linters for old, new in linter.codes.renamed.items()}

    def desk(self, path: str | None = None) -> Desk:
        """The desk for the file at a path, or for the current folder; raises ConfigError."""
        basis = self._bases.of(path)
        if basis not in self._desks:
            self._desks[basis] = Desk(basis.linter(), basis.settings, basis.metadata, basis.per_file, **self._how)
        return self._desks[basis]

    def outcome(self, file: File, data: bytes | None = None) -> Outcome:
        """What came of a file, or of ``data`` under its name."""
        return self.desk(file.where).outcome(file, data)

    def outcomes(self, found: Sequence[File], stdin: bytes | None = None) -> Iterator[Outcome]:
        """What came of each file, in their order."""
        waits = any(desk.settings.languagetool != "off" for desk in {id(desk): desk for desk in map(self._of, found)}.values())
        jobs = min(self._workers(len(found), waits=waits), len(found))
        if jobs < 2 or stdin is not None:
            yield from (self.outcome(file, stdin) for file in found)
        elif waits or self._how.get("against") is not None:
            from concurrent.futures import ThreadPoolExecutor

            yield from (done.result() for done in _in_order(ThreadPoolExecutor(jobs), self.outcome, found, jobs))
        else:
            yield from self._in_processes(found, jobs)

    def _of(self, file: File) -> Desk:
        return self.desk(file.where)

    def _workers(self, files: int, *, waits: bool) -> int:
        if self._jobs is not None:
            return self._jobs
        return 2 if waits else _cores() if files > MANY and self._how.get("against") is None else 1

    def _in_processes(self, found: Sequence[File], jobs: int) -> Iterator[Outcome]:
        from concurrent.futures import ProcessPoolExecutor
        from concurrent.futures.process import BrokenProcessPool
        from multiprocessing import get_context

        # Where a process can be doubled the lists that this one has read are shared by all.
        context = get_context("fork" if sys.platform == "linux" else "spawn")
        pool = ProcessPoolExecutor(jobs, context, _begin, (self,))
        for file, done in zip(found, _in_order(pool, _sent, found, jobs), strict=True):
            try:
                sent = done.result()
            except BrokenProcessPool:
                yield unread(file, "the process that read it, or one beside it, was ended")
            else:
                yield self._received(sent)

    def _received(self, sent: _Sent) -> Outcome:
        outcome, whole, renamed = sent
        desk = self.desk(outcome.file.where)
        desk.linter.codes.renamed.update(renamed)
        if not whole or outcome.story is None:
            return outcome
        document = read(outcome.file.name, outcome.after, desk.format_)
        return replace(outcome, story=replace(outcome.story, document=document))


class _Sent(NamedTuple):
    """An outcome on its way between processes, without its document; ``whole`` tells that there is one."""

    outcome: Outcome
    whole: bool
    renamed: dict[str, str]


_here: list[Room] = []


def _begin(room: Room) -> None:
    """In a new process: only the first one hears of an interruption, and ends the others."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _here[:] = [room]


def _sent(file: File) -> _Sent:
    room = _here[0]
    outcome = room.outcome(file)
    story = outcome.story
    bare = outcome if story is None else replace(outcome, story=Story(story.report, None, story.fixed))
    return _Sent(bare, story is not None and story.document is not None, dict(room.desk(file.where).linter.codes.renamed))


def _in_order(pool: Executor, work: Callable[[File], R], found: Sequence[File], jobs: int) -> Iterator[Future[R]]:
    """What is at work on each file, in their order, never far ahead of who takes it."""
    waiting: deque[Future[R]] = deque()
    try:
        for file in found:
            waiting.append(pool.submit(work, file))
            if len(waiting) == jobs * _AHEAD:
                yield waiting.popleft()
        while waiting:
            yield waiting.popleft()
    finally:
        pool.shutdown(cancel_futures=True)


def _cores() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
