"""The small words of a document that may be missing or too many."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from linter.checks.context.gaps import SMALL, Places, between, features, odd_pairs, small, standing, unwanted, wanted
from linter.checks.context.reading import Reading
from linter.checks.context.weights import probabilities
from linter.ngrams.counts import counts

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: Below this probability nothing is said.
_LEAST = 0.05


class Gap(NamedTuple):
    """A small word that may be missing before a token, or that may be too many there, and how probable that is."""

    at: int
    word: str
    missing: bool
    probability: float


def gaps(reading: Reading) -> list[Gap]:
    """Missing words and those too many, in the order of the document; of several words for one place the likeliest."""
    return sorted([*_missing(reading), *_extra(reading)])


def _missing(reading: Reading) -> list[Gap]:
    import numpy as np

    at = np.array([n for n in range(1, len(reading.tokens)) if reading.joined(n)], dtype=np.int64)
    if not len(at):
        return []
    places = reading.places[at]
    odd = odd_pairs(counts(), reading.symbols, places)
    at, places = at[odd], places[odd]
    choices = small()
    found = between(reading.symbols, np.repeat(places, len(choices)), np.tile(choices, len(places)))
    chosen = wanted(counts(), found)
    best: dict[int, Gap] = {}
    for row, probability in _probable(found, chosen, "missing"):
        place, word = int(at[row // len(choices)]), SMALL[row % len(choices)]
        if place not in best or best[place].probability < probability:
            best[place] = Gap(place, word, True, probability)
    return list(best.values())


def _extra(reading: Reading) -> list[Gap]:
    import numpy as np

    known = set(SMALL)
    at = [n for n in range(1, len(reading.tokens) - 1) if reading.tokens[n].text in known and reading.joined(n) and reading.joined(n + 1)]
    if not at:
        return []
    found = standing(reading.symbols, reading.places[np.array(at)])
    chosen = unwanted(counts(), found)
    return [Gap(at[row], reading.tokens[at[row]].text, False, probability) for row, probability in _probable(found, chosen, "extra")]


def _probable(found: Places, chosen: NDArray[np.bool_], name: str) -> list[tuple[int, float]]:
    """The chosen rows that may be slips, with how probable that is."""
    import numpy as np

    rows = np.flatnonzero(chosen)
    if not len(rows):
        return []
    shares = probabilities(name, features(counts(), found.only(chosen), small()))
    return [(row, one) for row, one in zip(rows.tolist(), shares, strict=True) if one >= _LEAST]
