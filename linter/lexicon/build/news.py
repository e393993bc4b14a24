"""Counts of a news corpus: words, names and names of two words; the corpus has blanks between its tokens."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from linter.lexicon.build.corpus import articles

#: After one of these a capital says nothing: a sentence or a quoted one may begin there.
_OPENERS = frozenset(".!?\"“”‘'`:;—-–…()[]*•|/")


class NewsCounts(NamedTuple):
    """How often each was seen: lower-case words, capitalised ones in mid-sentence, and two of those in a row."""

    words: Counter[str]
    names: Counter[str]
    pairs: Counter[str]
    tokens: int


def count(path: Path) -> NewsCounts:
    """Count a corpus; headlines are left out, since their capitals say nothing."""
    counts = NewsCounts(Counter(), Counter(), Counter(), 0)
    total = 0
    for line in chain.from_iterable(articles(path)):
        tokens = line.split()
        total += len(tokens)
        _count_line(tokens, counts)
    return counts._replace(tokens=total)


def _count_line(tokens: list[str], counts: NewsCounts) -> None:
    before, name = ".", ""
    for token in (token.removesuffix("'s") or token for token in tokens):
        if token[0].islower():
            counts.words[token] += 1
            name = ""
        elif token[0].isalpha():
            if before not in _OPENERS:
                counts.names[token] += 1
            if name:
                counts.pairs[f"{name} {token}"] += 1
            name = token
        else:
            name = ""
        before = token
