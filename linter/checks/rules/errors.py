"""Where in a rule's file an error is: from the path of a key to its line."""

from __future__ import annotations

import re
from difflib import get_close_matches

_PART = re.compile(r"\[(\d+|\.\.\.)\]|([^.\[\]]+)")


def line_of(source: str, key: str) -> int:
    """The line, from 1, of a key such as ``wrong[1].text`` in a TOML text; that of its nearest parent if it is not there."""
    lines = source.splitlines()
    at = 0
    found = 1
    name = ""
    for index, part in _PART.findall(key):
        if part:
            name = part
            place = _next(
                lines, at, rf"\s*(?:\[\[?\s*)?(?:[{{,]\s*)?[\"']?{re.escape(part)}[\"']?\s*[=\].]|.*[{{,]\s*{re.escape(part)}\s*="
            )
        elif index.isdigit():
            place = _item(lines, at, name, int(index))
        else:
            place = None
        if place is None:
            break
        at, found = place, place + 1
    return found


def _next(lines: list[str], at: int, pattern: str) -> int | None:
    expression = re.compile(pattern)
    return next((number for number in range(at, len(lines)) if expression.match(lines[number])), None)


def _item(lines: list[str], at: int, name: str, index: int) -> int | None:
    """The line of an item of an array that begins in line ``at``: a table of its own, or an item a line."""
    table = re.compile(rf"\s*\[\[\s*{re.escape(name)}\s*\]\]")
    if table.match(lines[at]):
        tables = [number for number in range(at, len(lines)) if table.match(lines[number])]
        return tables[index] if index < len(tables) else None
    items = [number for number in range(at + 1, len(lines)) if re.match(r"""\s*[{"'\[]""", lines[number])]
    return items[index] if lines[at].rstrip().endswith("[") and index < len(items) else at


def near(word: str, known: list[str]) -> str:
    """A hint at the known word that was meant, or nothing."""
    matches = get_close_matches(word, known, 1)
    return f"; did you mean {matches[0]!r}?" if matches else ""
