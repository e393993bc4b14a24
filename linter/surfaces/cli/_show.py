"""What a run would do: the settings of its stories, each with where it was said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from linter.files import File, shown
from linter.schema import LanguageToolOptions, Options
from linter.surfaces.cli._bases import Bases, Basis, failing
from linter.surfaces.cli._options import Asked
from linter.tables import dotted

_DEFAULT = "default"
#: Keys of the configuration that an option of the command line goes before, where it is not called as the key is.
_OPTIONS = {"respect-gitignore": "no_respect_gitignore"}
_TABLES = ("rule", "per-file-ignores")


def settings(asked: Asked, bases: Bases, found: Sequence[File], output_format: str) -> Iterator[str]:
    """The lines: a block in TOML for each basis that stories of the run are read by."""
    by_basis: dict[Basis, list[File]] = {}
    for file in found:
        by_basis.setdefault(bases.of(file.real), []).append(file)
    for basis, files in (by_basis or {bases.of(): []}).items():
        more = f" and {len(files) - 1:,} more" if len(files) > 1 else ""
        yield f"# {files[0].name if files else 'the current folder'}{more}"
        for key, value, origin in _rows(asked, basis, output_format):
            yield f"{key} = {msgspec.json.encode(value).decode()}  # {origin}"
        yield ""


def _rows(asked: Asked, basis: Basis, output_format: str) -> Iterator[tuple[str, Any, str]]:
    config = basis.config
    told = basis.settings
    values = {
        "language": str(told.language),
        "languagetool": told.languagetool,
        "select": told.select,
        "ignore": told.ignore,
        "exclude": asked.exclude or config.options.exclude or (),
        "respect-gitignore": not asked.no_respect_gitignore and config.options.respect_gitignore is not False,
        "fail-on": str(failing(asked.fail_on, config)),
        "output-format": output_format,
        "rules": _paths(told.rule_folders),
        "style": _paths(told.styles),
        "known-misspellings": told.known_misspellings,
        "vocabulary": _paths(told.vocabulary),
        "styles": _paths(told.vale_styles),
        "baseline": str(config.options.baseline or ""),
    }
    for key, value in values.items():
        yield key, value, _origin(asked, basis, key)
    if told.languagetool_url:
        yield "languagetool-url", told.languagetool_url, _place(basis, "languagetool")
    if config.options.suppressions:
        yield "suppressions", _plain(config.options.suppressions), _place(basis, "suppressions")
    for table in _TABLES:
        for name, said in (getattr(config.options, table.replace("-", "_")) or {}).items():
            yield dotted((table, name)), _plain(said), _place(basis, table, name)


def _origin(asked: Asked, basis: Basis, key: str) -> str:
    name = _OPTIONS.get(key, key.replace("-", "_"))
    if getattr(asked, name, None):
        return "--" + name.replace("_", "-")
    said = _place(basis, key)
    if key == "languagetool" and basis.settings.languagetool == "off" and _mode(basis.config.options) != "off":
        return f"LanguageTool is not installed; {said}: auto"
    return said


def _mode(options: Options) -> str | None:
    said = options.languagetool
    return said.mode if isinstance(said, LanguageToolOptions) else said


def _place(basis: Basis, *keys: str) -> str:
    return _short(basis.config.place(*keys) or _DEFAULT)


def _short(place: str) -> str:
    """A place without the current folder before it."""
    return shown(place.removeprefix(f"{Path.cwd()}/"))


def _paths(paths: Sequence[Path]) -> list[str]:
    return [_short(str(path)) for path in paths]


def _plain(value: Any) -> Any:
    """A table as it was written."""
    data = msgspec.to_builtins(value)
    return {key: said for key, said in data.items() if said is not None} if isinstance(data, dict) else data
