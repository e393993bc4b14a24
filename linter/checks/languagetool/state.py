"""What a supervisor publishes of itself and its server, and whether they live."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    import psutil

# Seconds by which the system's account of when a process began may differ, since its clock is set now and then.
_DRIFT = 2.0


class State(msgspec.Struct, frozen=True):
    """What a supervisor publishes; ``url`` is empty and ``java`` 0 as long as the server is not ready.

    ``java_created`` tells the server from a later process of the same number, in seconds since the epoch.
    """

    pid: int
    version: str
    since: float
    url: str = ""
    java: int = 0
    java_created: float = 0.0

    def supervisor(self) -> psutil.Process | None:
        """The supervisor, if it lives; to be trusted only while its place is held, which no later process does."""
        return _process(self.pid)

    def server(self) -> psutil.Process | None:
        """The server, if it lives."""
        return _process(self.java, self.java_created)


#: A state from what was published; made at import, since msgspec crashes where two threads first use a type at once.
decode = msgspec.json.Decoder(State).decode


def _process(pid: int, created: float | None = None) -> psutil.Process | None:
    """That process, if it lives and is not a later one of the same number."""
    import psutil

    with suppress(psutil.Error):
        found = psutil.Process(pid) if pid else None
        if found and (created is None or abs(found.create_time() - created) < _DRIFT) and found.status() != psutil.STATUS_ZOMBIE:
            return found
    return None
