"""Wire messages: ANPA 1312 and IPTC 7901, texts between control characters, one byte a character.

The head before STX is for machines. In the text, lines that begin with ``^`` say headline and byline in ANPA; paragraphs begin with a
tabulator or blanks, or behind a blank line, and are wrapped. Quotation marks are two backticks and two apostrophes, a dash is ``_``.
"""

from __future__ import annotations

import re

from linter.document import Document

SUFFIXES = (".anpa", ".iptc", ".iptc7901")

_START = re.compile(rb"[\x00\x16\r\n ]{0,16}\x01[^\x02\x03]{4,600}\x02")


def sniff(head: bytes) -> bool:
    """Whether a file begins with the head of a wire message."""
    return bool(_START.match(head))


def read(name: str, data: bytes) -> Document:
    """The story in a wire message; raises Unreadable."""
    from linter.readers.wire.story import read as read_story

    return read_story(name, data)
