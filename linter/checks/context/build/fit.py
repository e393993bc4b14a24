"""The weights: a logistic regression on articles that were not counted, whole and with slips put into them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from linter.checks.context.confusable import EDIT, Other
from linter.checks.context.features import Pairs, features, promising
from linter.ngrams.counts import Counts
from linter.ngrams.symbols import PADDING, PARAGRAPH

#: Share of the words into which a slip is put, and how often one stands in a draft.
SLIPS, DRAFT = 0.15, 1 / 200
#: How much rarer slips of a greater distance are, for each unit of it, and of the other relations than those of the pen.
_RARER, _OTHER_RELATION = 2.5, 0.4
_PENALTY = 1.0


class Text:
    """Articles as symbols, with all that is needed to make pairs."""

    def __init__(self, symbols: NDArray[np.int64], articles: NDArray[np.int64], lower: NDArray[np.bool_], vocabulary: list[str],
                 table: dict[str, list[tuple[str, int, float]]]) -> None:  # fmt: skip
        """Take the articles; ``table`` as ``confusable`` makes it."""
        edge = np.full(PADDING, PARAGRAPH)
        self.symbols = np.concatenate((edge, symbols, edge)).astype(np.int64)
        self.articles = np.concatenate((edge, articles, edge))
        self.lower = np.concatenate((edge > 0, lower, edge > 0))
        numbers = {word: at for at, word in enumerate(vocabulary)}
        self._letters = np.array([len(word) for word in vocabulary])
        self.others: dict[int, list[tuple[int, Other]]] = {}
        self.sources: dict[int, list[tuple[int, float]]] = defaultdict(list)
        for word, meant in table.items():
            if word in numbers:
                self.others[numbers[word]] = [(numbers[other], Other(other, how, away)) for other, how, away in meant if other in numbers]
                for other, how, away in meant:
                    if other in numbers:
                        weight = np.exp(-_RARER * (away - 0.6)) if how == EDIT else _OTHER_RELATION
                        self.sources[numbers[other]].append((numbers[word], float(weight)))
        keys, self._times = np.unique(self._key(self.articles, self.symbols), return_counts=True)
        self._keys = keys

    @staticmethod
    def _key(articles: NDArray[np.int64], symbols: NDArray[np.int64]) -> NDArray[np.int64]:
        return articles.astype(np.int64) << 16 | symbols

    def times(self, articles: NDArray[np.int64], symbols: NDArray[np.int64]) -> NDArray[np.int64]:
        """How often symbols stand in articles."""
        wanted = self._key(articles, symbols)
        at = np.minimum(np.searchsorted(self._keys, wanted), len(self._keys) - 1)
        return np.where(self._keys[at] == wanted, self._times[at], 0)

    def pairs(self, places: Sequence[int], words: Sequence[int], *, written: bool) -> tuple[Pairs, NDArray[np.bool_]]:
        """All pairs of the words at places, and which of them have what truly stands there as the other word.

        ``written``: whether the words are those of the text, or slips put there instead.
        """
        rows = [
            (at, word, other, one.relation, one.distance)
            for at, word in zip(places, words, strict=True)
            for other, one in self.others.get(word, ())
        ]
        at, word, other, relation, away = (np.array(column) for column in zip(*rows, strict=True))
        true = self.symbols[at] == other
        article = self.articles[at]
        return Pairs(
            at, word, other, relation, away, self._letters[word],
            self.times(article, word) - written, self.times(article, other) - true,
        ), true  # fmt: skip


def fit(counts: Counts, text: Text) -> NDArray[np.float64]:
    """The weights of ``features``; reproducible."""
    chance = np.random.default_rng(0)
    places = np.flatnonzero(text.lower)
    whole, _ = text.pairs(places.tolist(), text.symbols[places].tolist(), written=True)
    whole = whole.only(promising(counts, text.symbols, whole))
    slips = []
    for at in places[chance.random(len(places)) < SLIPS].tolist():
        if sources := [(word, weight) for word, weight in text.sources.get(int(text.symbols[at]), ()) if counts.single[word]]:
            weights = np.array([weight for _, weight in sources])
            slips.append((at, sources[chance.choice(len(sources), p=weights / weights.sum())][0]))
    wrong, true = text.pairs([at for at, _ in slips], [word for _, word in slips], written=False)
    kept = promising(counts, text.symbols, wrong)
    wrong, true = wrong.only(kept), true[kept]
    rows = np.concatenate((features(counts, text.symbols, wrong), features(counts, text.symbols, whole)))
    truth = np.concatenate((true.astype(float), np.zeros(len(whole.places))))
    weight = np.concatenate((np.full(len(wrong.places), DRAFT * len(places) / len(slips)), np.ones(len(whole.places))))
    return regression(rows, truth, weight)


def regression(rows: NDArray[np.float64], truth: NDArray[np.float64], weight: NDArray[np.float64]) -> NDArray[np.float64]:
    """Weights of a logistic regression with a ridge, by Newton's method; the last column is taken for the constant."""
    mean, scale = rows.mean(0), rows.std(0) + 1e-6
    mean[-1], scale[-1] = 0.0, 1.0
    plain = (rows - mean) / scale
    found: NDArray[np.float64] = np.zeros(rows.shape[1])
    for _ in range(30):
        share = 1 / (1 + np.exp(-plain @ found))
        slope = plain.T @ (weight * (truth - share)) - _PENALTY * found
        curve = (plain * (weight * share * (1 - share))[:, None]).T @ plain + _PENALTY * np.eye(len(found))
        step = np.linalg.solve(curve, slope)
        found += step
        if np.abs(step).max() < 1e-4:
            break
    found = found / scale
    found[-1] -= mean[:-1] @ found[:-1]
    return found
