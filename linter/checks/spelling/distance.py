"""How far a hand is from one word to another: edits weighted by how often typists make them."""

from __future__ import annotations

_VOWELS = frozenset("aeiou")
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_NEIGHBOURS = frozenset(
    pair
    for row, below in zip(_ROWS, (*_ROWS[1:], ""), strict=True)
    for at, key in enumerate(row)
    for other in (*row[at + 1 : at + 2], *below[max(0, at - 1) : at + 1])
    for pair in (key + other, other + key)
)

TRANSPOSED = DOUBLED = 0.6
VOWEL = 0.7
NEIGHBOUR = 0.8
ONE_LETTER = 0.9
OTHER = 1.0
FIRST_LETTER = 0.5
#: Each further letter of a syllable that was left out, and of one that is too many.
NEXT_LEFT_OUT, NEXT_TOO_MANY = 0.4, 0.6
_LONGEST_GAP = 3


def distance(word: str, other: str) -> float:
    """The weight of the edits that lead from a lower-case word to another; 0 where they are equal.

    The least sum over letters exchanged with their neighbours, replaced, left out and put in (optimal string
    alignment), or the weight of one run of letters left out or put in. A different first letter costs extra.
    """
    first = FIRST_LETTER if word[:1] != other[:1] else 0.0
    return round(min(_aligned(*_differing(word, other)), _gap(word, other)) + first, 2)


def _differing(word: str, other: str) -> tuple[str, str]:
    """What is left of two words without what they share at both ends, but for a letter that may have been doubled."""
    shorter = min(len(word), len(other))
    start = next((at for at in range(shorter) if word[at] != other[at]), shorter)
    end = next((at for at in range(shorter - start) if word[-1 - at] != other[-1 - at]), shorter - start)
    start, end = max(0, start - 1), max(0, end - 1)
    return word[start : len(word) - end], other[start : len(other) - end]


def _aligned(word: str, other: str) -> float:
    before: list[float] = []
    row = [0.0]
    for at, letter in enumerate(other):
        row.append(row[at] + _single(other, at, letter))
    for i, one in enumerate(word):
        dropped = _single(word, i, one)
        older, before, row = before, row, [row[0] + dropped]
        for j, two in enumerate(other):
            if one == two:
                best = before[j]
            else:
                best = min(before[j] + _replaced(one, two), before[j + 1] + dropped, row[j] + _single(other, j, two))
                if i and j and one == other[j - 1] and word[i - 1] == two:
                    best = min(best, older[j - 1] + TRANSPOSED)
            row.append(best)
    return row[-1]


def _single(word: str, at: int, letter: str) -> float:
    """The weight of a letter that one word has and the other has not."""
    return DOUBLED if letter in (word[at - 1 : at], word[at + 1 : at + 2]) else ONE_LETTER


def _replaced(one: str, two: str) -> float:
    if one in _VOWELS and two in _VOWELS:
        return VOWEL
    return NEIGHBOUR if one + two in _NEIGHBOURS else OTHER


def _gap(word: str, other: str) -> float:
    """The weight of one run of letters that only the longer word has; infinite where more is different."""
    short, long = sorted((word, other), key=len)
    gap = len(long) - len(short)
    if not 2 <= gap <= _LONGEST_GAP:
        return float("inf")
    same = next((at for at, letter in enumerate(short) if letter != long[at]), len(short))
    if short[same:] != long[same + gap :] or (short == other and same == len(short)):
        return float("inf")  # what has more at its end is a derivation of the shorter word
    return ONE_LETTER + (NEXT_LEFT_OUT if short == word else NEXT_TOO_MANY) * (gap - 1)
