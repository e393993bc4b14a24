"""What tells a slip from a word that is meant: counts around both, and how alike they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from linter.checks.context.confusable import DERIVED, EDIT, FORM, SET
from linter.ngrams.counts import ORDERS, UNSEEN, Rows

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from linter.ngrams.counts import Counts

#: From this logarithm on a word is at home between its neighbours: 37 of a hundred words, and two of a hundred slips.
_AT_HOME = 19.0
#: Least advantage of another word by the two words beside it, as the logarithm of a ratio.
PROMISING = 0.5
_MOST, _LEAST_MEAN = 20.0, -12.0
#: Marks behind which a sentence may begin, and what joins the parts of a list; places in which that counts, from the word's.
OPENING, _AND = ("<p>", ".", "?", "!", ":", '"'), ("and",)
_BESIDE = ((-4,), (-3,), (-2,)), ((1,), (2,), (3,), (4,), (5,))
#: The word's place in a row that has three symbols on each side.
_WORD = 3


class Pairs(NamedTuple):
    """Words and others that may be meant by them, one row each; arrays of one length.

    ``places`` are indices into the symbols; ``repeated`` and ``elsewhere`` count the word and the other in the rest of
    the story; ``letters`` is the word's length.
    """

    places: NDArray[np.int64]
    words: NDArray[np.int64]
    others: NDArray[np.int64]
    relations: NDArray[np.int64]
    distances: NDArray[np.float64]
    letters: NDArray[np.int64]
    repeated: NDArray[np.int64]
    elsewhere: NDArray[np.int64]

    def only(self, chosen: NDArray[np.bool_]) -> Pairs:
        """The rows that are chosen."""
        columns: list[Any] = [column[chosen] for column in self]
        return Pairs(*columns)


def doubtful(counts: Counts, symbols: NDArray[np.int64], places: NDArray[np.int64], words: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which words may be slips at all in their places: those that are not at home there."""
    odd: NDArray[np.bool_] = _fit(counts, symbols[places - 1], words, symbols[places + 1]) < _AT_HOME
    return odd


def _fit(counts: Counts, left: NDArray[np.int64], words: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.float64]:
    """How well words fit between two others, whatever their frequency, as a logarithm."""
    return counts.log(left, words) + counts.log(words, right) - counts.share[words]


def promising(counts: Counts, symbols: NDArray[np.int64], pairs: Pairs) -> NDArray[np.bool_]:
    """Which pairs are worth a closer look: those of which the other word is at home between its neighbours."""
    import numpy as np

    left, right = symbols[pairs.places - 1], symbols[pairs.places + 1]
    before, after = counts.look(left, pairs.others), counts.look(pairs.others, right)
    seen = np.flatnonzero((before > 0) | (after > 0))
    gain = np.log(before[seen] + UNSEEN) + np.log(after[seen] + UNSEEN) - counts.share[pairs.others[seen]]
    # A word stands in as many rows as there are others for it.
    first = np.flatnonzero(np.diff(pairs.places[seen], prepend=-1))
    rows = seen[first]
    loss = np.repeat(_fit(counts, left[rows], pairs.words[rows], right[rows]), np.diff(first, append=len(seen)))
    chosen = np.zeros(len(pairs.places), dtype=np.bool_)
    chosen[seen[gain - loss >= PROMISING]] = True
    return chosen


def features(counts: Counts, symbols: NDArray[np.int64], capitals: NDArray[np.bool_], pairs: Pairs) -> NDArray[np.float64]:
    """A row of numbers for each pair; the last one is 1. ``capitals`` tells which of the symbols are words with a capital."""
    import numpy as np

    row = Rows(
        counts, [*(symbols[pairs.places + at] for at in (-3, -2, -1)), pairs.words, *(symbols[pairs.places + at] for at in (1, 2, 3))]
    )
    written, said = _sequences(row), _likelihoods(row)
    row = row.replaced(_WORD, pairs.others)
    meant, would = _sequences(row), _likelihoods(row)
    steps = [b - a for a, b in zip(said, would, strict=True)]
    gain, mean_said, mean_would = sum(steps), sum(said) / 4, sum(would) / 4
    relations = [(pairs.relations == one).astype(float) for one in (EDIT, FORM, SET, DERIVED)]
    close = (pairs.distances > 0.95).astype(float)
    columns = [
        *written, *meant, *steps, gain, counts.share[pairs.words], counts.share[pairs.others], mean_said, mean_would,
        np.maximum.reduce(written[2:5]), np.maximum.reduce(meant[2:5]), np.maximum.reduce(written[5:]), np.maximum.reduce(meant[5:]),
        np.minimum(written[0], written[1]), np.minimum(meant[0], meant[1]),
        np.clip(gain, -_MOST / 2, _MOST) ** 2 / _MOST, written[0] == 0, written[1] == 0, written[3] == 0,
        np.clip(mean_said, _LEAST_MEAN, 0) ** 2 / _MOST,
        *relations,
        *(relations[1] * listed for listed in _listed(symbols, pairs.places, counts.numbers(_AND))),
        *(relation * column for column in (gain, counts.share[pairs.words], counts.share[pairs.others]) for relation in relations),
        pairs.repeated >= 1, pairs.repeated >= 2, pairs.repeated >= 3, pairs.elsewhere >= 1, pairs.elsewhere >= 3,
        np.isin(symbols[pairs.places - 1], counts.numbers(OPENING), kind="table"), capitals[pairs.places - 1], capitals[pairs.places + 1],
        pairs.distances, close, pairs.letters <= 3, pairs.letters <= 4, pairs.distances * relations[0],
        np.ones(len(pairs.places)),
    ]  # fmt: skip
    return np.stack([column.astype(float) for column in columns], 1)


def _listed(symbols: NDArray[np.int64], places: NDArray[np.int64], words: NDArray[np.int64]) -> list[NDArray[np.bool_]]:
    """Whether an "and" stands close before a word and close behind it: "Presidents Reagan and Bush" are several."""
    import numpy as np

    last = len(symbols) - 1
    return [np.logical_or.reduce(np.isin(symbols[np.clip(places + np.array(side), 0, last)], words, kind="table")) for side in _BESIDE]


def _sequences(row: Rows) -> list[NDArray[np.float64]]:
    """Logarithms of the counts of all two, three and four words in a row that hold the word."""
    import numpy as np

    return [np.log1p(row.times(start, n)) for n in ORDERS for start in range(_WORD + 1 - n, _WORD + 1)]


def _likelihoods(row: Rows) -> list[NDArray[np.float64]]:
    """Log probabilities of the word and of the three behind it, each after the three before."""
    return [row.log_probability(at) for at in range(_WORD, _WORD + 4)]
