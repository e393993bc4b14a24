"""Numbers that do not add up: totals, shares, results, scales, conversions, promised lists and changes."""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks.news._numbers import changes, fractions, lists, parts, scales, scores, shares, totals, units, votes
from linter.checks.news._numbers.amounts import Amount, amounts, sentences_with_numbers
from linter.document import Document
from linter.finding import Finding
from linter.settings import Settings

CODES = (totals.CODE, shares.PERCENT, shares.OF, scores.CODE, scales.CODE, units.CODE, lists.CODE, changes.CODE)


def find(document: Document, settings: Settings) -> Iterator[Finding]:
    """Numbers of a story that belie each other."""
    del settings
    text = document.text
    every: list[Amount] = []
    for sentence in sentences_with_numbers(document):
        start, end = sentence.start, sentence.end
        found = list(amounts(text, start, end))
        earlier = every[-6:] + found
        every += found
        yield from totals.find(text, start, end, found)
        yield from votes.find(text, start, end)
        yield from parts.find(text, start, found)
        yield from parts.products(text, found)
        yield from parts.equal_parts(text, start, found, earlier)
        yield from shares.find(text, start, end, found)
        yield from shares.out_of(text, start, end)
        yield from fractions.find(text, start, end)
        yield from scores.find(text, start, end)
        yield from units.find(text, start, end)
        yield from lists.find(text, start, end)
        yield from changes.find(text, start, end, found)
    yield from scales.find(document, every)
    yield from lists.listed(document)
