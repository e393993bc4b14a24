"""One warm LanguageTool server for all runs of this user on this machine: found, started, replaced, stopped.

Who finds none starts a supervisor, which outlives the run and stops after a quarter of an hour without use.
"""

from __future__ import annotations

import time
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from linter.checks.languagetool import runtime
from linter.checks.languagetool.error import LanguageToolError
from linter.checks.languagetool.jars import VERSION
from linter.checks.languagetool.launch import WAIT, awaited, end, turn
from linter.checks.languagetool.runtime import Place

#: Seconds in which a server that is said to be broken may prove that it works.
PROBE = 10.0
#: Seconds for which a process does not try again what failed: a night's run would else wait at each of its stories.
PAUSE = 300.0

_AMERICAN = "en-US"
_MOMENT = 2.0
_DYING = 1.0

_failed: dict[Path, tuple[float, str]] = {}
_renewed: dict[Path, float] = {}


class Status(msgspec.Struct, frozen=True):
    """The server as it is; all but ``running`` and ``version`` say something only where one runs.

    ``pid`` is the supervisor's process. ``memory`` is what all its processes hold, in MB (10**6 bytes).
    """

    running: bool
    version: str = VERSION
    pid: int = 0
    java: int = 0
    port: int = 0
    memory: float = 0.0
    since: datetime | None = None
    idle: float = 0.0


def url(language: str = _AMERICAN) -> str:
    """The address of the warm server, ending in ``/v2/``, and note that it is used; cheap where one runs.

    Starts one where there is none, made warm for stories in ``language``. Raises LanguageToolError where it cannot
    be started, where that takes more than ``WAIT`` seconds, and without trying for ``PAUSE`` seconds after that.
    """
    place = runtime.here()
    place.use()
    if state := place.ready():
        return state.url
    when, reason = _failed.get(place.base, (0.0, ""))
    if reason and time.monotonic() - when < PAUSE:
        raise LanguageToolError(reason)
    try:
        began, deadline = time.time(), time.monotonic() + WAIT
        with turn(place, deadline):
            state = awaited(place, language, began, deadline)
    except LanguageToolError as error:
        _failed[place.base] = (time.monotonic(), str(error))
        raise
    _failed.pop(place.base, None)
    return state.url


def renew(address: str, language: str = _AMERICAN) -> str:
    """The address of a server that works, since the one at ``address`` was found dead, hung or refusing.

    It is replaced, unless somebody has done so or it answers here: others may be asking it. Raises
    LanguageToolError where this process has asked for that less than ``PAUSE`` seconds ago, and as ``url`` does.
    """
    place = runtime.here()
    began, deadline = time.time(), time.monotonic() + WAIT
    with turn(place, deadline):
        if (state := place.ready()) and state.url != address:
            return state.url
        if time.monotonic() - _renewed.get(place.base, -PAUSE) < PAUSE:
            raise LanguageToolError("the LanguageTool server fails again after it was replaced")
        _renewed[place.base] = time.monotonic()
        if state and _answers(address, language):
            return address
        if not _noticed(place, address):
            end(place)
        return awaited(place, language, began, deadline).url


def used() -> None:
    """Note that the server is used now. Cheap."""
    runtime.here().use()


def start(language: str = _AMERICAN) -> Status:
    """Start the server where none runs; raises LanguageToolError as ``url`` does."""
    url(language)
    return status()


def status() -> Status:
    """Whether a server runs for the settings of this process, and how."""
    place = runtime.here()
    if not (state := place.ready()) or not (supervisor := state.supervisor()):
        return Status(running=False)
    import psutil

    memory = 0
    for process in (supervisor, *supervisor.children(recursive=True)):
        try:
            memory += process.memory_info().rss
        except psutil.Error:
            continue
    return Status(
        running=True,
        version=state.version,
        pid=state.pid,
        java=state.java,
        port=urlsplit(state.url).port or 0,
        memory=memory / 1e6,
        since=datetime.fromtimestamp(state.since).astimezone(),
        idle=max(0.0, time.time() - place.used()),
    )


def stop() -> bool:
    """End the servers of this user, those for other settings and versions too; whether there was one.

    Raises LanguageToolError where one cannot be ended.
    """
    found = False
    for place in runtime.everywhere():
        with turn(place, time.monotonic() + WAIT):
            found |= place.held()
            end(place)
    return found


def _noticed(place: Place, address: str) -> bool:
    """Whether the supervisor has seen the end of its server and replaces it, for which it needs a moment."""
    began = time.monotonic()
    while (state := place.ready()) and state.url == address:
        # One that was killed answers nobody, but is there until the system has taken back its memory.
        if time.monotonic() - began > (_DYING if state.server() else _MOMENT):
            return False
        time.sleep(_MOMENT / 100)
    return True


def _answers(address: str, language: str) -> bool:
    from linter.checks.languagetool import warm

    try:
        warm.ask(address, language, PROBE)
    except LanguageToolError:
        return False
    return True
