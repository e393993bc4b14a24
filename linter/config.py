"""The configuration: ``copydesk.toml``, or ``[tool.copydesk]`` in ``pyproject.toml``, from the nearest folder that has one.

Nothing here knows the command line, which overrides it.
"""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Any

import msgspec

from linter.checks import ConfigError
from linter.layers import PYPROJECT, Config, place, tool_table
from linter.schema import Options
from linter.settings import Language
from linter.tables import fault

FILE = "copydesk.toml"
_EXTENDS = "extends"


def nearest(start: Path, known: dict[Path, Config | None] | None = None) -> Config:
    """The configuration that holds in a folder: the nearest one, whole, and nothing from those above it that it does not extend.

    ``known`` keeps what was found in each folder, so that the files of a run share what is read.
    """
    known = {} if known is None else known
    for folder in (start, *start.parents):
        if folder not in known:
            known[folder] = _in(folder)
        if config := known[folder]:
            return config
    known[start.parents[-1] if start.parents else start] = config = Config(start, Options())
    return config


def _in(folder: Path) -> Config | None:
    """The configuration in a folder."""
    if (folder / FILE).is_file():
        return load(folder / FILE)
    pyproject = folder / PYPROJECT
    # Most projects have one that says nothing of copydesk: not worth parsing, nor worth an error of ours.
    return _load_pyproject(pyproject) if pyproject.is_file() and "copydesk" in _text(pyproject) else None


def load(path: Path, above: tuple[Path, ...] = ()) -> Config:
    """The configuration in a file; raises ConfigError. ``above`` are the files that extend it, the nearest last."""
    if path.name == PYPROJECT:
        if config := _load_pyproject(path, above):
            return config
        raise ConfigError(f"{path}: there is no table [tool.copydesk]")
    text = _text(path)
    return _config(path, text, _parsed(path, text), above)


def _load_pyproject(path: Path, above: tuple[Path, ...] = ()) -> Config | None:
    text = _text(path)
    table = tool_table(_parsed(path, text))
    return None if table is None else _config(path, text, table, above)


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


def _config(path: Path, text: str, table: Any, above: tuple[Path, ...]) -> Config:
    if not isinstance(table, dict):
        raise ConfigError(f"{path}: [tool.copydesk] is not a table")
    if found := fault(table, Options):
        keys, problem = found
        raise ConfigError(f"{place(path, text, keys)}: {problem}")
    options = msgspec.convert(table, Options)
    config = Config(path.parent, options, path, text)
    for one in (config, *(section.layer for section in config.sections)):
        if one.options.language is not None:
            try:
                Language(one.options.language)
            except ValueError as error:
                raise one.error("language", str(error)) from None
    if options.extends is None:
        return config
    return Config(path.parent, options, path, text, base=_extended(config, options.extends, (*above, path)))


def _extended(config: Config, named: str, above: tuple[Path, ...]) -> Config:
    """The configuration that another one extends; raises ConfigError where that is none, or leads back."""
    base = Path(os.path.normpath(config.root / named))
    if not base.is_file():
        raise config.error(_EXTENDS, f"no file {str(base)!r}")
    if base.resolve() in {path.resolve() for path in above}:
        raise config.error(_EXTENDS, f"{' extends '.join(path.name for path in (*above, base))}, and so on without an end")
    return load(base, above)
