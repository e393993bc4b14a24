"""How alike two names are, to the eye, the ear and the hand. All names here are keys: lower case, straight apostrophes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from enum import IntEnum
from functools import cache, lru_cache
from pathlib import Path

from linter.checks.news._patterns import Pattern
from linter.checks.spelling.distance import distance


class Likeness(IntEnum):
    """The ways in which two names are alike, the nearer the greater."""

    NONE = 0
    AKIN = 1  # a long beginning is shared, no more, or all but the first letter: Petrenko, Petruk; Donnelly, Connelly
    SLIP = 2  # a slip of the hand away: Marwick, Marwich
    SOUND = 3  # said alike: Reid, Reed
    VARIANT = 4  # known as two ways to write one name: Steven, Stephen
    ACCENT = 5  # the same but for accents: Perez, Pérez


#: Weights of the edits up to which one name can be a slip of another, by the letters of the shorter from which on it holds.
_SLIPS = ((8, 1.6), (4, 1.0), (3, 0.9))
#: The same for names that are said alike.
_SOUND_LIMIT = 2.6
#: Letters at the beginning that names akin share, and the share of the longer one that both ends have in common.
_AKIN_START, _AKIN_SHARE = 4, 0.55
#: Names of one story that are compared with a new one for one likeness; more are alike by chance.
_CROWD = 10
#: Letters of the shortest names that can differ in the first.
_RHYME = 6
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"})
#: "Post-WWI", "Post-WWII".
_NUMERAL = Pattern(r"(?:ww)?[ivx]+")
_SOUNDS = tuple(
    (re.compile(pattern), said)
    for pattern, said in (
        (r"[^a-z]", ""),
        (r"^(?:kn|gn)", "n"),
        (r"^wr", "r"),
        (r"^mac(?=[b-df-hj-np-tv-z])|^mc", "mk"),
        (r"ph|v", "f"),
        (r"sch|tsch", "sh"),
        (r"tch|tsh", "ch"),
        (r"(?<=[aeiou])gh|(?<=[aeiouy])h|(?<=[tkgrd])h", ""),
        (r"c(?=[eiy])", "s"),
        (r"ck|c(?!h)|qu?", "k"),
        (r"x", "ks"),
        (r"z", "s"),
        (r"e$|(?<=[a-z]{2})es$", ""),
        (r"(.)\1+", r"\1"),
        (r"[aeiouy]+", "a"),
        (r"(.)\1+", r"\1"),
    )
)


@lru_cache(maxsize=1 << 16)
def plain(word: str) -> str:
    """A name without its accents."""
    if word.isascii():
        return word
    return "".join(letter for letter in unicodedata.normalize("NFKD", word.translate(_PLAIN)) if not unicodedata.combining(letter))


@lru_cache(maxsize=1 << 16)
def sound(word: str) -> str:
    """A rough key of what a name sounds like."""
    said = plain(word)
    for pattern, replacement in _SOUNDS:
        said = pattern.sub(replacement, said)
    return said


@cache
def _alike() -> dict[str, frozenset[int]]:
    """The lines of the list of names that are written in several ways, by name."""
    lines: dict[str, set[int]] = {}
    text = Path(__file__).with_name("alike.txt").read_text("utf-8")
    for number, line in enumerate(text.splitlines()):
        for name in () if line.startswith("#") else line.split():
            lines.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in lines.items()}


@lru_cache(maxsize=1 << 16)
def places(word: str) -> tuple[str, ...]:
    """Keys under which a name is looked for: two names that are alike share one."""
    bare = plain(word)
    found = {bare, "~" + sound(word), *(f"#{line}" for line in _alike().get(bare, ()))}
    if len(bare) >= _SLIPS[-1][0]:
        found.update(bare[:at] + bare[at + 1 :] for at in range(len(bare)))
    if len(bare) >= _AKIN_START + 2:
        found.add("^" + bare[:_AKIN_START])
    if "-" in bare:
        found.add("-" + "-".join(sorted(bare.split("-"))))
    return tuple(found)


@lru_cache(maxsize=1 << 16)
def likeness(one: str, other: str) -> Likeness:
    """How alike two different names are; forms of one name, such as its plural, are not told apart here."""
    bare, plain_other = plain(one), plain(other)
    if bare.replace("-", "").replace("'", "") == plain_other.replace("-", "").replace("'", ""):
        return Likeness.ACCENT
    if _alike().get(bare, frozenset()) & _alike().get(plain_other, frozenset()):
        return Likeness.VARIANT
    if "-" in bare and "-" in plain_other:
        return _of_parts(bare.split("-"), plain_other.split("-"))
    if ("-" in bare) != ("-" in plain_other):
        return Likeness.NONE
    away = min(distance(bare, plain_other), distance(plain_other, bare))
    shorter = min(len(bare), len(plain_other))
    if shorter >= 4 and bare[-1:] + plain_other[-1:] not in {"ao", "oa"} and sound(one) == sound(other) and away <= _SOUND_LIMIT:
        return Likeness.SOUND
    if near(one, other):
        return Likeness.SLIP
    return Likeness.AKIN if _akin(bare, plain_other) else Likeness.NONE


@lru_cache(maxsize=1 << 16)
def near(one: str, other: str) -> bool:
    """Whether a slip of the hand leads from one of two names to the other."""
    one, other = plain(one), plain(other)
    away, shorter = min(distance(one, other), distance(other, one)), min(len(one), len(other))
    return one[0] == other[0] and any(shorter >= letters and away <= limit for letters, limit in _SLIPS)


def _of_parts(one: list[str], other: list[str]) -> Likeness:
    if sorted(one) == sorted(other):
        return Likeness.SLIP
    if len(one) != len(other):
        return Likeness.NONE
    differing = [(part, second) for part, second in zip(one, other, strict=True) if part != second]
    if len(differing) != 1 or not all(differing[0]) or all(_NUMERAL.fullmatch(part) for part in differing[0]):
        return Likeness.NONE
    return likeness(*differing[0])


def _akin(one: str, other: str) -> bool:
    """Whether two names share a long beginning, or all but the first letter."""
    if one[1:] == other[1:]:
        return len(one) >= _RHYME
    start = _shared(one, other)
    if min(len(one), len(other)) < _AKIN_START + 2 or start < _AKIN_START:
        return False
    end = min(_shared(one[::-1], other[::-1]), min(len(one), len(other)) - start)
    return start + end >= max(len(one), len(other)) * _AKIN_SHARE


def _shared(one: str, other: str) -> int:
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


_HISSING = ("s", "x", "z", "ch", "sh")
#: What follows the stem of a name in its forms, and in words made of it.
_FORMS = frozenset("a e o y s es n i ia er ers ic d".split()) | {""}
_DERIVED = frozenset("an ian ans ians ns ese ish ist ists ite ites ism sm esque ies is m ed ing ista istas ie y".split())
_STEM = 4


@lru_cache(maxsize=1 << 16)
def form(one: str, other: str) -> bool:
    """Whether one of two names may be a form of the other, or both of a third: Korean, Koreas; Nazis, Nazism."""
    one, other = plain(one), plain(other)
    shared = _shared(one, other)
    rest = {one[shared:], other[shared:]}
    if "" in rest and rest - {""} == {one[shared - 1]}:
        return False  # a doubled letter is a slip: Dreyfus, Dreyfuss
    return (shared >= _STEM or "" in rest) and rest <= _FORMS | _DERIVED


@lru_cache(maxsize=1 << 16)
def derived(one: str, other: str) -> bool:
    """Whether one of two names is a word made of the other: Kennedyesque."""
    short, long = sorted((plain(one), plain(other)), key=len)
    return long.startswith(short) and long[len(short) :] in _DERIVED


def plural(one: str, other: str) -> bool:
    """Whether one of two names may be the plural of the other."""
    short, long = sorted((one, other), key=len)
    return long == short + ("es" if short.endswith(_HISSING) else "s") or (short[-1] == "y" and long == short[:-1] + "ies")


def neighbours(words: list[str]) -> Iterator[tuple[str, str]]:
    """The pairs of names that may be alike, each once."""
    first: dict[str, str] = {}
    others: dict[str, list[str]] = {}
    for word in words:
        near: dict[str, None] = {}
        for place in places(word):
            known = first.setdefault(place, word)
            if known is not word:
                crowd = others.setdefault(place, [known])
                near.update(dict.fromkeys(crowd))
                if len(crowd) < _CROWD:
                    crowd.append(word)
        for other in near:
            yield other, word
