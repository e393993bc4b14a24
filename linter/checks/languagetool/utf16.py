"""Offsets in UTF-16 code units, which Java counts, as offsets in code points, which Python counts."""

from __future__ import annotations

import re
from bisect import bisect_left

_PAIRED = re.compile("[\U00010000-\U0010ffff]")


class Utf16:
    """The way from one text's UTF-16 offsets to its code points."""

    def __init__(self, text: str) -> None:
        """Find the characters of ``text`` that take two units; in most texts there are none."""
        # Before the n-th of them stand n more units than code points.
        self._pairs = [] if text.isascii() else [match.start() + n for n, match in enumerate(_PAIRED.finditer(text))]
        self.length = len(text) + len(self._pairs)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The code points of the units ``[start, end)``; a pair that an edge would part is taken whole."""
        if start == end:
            return self._before(start), self._before(start)
        return self._before(start), end - bisect_left(self._pairs, end - 1)

    def _before(self, unit: int) -> int:
        return unit - bisect_left(self._pairs, unit)
