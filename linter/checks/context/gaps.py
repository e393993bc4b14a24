"""Small words that are missing or too many: what speaks for a place with such a word, and for the same without it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from linter.ngrams.counts import ORDERS, Rows
from linter.ngrams.symbols import NAME, SYMBOLS, number

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from linter.ngrams.counts import Counts

#: Words that are left out and written twice or for nothing, as they are in drafts.
SMALL = (
    "the a an of to in is was are were be been for on at by with and that has have had it as not from his their who "
    "or but if they he this will would can into up out about than its her what which do we you there"
).split()
#: Least gain of a small word between two others, as the logarithm of a ratio; so many of a place are looked at closer.
_PROMISING, _CHOICES = -2.5, 2
_MOST = 20.0


class Places(NamedTuple):
    """Places with a small word, one row each: indices of the symbols before and behind it, and its own symbol."""

    last: NDArray[np.int64]
    word: NDArray[np.int64]
    next: NDArray[np.int64]

    def only(self, chosen: NDArray[np.bool_]) -> Places:
        """The rows that are chosen."""
        return Places(self.last[chosen], self.word[chosen], self.next[chosen])


class Small:
    """The small words and what stands beside them: gains of pairs, looked up once for each neighbour."""

    def __init__(self, counts: Counts, choices: NDArray[np.int64]) -> None:
        """Take the counts and the symbols of the small words."""
        import numpy as np

        self.choices = choices
        self._counts = counts
        self._known = np.zeros(SYMBOLS, dtype=np.bool_)
        # Logarithms of how often a small word stands behind a symbol and before it, the latter for one of the word's own.
        self._behind, self._before = np.zeros((2, SYMBOLS, len(choices)), dtype=np.float16)

    def _learn(self, symbols: NDArray[np.int64]) -> None:
        import numpy as np

        new = symbols[~self._known[symbols]]
        if len(new):
            new = np.flatnonzero(np.bincount(new))  # np.unique would import numpy.ma
            many, words = np.repeat(new, len(self.choices)), np.tile(self.choices, len(new))
            shape = len(new), len(self.choices)
            self._behind[new] = self._counts.log(many, words).reshape(shape)
            own = np.log(self._counts.single[self.choices] + 1)
            self._before[new] = self._counts.log(words, many).reshape(shape) - own
            self._known[new] = True

    def promising(self, symbols: NDArray[np.int64], at: NDArray[np.int64]) -> Places:
        """The words that are most at home between the symbols at ``at - 1`` and ``at``, and more or less so than nothing."""
        import numpy as np

        left, right = symbols[at - 1], symbols[at]
        self._learn(np.concatenate((left, right)))
        gain = self._behind[left].astype(np.float32) + self._before[right]
        gain -= self._counts.log(left, right)[:, None]
        best = np.argpartition(-gain, _CHOICES, axis=1)[:, :_CHOICES]
        row, place = np.nonzero(np.take_along_axis(gain, best, 1) >= _PROMISING)
        return Places(at[row] - 1, self.choices[best[row, place]], at[row])


@cache
def small() -> NDArray[np.int64]:
    """The symbols of the small words."""
    import numpy as np

    return np.array([number(word) for word in SMALL])


def unwanted(counts: Counts, symbols: NDArray[np.int64], places: Places) -> NDArray[np.bool_]:
    """Between which words the small one was never seen, though they were beside each other."""
    left, right = symbols[places.last], symbols[places.next]
    odd: NDArray[np.bool_] = (counts.look(left, places.word, right) == 0) & (counts.look(left, right) > 0)
    return odd


def features(
    counts: Counts, symbols: NDArray[np.int64], capitals: NDArray[np.bool_], places: Places, choices: NDArray[np.int64]
) -> NDArray[np.float64]:
    """A row of numbers for each place; the last one is 1.

    ``capitals`` tells which of the symbols are words with a capital, ``choices`` are the symbols of the small words.
    """
    import numpy as np

    last, word, after = places
    before, behind = [symbols[last - 2], symbols[last - 1], symbols[last]], [symbols[after], symbols[after + 1], symbols[after + 2]]
    row, bare = Rows(counts, [*before, word, *behind]), Rows(counts, [*before, *behind])
    held = [np.log1p(row.times(start, n)) for n in ORDERS for start in range(4 - n, 4)]
    open_ = [np.log1p(bare.times(start, n)) for n in ORDERS for start in range(max(0, 4 - n), min(3, 7 - n))]
    with_it = sum(row.log_probability(at) for at in range(3, 7))
    without = sum(bare.log_probability(at) for at in range(3, 6))
    gain = np.clip(with_it - without, -_MOST, _MOST)
    beside = [np.maximum.reduce(held[2:5]), np.maximum.reduce(held[5:]), np.maximum.reduce(open_[1:3]), np.maximum.reduce(open_[3:])]
    kinds = [(symbol <= NAME).astype(float) for symbol in (before[-1], behind[0])]
    which = [(word == symbol).astype(float) for symbol in choices]
    same = [(word == before[-1]).astype(float), (word == behind[0]).astype(float)]
    named = [capitals[last].astype(float), capitals[after].astype(float)]
    columns = [
        *held, *open_, *beside, gain, gain * np.abs(gain) / _MOST, without / 3, counts.share[before[-1]], counts.share[behind[0]],
        *(column == 0 for column in (*held, *open_)), *kinds, *which, *same,
        *named, *(one * name for one in which[:3] for name in named), *(gain * name for name in named), np.ones(len(word)),
    ]  # fmt: skip
    return np.stack([column.astype(float) for column in columns], 1)
