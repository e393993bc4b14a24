"""Words that may be meant by a word that is spelled right."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from linter.ngrams.symbols import FOLDER, number

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: How two words are related: a slip of the pen, inflection, a set of words written for one another, one stem.
EDIT, FORM, SET, DERIVED = 1, 2, 3, 4
#: Steps of a stored distance.
STEPS = 100


class Other(NamedTuple):
    """A word that may be meant, how it is related to the one written, and how far a typist's hand is from it."""

    word: str
    relation: int
    distance: float


def record(other: Other) -> bytes:
    """An entry of the file."""
    return bytes([other.relation, round(other.distance * STEPS)]) + other.word.encode()


@cache
def _table() -> Any:
    import marisa_trie

    table = marisa_trie.BytesTrie()
    table.mmap(str(FOLDER / "confusable.marisa"))
    return table


class Others(NamedTuple):
    """All words that may be meant by a word, and their symbols, relations and distances: arrays of one length."""

    words: tuple[str, ...]
    symbols: NDArray[np.int64]
    relations: NDArray[np.int64]
    distances: NDArray[np.float64]


@lru_cache(maxsize=1 << 16)
def others(word: str) -> Others | None:
    """The words that may be meant by a lower-case word; None where there are none."""
    import numpy as np

    found = [Other(record[2:].decode(), record[0], record[1] / STEPS) for record in _table().get(word, ())]
    if not found:
        return None
    return Others(
        tuple(one.word for one in found),
        np.array([number(one.word) for one in found], dtype=np.int64),
        np.array([one.relation for one in found], dtype=np.int64),
        np.array([one.distance for one in found]),
    )
