"""The small words of a document that may be missing or too many."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple

from linter.checks.context.gaps import SMALL, Places, Small, features, small, unwanted
from linter.checks.context.reading import Reading
from linter.checks.context.second_look import Asked, Question
from linter.checks.context.slips import LEAST
from linter.ngrams.counts import counts
from linter.ngrams.network import NOTHING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Gap(NamedTuple):
    """A small word that may be missing before a token, or that may be too many there, and how probable that is."""

    at: int
    word: str
    missing: bool
    probability: float


def questions(reading: Reading) -> Iterator[Question[Gap]]:
    """What is to be asked of the small words of a document: which are missing, which are too many."""
    import numpy as np

    joined = reading.joined
    if joined:
        at = np.array(joined)
        found = _small().promising(reading.symbols, reading.places[at])
        yield _question(reading, found, at[np.searchsorted(reading.places[at], found.next)].tolist(), missing=True)
    known, behind = set(SMALL), set(joined)
    standing = [at for at in joined if at + 1 in behind and reading.tokens[at].text in known]
    if standing:
        at = np.array(standing)
        places = reading.places[at]
        found = Places(places - 1, reading.symbols[places], places + 1)
        chosen = unwanted(counts(), reading.symbols, found)
        yield _question(reading, found.only(chosen), at[chosen].tolist(), missing=False)


def _question(reading: Reading, found: Places, tokens: list[int], *, missing: bool) -> Question[Gap]:
    import numpy as np

    nothing = np.full(len(found.word), NOTHING)
    asked = Asked(found.last, found.next, *((nothing, found.word) if missing else (found.word, nothing)))
    rows = features(counts(), reading.symbols, reading.capitals, found, small())
    words = dict(zip(small().tolist(), SMALL, strict=True))
    gaps = [Gap(at, words[word], missing, 0.0) for at, word in zip(tokens, found.word.tolist(), strict=True)]
    return Question("missing" if missing else "extra", rows, asked, partial(_told, gaps))


def _told(gaps: list[Gap], probabilities: NDArray[np.float64]) -> Iterator[Gap]:
    """The likeliest word of each place, if it is likely enough."""
    best: dict[int, Gap] = {}
    for gap, probability in zip(gaps, probabilities.tolist(), strict=True):
        if probability >= LEAST and (gap.at not in best or best[gap.at].probability < probability):
            best[gap.at] = gap._replace(probability=probability)
    yield from best.values()


@cache
def _small() -> Small:
    return Small(counts(), small())
