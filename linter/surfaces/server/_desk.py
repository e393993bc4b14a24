"""What all requests share: the linter, the limits, the threads that check, and the counts of what was done."""

from __future__ import annotations

import asyncio
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec

from linter.document import Document
from linter.engine import Linter
from linter.readers import read
from linter.report import Report
from linter.settings import Settings
from linter.surfaces.server._manuscripts import Manuscripts

if TYPE_CHECKING:
    from starlette.requests import Request

T = TypeVar("T")


class Limits(msgspec.Struct, frozen=True):
    """What a server lets a client do.

    ``text`` is in code points, ``body`` in bytes, ``seconds`` for one answer; ``rate`` are requests a minute of one client, 0 for any
    number; ``waiting`` are the checks that may be at work or wait.
    """

    text: int = 200_000
    body: int = 4_000_000
    seconds: float = 30.0
    rate: int = 0
    waiting: int = 64


class Access(msgspec.Struct, frozen=True):
    """Who may ask: ``tokens``, any client where there are none; ``origins`` of web pages, ``*`` for all; ``hosts`` it is called by."""

    tokens: frozenset[str] = frozenset()
    origins: tuple[str, ...] = ()
    hosts: frozenset[str] = frozenset({"localhost", "127.0.0.1", "[::1]"})


class Busy(Exception):
    """More checks wait than may."""

    def __init__(self) -> None:
        super().__init__("too many checks are waiting; ask again in a moment")


class TooSlow(Exception):
    """A check that took longer than it may."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"the check took longer than {seconds:g} seconds; send a shorter text")


class Desk:
    """Checks stories for all requests; a context manager."""

    def __init__(
        self,
        linter: Linter,
        settings: Settings,
        *,
        limits: Limits | None = None,
        access: Access | None = None,
        words: Path | None = None,
        log_text: bool = False,
    ) -> None:
        """Take a linter and the settings of stories that say nothing.

        ``words`` is the list that clients may add to; ``log_text`` has the log tell what was sent, too.
        """
        self.linter = linter
        self.settings = settings
        self.limits = limits or Limits()
        self.access = access or Access()
        self.words = words
        self.log_text = log_text
        #: Requests by address and status, the seconds that they took by address, and findings told.
        self.requests: Counter[tuple[str, str]] = Counter()
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self.findings = 0
        self.began = time.time()
        self.closing = False
        self.manuscripts = Manuscripts()
        self._pool = ThreadPoolExecutor(2, "check")
        self._waiting = 0

    def __enter__(self) -> Desk:
        """The desk itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let the threads end."""
        self.closing = True
        self.manuscripts.close()
        self._pool.shutdown(cancel_futures=True)

    @property
    def waiting(self) -> int:
        """How many checks are at work or wait."""
        return self._waiting

    def present(self, selectors: Iterable[str], settings: Settings) -> None:
        """Raise ConfigError for a selector that no rule answers to, and for a style pack that cannot be used."""
        linter = Linter(settings) if settings.styles != self.settings.styles else self.linter
        linter.present(selectors)

    def warm(self, text: str) -> None:
        """Have the checks load what they load when they are first used."""
        self.linter.lint(read("warm.txt", text.encode()), self.settings)

    async def lint(self, document: Document, settings: Settings) -> Report:
        """What is said of a story; raises Busy, and TooSlow."""
        report = await self.run(lambda: self.linter.lint(document, settings))
        self.findings += len(report.findings)
        return report

    async def run(self, work: Callable[[], T]) -> T:
        """Do what takes long in a thread; raises Busy, and TooSlow for what then goes on with nobody to hear of it."""
        if self._waiting >= self.limits.waiting:
            raise Busy
        self._waiting += 1
        future = self._pool.submit(work)
        loop = asyncio.get_running_loop()
        future.add_done_callback(lambda _: loop.call_soon_threadsafe(self._done))
        try:
            return await asyncio.wait_for(asyncio.shield(asyncio.wrap_future(future)), self.limits.seconds)
        except TimeoutError:
            future.cancel()
            raise TooSlow(self.limits.seconds) from None

    def _done(self) -> None:
        self._waiting -= 1


def desk_of(request: Request) -> Desk:
    """The desk of the application that a request came to."""
    desk: Desk = request.app.state.desk
    return desk
