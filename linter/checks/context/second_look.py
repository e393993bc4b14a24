"""A second look at what the counts take for a slip: how well the network thinks either word fits the whole sentence.

The columns stand beside those of the first look, and its own opinion, in a regression of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

import msgspec

from linter.checks.context.weights import weights
from linter.ngrams.network import NOTHING, REACH, network

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from linter.ngrams.network import Network

#: From this probability on what the first look sees is worth the second; where a word is missing the counts know little.
_FIRST, _FIRST_OF = 0.02, {"missing": 0.01}
_SCALE = 10.0

T_co = TypeVar("T_co", covariant=True)


class Asked(NamedTuple):
    """Words in places and words that may be meant there, one row each.

    ``last`` and ``following`` are the indices of the symbols before and behind a place; ``stands`` and ``meant`` are symbols, or
    ``NOTHING``.
    """

    last: NDArray[np.int64]
    following: NDArray[np.int64]
    stands: NDArray[np.int64]
    meant: NDArray[np.int64]


def around(
    symbols: NDArray[np.int64], last: NDArray[np.int64], following: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The symbols up to ``last`` and from ``following`` on, as the network reads them; indices into ``symbols``."""
    import numpy as np

    steps = np.arange(REACH)
    before, behind = last[:, None] - (REACH - 1) + steps, following[:, None] + steps
    inside = len(symbols) - 1
    return np.where(before >= 0, symbols[np.maximum(before, 0)], -1), np.where(behind <= inside, symbols[np.minimum(behind, inside)], -1)


def columns(network: Network, symbols: NDArray[np.int64], asked: Asked) -> NDArray[np.float64]:
    """Numbers for each row: how much better what is meant fits than what stands there, its square with its sign, all fits."""
    import numpy as np

    # Several words may be meant in one place, which is read once.
    places, row = np.unique(np.stack((asked.last, asked.following), 1), axis=0, return_inverse=True)
    contexts = network.contexts(*around(symbols, places[:, 0], places[:, 1]))[row.reshape(-1)]
    said, would = network.fits(contexts, asked.stands), network.fits(contexts, asked.meant)
    nothing = network.fits(contexts, np.full(len(contexts), NOTHING))
    gain = would - said
    return np.stack((gain, gain * np.abs(gain) / _SCALE, said, would, np.maximum(said, would) - nothing), 1).astype(float)


def widened(rows: NDArray[np.float64], opinion: NDArray[np.float64], more: NDArray[np.float64]) -> NDArray[np.float64]:
    """Rows of the first look with its opinion (log odds) and the network's numbers; the last column stays 1."""
    import numpy as np

    return np.concatenate((opinion[:, None], more, rows), 1)


def first(sort: str) -> float:
    """The least probability of the first look for slips of a sort with which the second is asked."""
    return _FIRST_OF.get(sort, _FIRST)


class Question(msgspec.Struct, Generic[T_co], frozen=True):
    """What the first look sees of one sort of slips ("wrong", "missing" …), and what to make of the probabilities of its rows."""

    sort: str
    rows: NDArray[np.float64]
    asked: Asked
    told: Callable[[NDArray[np.float64]], Iterator[T_co]]


def answered(symbols: NDArray[np.int64], questions: Sequence[Question[T_co]]) -> Iterator[T_co]:
    """What comes of the questions about a document, with the probabilities of both looks; the network is asked once for all."""
    import numpy as np

    opinions = [question.rows @ weights(question.sort) for question in questions]
    found = [1 / (1 + np.exp(-opinion)) for opinion in opinions]
    again = [np.flatnonzero(one >= first(question.sort)) for question, one in zip(questions, found, strict=True)]
    if any(map(len, again)) and (read := network()):
        parts = [[column[rows] for column in question.asked] for question, rows in zip(questions, again, strict=True)]
        more = columns(read, symbols, Asked(*map(np.concatenate, zip(*parts, strict=True))))
        for question, opinion, one, rows, part in zip(
            questions, opinions, found, again, np.split(more, np.cumsum([len(rows) for rows in again])[:-1]), strict=True
        ):
            one[rows] = 1 / (1 + np.exp(-(widened(question.rows[rows], opinion[rows], part) @ weights(f"{question.sort}-second"))))
    for question, one in zip(questions, found, strict=True):
        yield from question.told(one)
