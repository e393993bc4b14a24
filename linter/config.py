"""The configuration: ``copydesk.toml``, or ``[tool.copydesk]`` in ``pyproject.toml``, from the nearest folder that has one.

Every error names the file, the line and the key. Nothing here knows the command line, which overrides it.
"""

from __future__ import annotations

import os
import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import msgspec

from linter.checks import ConfigError
from linter.settings import FailOn, Language, LanguageToolMode

FILE = "copydesk.toml"
_PYPROJECT = "pyproject.toml"

_ADDRESS = re.compile(r"https?://[\w.-]+(:\d{1,5})?(/[\w./~-]*)?", re.ASCII)


class LanguageToolOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """LanguageTool in more than a word: when to use it, and a server of the newsroom's."""

    mode: LanguageToolMode | None = None
    url: str | None = None


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

    def error(self, key: str, problem: str) -> ConfigError:
        """An error in the value of a key."""
        return ConfigError(f"{_place(self._path, self._text, key)}: `{key}`: {problem}")


def day(text: str) -> date:
    """A date as YYYY-MM-DD and nothing else; raises ValueError."""
    try:
        return msgspec.convert(text, date)
    except msgspec.ValidationError:
        raise ValueError(f"{text!r} is not a date such as 2026-01-31") from None


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
    fields = {field.encode_name: field for field in msgspec.structs.fields(Options)}
    for key, value in table.items():
        if key not in fields:
            from difflib import get_close_matches

            close = get_close_matches(key, fields, 1)
            hint = f"did you mean `{close[0]}`?" if close else f"known are {', '.join(fields)}"
            raise ConfigError(f"{_place(path, text, key)}: unknown key `{key}`; {hint}")
        try:
            msgspec.convert(value, fields[key].type)
        except msgspec.ValidationError:
            raise ConfigError(f"{_place(path, text, key)}: `{key}` must be {_wanted(fields[key].type)}, not {value!r}") from None
    options = msgspec.convert(table, Options)
    config = Config(path.parent, options, path, text)
    if options.language is not None:
        try:
            Language(options.language)
        except ValueError as error:
            raise config.error("language", str(error)) from None
    return config


def _wanted(kind: Any) -> str:
    """What a value may be, for people."""
    (kind, *others) = (part for part in get_args(kind) if part is not type(None))
    if others:
        keys = " and ".join(f"`{field.encode_name}`" for other in others for field in msgspec.structs.fields(other))
        return f"{_wanted(kind | None)}, or a table with {keys}"
    if get_origin(kind) is Literal:
        return "one of " + ", ".join(f'"{choice}"' for choice in get_args(kind))
    if kind is bool:
        return "true or false"
    return "a list of strings" if get_origin(kind) is tuple else "a string"


def _place(path: Path | None, text: str, key: str) -> str:
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
        if isinstance(table, dict) and key in table:
            return f"{path}:{begin + 1}"
        begin = end
    return str(path)
