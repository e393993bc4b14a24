"""Starting and ending the supervisor of a place, by one process at a time."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from linter.checks.languagetool import install, runtime
from linter.checks.languagetool.error import LanguageToolError
from linter.checks.languagetool.runtime import Place
from linter.checks.languagetool.state import State

if TYPE_CHECKING:
    import subprocess

#: Seconds until a server must be ready.
WAIT = 60.0

_END_TIME = 10.0
_REAP_TIME = 1.0
_TICK = 0.05


@contextmanager
def turn(place: Place, deadline: float) -> Iterator[None]:
    """Be the only one who changes what runs in a place.

    Raises LanguageToolError where another process is that still at ``deadline`` (of ``time.monotonic``).
    """
    try:
        from filelock import FileLock, Timeout
    except ImportError as error:
        raise LanguageToolError(f"a package is missing ({error}); install copydesk[languagetool]") from error

    lock = FileLock(place.file("turn"), poll_interval=_TICK)
    try:
        lock.acquire(timeout=max(0.0, deadline - time.monotonic()))
    except Timeout:
        raise LanguageToolError(f"LanguageTool is being started by another process for more than {WAIT:g} seconds") from None
    except OSError as error:
        raise LanguageToolError(f"LanguageTool cannot be started: {error}") from error
    try:
        yield
    finally:
        lock.release()


def awaited(place: Place, language: str, began: float, deadline: float) -> State:
    """The state of the server when it is ready; it is started where nobody does. Only in one's ``turn``.

    Raises LanguageToolError where it cannot be started, why a start failed that ended after ``began`` (seconds since
    the epoch), and where it is not ready at ``deadline``.
    """
    launched: subprocess.Popen[bytes] | None = None
    try:
        while time.monotonic() < deadline:
            if state := place.ready():
                return state
            if reason := place.failure(began):
                raise LanguageToolError(reason)
            if not place.held():
                if launched is None:
                    # The state of one that was killed would soon look like its successor's.
                    end(place)
                    launched = _launch(place, language)
                elif launched.poll() is not None and not place.held():
                    silent = f"LanguageTool's supervisor ended without a word; see {place.file('log')}"
                    raise LanguageToolError(place.failure(began) or silent)
            time.sleep(_TICK)
        raise LanguageToolError(f"LanguageTool was not ready after {WAIT:g} seconds; see {place.file('log')}")
    finally:
        if launched:
            _reap(launched)


def end(place: Place) -> None:
    """End the supervisor in a place, if one lives, and its server. Only in one's ``turn``.

    Raises LanguageToolError where that cannot be done.
    """
    state = place.state()
    if state and place.held() and (supervisor := state.supervisor()):
        supervisor.terminate()
        if not _until(lambda: not place.held() and not state.supervisor()):
            supervisor.kill()
    if not _until(lambda: not place.held()):
        raise LanguageToolError(f"LanguageTool's supervisor cannot be ended; see {place.file('log')}")
    # One that was killed left it, where its guard was not quicker.
    if state and (server := state.server()):
        server.kill()
        _until(lambda: not state.server())
    place.withdraw()


def _launch(place: Place, language: str) -> subprocess.Popen[bytes]:
    """Start a supervisor that lives on without this process and its terminal."""
    import subprocess

    if not sys.executable:
        raise LanguageToolError("LanguageTool cannot be started: this process does not know its Python")
    root = os.fspath(Path(__file__).parents[3])
    paths = {
        # It works in another folder: relative paths would lead elsewhere.
        "PYTHONPATH": os.pathsep.join(filter(None, [root, os.environ.get("PYTHONPATH")])),
        install.FOLDER_VARIABLE: os.fspath(install.default_folder()),
        runtime.FOLDER_VARIABLE: os.fspath(runtime.folder()),
    }
    command = [sys.executable, "-P", "-m", "linter.checks.languagetool.supervisor", language]
    try:
        with place.file("log").open("wb") as log:
            return subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=Path(sys.executable).anchor,
                env=os.environ | paths,
                start_new_session=True,
                creationflags=getattr(subprocess, "DETACHED_PROCESS", 0),
            )
    except OSError as error:
        raise LanguageToolError(f"LanguageTool cannot be started: {error}") from error


def _reap(launched: subprocess.Popen[bytes]) -> None:
    """Wait for the end of the process that was launched, which forks and ends; without forks it is the supervisor."""
    if hasattr(os, "fork"):
        from subprocess import TimeoutExpired

        with suppress(TimeoutExpired):
            launched.wait(_REAP_TIME)


def _until(true: Callable[[], bool]) -> bool:
    """Wait for something for ``_END_TIME`` seconds at most; whether it came."""
    deadline = time.monotonic() + _END_TIME
    while not true():
        if time.monotonic() > deadline:
            return False
        time.sleep(_TICK)
    return True
