"""Where in a rule's file an error is: from the path of a key to its line and column."""

from __future__ import annotations

import re
from difflib import get_close_matches

_PART = re.compile(r"\[(\d+|\.\.\.)\]|([^.\[\]]+)")
_ITEM = re.compile(r"""\s*(?=[{"'\[])""")

Place = tuple[int, int]


def place_of(source: str, key: str) -> Place:
    """Line and column, from 1, of a key such as ``wrong[1].text`` in a TOML text; those of its nearest parent if it is not there."""
    lines = source.splitlines()
    place: Place = (0, 0)
    found = (1, 1)
    name = ""
    for index, part in _PART.findall(key):
        if part:
            name = part
            next_place = _next(lines, place, part)
        elif index.isdigit():
            next_place = _item(lines, place, name, int(index))
        else:
            next_place = None
        if next_place is None:
            break
        place = next_place
        found = place[0] + 1, place[1] + 1
    return found


def _next(lines: list[str], place: Place, part: str) -> Place | None:
    """The next line from a place on that has a key, at its start or within braces; both numbers are from 0."""
    name = re.escape(part)
    expression = re.compile(rf"""\s*(?:\[\[?\s*)?(?:[{{,]\s*)?["']?(?P<first>{name})["']?\s*[=\].]|.*[{{,]\s*(?P<later>{name})\s*=""")
    for number in range(place[0], len(lines)):
        if match := expression.match(lines[number]):
            return number, match.start(match.lastgroup or 0)
    return None


def _item(lines: list[str], place: Place, name: str, index: int) -> Place | None:
    """The place of an item of an array that begins at ``place``: a table of its own, or an item a line."""
    table = re.compile(rf"\s*\[\[\s*{re.escape(name)}\s*\]\]")
    at = place[0]
    if table.match(lines[at]):
        tables = [number for number in range(at, len(lines)) if table.match(lines[number])]
        return (tables[index], 0) if index < len(tables) else None
    if not lines[at].rstrip().endswith("["):
        return place
    items = [(number, match.end()) for number in range(at + 1, len(lines)) if (match := _ITEM.match(lines[number]))]
    return items[index] if index < len(items) else place


def near(word: str, known: list[str]) -> str:
    """A hint at the known word that was meant, or nothing."""
    matches = get_close_matches(word, known, 1)
    return f"; did you mean {matches[0]!r}?" if matches else ""
