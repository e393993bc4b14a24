"""Heads in TOML: the strings in them with their keys and places. Python's own reader says first whether they are in order."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable

from linter.readers._content import Content
from linter.readers._frontmatter import strings
from linter.readers._frontmatter.fields import Field, Head

_TOML = re.compile(
    r"""(?P<long>\"\"\"(?:[^\\]|\\.)*?\"{3,5}(?!\")|'''.*?'{3,5}(?!'))|(?P<string>"(?:[^"\\\n]|\\.)*"|'[^'\n]*')|(?P<comment>\#[^\r\n]*)
       |(?P<line>\n)|(?P<mark>[=\[\]{},.])|(?P<word>[^\s=\[\]{},.#"']+)""",
    re.VERBOSE | re.DOTALL,
)
_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")


def read(source: str, start: int, end: int, head: Head) -> None:
    """Find the strings and comments of TOML in ``source[start:end]``."""
    try:
        tomllib.loads(source[start:end].replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        said = str(error)
        at = start
        if place := _PLACE.search(said):
            for _ in range(int(place[1]) - 1):
                at = source.index("\n", at) + 1
            at += int(place[2]) - 1
        head.broken = min(at, end), f"the TOML of the head: {_PLACE.sub('', said).strip() or 'nested too deep'}"
        return
    matches = list(_TOML.finditer(source, start, end))
    head.comments += [(match.group()[1:].strip(), *match.span()) for match in matches if match.lastgroup == "comment"]
    _Walk(source, [match for match in matches if match.lastgroup != "comment"], head).statements()


class _Walk:
    """Goes over tokens that are known to be in order, and notes the strings."""

    def __init__(self, source: str, tokens: list[re.Match[str]], head: Head) -> None:
        self._source = source
        self._tokens = tokens
        self._head = head

    def statements(self) -> None:
        """Headers of tables, and keys with their values."""
        table: tuple[str, ...] = ()
        at, count = 0, len(self._tokens)
        while at < count:
            token = self._tokens[at]
            if token.lastgroup == "line":
                at += 1
            elif token.group() == "[":
                names = []
                while at < count and self._tokens[at].lastgroup != "line":
                    if self._tokens[at].lastgroup != "mark":
                        names.append(self._name(at))
                    at += 1
                table = tuple(names)
            else:
                at = self._values(table, at)

    def _values(self, path: tuple[str, ...], at: int) -> int:
        """Keys and values until the end of a statement, or of all; returns the place behind it."""
        opened: list[tuple[str, ...]] = []
        count = len(self._tokens)
        here = path
        while at < count:
            token = self._tokens[at]
            if token.lastgroup == "line":
                if not opened:
                    return at
            elif token.lastgroup == "mark":
                if token.group() in "[{":
                    opened.append(path)
                    path = here
                elif token.group() in "]}" and opened:
                    here = path = opened.pop()
                elif token.group() == ",":
                    here = path
            elif key := self._key(at):
                names, at = key
                here = (*path, *names)
                continue
            else:
                self._note(token, here)
            at += 1
        return at

    def _key(self, at: int) -> tuple[list[str], int] | None:
        """The parts of a key, if one begins here, and where its value begins."""
        names = [self._name(at)]
        while self._sign(at + 1) == "." and at + 2 < len(self._tokens):
            at += 2
            names.append(self._name(at))
        return (names, at + 2) if self._sign(at + 1) == "=" else None

    def _sign(self, at: int) -> str:
        return self._tokens[at].group() if at < len(self._tokens) and self._tokens[at].lastgroup == "mark" else ""

    def _name(self, at: int) -> str:
        token = self._tokens[at]
        return token.group()[1:-1] if token.lastgroup == "string" else token.group()

    def _note(self, token: re.Match[str], path: tuple[str, ...]) -> None:
        start, end = token.span()
        mark = token.group()[0]
        hold: Callable[[str], str | None]
        if token.lastgroup == "word":
            content, hold = Content.of(self._source, start, end), _nothing
        elif token.lastgroup == "long":
            start += 3
            start += len("\r\n") if self._source.startswith("\r\n", start) else self._source.startswith("\n", start)
            content, hold = self._string(start, end - 3, mark, mark * 3)
        else:
            content, hold = self._string(start + 1, end - 1, mark, mark)
        if path and content.text:
            self._head.fields.append(Field(path, content, hold))

    def _string(self, start: int, end: int, mark: str, quotes: str) -> tuple[Content, Callable[[str], str | None]]:
        if mark == '"':
            return strings.unescaped(self._source, start, end), strings.double
        return Content.of(self._source, start, end), strings.quoted(quotes[0])


def _nothing(content: str) -> str | None:
    del content
    return None
