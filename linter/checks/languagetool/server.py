"""The LanguageTool server of this process, which is the supervisor's: started on first need, gone when it ends.

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
    import subprocess

    from language_tool_python import LanguageTool

#: The longest text of one request, in UTF-16 code units.
MAX_TEXT = 50_000
#: Seconds that the server takes for one text at most.
CHECK_TIME = 40
#: Seconds until a server that was started must answer.
START_TIME = 60
_TRIES = 2
_HOST = "127.0.0.1"
_GUARD = "import os, sys; sys.stdin.read(); os.kill(int(sys.argv[1]), 9)"
# Measured on Java 17 and 25: little compiling gives the first answer after 6.5 s of work instead of 12 to 16 and has
# read no fewer words by the second 150,000; one collector thread is enough; the heap of a server that has all its rules
# loaded, for three Englishes, fits. A class archive cannot be had: Java makes none with the folder in a jar's class path.
JAVA_OPTIONS = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData -Xms256m"
_HEAP = 256  # MB at most to start with and for each language: one takes from 10 (Danish) over 90 (French) to 170 (German) once used
CONFIG = {
    "maxTextLength": MAX_TEXT,
    "maxCheckTimeMillis": CHECK_TIME * 1000,
    # Each needs rules of its own: more than there are processors cost 25 MB each and the time to load them, for nothing.
    "maxCheckThreads": min(max(os.cpu_count() or 2, 2), 8),
    "cacheSize": 1_000,
    "pipelineCaching": True,
    "maxPipelinePoolSize": 8,
}


_lock = RLock()
_tool: LanguageTool | None = None


def url() -> str:
    """The address of the running server, ending in ``/v2/``; starts it where none was started.

    Raises LanguageToolError where it cannot be started, after ``START_TIME`` seconds a try at most, and where it
    has died and was not closed.
    """
    global _tool
    with _lock:
        if _tool is None:
            _tool = _start(install.default_folder())
        elif not _tool._server_is_alive():
            raise LanguageToolError("the LanguageTool server ended by itself")
        return _tool.url


def close() -> None:
    """End the server, if one runs, and wait until it is gone."""
    global _tool
    with _lock:
        if _tool is not None:
            _end(_tool)
        _tool = None


def process_id() -> int | None:
    """The number of the server's process; None where none was started or it has ended. Waits for a start under way."""
    with _lock:
        return _tool._server.pid if _tool and _tool._server and _tool._server_is_alive() else None


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
    if (guard := getattr(tool, "guard", None)) is not None:
        guard.kill()
        guard.communicate()


def _guard(pid: int) -> subprocess.Popen[bytes]:
    """Start a process that kills that one as soon as this one ends, however it does."""
    import subprocess
    import sys

    command = [sys.executable, "-I", "-S", "-c", _GUARD, str(pid)]
    # Only this process holds the other end of its standard input.
    return subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=os.sep, start_new_session=True
    )


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
            self.guard = _guard(self._server.pid) if self._server else None
            super()._wait_for_server_ready(timeout)

    try:
        with _environment(folder, executable):
            tool = Local("en-US", host=_HOST, config=CONFIG, language_tool_download_version=jars.VERSION)
            # Read by now; it would stay behind where this process is killed.
            if tool._config:
                Path(tool._config.path).unlink(missing_ok=True)
            return tool
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
    heap = _HEAP * (1 + len(install.languages(folder)))
    changed = {
        "LTP_PATH": str(folder),
        "PATH": os.pathsep.join([str(executable.parent), os.environ.get("PATH", os.defpath)]),
        # The user's come last, since the JVM heeds the last of two that disagree.
        "JDK_JAVA_OPTIONS": f"{JAVA_OPTIONS} -Xmx{heap}m {os.environ.get('JDK_JAVA_OPTIONS', '')}".strip(),
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
