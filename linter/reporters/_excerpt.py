"""The line of a story that a finding stands in, cut to the terminal, and the place of the mark under it.

Widths are terminal cells: a wide character takes two, a combining mark none. What a terminal would obey
instead of showing never gets through.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from linter.reporters import visible

_TAB = "    "
# Cells kept before a span that is too long to be shown whole.
_LEAD = 12
# Letters of Latin, marks and signs of money that take a cell each: who prints no others need not import the table of all widths.
_NARROW = re.compile(r"[ -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*")


class Excerpt(NamedTuple):
    """A line to print; the mark begins after ``indent`` cells and is ``length`` cells long."""

    text: str
    indent: int
    length: int


def excerpt(line: str, start: int, end: int, width: int) -> Excerpt:
    """The part of ``line`` around ``[start, end)``, code points, that fits in ``width`` cells."""
    # No more of a line than could be shown is looked at: it may be megabytes long.
    reach = 2 * width
    first, last = max(0, start - reach), min(len(line), end + reach, start + 2 * reach)
    shown = [_TAB if char == "\t" else visible(char) for char in line[first:last]]
    cells = list(map(_cells, shown))
    start, end = start - first, min(end - first, len(shown))
    low, high = _window(cells, start, end, width, cut=len(shown) < len(line))
    before = "…" if first + low > 0 else ""
    after = "…" if first + high < len(line) else ""
    return Excerpt(
        before + "".join(shown[low:high]) + after,
        len(before) + sum(cells[low:start]),
        max(1, sum(cells[start : min(end, high)])),
    )


def _cells(text: str) -> int:
    if _NARROW.fullmatch(text):
        return len(text)
    from rich.cells import get_character_cell_size

    return sum(map(get_character_cell_size, text))


def _window(cells: list[int], start: int, end: int, width: int, *, cut: bool) -> tuple[int, int]:
    """The range to show: the span in the middle, or its beginning where it is too long."""
    if not cut and sum(cells) <= width:
        return 0, len(cells)
    room = width - 2  # for the ellipses
    span = sum(cells[start:end])
    lead = min(_LEAD, room // 4) if span > room - 2 * _LEAD else (room - span) // 2
    low = _back(cells, start, lead)
    high, used = low, 0
    while high < len(cells) and used + cells[high] <= room:
        used += cells[high]
        high += 1
    if high == len(cells):
        low = min(low, _back(cells, high, room))
    while low < start and not cells[low]:  # a combining mark without its letter
        low += 1
    return low, high


def _back(cells: list[int], at: int, room: int) -> int:
    """How far back from ``at`` so many cells reach."""
    while at and cells[at - 1] <= room:
        at -= 1
        room -= cells[at]
    return at
