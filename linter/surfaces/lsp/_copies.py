"""The stories that are open in an editor: each is checked a moment after its last change, at once when somebody asks for it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from itertools import count
from typing import NamedTuple, TypeVar

from linter.checks import ConfigError
from linter.files import File
from linter.readers import Unreadable
from linter.surfaces.lsp._desks import Desks, file_of
from linter.surfaces.proof import Proof

T = TypeVar("T")
_NUMBERS = count(1)


class Text(NamedTuple):
    """A text as it stands in the editor: its address, its number, its language by the editor's name, its content."""

    uri: str
    version: int | None
    language_id: str | None
    content: str


class Copy:
    """What is known of one state of a story."""

    def __init__(self, text: Text) -> None:
        """Nothing is, yet."""
        self.text = text
        #: None for a story that cannot be read, which is the ``problem``, or that the configuration leaves out.
        self.proof: Proof | None = None
        self.problem: str | None = None
        self.wanted = asyncio.Event()
        #: Set when the quick checks have spoken, and when all have.
        self.quick = asyncio.Event()
        self.whole = asyncio.Event()
        self.task: asyncio.Task[None] | None = None
        #: Whether somebody asked and was told, and the number of what there is to tell: another wherever it is another.
        self.heard = False
        self.number = next(_NUMBERS)


#: Hears that there is something new to tell of a copy.
Told = Callable[[Copy], Awaitable[None]]


class Copies:
    """The open stories."""

    def __init__(self, told: Told) -> None:
        """Take who hears of what is found."""
        self._told = told
        self._pool = ThreadPoolExecutor(2, "check")
        self._copies: dict[str, Copy] = {}
        self.desks: Desks | None = None
        #: Set once the configuration was read, or could not be.
        self.ready = asyncio.Event()

    def put(self, text: Text, delay: float) -> Copy:
        """Take a story's new state; it is checked after ``delay`` seconds, or as soon as it is asked for."""
        self.drop(text.uri)
        copy = self._copies[text.uri] = Copy(text)
        copy.task = asyncio.create_task(self._checked(copy, delay))
        return copy

    def drop(self, uri: str) -> None:
        """Forget a story."""
        if (former := self._copies.pop(uri, None)) and former.task:
            former.task.cancel()

    def get(self, uri: str) -> Copy | None:
        """The present state of a story, None where it is not open."""
        return self._copies.get(uri)

    async def asked(self, uri: str, *, whole: bool = False) -> Copy | None:
        """The state of a story about which something has been said, all of it if ``whole``; None where it is not open."""
        while copy := self._copies.get(uri):
            copy.wanted.set()
            done = copy.whole if whole else copy.quick
            if done.is_set():
                return copy
            ready = asyncio.create_task(done.wait())
            try:
                await asyncio.wait([ready, *([copy.task] if copy.task else [])], return_when=asyncio.FIRST_COMPLETED)
            finally:
                ready.cancel()
        return None

    def again(self) -> None:
        """Check all stories anew, since something that they are judged by is another now."""
        for copy in list(self._copies.values()):
            self.put(copy.text, 0)

    async def run(self, work: Callable[[], T]) -> T:
        """Do what takes long in a thread."""
        return await asyncio.get_running_loop().run_in_executor(self._pool, work)

    async def _checked(self, copy: Copy, delay: float) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(copy.wanted.wait(), delay)
        file = file_of(copy.text.uri, copy.text.language_id)
        try:
            await self._read(copy, file)
        except (Unreadable, ValueError, ConfigError) as error:
            copy.problem = f"{file.name}: {error}"
        heard = copy.quick.is_set()
        copy.quick.set()
        copy.whole.set()
        if not heard:
            await self._told(copy)

    async def _read(self, copy: Copy, file: File) -> None:
        await self.ready.wait()
        desks = self.desks
        if desks is None or (proof := await self.run(partial(_proof, copy.text, desks, file))) is None:
            return
        stages = proof.stages()
        while (stage := await self.run(partial(next, stages, None))) is not None:
            if copy.quick.is_set() and stage.report == proof.report:
                continue
            proof.report = stage.report
            copy.proof, copy.number = proof, next(_NUMBERS)
            copy.quick.set()
            await self._told(copy)

    def close(self) -> None:
        """Forget all stories and let the threads end."""
        for uri in list(self._copies):
            self.drop(uri)
        self._pool.shutdown(wait=False, cancel_futures=True)
        if self.desks is not None:
            self.desks.close()


def _proof(text: Text, desks: Desks, file: File) -> Proof | None:
    if desks.excluded(file.path):
        return None
    return Proof(file, desks.desk(file.path), text.content.encode("utf-8", "surrogatepass"))
