"""Offsets of a source as the positions of an editor, and back.

An offset counts code points of the decoded source, a byte order mark not counted. A position counts lines from 0, and in its line the
units that editor and server agreed on: UTF-8 bytes, UTF-16 code units or code points.
"""

from __future__ import annotations

from lsprotocol import types

from linter.document import Source
from linter.reporters._units import utf8, utf16

_LENGTHS = {types.PositionEncodingKind.Utf8: utf8, types.PositionEncodingKind.Utf16: utf16, types.PositionEncodingKind.Utf32: len}


class Places:
    """The way between the two for one text."""

    def __init__(self, source: Source, encoding: str) -> None:
        """Take a source and the encoding that was agreed on."""
        self._source = source
        self._length = _LENGTHS[types.PositionEncodingKind(encoding)]
        # An editor that hands out the mark counts it.
        self._mark = self._length("\ufeff") if source.bom else 0

    def position(self, offset: int) -> types.Position:
        """The position of an offset."""
        row, column = self._source.position(offset)
        return types.Position(row - 1, self._length(self._source.line(row)[: column - 1]) + (self._mark if row == 1 else 0))

    def range(self, start: int, end: int) -> types.Range:
        """The range of a span."""
        return types.Range(self.position(start), self.position(end))

    def offset(self, position: types.Position) -> int:
        """The offset of a position; of one behind a line's end that end, of one behind the last line the text's length."""
        try:
            start = self._source.offset(position.line + 1, 1)
        except ValueError:
            return len(self._source.text)
        line = self._source.line(position.line + 1)
        left = position.character - (self._mark if position.line == 0 else 0)
        for at, char in enumerate(line):
            if left <= 0:
                return start + at
            left -= self._length(char)
        return start + len(line)
