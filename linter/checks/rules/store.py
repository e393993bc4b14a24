"""The parsed rule files of a folder, kept in the user's cache: reading sixty TOML files costs more than a short story's check.

Nothing here may fail: without a place to write, files are parsed again each time.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec

from linter import cache

# The layout of what is kept; other layouts are passed over.
_LAYOUT = 1

Tables = dict[str, dict[str, Any]]


class Store:
    """The kept tables of one folder, good as long as names, times and sizes of its files are the same."""

    def __init__(self, folder: Path, paths: Iterable[Path]) -> None:
        """Take the folder and its rule files; nothing is read yet."""
        stamp = sha256(f"{_LAYOUT}".encode())
        for path in paths:
            with contextlib.suppress(OSError):
                known = path.stat()
                stamp.update(f"{path}\0{known.st_mtime_ns}\0{known.st_size}\0".encode("utf-8", "surrogatepass"))
        self._stamp = stamp.hexdigest()
        name = sha256(str(folder.absolute()).encode("utf-8", "surrogatepass")).hexdigest()[:16]
        self._path = cache.folder() / "rules" / f"{name}.msgpack"

    def read(self) -> Tables | None:
        """What is kept, or None if there is nothing of these files."""
        try:
            stamp, tables = msgspec.msgpack.decode(self._path.read_bytes(), type=tuple[str, Tables])
        except (OSError, msgspec.DecodeError):
            return None
        return tables if stamp == self._stamp else None

    def write(self, tables: Tables) -> None:
        """Keep tables, in one step, so that no other process reads half of them."""
        import tempfile  # only where something is written

        with contextlib.suppress(OSError, TypeError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            content = msgspec.msgpack.encode((self._stamp, tables))
            handle, part = tempfile.mkstemp(dir=self._path.parent)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(content)
                Path(part).replace(self._path)
            except OSError:
                Path(part).unlink(missing_ok=True)
