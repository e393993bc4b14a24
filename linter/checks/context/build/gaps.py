"""The weights for small words that are missing or too many, fitted as those of the other slips are."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from linter.checks.context.build.fit import DRAFT, regression
from linter.checks.context.gaps import between, features, odd_pairs, standing, unwanted, wanted
from linter.ngrams.counts import Counts

#: Share of the small words that are left out, and of the places into which one is put.
_SLIPS = 0.2


def fit_missing(counts: Counts, symbols: NDArray[np.int64], words: NDArray[np.bool_], choices: NDArray[np.int64]) -> NDArray[np.float64]:
    """Weights for a small word that is missing; ``words`` tells which symbols are words, ``choices`` are those of the small ones."""
    chance = np.random.default_rng(1)
    at = np.flatnonzero(words[1:] & words[:-1]) + 1
    at = at[(at > 3) & (at < len(symbols) - 4)]
    whole = at[odd_pairs(counts, symbols, at)]
    places = between(symbols, np.repeat(whole, len(choices)), np.tile(choices, len(whole)))
    right = places.only(wanted(counts, places))
    lost = np.flatnonzero(np.isin(symbols, choices) & words & (chance.random(len(symbols)) < _SLIPS))
    lost = lost[(lost > 3) & (lost < len(symbols) - 4)]
    bare = np.delete(symbols, lost)
    gone = lost - np.arange(len(lost))
    kept = odd_pairs(counts, bare, gone) & (np.diff(np.concatenate(([-9], lost))) > 4)
    gone, said = gone[kept], symbols[lost][kept]
    wrong = between(bare, np.repeat(gone, len(choices)), np.tile(choices, len(gone)))
    true = np.repeat(said, len(choices)) == wrong.word
    chosen = wanted(counts, wrong)
    rows = [features(counts, wrong.only(chosen), choices), features(counts, right, choices)]
    truth = [true[chosen], np.zeros(len(right.word))]
    weight = np.concatenate((np.full(int(chosen.sum()), DRAFT * len(at) / len(gone)), np.ones(len(right.word))))
    return regression(np.concatenate(rows), np.concatenate(truth).astype(float), weight)


def fit_extra(counts: Counts, symbols: NDArray[np.int64], words: NDArray[np.bool_], choices: NDArray[np.int64]) -> NDArray[np.float64]:
    """Weights for a small word that is too many; ``words`` and ``choices`` as in ``fit_missing``."""
    chance = np.random.default_rng(2)
    at = np.flatnonzero(np.isin(symbols, choices) & words)
    at = at[(at > 3) & (at < len(symbols) - 4)]
    right = standing(symbols, at)
    right = right.only(unwanted(counts, right))
    into = np.flatnonzero(words[1:] & words[:-1] & (chance.random(len(words) - 1) < _SLIPS / 4)) + 1
    into = into[(into > 3) & (into < len(symbols) - 4)]
    # As often as such a word stands in the text.
    put = chance.choice(symbols[at], len(into))
    wrong = between(symbols, into, put)
    wrong = wrong.only(unwanted(counts, wrong))
    truth = np.concatenate((np.ones(len(wrong.word)), np.zeros(len(right.word))))
    weight = np.concatenate((np.full(len(wrong.word), DRAFT * len(at) / len(into)), np.ones(len(right.word))))
    return regression(np.concatenate((features(counts, wrong, choices), features(counts, right, choices))), truth, weight)
