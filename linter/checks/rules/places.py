"""Where the keys and items of a TOML text stand: what the parser of the standard library does not tell."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

from linter.checks.rules.errors import Place, joined

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_STRING = re.compile(r'"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'', re.DOTALL)
_SCALAR = re.compile(r"[^,\]}#\n]*")
_DOT = re.compile(r"[ \t]*\.[ \t]*")


def places(source: str) -> dict[str, Place]:
    """The place of each key and item of a text that is TOML, by paths such as ``wrong[1].text`` or ``swap.web site``."""
    starts = [0, *(match.end() for match in re.finditer("\n", source))]
    found: dict[str, Place] = {}
    line = 0
    for path, at in sorted(_Scanner(source).walk(), key=lambda item: item[1]):
        while line + 1 < len(starts) and starts[line + 1] <= at:
            line += 1
        found.setdefault(path, Place(line + 1, at - starts[line] + 1))
    return found


def place(source: str, key: str) -> Place:
    """The place of a key, or of the nearest thing around it that is there; the first place of the text if nothing is."""
    found = places(source)
    around = [path for path in found if key == path or (key.startswith(path) and key[len(path)] in ".[")]
    return found[max(around, key=len)] if around else Place(1, 1)


class _Scanner:
    """Walks over a text that is known to be TOML, so that what it does not understand cannot be there."""

    def __init__(self, source: str) -> None:
        self._text = source
        self._at = 0
        self._counts: dict[str, int] = {}

    def walk(self) -> Iterator[tuple[str, int]]:
        """Paths and their offsets, in no certain order."""
        table = ""
        self._skip()
        while self._at < len(self._text):
            start = self._at
            if self._text.startswith("[", start):
                many = self._text.startswith("[[", start)
                self._at += 2 if many else 1
                table = self._header(many=many)
                self._at = self._text.index("]", self._at) + (2 if many else 1)
                yield from ((path, start) for path in {table, re.sub(r"\[\d+\]$", "", table)})
            else:
                yield from self._pair(table)
            self._skip()

    def _header(self, *, many: bool) -> str:
        *parents, last = self._names()
        path = ""
        for name in parents:
            path = joined(path, name)
            if path in self._counts:
                path += f"[{self._counts[path]}]"
        path = joined(path, last)
        if many:
            self._counts[path] = self._counts.get(path, -1) + 1
            path += f"[{self._counts[path]}]"
        return path

    def _pair(self, table: str) -> Iterator[tuple[str, int]]:
        start, path = self._at, table
        for name in self._names():
            path = joined(path, name)
            yield path, start
        self._at = self._text.index("=", self._at) + 1
        yield from self._value(path)

    def _names(self) -> list[str]:
        names = [self._name()]
        while dot := _DOT.match(self._text, self._at):
            self._at = dot.end()
            names.append(self._name())
        return names

    def _name(self) -> str:
        self._skip()
        match = _STRING.match(self._text, self._at) or _BARE.match(self._text, self._at)
        if match is None:
            raise ValueError(f"no key at {self._at}")
        self._at = match.end()
        quoted = match.group()[0] in "\"'"
        return str(tomllib.loads(f"key = {match.group()}")["key"]) if quoted else match.group()

    def _value(self, path: str) -> Iterator[tuple[str, int]]:
        self._skip()
        opening = self._text[self._at]
        if opening in "[{":
            self._at += 1
            number = 0
            while not self._closed("]" if opening == "[" else "}"):
                if opening == "{":
                    yield from self._pair(path)
                else:
                    item = f"{path}[{number}]"
                    yield item, self._at
                    yield from self._value(item)
                number += 1
        else:
            match = _STRING.match(self._text, self._at) or _SCALAR.match(self._text, self._at)
            self._at = match.end() if match else len(self._text)

    def _closed(self, closing: str) -> bool:
        """Whether the array or table ends here; else the next item begins here."""
        self._skip()
        if self._text[self._at] == ",":
            self._at += 1
            self._skip()
        if self._text[self._at] != closing:
            return False
        self._at += 1
        return True

    def _skip(self) -> None:
        match = _BLANK.match(self._text, self._at)
        self._at = match.end() if match else self._at
