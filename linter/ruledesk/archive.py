"""The stories of an archive: files of any format that is read, or lines of JSON with a text in each."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from linter import files
from linter.checks import ConfigError
from linter.document import Document
from linter.patterns import Patterns
from linter.readers import Unreadable, read
from linter.settings import Language, Settings

_LINES = ".jsonl"
_LANGUAGES = ("language", "variety")


class Item(msgspec.Struct, frozen=True):
    """A story to read: a file, or a text with what a line of JSON says of it; or, with a ``problem``, one that cannot be read."""

    name: str
    path: str | None = None
    text: str = ""
    language: str | None = None
    problem: str | None = None

    def document(self, format_: str | None = None) -> Document:
        """The story; raises Unreadable."""
        if self.problem:
            raise Unreadable(self.problem)
        if self.path is None:
            return read(f"{self.name}.txt", self.text.encode("utf-8", "surrogatepass"))
        return read(self.name, files.read(self.path), format_)

    def settings(self, document: Document, settings: Settings) -> Settings:
        """The settings with the story's own language and date; raises Unreadable for a language that is none."""
        said = self.language or document.language
        try:
            language = Language(said) if said else settings.language
        except ValueError as error:
            raise Unreadable(f"the story's language: {error}") from None
        return replace(settings, language=language, published=document.published or settings.published)


def items(path: Path) -> Sequence[Item]:
    """The stories in a file or a folder, in their order; raises ConfigError where there are none."""
    if path.suffix == _LINES and path.is_file():
        found = _lines(path)
    else:
        walked = files.find([str(path)], Patterns(Path.cwd(), ()))
        found = [Item(file.name, file.path, problem=file.problem) for file in walked]
    if not found:
        raise ConfigError(f"{path}: no stories there")
    return found


def _lines(path: Path) -> list[Item]:
    """A story for each line; raises ConfigError for a file that cannot be read."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except OSError as error:
        raise ConfigError(f"{path}: {files.reason(error)}") from None
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: not UTF-8 (byte {error.start})") from None
    return [_line(f"{path}:{number}", line) for number, line in enumerate(lines, 1) if line.strip()]


def _line(name: str, line: str) -> Item:
    try:
        said: Any = json.loads(line)
    except ValueError:
        return Item(name, problem="the line is not JSON")
    if not isinstance(said, dict) or not isinstance(said.get("text"), str):
        return Item(name, problem='the line is no object with a "text"')
    language = next((said[key] for key in _LANGUAGES if isinstance(said.get(key), str)), None)
    return Item(name, text=said["text"], language=language)
