"""One word that is written as two, and two that are written as one: both ways to write it, told by what stands around.

A *joint* is where two words meet that make another one together: "any|one", "set|up", "may|be". What is asked of a document
are the pairs and the words of ``joints.npy``, which ``linter.checks.context.build.joints`` writes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from linter.checks.context.features import OPENING
from linter.checks.context.second_look import Asked
from linter.ngrams.counts import Rows
from linter.ngrams.network import NOTHING
from linter.ngrams.symbols import SYMBOLS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from linter.ngrams.counts import Counts

#: Steps of a stored likeness.
STEPS = 1000
#: Least advantage of the other way to write it by the two words around, as the logarithm of a ratio.
_PROMISING = -1.0
_MOST = 20.0


class Table(NamedTuple):
    """Joints in the order of their two words, one row each; arrays of one length.

    Symbols of the two words and of the whole; how often the two and the whole stand in the corpus in lower case, as natural
    logarithms of one more; how alike the words are that stand around either, from 0 to 1, which is high where the two ways
    are a matter of style; whether the whole may be a slip for the two.
    """

    first: NDArray[np.int64]
    second: NDArray[np.int64]
    whole: NDArray[np.int64]
    parted: NDArray[np.float64]
    joined: NDArray[np.float64]
    alike: NDArray[np.float64]
    asked_joined: NDArray[np.bool_]


def unpacked(stored: NDArray[np.uint16]) -> Table:
    """The table of a file: rows of seven numbers."""
    import numpy as np

    first, second, whole, parted, joined, alike, asked = stored.astype(np.int64).T
    return Table(first, second, whole, parted / STEPS, joined / STEPS, alike / STEPS, asked > 0)


def located(known: NDArray[np.int64], wanted: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Where keys stand among known ones in order, and which of them are known."""
    import numpy as np

    at = np.searchsorted(known, wanted)
    found = at < len(known)
    found[found] = known[at[found]] == wanted[found]
    return at, found


class Joints(NamedTuple):
    """Joints in a text, one row each: indices of the symbols before and behind, and the rows of the table."""

    last: NDArray[np.int64]
    following: NDArray[np.int64]
    rows: NDArray[np.int64]

    def only(self, chosen: NDArray[np.bool_]) -> Joints:
        """The rows that are chosen."""
        return Joints(self.last[chosen], self.following[chosen], self.rows[chosen])


class Finder:
    """Finds the joints of a table in a row of symbols."""

    def __init__(self, table: Table) -> None:
        """Index the table."""
        import numpy as np

        self.table = table
        self._keys = table.first << 16 | table.second
        asked = np.flatnonzero(table.asked_joined)
        self._by_whole = asked[np.argsort(table.whole[asked], kind="stable")]
        wholes = table.whole[self._by_whole]
        self._begin, self._end = (np.searchsorted(wholes, np.arange(SYMBOLS), side) for side in ("left", "right"))

    def parted(self, symbols: NDArray[np.int64], at: NDArray[np.int64]) -> Joints:
        """Joints written as two words, of which the first ones stand at these indices, in order."""
        keys = symbols[at] << 16 | symbols[at + 1]
        row, found = located(self._keys, keys)
        return Joints(at[found] - 1, at[found] + 2, row[found])

    def joined(self, symbols: NDArray[np.int64], at: NDArray[np.int64]) -> Joints:
        """Joints written as one word, which stand at these indices, in order."""
        import numpy as np

        begin, many = self._begin[symbols[at]], self._end[symbols[at]] - self._begin[symbols[at]]
        place, begin = np.repeat(at, many), np.repeat(begin, many)
        step = np.arange(len(place)) - np.repeat(np.cumsum(many) - many, many)
        return Joints(place - 1, place + 1, self._by_whole[begin + step])


def promising(counts: Counts, symbols: NDArray[np.int64], table: Table, joints: Joints, *, joined: bool) -> NDArray[np.bool_]:
    """Which joints are worth a closer look: those of which the other way to write it goes with the words around."""
    import numpy as np

    left, right = symbols[joints.last], symbols[joints.following]
    first, second, whole = table.first[joints.rows], table.second[joints.rows], table.whole[joints.rows]
    of_two = counts.log(left, first) + counts.log(second, right)
    of_two += counts.log(first, second) - np.log(counts.single[first] + 1) - np.log(counts.single[second] + 1)
    of_one = counts.log(left, whole) + counts.log(whole, right) - np.log(counts.single[whole] + 1)
    gain = of_two - of_one if joined else of_one - of_two
    chosen: NDArray[np.bool_] = gain >= _PROMISING
    return chosen


def features(counts: Counts, symbols: NDArray[np.int64], table: Table, joints: Joints) -> NDArray[np.float64]:
    """A row of numbers for each joint, whichever way it is written; the last one is 1."""
    import numpy as np

    last, after, at = joints
    before, behind = [symbols[last - 2], symbols[last - 1], symbols[last]], [symbols[after], symbols[after + 1], symbols[after + 2]]
    two = Rows(counts, [*before, table.first[at], table.second[at], *behind])
    one = Rows(counts, [*before, table.whole[at], *behind])
    of_two = _seen(two, ((2, 2), (4, 2), (1, 3), (2, 3), (3, 3), (4, 3)), ((1, 4), (2, 4), (3, 4)))
    of_one = _seen(one, ((2, 2), (3, 2), (1, 3), (2, 3), (3, 3)), ((0, 4), (1, 4), (2, 4), (3, 4)))
    said_two, said_one = [two.log_probability(place) for place in range(3, 8)], [one.log_probability(place) for place in range(3, 7)]
    gain = np.clip(sum(said_two) - sum(said_one), -_MOST, _MOST)
    parted, joined, alike = table.parted[at], table.joined[at], table.alike[at]
    columns = [
        *of_two, *of_one, gain, gain * np.abs(gain) / _MOST, gain * alike, sum(said_two), said_two[0] + said_two[1], said_one[0],
        parted, joined, parted - joined, alike, parted == 0, alike * parted, alike * joined,
        counts.share[table.first[at]], counts.share[table.second[at]],
        *(column == 0 for column in (*of_two[:2], *of_one[:2])),
        np.isin(symbols[last], counts.numbers(OPENING), kind="table"), np.ones(len(at)),
    ]  # fmt: skip
    return np.stack([column.astype(float) for column in columns], 1)


def _seen(rows: Rows, each: tuple[tuple[int, int], ...], most: tuple[tuple[int, int], ...]) -> list[NDArray[np.float64]]:
    """Logarithms of the counts of sequences, given by first place and length, and of the commonest of some more."""
    import numpy as np

    return [np.log1p(rows.times(*one)) for one in each] + [np.log1p(np.maximum.reduce([rows.times(*one) for one in most]))]


def asked(table: Table, joints: Joints) -> Asked:
    """What the network is asked: whether the whole fits between the words around, or nothing does."""
    import numpy as np

    return Asked(joints.last, joints.following, np.full(len(joints.rows), NOTHING), table.whole[joints.rows])
