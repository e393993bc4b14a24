"""The metadata file: what a content system knows of each story and its text does not say."""

from __future__ import annotations

from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

import msgspec

from linter.checks import ConfigError
from linter.settings import Language, day


class Entry(NamedTuple):
    """What is known of one story."""

    language: Language | None = None
    published: date | None = None


def load(path: Path) -> dict[str, Entry]:
    """Entries by the story's path; raises ConfigError naming the file and the entry."""
    try:
        data = msgspec.json.decode(path.read_bytes())
    except OSError as error:
        raise ConfigError(f"{path}: {(error.strerror or str(error)).lower()}") from None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: not JSON: {error}") from None
    if not isinstance(data, dict):
        raise ConfigError(f"{path}: an object is wanted: from a story's path to its language and date")
    return {PurePosixPath(name).as_posix(): _entry(f"{path}: entry {name!r}", value) for name, value in data.items()}


def _entry(place: str, value: Any) -> Entry:
    if not isinstance(value, dict):
        raise ConfigError(f"{place}: an object is wanted, with `language` or `published`")
    language, published = (_string(place, value, key) for key in ("language", "published"))
    try:
        return Entry(None if language is None else Language(language), None if published is None else day(published))
    except ValueError as error:
        raise ConfigError(f"{place}: {error}") from None


def _string(place: str, value: dict[str, Any], key: str) -> str | None:
    found = value.get(key)
    if found is None or isinstance(found, str):
        return found
    raise ConfigError(f"{place}: `{key}` must be a string, not {found!r}")
