"""What tests of the server share."""

from __future__ import annotations

#: A slip behind characters that take two UTF-16 code units each.
SLIP = "😀😀 The council met the the mayor on Monday."


def units(text: str, offset: int, length: int) -> str:
    """The part of a text at UTF-16 code units."""
    return text.encode("utf-16-le")[2 * offset : 2 * (offset + length)].decode("utf-16-le")
