"""Counts of a news corpus: words, names and names of two words.

The corpus is text with blanks between tokens, one paragraph a line, its articles parted by blank lines and opened
by their headlines, packed with xz or plain.
"""

from __future__ import annotations

import lzma
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

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
    for line in _paragraphs(path):
        tokens = line.split()
        total += len(tokens)
        _count_line(tokens, counts)
    return counts._replace(tokens=total)


def _count_line(tokens: list[str], counts: NewsCounts) -> None:
    before, name = ".", ""
    for token in tokens:
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


def _paragraphs(path: Path) -> Iterator[str]:
    headline = True
    with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            if not line.strip():
                headline = True
            elif headline:
                headline = False
            else:
                yield line
