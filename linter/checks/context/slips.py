"""The words of a document that may be slips, each with what may be meant and how probable that is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from linter.checks.context.confusable import Others, others
from linter.checks.context.features import Pairs, doubtful, features, promising
from linter.checks.context.reading import Reading
from linter.checks.context.second_look import Asked, Question
from linter.ngrams.counts import counts

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: Below this probability nothing is said of a word.
LEAST = 0.05
_SUGGESTIONS = 3


class Slip(NamedTuple):
    """A word (index into the document's tokens), what may be meant, the likeliest first, and how probable each is."""

    at: int
    meant: tuple[str, ...]
    shares: tuple[float, ...]

    @property
    def probability(self) -> float:
        """How probable the likeliest is."""
        return self.shares[0]


def questions(reading: Reading) -> Iterator[Question[Slip]]:
    """What is to be asked of the words of a document, those in lower case and those with a capital."""
    import numpy as np

    for sort, chosen in (("wrong", reading.words), ("wrong-capital", reading.capital_words)):
        at = np.array(chosen, dtype=np.int64)
        places = reading.places[at]
        odd = at[doubtful(counts(), reading.symbols, places, reading.symbols[places])].tolist()
        words = [(at, found) for at in odd if (found := others(reading.tokens[at].lower))]
        if words and (question := _question(reading, words, sort)):
            yield question


def _question(reading: Reading, words: list[tuple[int, Others]], sort: str) -> Question[Slip] | None:
    import numpy as np

    sizes = [len(found.words) for _, found in words]
    at = np.repeat(np.array([at for at, _ in words]), sizes)
    meant = np.concatenate([found.symbols for _, found in words])
    pairs = Pairs(
        places=reading.places[at],
        words=reading.symbols[reading.places[at]],
        others=meant,
        relations=np.concatenate([found.relations for _, found in words]),
        distances=np.concatenate([found.distances for _, found in words]),
        letters=np.repeat([len(reading.tokens[at].lower) for at, _ in words], sizes),
        repeated=np.repeat([reading.times[reading.tokens[at].lower] - 1 for at, _ in words], sizes),
        elsewhere=reading.occurrences[meant],
    )
    chosen = promising(counts(), reading.symbols, pairs)
    if not chosen.any():
        return None
    closer = pairs.only(chosen)
    asked = Asked(closer.places - 1, closer.places + 1, closer.words, closer.others)
    options = [word for _, found in words for word in found.words]
    rows = [(int(at[row]), options[row]) for row in np.flatnonzero(chosen)]
    return Question(sort, features(counts(), reading.symbols, reading.capitals, closer), asked, partial(_told, reading, rows))


def _told(reading: Reading, rows: list[tuple[int, str]], probabilities: NDArray[np.float64]) -> Iterator[Slip]:
    """The slips among pairs of a token and a word that may be meant."""
    meant: dict[int, list[tuple[float, str]]] = defaultdict(list)
    for (at, word), probability in zip(rows, probabilities.tolist(), strict=True):
        if probability >= LEAST:
            meant[at].append((probability, word))
    for at, found in meant.items():
        ranked = sorted(found, reverse=True)[:_SUGGESTIONS]
        written = reading.tokens[at].text
        yield Slip(at, tuple(_cased(word, written) for _, word in ranked), tuple(share for share, _ in ranked))


def _cased(word: str, written: str) -> str:
    return word.capitalize() if written[0].isupper() else word
