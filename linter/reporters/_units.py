"""Columns and offsets in the units of other programs: UTF-16 code units, UTF-8 bytes."""

from __future__ import annotations

from linter.document import Source
from linter.report import Location


def utf16(text: str) -> int:
    """The length of a text in UTF-16 code units."""
    return len(text) + sum(char > "\uffff" for char in text) if not text.isascii() else len(text)


def utf8(text: str) -> int:
    """The length of a text in UTF-8 bytes; a lone surrogate counts as three."""
    return len(text.encode("utf-8", "surrogatepass"))


def column16(source: Source, location: Location) -> int:
    """The column of a place, from 1, in UTF-16 code units."""
    return utf16(source.line(location.row)[: location.column - 1]) + 1


def column8(source: Source, location: Location) -> int:
    """The column of a place, from 1, in UTF-8 bytes."""
    return utf8(source.line(location.row)[: location.column - 1]) + 1
