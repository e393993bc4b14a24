"""The files of a folder of rules: found by a scan, and kept in the user's cache as they were understood."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from linter.checks import ConfigError
from linter.checks.rules import packs
from linter.checks.rules.packs import Pack
from linter.checks.rules.store import Kept, Stamp, Store


class Folder:
    """A folder of rules, which a pack is if it has one; packs inside it hold only where they are asked for."""

    def __init__(self, path: Path, pack: Pack | None = None) -> None:
        """Find the files; raises ConfigError where there is no such folder."""
        if not path.is_dir():
            raise ConfigError(f"{path}: the folder of rules is not there")
        self.path = path
        self.pack = pack
        stamps = sorted(_files(os.fspath(path), ""))
        self._store = Store(path, stamps)
        start = f"style/{pack.name}/" if pack else ""
        files = (stamp.file for stamp in stamps if os.path.basename(stamp.file) != packs.FILE)  # noqa: PTH119
        self._files = {start + file.removesuffix(".toml"): file for file in files}

    def names(self) -> list[str]:
        """The ids of the rules, in their order."""
        return sorted(self._files)

    def file(self, name: str) -> Path:
        """The file of the rule with that id."""
        return self.path / self._files[name]

    def kept(self) -> Kept | None:
        """The rules as they are kept, all of which were found to be good; None where a file is new or has changed."""
        return self._store.read()

    def keep(self, kept: Kept) -> None:
        """Keep rules that were all found to be good."""
        self._store.write(kept)


def _files(path: str, start: str) -> Iterator[Stamp]:
    """The files of a folder and of those in it that are no packs, relative to it, with their times and sizes."""
    folders = []
    with os.scandir(path) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                folders.append(entry)
            elif entry.name.endswith(".toml"):
                status = entry.stat()
                yield Stamp(start + entry.name, status.st_mtime_ns, status.st_size)
    for folder in folders:
        if not os.path.exists(os.path.join(folder.path, packs.FILE)):  # noqa: PTH110, PTH118 (ten thousand files: a Path for each is dear)
            yield from _files(folder.path, f"{start}{folder.name}/")
