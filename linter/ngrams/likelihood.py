"""How well texts fit into a place of a document, by the counts of words in a row."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from linter.document import Document
from linter.ngrams.counts import Rows, counts
from linter.ngrams.symbols import PARAGRAPH, number_of
from linter.segment import tokens

_BEFORE = _AFTER = 3
#: What a word costs on the average in news that was not counted.
_WORD = 4.5


def log_likelihoods(document: Document, start: int, end: int, texts: Sequence[str]) -> list[float]:
    """For each text how likely it and the three words behind it are, if it stood at ``[start, end)``: natural logarithms.

    Each word of a text adds what a word costs on the average, so that long texts and short ones can be compared.
    """
    import numpy as np

    part = document.segment_at(start)
    known = document.tokens
    first = bisect_right(known, start, key=lambda token: token.end)
    last = bisect_left(known, end, key=lambda token: token.start)
    inside = (part.start, part.end) if part else (0, len(document.text))
    before = [number_of(token) for token in known[max(0, first - _BEFORE) : first] if token.start >= inside[0]]
    after = [number_of(token) for token in known[last : last + _AFTER] if token.end <= inside[1]]
    before = [PARAGRAPH] * (_BEFORE - len(before)) + before
    after += [PARAGRAPH] * (_AFTER - len(after))
    rows, lengths = [], []
    for text in texts:
        said = [*before, *(number_of(token) for token in tokens(text, 0, len(text))), *after]
        rows += [said[at - _BEFORE : at + 1] for at in range(_BEFORE, len(said))]
        lengths.append(len(said) - _BEFORE)
    likelihood = Rows(counts(), list(np.array(rows, dtype=np.int64).T)).log_probability(_BEFORE)
    return [float(part.sum()) + _WORD * len(part) for part in np.split(likelihood, np.cumsum(lengths)[:-1])]
