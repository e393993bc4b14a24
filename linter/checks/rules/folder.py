"""The rule files of one folder: found by a scan, read, and kept in the user's cache as they were understood."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from linter.checks import ConfigError
from linter.checks.rules import packs
from linter.checks.rules.errors import place_of
from linter.checks.rules.packs import Pack
from linter.checks.rules.parsing import parsed
from linter.checks.rules.rule import Rule, RuleError
from linter.checks.rules.store import Kept, Stamp, Store


class Folder:
    """A folder of rules; packs inside it hold only where they are asked for."""

    def __init__(self, path: Path, pack: Pack | None = None) -> None:
        """Find the files; raises ConfigError where there is no such folder."""
        if not path.is_dir():
            raise ConfigError(f"{path}: the folder of rules is not there")
        self.path = path
        self._pack = pack
        stamps = sorted(_files(os.fspath(path), ""))
        self._store = Store(path, stamps)
        start = f"style/{pack.name}/" if pack else ""
        files = (stamp.file for stamp in stamps if not stamp.file.endswith(packs.FILE))
        self._files = {start + file.removesuffix(".toml"): file for file in files}

    def file(self, name: str) -> Path:
        """The file of the rule with that id."""
        return self.path / self._files[name]

    def kept(self) -> Kept | None:
        """The rules as they are kept, all of which were found to be good; None where a file is new or has changed."""
        return self._store.read()

    def keep(self, kept: Kept) -> None:
        """Keep rules that were all found to be good."""
        self._store.write(kept)

    def read(self) -> Iterator[Rule]:
        """The rules of the files, in the order of their ids; raises ConfigError with file, line, column and key."""
        for name in sorted(self._files):
            table = self._table(name)
            try:
                yield parsed(name, {"varieties": self._pack.varieties, **table} if self._pack else table)
            except RuleError as error:
                raise self.placed(name, error) from None

    def placed(self, name: str, error: RuleError) -> ConfigError:
        """What is wrong with the rule of that id, with the place in its file."""
        path = self.file(name)
        line, column = place_of(path.read_text(encoding="utf-8"), error.key)
        return ConfigError(f"{path}:{line}:{column}: {error.key}: {error}")

    def _table(self, name: str) -> dict[str, Any]:
        path = self.file(name)
        if "/" not in name:
            raise ConfigError(f"{path}:1:1: a rule stands in a folder, which is the first part of its id, such as style/{name}.toml")
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError as error:
            raise ConfigError(f"{path}:1:1: not UTF-8 ({error.reason})") from None
        except OSError as error:
            raise ConfigError(f"{path}:1:1: cannot be read: {error.strerror}") from None
        try:
            return tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            place = re.search(r"at line (\d+), column (\d+)", str(error))
            line, column = place.groups() if place else (len(text.splitlines()) or 1, 1)
            raise ConfigError(f"{path}:{line}:{column}: not TOML: {error}") from None


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
