"""The rules of a folder as they were read and found to be good, kept in the user's cache: reading TOML costs more than a story's check.

Nothing here may fail: without a place to write, files are read again each time.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import msgspec

from linter import cache
from linter.checks.rules import kinds
from linter.checks.rules.rule import Rule
from linter.version import __version__

# The layout of what is kept; other layouts are passed over.
_LAYOUT = 2


class Stamp(NamedTuple):
    """A file, with the time of its last change in nanoseconds and its size in bytes."""

    file: str
    time: int
    size: int


class Kept(NamedTuple):
    """The rules of a folder in the order of their ids, and what ``required`` says of their expressions."""

    rules: Sequence[Rule]
    required: dict[str, list[str] | None]


class Store:
    """The kept rules of one folder, good as long as names, times and sizes of its files are the same."""

    def __init__(self, folder: Path, files: Iterable[Stamp]) -> None:
        """Take the folder and its files; nothing is read yet."""
        stamp = sha256(f"{_LAYOUT}\0{__version__}\0".encode())
        for file in files:
            stamp.update(f"{file.file}\0{file.time}\0{file.size}\0".encode("utf-8", "surrogatepass"))
        self._stamp = stamp.hexdigest()
        name = sha256(str(folder.absolute()).encode("utf-8", "surrogatepass")).hexdigest()[:16]
        self._path = cache.folder() / "rules" / f"{name}.msgpack"

    def read(self) -> Kept | None:
        """What is kept, or None if there is nothing of these files."""
        try:
            content = self._path.read_bytes()
            stamp, by_kind, required = msgspec.msgpack.decode(content, type=tuple[str, dict[str, msgspec.Raw], dict[str, list[str] | None]])
            if stamp != self._stamp:
                return None
            rules = [
                rule
                for kind, group in by_kind.items()
                if kind in kinds.names()
                for rule in msgspec.msgpack.decode(group, type=list[kinds.load(kind).Spec])  # type: ignore[misc]
            ]
        except (OSError, msgspec.MsgspecError):
            return None
        return Kept(sorted(rules, key=lambda rule: rule.id), required)

    def write(self, kept: Kept) -> None:
        """Keep rules, in one step, so that no other process reads half of them."""
        import tempfile  # only where something is written

        by_kind: dict[str, list[Rule]] = {}
        for rule in kept.rules:
            by_kind.setdefault(rule.kind, []).append(rule)
        with contextlib.suppress(OSError, TypeError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            content = msgspec.msgpack.encode((self._stamp, by_kind, kept.required))
            handle, part = tempfile.mkstemp(dir=self._path.parent)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(content)
                Path(part).replace(self._path)
            except OSError:
                Path(part).unlink(missing_ok=True)
