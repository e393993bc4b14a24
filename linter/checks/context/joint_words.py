"""The joints of a document: words that may have to be parted, and pairs of words that may have to be one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple

from linter.checks.context.features import OPENING
from linter.checks.context.joints import Finder, asked, features, promising, unpacked
from linter.checks.context.reading import Reading
from linter.checks.context.second_look import Question
from linter.checks.context.slips import LEAST
from linter.ngrams.counts import counts
from linter.ngrams.symbols import FOLDER, number

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


_BLANKS = (" ", "\u00a0")
#: What may stand right before a word.
_OPENERS = " \t\n\r\u00a0([“‘\"'—–"


class Joint(NamedTuple):
    """A word that may be written as two, or two that may be written as one, and how probable that is.

    ``at`` is the index of the token, or of the first of both; ``meant`` is what may be meant.
    """

    at: int
    joined: bool
    meant: str
    probability: float


def questions(reading: Reading) -> Iterator[Question[Joint]]:
    """What is to be asked of the joints of a document, those written as two words and those written as one."""
    import numpy as np

    finder, symbols = _finder(), reading.symbols
    words, capitals = frozenset(reading.words), frozenset(reading.capital_words)
    openings = counts().numbers(OPENING)
    ends = np.flatnonzero(np.diff(reading.places) == 1)
    at = reading.places
    for joined, found in ((False, finder.parted(symbols, at[ends])), (True, finder.joined(symbols, at))):
        kept = promising(counts(), symbols, finder.table, found, joined=joined)
        tokens = np.searchsorted(at, found.last + 1)
        begins = np.isin(symbols[at[tokens] - 1], openings, kind="table")
        kept[kept] = [
            _free(reading, token, words | capitals if first else words, words, joined=joined)
            for token, first in zip(tokens[kept].tolist(), begins[kept].tolist(), strict=True)
        ]
        if kept.any():
            found = found.only(kept)
            rows = features(counts(), symbols, finder.table, found)
            told = partial(_told, reading, tokens[kept].tolist(), found.rows.tolist(), joined=joined)
            yield Question("joined" if joined else "split", rows, asked(finder.table, found), told)


def _free(reading: Reading, at: int, first: frozenset[int], second: frozenset[int], *, joined: bool) -> bool:
    """Whether a joint stands free in running text; ``first`` and ``second`` are the tokens that its words may be.

    One word for two is looked for in whole sentences alone: headlines and lists have nouns where no word before them tells.
    """
    start = reading.tokens[at].start
    if at not in first or reading.document.text[start - 1 : start].strip(_OPENERS):
        return False
    if joined:
        return reading.told(at)
    return at + 1 in second and reading.document.text[reading.tokens[at].end : reading.tokens[at + 1].start] in _BLANKS


def _told(reading: Reading, tokens: list[int], rows: list[int], probabilities: NDArray[np.float64], *, joined: bool) -> Iterator[Joint]:
    """The likeliest of what may be meant at each token."""
    table, best = _finder().table, dict[int, tuple[float, int]]()
    for at, row, probability in zip(tokens, rows, probabilities.tolist(), strict=True):
        best[at] = max(best.get(at, (0.0, 0)), (probability, row))
    for at, (probability, row) in best.items():
        if probability >= LEAST:
            written = reading.tokens[at].lower
            meant = _parted(written, int(table.first[row])) if joined else written + reading.tokens[at + 1].lower
            yield Joint(at, joined, meant.capitalize() if reading.tokens[at].text[0].isupper() else meant, probability)


def _parted(written: str, first: int) -> str:
    """A word with a blank behind its first word, which has this symbol."""
    cut = next(at for at in range(1, len(written)) if number(written[:at]) == first)
    return f"{written[:cut]} {written[cut:]}"


@cache
def _finder() -> Finder:
    import numpy as np

    return Finder(unpacked(np.load(FOLDER / "joints.npy")))
