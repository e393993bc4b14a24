"""The words of a document that may be slips, each with what may be meant and how probable that is."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from linter.checks.context.confusable import others
from linter.checks.context.features import Pairs, features, promising
from linter.checks.context.reading import Reading
from linter.checks.context.weights import probabilities
from linter.ngrams.counts import counts

#: Below this probability nothing is said of a word.
_LEAST = 0.05
_SUGGESTIONS = 3


class Slip(NamedTuple):
    """A word (index into the document's tokens), what may be meant, the likeliest first, and how probable the first is."""

    at: int
    meant: tuple[str, ...]
    probability: float


def slips(reading: Reading) -> list[Slip]:
    """The slips in a document, in its order."""
    import numpy as np

    asked = [(at, found) for at, token in enumerate(reading.tokens) if reading.word(at) and (found := others(token.lower))]
    if not asked:
        return []
    sizes = [len(found.words) for _, found in asked]
    at = np.repeat(np.array([at for at, _ in asked]), sizes)
    letters = np.repeat([len(reading.tokens[at].lower) for at, _ in asked], sizes)
    again = np.repeat([reading.times[reading.tokens[at].lower] - 1 for at, _ in asked], sizes)
    meant_symbols = np.concatenate([found.symbols for _, found in asked])
    words = [word for _, found in asked for word in found.words]
    pairs = Pairs(
        reading.places[at],
        reading.symbols[reading.places[at]],
        meant_symbols,
        np.concatenate([found.relations for _, found in asked]),
        np.concatenate([found.distances for _, found in asked]),
        letters,
        again,
        reading.occurrences[meant_symbols],
    )
    chosen = promising(counts(), reading.symbols, pairs)
    if not chosen.any():
        return []
    shares = probabilities("wrong", features(counts(), reading.symbols, pairs.only(chosen)))
    meant: dict[int, list[tuple[float, str]]] = defaultdict(list)
    for row, probability in zip(np.flatnonzero(chosen).tolist(), shares, strict=True):
        if probability >= _LEAST:
            meant[int(at[row])].append((probability, words[row]))
    return [
        Slip(place, tuple(word for _, word in ranked[:_SUGGESTIONS]), ranked[0][0])
        for place, found in sorted(meant.items())
        for ranked in [sorted(found, reverse=True)]
    ]
