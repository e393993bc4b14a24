"""The process that keeps one warm LanguageTool server for all runs on this machine; ``shared`` starts it.

It holds its place's lock from its first moment to its last, starts the server, asks it a first question, publishes
its address and waits: for the end of the idle time, for a signal to stop, for its files to be taken away, for the
server to die, which is started again, once a minute at most. Where it is killed itself, the server's guard kills
the server. Windows has no signal for it to obey: there it is killed, too.
"""

from __future__ import annotations

import logging
import os
import select
import signal
import socket
import sys
import time
from collections.abc import Callable

from linter.checks.languagetool import runtime, server, warm
from linter.checks.languagetool.error import LanguageToolError
from linter.checks.languagetool.jars import VERSION
from linter.checks.languagetool.runtime import Place
from linter.checks.languagetool.state import State

#: Seconds without a use after which it stops, where ``COPYDESK_LANGUAGETOOL_IDLE`` says nothing else.
IDLE = 900.0

_LOCK_TIME = 5.0  # who only looks whether the lock is held holds it for a moment
_TICK = 1.0
_GRACE = 0.2
_AGAIN = 60.0

_log = logging.getLogger("copydesk.languagetool")


class Supervisor:
    """The life of a server and its successors, in a place whose lock is held."""

    def __init__(self, place: Place, language: str) -> None:
        """Prepare for a first story in ``language``."""
        self._place = place
        self._language = language
        self._idle = IDLE
        self._told = False
        self._state = State(os.getpid(), VERSION, time.time())
        place.publish(self._state)
        place.file("failed").unlink(missing_ok=True)
        place.file("used").touch(mode=0o600)
        self._wake = _signals(self._stop)

    def run(self) -> None:
        """Keep a server until there is a reason to stop; leaves no process and no state behind.

        Raises LanguageToolError where the server does not start or does not answer.
        """
        restarted: float | None = None
        try:
            self._idle = _idle()
            while True:
                self._start()
                if reason := self._wait():
                    _log.info("stopping: %s", reason)
                    return
                _log.error("the server ended by itself")
                if restarted is not None and time.monotonic() - restarted < _AGAIN:
                    _log.error("giving up: that is twice within %g seconds", _AGAIN)
                    return
                restarted = time.monotonic()
                self._place.publish(self._state)
                server.close()
        except LanguageToolError as error:
            # Before the state goes and the lock: who waits shall read it.
            self._place.file("failed").write_text(str(error), "utf-8")
            raise
        finally:
            if self._mine():
                self._place.withdraw()
            server.close()

    def _start(self) -> None:
        """Start the server and publish it when it has answered, so that nobody waits for its first answer twice."""
        import psutil

        url = server.url()
        warm.ask(url, self._language)
        java = server.process_id()
        if java is None:
            raise LanguageToolError("the LanguageTool server ended as soon as it had started")
        self._place.use()
        self._place.publish(State(self._state.pid, VERSION, time.time(), url, java, psutil.Process(java).create_time()))
        _log.info("serving at %s", url)

    def _wait(self) -> str:
        """Why to stop; empty where the server has died."""
        while True:
            if select.select([self._wake], [], [], _TICK)[0]:
                self._wake.recv(64)
            if self._told:
                return "told to"
            if server.process_id() is None:
                return ""
            if not self._mine():
                return "its files were taken away"
            if time.time() - self._place.used() > self._idle and self._forsaken():
                return f"idle for {self._idle:g} seconds"

    def _forsaken(self) -> bool:
        """Take the address away, and give it back where somebody has read it just before."""
        state = self._place.state()
        self._place.publish(self._state)
        time.sleep(_GRACE)
        if time.time() - self._place.used() > self._idle or state is None:
            return True
        self._place.publish(state)
        return False

    def _mine(self) -> bool:
        state = self._place.state()
        return state is not None and state.pid == self._state.pid

    def _stop(self) -> None:
        self._told = True


def _signals(stop: Callable[[], None]) -> socket.socket:
    """Let the signal to stop call ``stop``; what comes back can be read after that and after the death of a child."""
    ours, theirs = socket.socketpair()
    ours.setblocking(False)
    theirs.setblocking(False)
    signal.set_wakeup_fd(theirs.detach(), warn_on_full_buffer=False)
    signal.signal(signal.SIGTERM, lambda *_: stop())
    if sys.platform != "win32":
        signal.signal(signal.SIGCHLD, lambda *_: None)
    return ours


def _detached() -> Callable[[], None]:
    """Go on in a child, which the system reaps whoever started this; calling what comes back lets this process end."""
    if not hasattr(os, "fork"):
        return lambda: None
    reading, writing = os.pipe()
    if os.fork():
        os.close(writing)
        os.read(reading, 1)
        os._exit(0)
    os.close(reading)
    return lambda: os.close(writing)


def _idle() -> float:
    chosen = os.environ.get(runtime.IDLE_VARIABLE)
    try:
        return float(chosen) if chosen else IDLE
    except ValueError:
        raise LanguageToolError(f"{runtime.IDLE_VARIABLE} is no number of seconds: {chosen}") from None


def main() -> None:
    """Keep a server for the settings in the environment, unless somebody does; its first story is in ``argv[1]``."""
    from filelock import FileLock, Timeout

    place = runtime.here()
    ready = _detached()
    logging.basicConfig(format="%(asctime)s %(message)s", level=logging.INFO)
    logging.getLogger("filelock").setLevel(logging.WARNING)
    try:
        with FileLock(place.file("lock"), timeout=_LOCK_TIME):
            supervisor = Supervisor(place, sys.argv[1])
            ready()
            supervisor.run()
    except Timeout:
        _log.info("another supervisor serves here")
    except LanguageToolError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
