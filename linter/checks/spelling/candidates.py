"""Words that may have been meant, in the order that a typist's hand and their frequency suggest.

One edit away all words of the lexicon are found, by pyspellchecker; further away only common ones, of long words.
"""

from __future__ import annotations

import heapq
from bisect import bisect_left
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from string import ascii_lowercase
from typing import TYPE_CHECKING, NamedTuple

from linter.checks.spelling.distance import distance
from linter.lexicon import lexicon

if TYPE_CHECKING:
    from spellchecker import SpellChecker

#: The worth of a unit of distance and of a unit of the Zipf scale.
_DISTANCE, _FREQUENCY = 2.3, 0.55
#: Letters of the shortest word whose common words two edits away are few enough to mean something.
_LONG = 6
#: Letters from which on a whole syllable may be missing.
_VERY_LONG = 9
_SYLLABLE = 3
#: Letters of the longest word that is looked for: no English word in use is longer.
_LONGEST = 24
#: How many of the words further away are looked at, the commonest first.
_MOST = 40


class Candidate(NamedTuple):
    """A word that may have been meant; candidates sort by ``cost``, cheapest first."""

    cost: float
    word: str
    distance: float
    zipf: float


@lru_cache(maxsize=4096)
def candidates(word: str) -> tuple[Candidate, ...]:
    """Words of the lexicon one edit away from a lower-case word, best first; none for endless ones."""
    return tuple(_ranked(word, _checker().edit_distance_1(word))) if len(word) <= _LONGEST else ()


def far_candidates(word: str) -> list[Candidate]:
    """Common words up to two edits away, or a syllable longer or shorter, best first; none for short words."""
    if len(word) < _LONG:
        return []
    # The import takes longer than a story without a misspelling.
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    edits = _SYLLABLE if len(word) >= _VERY_LONG else 2
    known = _common(len(word) - edits, len(word) + edits)
    found = extract(word, known, scorer=OSA.distance, processor=None, score_cutoff=edits, limit=None)
    others = {other for other, away, _ in found if away <= 2 or abs(len(other) - len(word)) == _SYLLABLE}
    return _ranked(word, heapq.nlargest(_MOST, others, key=lambda other: (lexicon().frequency(other), other)))


def cost(word: str, other: str, zipf: float) -> float:
    """What orders the words that may be meant by a word: how far and how common they are; the least is the best."""
    return _cost(distance(word, other), zipf)


def _cost(away: float, zipf: float) -> float:
    return round(_DISTANCE * away - _FREQUENCY * zipf, 4)


def _ranked(word: str, others: Iterable[str]) -> list[Candidate]:
    found = []
    for other in others:
        zipf = lexicon().frequency(other)
        if zipf and other != word:
            away = distance(word, other)
            found.append(Candidate(_cost(away, zipf), other, away, zipf))
    return sorted(found)


@cache
def _checker() -> SpellChecker:
    """A speller that knows letters only: its own list is part of the lexicon, and loading it takes 0.2 seconds."""
    from spellchecker import SpellChecker

    checker = SpellChecker(language=None, distance=1)
    checker.word_frequency.load_words([ascii_lowercase])
    return checker


@cache
def _words() -> list[str]:
    """The common words, short ones first."""
    return (Path(__file__).parents[2] / "data" / "common.txt").read_text("utf-8").split()


@cache
def _common(shortest: int, longest: int) -> list[str]:
    """Common words by their number of letters, both bounds included."""
    words = _words()
    return words[bisect_left(words, shortest, key=len) : bisect_left(words, longest + 1, key=len)]
