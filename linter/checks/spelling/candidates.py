"""Words that may have been meant: pyspellchecker's one-edit candidates, in the order a typist's hand suggests."""

from __future__ import annotations

from functools import cache
from string import ascii_lowercase
from typing import TYPE_CHECKING, NamedTuple

from linter.lexicon import lexicon

if TYPE_CHECKING:
    from spellchecker import SpellChecker

_VOWELS = frozenset("aeiou")
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_NEIGHBOURS = frozenset(
    pair
    for row, below in zip(_ROWS, (*_ROWS[1:], ""), strict=True)
    for at, key in enumerate(row)
    for other in (*row[at + 1 : at + 2], *below[max(0, at - 1) : at + 1])
    for pair in (key + other, other + key)
)
# The worth of one unit of distance in units of the Zipf scale.
_DISTANCE, _FREQUENCY = 2.3, 0.55
_FIRST_LETTER = 0.5


class Candidate(NamedTuple):
    """A word that may have been meant; candidates sort by ``cost``, cheapest first."""

    cost: float
    word: str
    distance: float
    zipf: float


def candidates(word: str) -> list[Candidate]:
    """Words of the lexicon one edit away from a lower-case word, best first."""
    found = []
    for other in _checker().edit_distance_1(word):
        zipf = lexicon().frequency(other)
        if zipf and other != word:
            away = distance(word, other)
            found.append(Candidate(round(_DISTANCE * away - _FREQUENCY * zipf, 4), other, away, zipf))
    return sorted(found)


@cache
def _checker() -> SpellChecker:
    """A speller that knows letters only: its own list is part of the lexicon, and loading it takes 0.2 seconds."""
    from spellchecker import SpellChecker

    checker = SpellChecker(language=None, distance=1)
    checker.word_frequency.load_words([ascii_lowercase])
    return checker


def distance(word: str, other: str) -> float:
    """The weight of the one edit between two words that are one edit apart."""
    at = next((n for n, (one, two) in enumerate(zip(word, other, strict=False)) if one != two), min(len(word), len(other)))
    first = _FIRST_LETTER if at == 0 else 0.0
    if len(word) == len(other):
        if word[at + 1 : at + 2] == other[at] and other[at + 1 : at + 2] == word[at] and word[at + 2 :] == other[at + 2 :]:
            return 0.6 + first
        pair = word[at] + other[at]
        if _VOWELS.issuperset(pair):
            return 0.7 + first
        return (0.8 if pair in _NEIGHBOURS else 1.0) + first
    longer = word if len(word) > len(other) else other
    doubled = longer[at] in (longer[at - 1 : at], longer[at + 1 : at + 2])
    return (0.6 if doubled else 0.9) + first
