"""Whether two names that stand at the same place in two versions are one: fuller, shorter, in initials, of a land and its people."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path

from linter.lexicon import lexicon

Name = tuple[str, ...]

_DEMONYMS = ("nian", "ian", "ean", "an", "ese", "ish", "i", "ic", "n")
_LINKS = frozenset({"of", "the", "de", "la", "and", "&"})


def folded(word: str) -> str:
    """A word of a name without what is style: capitals, accents, stops, apostrophes."""
    plain = word if word.isascii() else "".join(one for one in unicodedata.normalize("NFKD", word) if not unicodedata.combining(one))
    plain = plain.casefold().translate(_MARKS)
    return _SHORT.get(plain, plain)


_SHORT = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft", "junior": "jr", "senior": "sr"}
_MARKS = str.maketrans("", "", ".'’ʼ`")


def same(one: Name, other: Name) -> bool:
    """Whether two names, in folded words, can be of one person, place or body."""
    few, many = sorted((one, other), key=len)
    return (
        set(few) <= set(many)
        or "".join(one) == "".join(other)
        or _abbreviated(few, many)
        or _initials(one, other)
        or _aliases(one) & _aliases(other) != frozenset()
        or (len(one) == len(other) == 1 and (_demonym(one[0], other[0]) or _demonym(other[0], one[0])))
    )


def mended(old: Name, new: Name) -> bool:
    """Whether only words that are in no lexicon became ordinary words that look like them: "Supeme Court"."""
    if len(old) != len(new):
        return False
    return all(a == b or typo(a, b) for a, b in zip(old, new, strict=True))


def typo(old: str, new: str) -> bool:
    """Whether a word that is none became an ordinary one."""
    from rapidfuzz.distance import OSA

    words = lexicon()
    return new in words and not words.knows(old) and not words.knows(old.title()) and OSA.distance(old, new, score_cutoff=2) <= 2


def shortened(short: str, word: str) -> bool:
    """Whether a word that a stop follows stands for another: "Calif.", "Pa."."""
    letters = iter(word)
    return len(short) < len(word) and short[:1] == word[:1] and all(letter in letters for letter in short)


def _abbreviated(few: Name, many: Name) -> bool:
    """An initialism: FBI, US."""
    if len(few) != 1 or len(many) < 2:
        return False
    return few[0] in ("".join(word[0] for word in many if word), "".join(word[0] for word in many if word not in _LINKS))


def _initials(one: Name, other: Name) -> bool:
    """Given names written as initials: "D. Ortiz" is "Dana Ortiz", and "JK" is "J.K."."""
    if len(one) != len(other) or one[-1] != other[-1]:
        return False
    return all(a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]) for a, b in zip(one, other, strict=True))


def _demonym(land: str, people: str) -> bool:
    """Ukraine and Ukrainian, Britain and British."""
    for end in _DEMONYMS:
        stem = people.removesuffix(end)
        if stem != people and len(stem) >= 4 and land.startswith(stem) and len(land) - len(stem) <= 3:
            return True
    return False


@cache
def _groups() -> dict[str, frozenset[int]]:
    """The numbers of the lines of aliases that a name stands in."""
    found: dict[str, frozenset[int]] = {}
    lines = Path(__file__).with_name("aliases.txt").read_text("utf-8").splitlines()
    for number, line in enumerate(lines):
        for form in line.split("#")[0].split("|"):
            if name := " ".join(folded(word) for word in form.split()):
                found[name] = found.get(name, frozenset()) | {number}
    return found


def _aliases(name: Name) -> frozenset[int]:
    return _groups().get(" ".join(name), frozenset())
