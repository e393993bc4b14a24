"""The LanguageTool server of this process: started on first need, shared by its threads, gone when it ends.

language-tool-python starts and kills it. Its choice of a port is done anew below: a server that does not come
up would be tried on some 900 ports, and all but the first of those tries wait at the wrong address.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from linter.checks.languagetool import install, jars, java
from linter.checks.languagetool.error import LanguageToolError

if TYPE_CHECKING:
    from language_tool_python import LanguageTool

#: The longest text of one request, in UTF-16 code units.
MAX_TEXT = 50_000
#: Seconds that the server takes for one text at most.
CHECK_TIME = 60
#: Seconds until a server that was started must answer.
START_TIME = 60
_TRIES = 2
_HOST = "127.0.0.1"
# Little compiling, one collector thread and a bounded heap: half the time to the first answer of the JVM's own choice.
_JAVA_OPTIONS = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx1g"
_CONFIG = {
    "maxTextLength": MAX_TEXT,
    "maxCheckTimeMillis": CHECK_TIME * 1000,
    "cacheSize": 1_000,
    "pipelineCaching": True,
    "maxPipelinePoolSize": 8,
}


class _State:
    """The server of this process, and why there is none."""

    def __init__(self) -> None:
        self.process = os.getpid()
        self.tool: LanguageTool | None = None
        self.failure: str | None = None


_lock = RLock()
_state = _State()


def url() -> str:
    """The address of the running server, ending in ``/v2/``; starts it where none was started.

    Raises LanguageToolError where it cannot be started, after ``START_TIME`` seconds a try at most, and where it
    has died. It is not tried again before ``close()``: a night's run would else wait at each of its stories.
    """
    with _lock:
        state = _mine()
        if state.failure is None and state.tool is not None and not state.tool._server_is_alive():
            state.failure = "the LanguageTool server ended by itself"
        if state.failure is None and state.tool is None:
            try:
                state.tool = _start(install.default_folder())
            except LanguageToolError as error:
                state.failure = str(error)
        if state.failure is not None or state.tool is None:
            raise LanguageToolError(state.failure or "there is no LanguageTool server")
        return state.tool.url


def close() -> None:
    """End the server, if one runs, wait until it is gone, and forget a failure."""
    global _state
    with _lock:
        if (tool := _mine().tool) is not None:
            _end(tool)
        _state = _State()


def _mine() -> _State:
    """The state; a forked child sees its parent's server, which it must not end, and starts without one."""
    global _state
    if _state.process != os.getpid():
        _state = _State()
    return _state


def _end(tool: LanguageTool) -> None:
    """Kill and reap. What died by itself is only forgotten: the system may have given its number to another process."""
    from language_tool_python.server import RUNNING_SERVER_PROCESSES

    process = tool._server
    if process is None:
        return
    if process.poll() is None:
        tool.close()
    elif process in RUNNING_SERVER_PROCESSES:
        RUNNING_SERVER_PROCESSES.remove(process)
    if process.stdin:
        process.stdin.close()


def _start(folder: Path) -> LanguageTool:
    install.verify(folder)
    executable = java.find()
    try:
        from language_tool_python import LanguageTool
        from language_tool_python.exceptions import LanguageToolError as LibraryError
    except ImportError as error:
        raise LanguageToolError(f"a package is missing ({error}); install copydesk[languagetool]") from error

    class Local(LanguageTool):
        def _start_server_on_free_port(self) -> None:
            for tries_left in reversed(range(_TRIES)):
                self._port = _free_port()
                self._url = f"http://{self._host}:{self._port}/v2/"
                try:
                    self._start_local_server()
                except LibraryError:
                    _end(self)
                    if not tries_left:
                        raise
                else:
                    return

        def _wait_for_server_ready(self, timeout: int = START_TIME) -> None:
            super()._wait_for_server_ready(timeout)

    try:
        with _environment(folder, executable):
            return Local("en-US", host=_HOST, config=_CONFIG, language_tool_download_version=jars.VERSION)
    except (LibraryError, OSError, ValueError, SystemError) as error:
        raise LanguageToolError(f"LanguageTool does not start with {executable}: {error}") from error


def _free_port() -> int:
    import socket

    with socket.socket() as probe:
        probe.bind((_HOST, 0))
        return int(probe.getsockname()[1])


@contextmanager
def _environment(folder: Path, executable: Path) -> Iterator[None]:
    """The variables that language-tool-python and the JVM read, put back afterwards."""
    changed = {
        "LTP_PATH": str(folder),
        "PATH": os.pathsep.join([str(executable.parent), os.environ.get("PATH", os.defpath)]),
        # The user's come last, since the JVM heeds the last of two that disagree.
        "JDK_JAVA_OPTIONS": f"{_JAVA_OPTIONS} {os.environ.get('JDK_JAVA_OPTIONS', '')}".strip(),
    }
    before = {name: os.environ.get(name) for name in changed}
    os.environ.update(changed)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
