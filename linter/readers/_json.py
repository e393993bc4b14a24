"""JSON with the places of its strings, in linear time and without recursion."""

from __future__ import annotations

import json
import re
from typing import Any

import msgspec

from linter.readers import Unreadable
from linter.readers._lens import Run, Write

#: Levels of arrays and objects; no story nests deeper.
DEPTH_LIMIT = 100

_BLANK = re.compile(r"[ \t\r\n]*+")
_STRING = re.compile(r'"((?:[^"\\\x00-\x1f]++|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*+)"')
_OTHER = re.compile(r"-?+(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?+(?:[eE][+-]?+[0-9]++)?+|true|false|null")
_ESCAPE = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.")
_MEANS = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}


class Text(msgspec.Struct, frozen=True):
    """A string: what stands between its quotation marks, and where in the source that begins."""

    written: str
    start: int

    @property
    def value(self) -> str:
        """What the string says; half of a surrogate pair is U+FFFD."""
        return "".join(said for said, _, _ in self.runs) if "\\" in self.written else self.written

    @property
    def runs(self) -> list[Run]:
        """The string as runs of what is written plainly and single escapes."""
        found: list[Run] = []
        at = 0
        for match in _ESCAPE.finditer(self.written):
            if at < match.start():
                found.append((self.written[at : match.start()], self.start + at, self.start + match.start()))
            at = match.end()
            found.append((_meant(match[0]), self.start + match.start(), self.start + at))
        if at < len(self.written):
            found.append((self.written[at:], self.start + at, self.start + len(self.written)))
        return found


def _meant(escape: str) -> str:
    if escape[1] != "u":
        return _MEANS.get(escape[1], escape[1])
    units = bytes.fromhex(escape.replace("\\u", ""))
    return units.decode("utf-16-be", "replace")


def parse(source: str, start: int = 0, end: int | None = None) -> Any:
    """The value of ``source[start:end]``: dict, list, Text for a string, and None for anything else; raises Unreadable.

    Of equal keys the first counts.
    """
    end = len(source) if end is None else end
    top: list[Any] = []
    around: list[tuple[Any, str]] = []  # what is open, and the key in it that is waiting for a value
    into: Any = top
    key = ""
    at = _blank(source, start, end)
    while True:
        value, at = _value(source, at, end)
        if isinstance(into, list):
            into.append(value)
        else:
            into.setdefault(key, value)
        if isinstance(value, (dict, list)):
            if len(around) >= DEPTH_LIMIT:
                raise Unreadable(f"the JSON is nested more than {DEPTH_LIMIT} levels deep, which no story is")
            around.append((into, key))
            into = value
            if not _closes(source, at, end, into):
                key, at = _key(source, at, end) if isinstance(into, dict) else ("", at)
                continue
        while around and _closes(source, at, end, into):
            at = _blank(source, at + 1, end)
            into, key = around.pop()
        if not around:
            break
        if source[at : at + 1] != "," or at >= end:
            raise _broken(source, at)
        at = _blank(source, at + 1, end)
        key, at = _key(source, at, end) if isinstance(into, dict) else ("", at)
    if at < end:
        raise _broken(source, at)
    return top[0]


def _value(source: str, at: int, end: int) -> tuple[Any, int]:
    """The value that begins at a place, of an object or array only that it begins, and the place of what follows it."""
    first = source[at : at + 1] if at < end else ""
    value: Any = None
    if first == '"':
        value, at = _string(source, at, end)
    elif first in ("{", "["):
        value, at = ({} if first == "{" else []), at + 1
    elif match := _OTHER.match(source, at, end):
        at = match.end()
    else:
        raise _broken(source, at)
    return value, _blank(source, at, end)


def _closes(source: str, at: int, end: int, into: Any) -> bool:
    return at < end and source[at] == ("}" if isinstance(into, dict) else "]")


def _key(source: str, at: int, end: int) -> tuple[str, int]:
    text, at = _string(source, at, end)
    at = _blank(source, at, end)
    if source[at : at + 1] != ":" or at >= end:
        raise _broken(source, at)
    return text.value, _blank(source, at + 1, end)


def _string(source: str, at: int, end: int) -> tuple[Text, int]:
    match = _STRING.match(source, at, end)
    if match is None:
        raise _broken(source, at)
    return Text(match[1], at + 1), match.end()


def _blank(source: str, at: int, end: int) -> int:
    match = _BLANK.match(source, at, end)
    return match.end() if match else at


def _broken(source: str, at: int) -> Unreadable:
    row = source.count("\n", 0, at) + 1
    column = at - source.rfind("\n", 0, at)
    return Unreadable(f"not JSON: line {row}, column {column}")


def writing(source: str) -> Write:
    """How content is written in the strings of a source: in ASCII if it is all ASCII, and never as the end of a script."""
    ascii_only = source.isascii()

    def write(content: str) -> str | None:
        return json.dumps(content, ensure_ascii=ascii_only)[1:-1].replace("</", "<\\/")

    return write
