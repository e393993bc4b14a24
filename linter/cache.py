"""What was computed for a text is kept on disk, so that no text is worked on twice.

One SQLite file in the user's cache folder, shared by all processes. A cache can only ever save time: one that
is broken is thrown away, one that cannot be written is done without.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import sqlite3

#: Another folder than the user's.
FOLDER_VARIABLE = "COPYDESK_CACHE"
#: Entries kept; about 100 bytes each where nothing was found in a text, 400 where something was.
LIMIT = 200_000
_SWEEP = 1.25  # sweeping is dear: it waits until there are this many times as many
_FRESH = 24 * 3600  # seconds in which a use is not noted again
_AT_ONCE = 500  # keys in one query
_WAIT = 2.0  # seconds for another process to finish writing
_FORMAT = 1


def folder() -> Path:
    """The folder of all caches: ``COPYDESK_CACHE``, or the user's."""
    if chosen := os.environ.get(FOLDER_VARIABLE):
        return Path(chosen).expanduser().absolute()
    from platformdirs import user_cache_dir

    return Path(user_cache_dir("copydesk"))


def clean() -> int:
    """Delete all caches; the bytes that this freed. What another process is using is made anew."""
    freed = 0
    for path in sorted(folder().rglob("*"), reverse=True):
        with suppress(OSError):
            if path.is_dir():
                path.rmdir()
            else:
                freed += path.stat().st_size
                path.unlink()
    return freed


def key(*parts: str | bytes) -> bytes:
    """The key for what depends on all of ``parts`` and nothing else, 16 bytes."""
    digest = blake2b(digest_size=16)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "little") + data)
    return digest.digest()


class Cache:
    """Values by key; safe for several processes, and for one thread at a time."""

    def __init__(self, name: str, *, limit: int = LIMIT) -> None:
        """Open the cache of that name, or a new one; without one where neither can be had."""
        self._path = folder() / f"{name}-{_FORMAT}.sqlite"
        self._limit = limit
        self._connection: sqlite3.Connection | None = None
        self._grown = False
        self._open()

    def get(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """The values that are there."""
        wanted = list(dict.fromkeys(keys))
        found: dict[bytes, bytes] = {}
        stale: list[bytes] = []
        now = int(time.time())
        for at in range(0, len(wanted), _AT_ONCE):
            some = wanted[at : at + _AT_ONCE]
            marks = ",".join("?" * len(some))
            for one, value, used in self._query(f"SELECT key, value, used FROM entries WHERE key IN ({marks})", some):  # noqa: S608
                found[one] = value
                if now - used > _FRESH:
                    stale.append(one)
        self._write("UPDATE entries SET used = ? WHERE key = ?", [(now, one) for one in stale])
        return found

    def put(self, values: Mapping[bytes, bytes]) -> None:
        """Keep values."""
        now = int(time.time())
        self._grown = self._grown or bool(values)
        self._write("INSERT OR REPLACE INTO entries VALUES (?, ?, ?)", [(one, value, now) for one, value in values.items()])

    def close(self) -> None:
        """Drop what has not been used for longest where there is too much, and close the file."""
        if self._connection is None:
            return
        # Counting reads the whole file.
        for (count,) in self._query("SELECT COUNT(*) FROM entries", []) if self._grown else []:
            if count > self._limit * _SWEEP:
                self._write("DELETE FROM entries WHERE key IN (SELECT key FROM entries ORDER BY used LIMIT ?)", [(count - self._limit,)])
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _open(self) -> None:
        import sqlite3

        for _ in range(2):
            try:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                # Autocommit but for the transactions below; which thread is at work is the caller's care.
                connection = sqlite3.connect(self._path, timeout=_WAIT, isolation_level=None, check_same_thread=False)
                connection.execute("PRAGMA journal_mode=WAL")
                connection.execute("PRAGMA synchronous=OFF")  # a lost cache is a slow run, nothing else
                connection.execute(
                    "CREATE TABLE IF NOT EXISTS entries (key BLOB PRIMARY KEY, value BLOB NOT NULL, used INTEGER NOT NULL) WITHOUT ROWID"
                )
            except sqlite3.OperationalError:
                return
            except sqlite3.DatabaseError:  # no database at all, or half of one
                self._throw_away()
            except OSError:
                return
            else:
                self._connection = connection
                return

    def _throw_away(self) -> None:
        for suffix in ("", "-wal", "-shm"):
            with suppress(OSError):
                Path(f"{self._path}{suffix}").unlink(missing_ok=True)

    def _query(self, statement: str, values: list[bytes]) -> list[tuple[Any, ...]]:
        if self._connection is None:
            return []
        import sqlite3

        try:
            return self._connection.execute(statement, values).fetchall()
        except sqlite3.Error as error:
            self._give_up(error)
            return []

    def _write(self, statement: str, rows: list[tuple[object, ...]]) -> None:
        if self._connection is None or not rows:
            return
        import sqlite3

        try:
            self._connection.execute("BEGIN IMMEDIATE")
            self._connection.executemany(statement, rows)
            self._connection.execute("COMMIT")
        except sqlite3.Error as error:
            self._give_up(error)

    def _give_up(self, error: sqlite3.Error) -> None:
        """Go on without the cache; a broken file is thrown away for the next run, a busy or read-only one is not."""
        import sqlite3

        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.close()
        self._connection = None
        if isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError):
            self._throw_away()
