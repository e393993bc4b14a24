"""The weights for small words that are missing or too many, fitted as those of the other slips are."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from linter.checks.context.build.fit import DRAFT, Rows, Text, both
from linter.checks.context.gaps import Places, Small, features, unwanted
from linter.checks.context.second_look import Asked
from linter.ngrams.counts import Counts
from linter.ngrams.network import NOTHING, Network

#: Share of the small words that are left out, and of the places into which one is put.
_SLIPS = 0.2
_EDGE = 4


def fit_missing(counts: Counts, network: Network | None, text: Text, choices: NDArray[np.int64]) -> list[NDArray[np.float64]]:
    """Weights for a small word that is missing; ``choices`` are the symbols of the small words."""
    chance = np.random.default_rng(1)
    small = Small(counts, choices)
    symbols = text.symbols
    at = _inside(np.flatnonzero(text.words[1:] & text.words[:-1]) + 1, symbols)
    right = small.promising(symbols, at)
    lost = _inside(np.flatnonzero(np.isin(symbols, choices) & text.words & (chance.random(len(symbols)) < _SLIPS)), symbols)
    lost = lost[np.diff(np.concatenate(([-9], lost))) > _EDGE]
    bare, capitals = np.delete(symbols, lost), np.delete(text.capitals, lost)
    gone, said = lost - np.arange(len(lost)), symbols[lost]
    free = text.words[lost - 1] & text.words[lost + 1]
    gone, said = gone[free], said[free]
    wrong = small.promising(bare, gone)
    true = said[np.searchsorted(gone, wrong.next)] == wrong.word
    return both(network, "missing", [
        _rows(counts, bare, capitals, wrong, choices, true.astype(float), DRAFT * len(at) / len(gone), missing=True),
        _rows(counts, symbols, text.capitals, right, choices, np.zeros(len(right.word)), 1.0, missing=True),
    ])  # fmt: skip


def fit_extra(counts: Counts, network: Network | None, text: Text, choices: NDArray[np.int64]) -> list[NDArray[np.float64]]:
    """Weights for a small word that is too many; ``choices`` as in ``fit_missing``."""
    chance = np.random.default_rng(2)
    symbols = text.symbols
    at = _inside(np.flatnonzero(np.isin(symbols, choices) & text.words), symbols)
    right = Places(at - 1, symbols[at], at + 1)
    right = right.only(unwanted(counts, symbols, right))
    into = _inside(np.flatnonzero(text.words[1:] & text.words[:-1] & (chance.random(len(symbols) - 1) < _SLIPS / 4)) + 1, symbols)
    # As often as such a word stands in the text.
    wrong = Places(into - 1, chance.choice(symbols[at], len(into)), into)
    wrong = wrong.only(unwanted(counts, symbols, wrong))
    return both(network, "extra", [
        _rows(counts, symbols, text.capitals, wrong, choices, np.ones(len(wrong.word)), DRAFT * len(at) / len(into), missing=False),
        _rows(counts, symbols, text.capitals, right, choices, np.zeros(len(right.word)), 1.0, missing=False),
    ])  # fmt: skip


def _inside(at: NDArray[np.int64], symbols: NDArray[np.int64]) -> NDArray[np.int64]:
    return at[(at >= _EDGE) & (at < len(symbols) - _EDGE)]


def _rows(
    counts: Counts, symbols: NDArray[np.int64], capitals: NDArray[np.bool_], places: Places, choices: NDArray[np.int64],
    truth: NDArray[np.float64], weight: float, *, missing: bool,
) -> Rows:  # fmt: skip
    nothing = np.full(len(places.word), NOTHING)
    asked = Asked(places.last, places.next, *((nothing, places.word) if missing else (places.word, nothing)))
    return Rows(features(counts, symbols, capitals, places, choices), symbols, asked, truth, np.full(len(truth), weight))
