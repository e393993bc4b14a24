"""Names that are one slip away from a famous one, or from one that the story uses more often.

A name that no list knows is no misspelling for that. It takes a name close to it that is far better known, and two
names in a row are judged as a pair: "Melanie" is a name, "Melanie Trump" is nobody. All names here have straight
apostrophes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from linter.checks.spelling.distance import TRANSPOSED, distance
from linter.lexicon import WordClass, lexicon
from linter.lexicon.names import NameKind, letters_left_out, names
from linter.lexicon.varieties import forms

#: Times in 40 million words of news from which a single name, and a pair, is famous.
_FAMOUS, _FAMOUS_PAIR = 60, 20
#: Times that the pair as written may stand there, for each time of the famous one.
_PAIR_SHARE = 1 / 40
#: Greatest distance of a slip, of one in a long name, of a known name in a pair, and of the same letters in disorder.
_NEAR, _NEAR_LONG, _NEAR_KNOWN, _JUMBLED = 0.9, 1.0, 0.8, 1.8
_LONG = 9
#: Letters from which on a name that only a register has may be a slip.
_LONG_RARE = 7
#: Share of a name's places at which the other of a pair stands, if it is the usual one: "Blinken" is nearly always "Antony".
_USUAL = 0.5
#: Times of a famous pair of which neither is the other's usual one: "Melania Trump".
_FAMOUS_WITHOUT = 120
#: How sure a slip of a name is at most that is not so often in that news, or that a register has as it is written.
_UNSURE, _WELL_KNOWN = 0.88, 150
#: Letters of the shortest name that is judged: alone, and in a pair.
_SHORTEST, _SHORTEST_IN_PAIR = 5, 4
#: What a name may have at its end more than another without being a slip of it: "Obamas", "Russian".
_ENDINGS = ("s", "n", "i", "an", "e", "a", "y", "o")
#: Letters that end words of other languages where English has another: "Instituto".
_FOREIGN_ENDS = frozenset("aeio")
# Written in many ways from other scripts, each the right one of somebody.
_TRANSCRIBED = re.compile(r"M[aou]h[aou]mm?[aeu][dt]")


class Meant(NamedTuple):
    """The name that may be meant, and how sure that is (0 to 1)."""

    name: str
    confidence: float


def is_name(word: str) -> bool:
    """Whether a capitalised word stands as it is: a known name, or a word with a capital."""
    return word in names() or lexicon().knows(word) or (word.isupper() and word.title() in names())


def rare(name: str) -> bool:
    """Whether a long name is known from a register of people or places alone: such registers have their own slips."""
    return len(name) >= _LONG_RARE and name in names() and not names().times(name) and not lexicon().knows(name)


@lru_cache(maxsize=65536)
def famous(name: str) -> Meant | None:
    """The famous name that an unknown capitalised word is a slip of; None for a known one, or where none is close."""
    if len(name) < _SHORTEST or not name.isascii() or (is_name(name) and not rare(name)):
        return None
    close = []
    for other in _near(name):
        away, times = _slip(name, other), names().times(other)
        near = _NEAR if len(name) < _LONG else _NEAR_LONG
        if away <= near and times >= _FAMOUS and other.isupper() == name.isupper() and not _foreign(name, other):
            close.append((away, -times, other))
    if not close:
        return None
    away, times, best = min(close)
    return Meant(best, _sure(name, away, -times, alone=all(10 * seen > times for _, seen, other in close if other != best)))


@lru_cache(maxsize=65536)
def _near(name: str) -> set[str]:
    return names().near(name)


def _foreign(name: str, other: str) -> bool:
    """Whether a name is the form that another language has for an ordinary word."""
    vowel = len(name) == len(other) and name[:-1] == other[:-1] and name[-1] in _FOREIGN_ENDS
    return vowel or ("cion" in name.lower() and other.lower() in lexicon())


def _sure(name: str, away: float, times: int, *, alone: bool) -> float:
    doubt = 0.05 + 0.3 * max(0.0, away - TRANSPOSED)
    if times < 10 * _FAMOUS:
        doubt += 0.03
    if len(name) <= _SHORTEST:
        doubt += 0.07
    sure = 1.0 - doubt - (0.0 if alone else 0.05)
    # Rare names are near to famous ones, too, and those of a register are somebody's.
    return round(min(sure, _UNSURE) if times < _WELL_KNOWN or name in names() else sure, 2)


@lru_cache(maxsize=65536)
def famous_pair(first: str, second: str) -> tuple[int, Meant] | None:
    """Which of two capitalised words in a row (0 or 1) is a slip in a famous pair, and what is meant."""
    known = names()
    seen = known.times(f"{first} {second}")
    best: tuple[int, int, Meant] | None = None
    for at, (name, partner) in enumerate(((first, second), (second, first))):
        if len(name) < _SHORTEST_IN_PAIR or name.isupper() or not name.isascii() or _TRANSCRIBED.fullmatch(name):
            continue
        if lexicon().classes(partner.lower()) & WordClass.FUNCTION:
            continue
        for other in _near(name):
            times = known.times(f"{other} {second}" if at == 0 else f"{first} {other}")
            if times < _FAMOUS_PAIR or seen > times * _PAIR_SHARE or other.lower() in forms(name.lower()).values():
                continue
            usual = times >= known.times(partner) * _USUAL
            if _slip(name, other) <= _limit(name, other, times, usual=usual) and (best is None or times > best[0]):
                best = times, at, Meant(other, 0.9 if not is_name(name) else 0.8)
    return best[1:] if best else None


def _limit(name: str, other: str, times: int, *, usual: bool) -> float:
    """The greatest distance of a name from one that makes a famous pair; ``usual``: where its partner mostly stands in that pair."""
    if not usual and times < _FAMOUS_WITHOUT:
        return 0.0
    if lexicon().frequency(name.lower()):
        return _NEAR
    if names().times(name) or lexicon().knows(name):
        return _NEAR if usual else _NEAR_KNOWN
    return _JUMBLED if sorted(name.lower()) == sorted(other.lower()) else _NEAR


def stranger(before: str, meant: str, after: str) -> bool:
    """Whether the capitalised words beside a name make it another than the famous one: a given name or a surname of its own.

    ``before`` and ``after`` are empty where no capitalised word stands.
    """
    if meant.isupper():
        return False
    known = names()
    given = bool(known.kinds(before) & NameKind.GIVEN) and not lexicon().classes(before.lower()) & WordClass.FUNCTION
    own_given = given and f"{before} {meant}" not in known
    own_family = bool(after) and after.lower() not in lexicon() and f"{meant} {after}" not in known
    return own_given or own_family


def _slip(name: str, other: str) -> float:
    """The distance between two names that look alike; great where one is a form of the other."""
    longer, shorter = sorted((name.lower(), other.lower()), key=len, reverse=True)
    if longer == shorter or (longer.startswith(shorter) and longer == name.lower() and longer[len(shorter) :] in _ENDINGS):
        return 9.0
    return distance(name.lower(), other.lower())


class StoryNames:
    """The unknown names of one story, and which of them the story spells otherwise more often."""

    def __init__(self, counts: Iterable[tuple[str, int]]) -> None:
        """Take the capitalised words of a story with how often each stands in it."""
        self._counts = Counter({name: times for name, times in counts if len(name) >= _SHORTEST and not name.isupper()})
        self._near: dict[str, list[str]] = {}
        for name, times in self._counts.items():
            if times > 1 and not lexicon().knows(name):
                for form in letters_left_out(name):
                    self._near.setdefault(form, []).append(name)

    def meant(self, name: str) -> Meant | None:
        """The name that the story uses at least twice and that a name it has once is a slip of."""
        if self._counts[name] != 1 or is_name(name):
            return None
        for form in letters_left_out(name):
            for other in self._near.get(form, ()):
                if other[0] == name[0] and _slip(name, other) <= _NEAR and _slip(other, name) <= _NEAR:
                    return Meant(other, 0.8)
        return None
