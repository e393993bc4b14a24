"""What headline, deck and captions say against the body: numbers and names that are not in it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from linter.checks.news import _captions
from linter.checks.news._headline import counts, names, numbers
from linter.document import Document, Role, Segment
from linter.finding import Finding
from linter.settings import Settings

CODES = (counts.CODE, names.CODE, _captions.CODE)

_HEADS = frozenset({Role.HEADLINE, Role.DECK})
_BODY = frozenset({Role.PARAGRAPH, Role.LIST_ITEM, Role.BLOCK_QUOTE, Role.CROSSHEAD})


def find(document: Document, settings: Settings) -> Iterator[Finding]:
    """Disagreements between the display type of a story and its body."""
    del settings
    yield from compared(document, _HEADS)
    yield from _captions.find(document)


def compared(document: Document, fields: Collection[Role]) -> Iterator[Finding]:
    """What parts of these roles say otherwise than the body."""
    heads: list[Segment] = [part for part in document.segments if part.role in fields]
    body: list[Segment] = [part for part in document.segments if part.role in _BODY and part.role not in fields]
    if heads and body:
        yield from numbers.find(document, heads, body)
        yield from names.find(document, heads, body)
