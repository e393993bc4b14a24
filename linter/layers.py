"""A configuration as it is used: layers of options, each with the file and the folder that it was read from.

Every error names the file, the line and the key.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from linter.checks import ConfigError, UnknownRule
from linter.finding import Action
from linter.schema import LanguageToolOptions, Options, SuppressionTable
from linter.settings import RuleOptions, SuppressionOptions
from linter.tables import Keys, dotted

PYPROJECT = "pyproject.toml"

_PER_FILE = "per-file"
_ADDRESS = re.compile(r"https?://[\w.-]+(:\d{1,5})?(/[\w./~-]*)?", re.ASCII)


class Section(NamedTuple):
    """A table for some files: their patterns, relative to a folder, and the layer that it makes of a configuration."""

    root: Path
    files: tuple[str, ...]
    layer: Config


class Config:
    """Options and where they were read; ``options`` are all that hold, those of the base where nothing else is said."""

    def __init__(
        self, root: Path, options: Options, path: Path | None = None, text: str = "", *, base: Config | None = None, within: Keys = ()
    ) -> None:
        """Take what was read from ``path``, or from a table ``within`` it; the paths in it are relative to the folder ``root``."""
        self.root = root
        self.options: Options = options.over(base.options) if base else options
        self._own = options
        #: The file; None where nothing was read.
        self.path = path
        self._text = text
        self._base = base
        self._within = within

    @property
    def layers(self) -> Iterator[Config]:
        """This configuration and those that it stands on, the nearest first."""
        layer: Config | None = self
        while layer is not None:
            yield layer
            layer = layer._base

    def origin(self, key: str, *inside: str) -> Config | None:
        """The nearest layer that says a key, or an entry of the table under it; None where none does."""
        for layer in self.layers:
            value = getattr(layer._own, key.replace("-", "_"))
            for name in inside:
                value = value.get(name) if isinstance(value, dict) else None
            if value is not None:
                return layer
        return None

    def place(self, key: str, *inside: str) -> str | None:
        """``file:line`` where a key, or an entry of its table, is said; None where it is not."""
        layer = self.origin(key, *inside)
        return place(layer.path, layer._text, (*layer._within, key, *inside)) if layer else None

    @property
    def rule_folders(self) -> tuple[Path, ...]:
        """The newsroom's own rule folders; raises ConfigError for one that is not there."""
        return self._folders("rules", self.options.rules)

    @property
    def vocabulary(self) -> tuple[Path, ...]:
        """The newsroom's lists of words; raises ConfigError for one that is not there or cannot be read."""
        files = self._paths("vocabulary", self.options.vocabulary)
        for file in files:
            if not (file.is_file() and os.access(file, os.R_OK)):
                raise self.error("vocabulary", f"no file {str(file)!r} that can be read")
        return files

    @property
    def vale_styles(self) -> tuple[Path, ...]:
        """The folders of Vale styles; raises ConfigError for one that is not there."""
        return self._folders("styles", self.options.styles)

    def root_of(self, key: str) -> Path:
        """The folder that the paths and patterns under a key are relative to."""
        return (self.origin(key) or self).root

    def _paths(self, key: str, said: tuple[str, ...] | None) -> tuple[Path, ...]:
        return tuple(self.root_of(key) / path for path in said or ())

    def _folders(self, key: str, said: tuple[str, ...] | None) -> tuple[Path, ...]:
        folders = self._paths(key, said)
        for folder in folders:
            if not folder.is_dir():
                raise self.error(key, f"no folder {str(folder)!r}")
        return folders

    @property
    def languagetool(self) -> LanguageToolOptions:
        """What is said of LanguageTool, however it is written; raises ConfigError for an address that is none."""
        mode = url = None
        for layer in self.layers:
            said = layer._own.languagetool
            options = said if isinstance(said, LanguageToolOptions) else LanguageToolOptions(mode=said)
            mode, url = mode or options.mode, url or options.url
        if url is None:
            return LanguageToolOptions(mode)
        # Clients of LanguageTool are given its address with and without the version.
        address = url.rstrip("/").removesuffix("/v2") + "/v2/"
        if not _ADDRESS.fullmatch(address):
            raise self.error("languagetool", f"{url!r} is not the address of a server, such as http://localhost:8081/v2")
        return LanguageToolOptions(mode, address)

    @property
    def rules(self) -> tuple[tuple[str, RuleOptions], ...]:
        """What is made of rules, by their ids or folders."""
        return tuple(
            (selector, RuleOptions(said.severity, said.action and Action(said.action), said.safe))
            for selector, said in (self.options.rule or {}).items()
        )

    @property
    def suppressions(self) -> SuppressionOptions:
        """What is demanded of suppressions."""
        said = self.options.suppressions or SuppressionTable()
        return SuppressionOptions(said.require or (), said.max_days)

    @property
    def baseline(self) -> Path | None:
        """The file of known findings; whether it is there is not looked at."""
        return None if self.options.baseline is None else self.root_of("baseline") / self.options.baseline

    @property
    def sections(self) -> Iterator[Section]:
        """The tables for some files; where several speak of one, the last holds."""
        for layer in reversed(list(self.layers)):
            for number, table in enumerate(layer._own.per_file or ()):
                files = (table.files,) if isinstance(table.files, str) else table.files
                within = Config(layer.root, Options.of(table), layer.path, layer._text, within=(_PER_FILE, number))
                yield Section(layer.root, files, within)

    def under(self, layers: Iterable[Config]) -> Config:
        """This configuration with other layers on top, the last one the nearest."""
        config = self
        for layer in layers:
            config = Config(layer.root, layer._own, layer.path, layer._text, base=config, within=layer._within)
        return config

    @property
    def per_file_ignores(self) -> Iterator[tuple[Path, dict[str, tuple[str, ...]]]]:
        """What is ignored in files of some patterns, relative to a folder each."""
        for layer in self.layers:
            if layer._own.per_file_ignores:
                yield layer.root, layer._own.per_file_ignores

    def error(self, key: str | Keys, problem: str) -> ConfigError:
        """An error in the value of a key, or of one within tables."""
        keys = (key,) if isinstance(key, str) else key
        layer = self.origin(*map(str, keys)) or self
        return ConfigError(f"{place(layer.path, layer._text, (*layer._within, *keys))}: `{dotted((*layer._within, *keys))}`: {problem}")

    def blamed(self, error: UnknownRule) -> ConfigError:
        """The error with the place of the selector that no rule answers to, if it stands here."""
        options = self.options
        lists: dict[Keys, tuple[str, ...] | None] = {("select",): options.select, ("ignore",): options.ignore}
        lists |= {("per-file-ignores", pattern): selectors for pattern, selectors in (options.per_file_ignores or {}).items()}
        lists |= {("rule", selector): (selector,) for selector in options.rule or ()}
        keys = next((keys for keys, selectors in lists.items() if error.selector in (selectors or ())), None)
        return self.error(keys, str(error)) if keys else error


def tool_table(data: dict[str, Any]) -> Any:
    """The table ``[tool.copydesk]`` of a ``pyproject.toml``, None where there is none."""
    tool = data.get("tool")
    return tool.get("copydesk") if isinstance(tool, dict) else None


def place(path: Path | None, text: str, keys: Keys) -> str:
    """``file:line`` of a key in the text of a configuration.

    A line that ends a statement leaves a text that parses; so the statement that brings in the key begins
    after the last such line without it, whatever strings and arrays run over lines.
    """
    lines = text.splitlines(keepends=True)
    begin = 0
    for end in range(1, len(lines) + 1):
        try:
            data = tomllib.loads("".join(lines[:end]))
        except tomllib.TOMLDecodeError:
            continue
        table = tool_table(data) if path and path.name == PYPROJECT else data
        for key in keys:
            table = _item(table, key)
        if table is not None:
            return f"{path}:{begin + 1}"
        begin = end
    return str(path)


def _item(table: Any, key: str | int) -> Any:
    """What a key of a table, or a number in a list of tables, has under it."""
    if isinstance(key, int):
        return table[key] if isinstance(table, list) and key < len(table) else None
    return table.get(key) if isinstance(table, dict) else None
