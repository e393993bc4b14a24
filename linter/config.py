"""The configuration: ``copydesk.toml``, or ``[tool.copydesk]`` in ``pyproject.toml``, from the nearest folder that has one.

Every error names the file, the line and the key. Nothing here knows the command line, which overrides it.
"""

from __future__ import annotations

import os
import re
import tomllib
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec

from linter.checks import ConfigError, UnknownRule
from linter.finding import Action
from linter.settings import FailOn, Language, LanguageToolMode, RuleOptions, SuppressionOptions
from linter.tables import Keys, dotted, fault

FILE = "copydesk.toml"
_PYPROJECT = "pyproject.toml"

_ADDRESS = re.compile(r"https?://[\w.-]+(:\d{1,5})?(/[\w./~-]*)?", re.ASCII)


class LanguageToolOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """LanguageTool in more than a word: when to use it, and a server of the newsroom's."""

    mode: LanguageToolMode | None = None
    url: str | None = None


class RuleTable(msgspec.Struct, frozen=True):
    """What is made of a rule, or of a folder of rules: see ``settings.RuleOptions``."""

    severity: Literal["error", "warning", "info", "off"] | None = None
    action: Literal["correct", "review", "ask"] | None = None
    safe: bool | None = None


class SuppressionTable(msgspec.Struct, frozen=True, rename="kebab"):
    """What is demanded of suppressions: see ``settings.SuppressionOptions``."""

    require: tuple[Literal["reason", "initials", "until"], ...] | None = None
    max_days: Annotated[int, msgspec.Meta(ge=1)] | None = None


class Options(msgspec.Struct, frozen=True, rename="kebab"):
    """What can be configured; None where nothing was said."""

    language: str | None = None
    languagetool: LanguageToolMode | LanguageToolOptions | None = None
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    exclude: tuple[str, ...] | None = None
    fail_on: FailOn | None = None
    output_format: str | None = None
    rules: tuple[str, ...] | None = None
    style: tuple[str, ...] | None = None
    known_misspellings: bool | None = None
    vocabulary: tuple[str, ...] | None = None
    styles: tuple[str, ...] | None = None
    rule: dict[str, RuleTable] | None = None
    suppressions: SuppressionTable | None = None
    per_file_ignores: dict[str, tuple[str, ...]] | None = None
    baseline: str | None = None


class Config:
    """Options and where they were read; ``root`` is the folder that their paths are relative to."""

    def __init__(self, root: Path, options: Options, path: Path | None = None, text: str = "") -> None:
        """Take what was read from ``path``."""
        self.root = root
        self.options = options
        self._path = path
        self._text = text

    @property
    def rule_folders(self) -> tuple[Path, ...]:
        """The newsroom's own rule folders; raises ConfigError for one that is not there."""
        folders = tuple(self.root / folder for folder in self.options.rules or ())
        for folder in folders:
            if not folder.is_dir():
                raise self.error("rules", f"no folder {str(folder)!r}")
        return folders

    @property
    def vocabulary(self) -> tuple[Path, ...]:
        """The newsroom's lists of words; raises ConfigError for one that is not there or cannot be read."""
        files = tuple(self.root / file for file in self.options.vocabulary or ())
        for file in files:
            if not (file.is_file() and os.access(file, os.R_OK)):
                raise self.error("vocabulary", f"no file {str(file)!r} that can be read")
        return files

    @property
    def vale_styles(self) -> tuple[Path, ...]:
        """The folders of Vale styles; raises ConfigError for one that is not there."""
        folders = tuple(self.root / folder for folder in self.options.styles or ())
        for folder in folders:
            if not folder.is_dir():
                raise self.error("styles", f"no folder {str(folder)!r}")
        return folders

    @property
    def languagetool(self) -> LanguageToolOptions:
        """What is said of LanguageTool, however it is written; raises ConfigError for an address that is none."""
        said = self.options.languagetool
        options = said if isinstance(said, LanguageToolOptions) else LanguageToolOptions(mode=said)
        if options.url is None:
            return options
        # Clients of LanguageTool are given its address with and without the version.
        url = options.url.rstrip("/").removesuffix("/v2") + "/v2/"
        if not _ADDRESS.fullmatch(url):
            raise self.error("languagetool", f"{options.url!r} is not the address of a server, such as http://localhost:8081/v2")
        return LanguageToolOptions(options.mode, url)

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
        return None if self.options.baseline is None else self.root / self.options.baseline

    def error(self, key: str | Keys, problem: str) -> ConfigError:
        """An error in the value of a key, or of one within tables."""
        keys = (key,) if isinstance(key, str) else key
        return ConfigError(f"{_place(self._path, self._text, keys)}: `{dotted(keys)}`: {problem}")

    def blamed(self, error: UnknownRule) -> ConfigError:
        """The error with the place of the selector that no rule answers to, if it stands here."""
        options = self.options
        lists: dict[Keys, tuple[str, ...] | None] = {("select",): options.select, ("ignore",): options.ignore}
        lists |= {("per-file-ignores", pattern): selectors for pattern, selectors in (options.per_file_ignores or {}).items()}
        lists |= {("rule", selector): (selector,) for selector in options.rule or ()}
        keys = next((keys for keys, selectors in lists.items() if error.selector in (selectors or ())), None)
        return self.error(keys, str(error)) if keys else error


def nearest(start: Path) -> Config:
    """The configuration that holds in a folder; the nearest one, whole, and nothing from those above it."""
    for folder in (start, *start.parents):
        if (folder / FILE).is_file():
            return load(folder / FILE)
        pyproject = folder / _PYPROJECT
        # Most projects have one that says nothing of copydesk: not worth parsing, nor worth an error of ours.
        if pyproject.is_file() and "copydesk" in _text(pyproject) and (config := _load_pyproject(pyproject)):
            return config
    return Config(start, Options())


def load(path: Path) -> Config:
    """The configuration in a file; raises ConfigError."""
    if path.name == _PYPROJECT:
        if config := _load_pyproject(path):
            return config
        raise ConfigError(f"{path}: there is no table [tool.copydesk]")
    text = _text(path)
    return _config(path, text, _parsed(path, text))


def _load_pyproject(path: Path) -> Config | None:
    text = _text(path)
    table = _table(_parsed(path, text))
    return None if table is None else _config(path, text, table)


def _table(data: dict[str, Any]) -> Any:
    tool = data.get("tool")
    return tool.get("copydesk") if isinstance(tool, dict) else None


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ConfigError(f"{path}: {(error.strerror or str(error)).lower()}") from None
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: not UTF-8 (byte {error.start})") from None


def _parsed(path: Path, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        # The library ends its messages with the place, which stands first in ours.
        problem, _, place = str(error).rpartition(" (at ")
        line = place.removeprefix("line ").split(",")[0] if place.startswith("line ") else str(len(text.splitlines()))
        raise ConfigError(f"{path}:{line}: not TOML: {problem[:1].lower()}{problem[1:]}") from None


def _config(path: Path, text: str, table: Any) -> Config:
    if not isinstance(table, dict):
        raise ConfigError(f"{path}: [tool.copydesk] is not a table")
    if found := fault(table, Options):
        keys, problem = found
        raise ConfigError(f"{_place(path, text, keys)}: {problem}")
    options = msgspec.convert(table, Options)
    config = Config(path.parent, options, path, text)
    if options.language is not None:
        try:
            Language(options.language)
        except ValueError as error:
            raise config.error("language", str(error)) from None
    return config


def _place(path: Path | None, text: str, keys: Keys) -> str:
    """``file:line`` of a key.

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
        table = _table(data) if path and path.name == _PYPROJECT else data
        for key in keys:
            table = table.get(key) if isinstance(table, dict) else None
        if table is not None:
            return f"{path}:{begin + 1}"
        begin = end
    return str(path)
