"""How often two, three and four words in a row stand in the news: hashed keys in order, counts as logarithms.

A sequence that was pruned counts nothing; one in thousands is taken for another one, whose hash is the same.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Symbols = NDArray[np.int64]
    Numbers = NDArray[np.float64]

#: Steps of a stored count for a factor of two.
STEPS = 8
#: The weight of a shorter sequence where a longer one was not seen (stupid backoff).
BACKOFF = 0.4
ORDERS = (2, 3, 4)
#: Occurrences that every sequence is given more than it has where logarithms are compared.
UNSEEN = 0.2


def keys(parts: tuple[Symbols, ...]) -> NDArray[np.uint32]:
    """Keys of sequences, given as one array for each place in them: exact for two, a hash for more."""
    import numpy as np

    key = parts[0].astype(np.uint64)
    for part in parts[1:]:
        key = (key << np.uint64(16)) | part.astype(np.uint64)
    if len(parts) > 2:
        # Two rounds of the finaliser of SplitMix64.
        key = (key ^ (key >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        key = (key ^ (key >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        key ^= key >> np.uint64(31)
        key >>= np.uint64(32)
    return key.astype(np.uint32)


class Counts:
    """The counts in a folder, memory-mapped."""

    def __init__(self, folder: Path) -> None:
        """Map the files; raises OSError where one is missing."""
        import numpy as np

        # As plain arrays: every look-up in a memmap makes new ones.
        self._keys = {n: np.asarray(np.load(folder / f"{n}-keys.npy", mmap_mode="r")) for n in ORDERS}
        self._counts = {n: np.asarray(np.load(folder / f"{n}-counts.npy", mmap_mode="r")) for n in ORDERS}
        single = np.load(folder / "1-counts.npy")
        #: Occurrences of each symbol, and the logarithms of their shares.
        self.single: Numbers = single.astype(np.float64)
        self.share: Numbers = np.log((self.single + 0.5) / self.single.sum())
        self._values: Numbers = np.concatenate(([0.0], 2.0 ** (np.arange(255) / STEPS)))

        self._folder = folder
        self._numbers: dict[tuple[str, ...], Symbols] = {}

    def numbers(self, words: tuple[str, ...]) -> Symbols:
        """The symbols of some words of these counts' own vocabulary, looked up once; -1 for one that it has not."""
        import marisa_trie
        import numpy as np

        if words not in self._numbers:
            known = marisa_trie.RecordTrie("<H")
            known.mmap(str(self._folder / "vocabulary.marisa"))
            self._numbers[words] = np.array([known.get(word, [(-1,)])[0][0] for word in words], dtype=np.int64)
        return self._numbers[words]

    def look(self, *parts: Symbols) -> Numbers:
        """Occurrences of sequences, given as one array for each place in them; 0 where they were not seen."""
        import numpy as np

        wanted, known = keys(parts), self._keys[len(parts)]
        # In order, so that each search begins where the one before ended.
        order = np.argsort(wanted)
        inside = wanted[order]
        at = np.minimum(np.searchsorted(known, inside), len(known) - 1)
        found = np.empty(len(wanted))
        found[order] = self._values[np.where(known[at] == inside, self._counts[len(parts)][at], 0)]
        return found

    def log(self, *parts: Symbols) -> Numbers:
        """Natural logarithms of occurrences, as ``look`` takes sequences; each has ``UNSEEN`` more, so that none is of nothing."""
        import numpy as np

        return np.log(self.look(*parts) + UNSEEN)


class Rows:
    """Rows of symbols of one length, given as one array for each place in them; every sequence in them is looked up once."""

    def __init__(self, counts: Counts, parts: list[Symbols]) -> None:
        """Take the counts and the rows."""
        self.parts = parts
        self._counts = counts
        self._known: dict[tuple[int, int], Numbers] = {}

    def replaced(self, at: int, symbols: Symbols) -> Rows:
        """The same rows with other symbols in one place."""
        found = Rows(self._counts, [*self.parts[:at], symbols, *self.parts[at + 1 :]])
        found._known = {(start, size): times for (start, size), times in self._known.items() if not start <= at < start + size}
        return found

    def times(self, start: int, size: int) -> Numbers:
        """Occurrences of the ``size`` symbols from place ``start`` on; 0 where they were not seen."""
        if (start, size) not in self._known:
            parts = self.parts[start : start + size]
            self._known[start, size] = self._counts.look(*parts) if size > 1 else self._counts.single[parts[0]]
        return self._known[start, size]

    def log_probability(self, at: int) -> Numbers:
        """The natural logarithm of the share of the symbol in a place among what follows the three before it, backed off."""
        import numpy as np

        backed = np.log(BACKOFF)
        found = self._counts.share[self.parts[at]] + 3 * backed
        for size in ORDERS:
            seen, before = self.times(at - size + 1, size), self.times(at - size + 1, size - 1)
            share = np.log(np.maximum(seen, 1) / np.maximum(before, np.maximum(seen, 1))) + (ORDERS[-1] - size) * backed
            found = np.where(seen > 0, share, found)
        return np.asarray(found)


@cache
def counts() -> Counts:
    """The counts that ship with the package, mapped once for each process."""
    from linter.ngrams.symbols import FOLDER

    return Counts(FOLDER)
