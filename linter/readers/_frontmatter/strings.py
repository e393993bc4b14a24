"""Quoted strings as JSON, TOML, YAML and the arguments of templates have them: what they say, and how another text is written in them."""

from __future__ import annotations

import re
from collections.abc import Callable

from linter.readers._content import Content, Run

_ESCAPE = re.compile(
    r"""\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|x[0-9a-fA-F]{2}
         |[ \t]*\r?\n\s*|.)""",
    re.DOTALL | re.VERBOSE,
)
_SIMPLE = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "0": "\0", "a": "\a", "v": "\v", "e": "\x1b", "N": "\x85", "_": "\xa0"}
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def unescaped(source: str, start: int, end: int) -> Content:
    """What ``source[start:end]`` says, in which a backslash begins an escape."""
    return substituted(source, start, end, _ESCAPE, _meant)


def substituted(source: str, start: int, end: int, pattern: re.Pattern[str], meant: Callable[[str], str]) -> Content:
    """What ``source[start:end]`` says if each match of a pattern stands for what ``meant`` makes of it."""
    parts: list[str] = []
    runs: list[Run] = []
    length, at = 0, start
    for match in pattern.finditer(source, start, end):
        for said, low, high in ((source[at : match.start()], at, match.start()), (meant(match.group()), *match.span())):
            if said:
                parts.append(said)
                runs.append((length, low, high))
                length += len(said)
        at = match.end()
    if at < end or not runs:
        parts.append(source[at:end])
        runs.append((length, at, end))
    return Content("".join(parts), runs)


def _meant(escape: str) -> str:
    sign = escape[1]
    if sign.isspace() and "\n" in escape:
        return ""
    if sign in "uUx" and len(escape) > 2:
        return _character(escape)
    return _SIMPLE.get(sign, sign)


def _character(escape: str) -> str:
    codes = [int(digits, 16) for digits in re.split(r"\\[uUx]", escape)[1:]]
    if len(codes) == 2:
        return chr(0x10000 + ((codes[0] & 0x3FF) << 10) + (codes[1] & 0x3FF))
    return chr(codes[0]) if codes[0] < 0x110000 and not 0xD800 <= codes[0] < 0xE000 else "\ufffd"


def double(content: str) -> str | None:
    """Content between double marks with backslash escapes."""
    return None if _CONTROL.search(content) else content.replace("\\", "\\\\").replace('"', '\\"')


def single(content: str) -> str | None:
    """Content between single marks as YAML has them, in which one is written twice."""
    return None if _CONTROL.search(content) else content.replace("'", "''")


def quoted(mark: str) -> Callable[[str], str | None]:
    """The way to write content between marks that it must not hold, nor a backslash."""
    return lambda content: None if mark in content or "\\" in content or _CONTROL.search(content) else content


def block(content: str) -> str | None:
    """Content in lines that have no marks; a blank at their start would be indentation, or a fold that is kept."""
    return None if _CONTROL.search(content) or content[:1].isspace() else content
