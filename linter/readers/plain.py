"""Plain text: the text is its own source; paragraphs and their roles are seen from the lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from linter.document import Document, Role, Segment, SourceMap
from linter.readers import _roles, decoded

SUFFIXES = (".txt", ".text")

# A block is taken as hard-wrapped only up to this line length; longer lines are paragraphs.
_WRAP_LIMIT = 100

_LINE = re.compile(r"[^\r\n]+")
_LIST_MARK = re.compile(r"(?:[-*•–·]|\(?\d{1,2}[.)])\s+(?=\S)")


def read(name: str, data: bytes) -> Document:
    """The story in a plain text."""
    source = decoded(name, data)
    text = source.text
    found = tuple(segments(text))
    return Document(text, found, source, SourceMap.identity(len(text)))


def segments(text: str) -> Iterator[Segment]:
    """The paragraphs of a text and their roles, as its lines show them."""
    found = list(paragraphs(text))
    for number, (start, end) in enumerate(found):
        line = text[start:end]
        if mark := _LIST_MARK.match(line):
            yield Segment(start + mark.end(), end, Role.LIST_ITEM)
        elif number < 3 and _roles.byline(line):
            yield Segment(start, end, Role.BYLINE)
        elif number == 0 and len(found) > 1 and _roles.headline(line):
            yield Segment(start, end, Role.HEADLINE)
        else:
            yield from _roles.dated(text, start, end)


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Spans of paragraphs, without the blanks around them.

    Blank lines part blocks. Inside a block each line is a paragraph, as content systems write them, unless the
    block was wrapped by an editor: then every line but its last is too long to hold the first word of the next,
    and most of them end in mid-sentence.
    """
    block: list[tuple[int, int]] = []
    previous = 0
    for match in _LINE.finditer(text):
        line = match.group()
        start, end = match.start() + len(line) - len(line.lstrip()), match.end() - len(line) + len(line.rstrip())
        gap = text[previous : match.start()].replace("\r\n", "\n")
        previous = match.end()
        if block and (len(gap) > 1 or start >= end):
            yield from _split(text, block)
            block = []
        if start < end:
            block.append((start, end))
    yield from _split(text, block)


def _split(text: str, block: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    if _wrapped(text, block):
        yield block[0][0], block[-1][1]
    else:
        yield from block


def _wrapped(text: str, block: list[tuple[int, int]]) -> bool:
    if len(block) < 2:
        return False
    width = max(end - start for start, end in block)
    stopped = sum(text[start:end].rstrip("\"'”’)").endswith((".", "!", "?", ":")) for start, end in block[:-1])
    if width > _WRAP_LIMIT or 2 * stopped >= len(block) or any(_LIST_MARK.match(text, start) for start, _ in block[1:]):
        return False
    for (start, end), (next_start, next_end) in pairwise(block):
        word = text[next_start:next_end].split(maxsplit=1)[0]
        if end - start + 1 + len(word) <= width:
            return False
    return True
