"""The weights: a logistic regression on articles that were not counted, whole and with slips put into them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from linter.checks.context.confusable import DERIVED, EDIT, FORM, SET, Other
from linter.checks.context.features import Pairs, doubtful, features, promising
from linter.checks.context.second_look import Asked, columns, first, widened
from linter.ngrams.counts import Counts
from linter.ngrams.network import Network
from linter.ngrams.symbols import PADDING, PARAGRAPH

#: Share of the words into which a slip is put, and how often one stands in a draft.
SLIPS, DRAFT = 0.15, 1 / 200
#: How slips of the relations are shared out, as in what newsrooms mend; how much rarer those of a greater distance are.
_SHARES, _RARER = {EDIT: 0.4, FORM: 0.3, SET: 0.2, DERIVED: 0.1}, 2.5
_PENALTY = 1.0
_AT_ONCE = 4_000
#: Log odds of what was never seen.
_NEVER = -20.0


class Text:
    """Articles as symbols, with all that is needed to make pairs."""

    def __init__(self, symbols: NDArray[np.int64], articles: NDArray[np.int64], words: NDArray[np.bool_], lower: NDArray[np.bool_],
                 vocabulary: list[str], table: dict[str, list[tuple[str, int, float]]]) -> None:  # fmt: skip
        """Take the articles, which symbols are words and words in lower case; ``table`` as ``confusable`` makes it."""
        edge = np.full(PADDING, PARAGRAPH)
        self.symbols = np.concatenate((edge, symbols, edge)).astype(np.int64)
        self.articles = np.concatenate((edge, articles, edge))
        self.words = np.concatenate((edge > 0, words, edge > 0))
        self.lower = np.concatenate((edge > 0, lower, edge > 0))
        self.capitals = self.words & ~self.lower
        numbers = {word: at for at, word in enumerate(vocabulary)}
        self._letters = np.array([len(word) for word in vocabulary])
        self.others: dict[int, list[tuple[int, Other]]] = {}
        self.sources: dict[int, list[tuple[int, float, int]]] = defaultdict(list)
        for word, meant in table.items():
            if word in numbers:
                self.others[numbers[word]] = [(numbers[other], Other(other, how, away)) for other, how, away in meant if other in numbers]
                for other, how, away in meant:
                    if other in numbers:
                        weight = np.exp(-_RARER * away) if how in (EDIT, DERIVED) else 1.0
                        self.sources[numbers[other]].append((numbers[word], float(weight), how))
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
        numbers = np.array(rows, dtype=np.float64).reshape(-1, 5)
        at, word, other, relation = numbers[:, :4].astype(np.int64).T
        away = numbers[:, 4]
        true = self.symbols[at] == other
        article = self.articles[at]
        return Pairs(
            at, word, other, relation, away, self._letters[word],
            self.times(article, word) - written, self.times(article, other) - true,
        ), true  # fmt: skip


class Rows(NamedTuple):
    """Features with what they are of: the symbols of a text and what was asked there; truth (0 or 1) and weight of each row."""

    features: NDArray[np.float64]
    symbols: NDArray[np.int64]
    asked: Asked
    truth: NDArray[np.float64]
    weight: NDArray[np.float64]


def fit(counts: Counts, network: Network | None, text: Text, chosen: NDArray[np.bool_]) -> list[NDArray[np.float64]]:
    """The weights of words that are wrong, of the first look and, with a network, of the second; reproducible.

    ``chosen`` tells which symbols of the text are words of the sort that the weights are for.
    """
    chance = np.random.default_rng(0)
    everywhere = np.flatnonzero(chosen)
    places = everywhere[doubtful(counts, text.symbols, everywhere, text.symbols[everywhere])]
    whole, _ = text.pairs(places.tolist(), text.symbols[places].tolist(), written=True)
    whole = whole.only(promising(counts, text.symbols, whole))
    into = everywhere[chance.random(len(everywhere)) < SLIPS].tolist()
    slips = [(at, word) for at in into if (word := _slip(text.sources.get(int(text.symbols[at]), []), chance)) is not None]
    at, put = np.array(slips, dtype=np.int64).reshape(-1, 2).T
    odd = doubtful(counts, text.symbols, at, put)
    wrong, true = text.pairs(at[odd].tolist(), put[odd].tolist(), written=False)
    kept = promising(counts, text.symbols, wrong)
    return both(network, "wrong", [
        _rows(counts, text, wrong.only(kept), true[kept].astype(float), DRAFT * len(everywhere) / max(1, len(slips))),
        _rows(counts, text, whole, np.zeros(len(whole.places)), 1.0),
    ])  # fmt: skip


def _slip(sources: list[tuple[int, float, int]], chance: np.random.Generator) -> int | None:
    """A word that is written for another one, given all that are; None where none is."""
    if not sources:
        return None
    relations = np.array([how for _, _, how in sources])
    weights = np.array([weight for _, weight, _ in sources])
    for how, share in _SHARES.items():
        if (one := relations == how).any():
            weights[one] *= share / weights[one].sum()
    return sources[chance.choice(len(sources), p=weights / weights.sum())][0]


def _rows(counts: Counts, text: Text, pairs: Pairs, truth: NDArray[np.float64], weight: float) -> Rows:
    asked = Asked(pairs.places - 1, pairs.places + 1, pairs.words, pairs.others)
    return Rows(features(counts, text.symbols, text.capitals, pairs), text.symbols, asked, truth, np.full(len(truth), weight))


def both(network: Network | None, sort: str, parts: list[Rows]) -> list[NDArray[np.float64]]:
    """The weights of the first look for a sort of slips and, with a network, those of the second on what the first lets pass."""
    weights = regression(*_joined([(part.features, part.truth, part.weight) for part in parts]))
    if network is None:
        return [weights]
    again = []
    for part in parts:
        opinion = part.features @ weights
        passed = np.flatnonzero(1 / (1 + np.exp(-opinion)) >= first(sort))
        asked = Asked(*(column[passed] for column in part.asked))
        batches = [Asked(*(column[at : at + _AT_ONCE] for column in asked)) for at in range(0, len(passed), _AT_ONCE)]
        more = np.concatenate([columns(network, part.symbols, batch) for batch in batches or [asked]])
        again.append((widened(part.features[passed], opinion[passed], more), part.truth[passed], part.weight[passed]))
    return [weights, regression(*_joined(again))]


def _joined(parts: Iterable[tuple[NDArray[np.float64], ...]]) -> Iterator[NDArray[np.float64]]:
    return (np.concatenate(column) for column in zip(*parts, strict=True))


def regression(rows: NDArray[np.float64], truth: NDArray[np.float64], weight: NDArray[np.float64]) -> NDArray[np.float64]:
    """Weights of a logistic regression with a ridge, by Newton's method; the last column is taken for the constant.

    Without a row that is true it is never.
    """
    if not truth.any():
        return np.append(np.zeros(rows.shape[1] - 1), _NEVER)
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
