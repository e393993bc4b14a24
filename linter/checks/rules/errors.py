"""What is wrong in a rule's file: the place, the key, the reason and, where one is near, what was meant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

from linter.checks import ConfigError
from linter.checks.rules.rule import RuleError

# Not compiled before something is wrong.
_AT = r" - at `\$?\.?(.*)`$"
_UNKNOWN = r"unknown field `(.*?)`"
_MISSING = r"missing required field `(.*?)`"
_VALUE = r"Invalid enum value '(.*?)'"
_TOML = r"^(.*?)\s*\(at (?:line (\d+), column (\d+)|end of document)\)$"


class Place(NamedTuple):
    """A line and a column, both from 1, the column in code points."""

    line: int
    column: int


class Misread(ConfigError):
    """A file of rules that cannot be used: where, which key (empty for the file as a whole), and why."""

    def __init__(self, path: Path, at: Place, key: str, said: str) -> None:
        """Say it in one line, ``file:line:column: key: reason``."""
        super().__init__(f"{path}:{at.line}:{at.column}: {f'{key}: ' if key else ''}{said}")
        self.path = path
        self.at = at
        self.key = key
        self.said = said

    def __reduce__(self) -> tuple[type[Misread], tuple[Path, Place, str, str]]:
        """Go from process to process as it is."""
        return type(self), (self.path, self.at, self.key, self.said)


def misread(path: Path, error: RuleError) -> Misread:
    """The error of a kind with its place in the file."""
    from linter.checks.rules.places import place

    return Misread(path, place(path.read_text(encoding="utf-8"), error.key), error.key, str(error))


def unparsed(path: Path, error: Exception) -> Misread:
    """The error of a file that could not be read as TOML."""
    if isinstance(error, UnicodeDecodeError):
        data = error.object[: error.start]
        at = Place(data.count(b"\n") + 1, len(data.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1)
        return Misread(path, at, "", f"not UTF-8 ({error.reason}); save the file as UTF-8")
    if isinstance(error, OSError):
        return Misread(path, Place(1, 1), "", f"cannot be read: {error.strerror}")
    match = re.match(_TOML, str(error))
    if match is None:
        return Misread(path, Place(1, 1), "", f"not TOML: {error}")
    lines = path.read_text(encoding="utf-8").splitlines() or [""]
    at = Place(int(match[2]), int(match[3])) if match[2] else Place(len(lines), len(lines[-1]) + 1)
    return Misread(path, at, "", f"not TOML: {match[1][:1].lower()}{match[1][1:]}")


def explained(message: str, spec: type) -> RuleError:
    """What the library says of a table that is none of ``spec``: the key at fault, and a hint at the key or the value meant."""
    from linter.checks.rules.keys import keys, values

    at = re.search(_AT, message)
    key = at[1] if at else ""
    said = message[: at.start()] if at else message
    if unknown := re.search(_UNKNOWN, said):
        return RuleError(joined(key, unknown[1]), f"no such key{near(unknown[1], keys(spec)) or '; see docs/rules.md for those there are'}")
    if missing := re.search(_MISSING, said):
        return RuleError(joined(key, missing[1]), "the key is missing; add it")
    if value := re.search(_VALUE, said):
        return RuleError(key, f"no such value {value[1]!r}{near(value[1], values(spec))}")
    return RuleError(key, said)


def joined(path: str, name: str) -> str:
    """The path of a key in a table."""
    return f"{path}.{name}" if path else name


def near(word: str, known: Sequence[str]) -> str:
    """A hint at the known word that was meant, or nothing."""
    matches = get_close_matches(word, known, 1)
    return f"; did you mean {matches[0]!r}?" if matches else ""
