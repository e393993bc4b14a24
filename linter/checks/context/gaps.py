"""Small words that are missing or too many: what speaks for a place with such a word, and for the same without it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from linter.ngrams.symbols import NAME, number

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from linter.ngrams.counts import Counts

#: Words that are left out and written twice or for nothing, as they are in drafts.
SMALL = "the a an of to in is was are were be been for on at by with and that has have had it as not from his their who".split()
#: Logarithm of how much rarer than by chance a pair of words must be for one to be missing between them.
_RARE = -0.5
_UNSEEN = 0.2
_MOST = 20.0


class Places(NamedTuple):
    """Places with a small word, one row each: the symbols around, and the word that stands there or might."""

    before: tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]
    word: NDArray[np.int64]
    after: tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]

    def only(self, chosen: NDArray[np.bool_]) -> Places:
        """The rows that are chosen."""
        return Places(
            (self.before[0][chosen], self.before[1][chosen], self.before[2][chosen]), self.word[chosen],
            (self.after[0][chosen], self.after[1][chosen], self.after[2][chosen]),
        )  # fmt: skip


@cache
def small() -> NDArray[np.int64]:
    """The symbols of the small words."""
    import numpy as np

    return np.array([number(word) for word in SMALL])


def between(symbols: NDArray[np.int64], at: NDArray[np.int64], word: NDArray[np.int64]) -> Places:
    """Places for words between the symbols at ``at - 1`` and ``at``."""
    return Places((symbols[at - 3], symbols[at - 2], symbols[at - 1]), word, (symbols[at], symbols[at + 1], symbols[at + 2]))


def standing(symbols: NDArray[np.int64], at: NDArray[np.int64]) -> Places:
    """Places of words that stand at ``at``."""
    before = (symbols[at - 3], symbols[at - 2], symbols[at - 1])
    return Places(before, symbols[at], (symbols[at + 1], symbols[at + 2], symbols[at + 3]))


def odd_pairs(counts: Counts, symbols: NDArray[np.int64], at: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Before which places two words stand together that seldom do."""
    import numpy as np

    left, right = symbols[at - 1], symbols[at]
    together = np.log(counts.look(left, right) + _UNSEEN) - np.log(counts.single.sum())
    odd: NDArray[np.bool_] = together - counts.share[left] - counts.share[right] <= _RARE
    return odd


def wanted(counts: Counts, places: Places) -> NDArray[np.bool_]:
    """Between which words the small one is at home, and more so than nothing."""
    left, right = places.before[2], places.after[0]
    three = counts.look(left, places.word, right)
    at_home: NDArray[np.bool_] = (three > 0) & (three >= counts.look(left, right))
    return at_home


def unwanted(counts: Counts, places: Places) -> NDArray[np.bool_]:
    """Between which words the small one was never seen, though they were beside each other."""
    left, right = places.before[2], places.after[0]
    odd: NDArray[np.bool_] = (counts.look(left, places.word, right) == 0) & (counts.look(left, right) > 0)
    return odd


def features(counts: Counts, places: Places, choices: NDArray[np.int64]) -> NDArray[np.float64]:
    """A row of numbers for each place; the last one is 1. ``choices`` are the symbols of the small words."""
    import numpy as np

    (third, second, first), word, (one, two, three) = places
    row = [third, second, first, word, one, two, three]
    bare = [third, second, first, one, two, three]
    held = [np.log1p(counts.look(*row[start : start + n])) for n in (2, 3, 4) for start in range(4 - n, 4)]
    open_ = [np.log1p(counts.look(*bare[start : start + n])) for n in (2, 3, 4) for start in range(max(0, 4 - n), min(3, 7 - n))]
    with_it = sum(counts.log_probability(*row[start : start + 4]) for start in range(4))
    without = sum(counts.log_probability(*bare[start : start + 4]) for start in range(3))
    gain = np.clip(with_it - without, -_MOST, _MOST)
    beside = [np.maximum.reduce(held[2:5]), np.maximum.reduce(held[5:]), np.maximum.reduce(open_[1:3]), np.maximum.reduce(open_[3:])]
    kinds = [(symbol <= NAME).astype(float) for symbol in (first, one)]
    which = [(word == symbol).astype(float) for symbol in choices]
    same = [(word == first).astype(float), (word == one).astype(float)]
    columns = [
        *held, *open_, *beside, gain, gain * np.abs(gain) / _MOST, without / 3, counts.share[first], counts.share[one],
        *(column == 0 for column in (*held, *open_)), *kinds, *which, *same, np.ones(len(word)),
    ]  # fmt: skip
    return np.stack([column.astype(float) for column in columns], 1)
