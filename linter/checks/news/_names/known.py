"""What the lists of names and words tell of one word."""

from __future__ import annotations

from functools import lru_cache

from linter.checks.news._patterns import Pattern
from linter.lexicon import lexicon
from linter.lexicon.names import NameKind, names

# Letters that were decoded in the wrong way: "ZoëÃ«".
_BROKEN = Pattern(r"[a-z][Ã-Å]")
_JOINT = Pattern("[-'’]")
#: What names of things made of other names end in, and times that the news has those.
_SECOND, _BASE = tuple("air care land world gate nomics mania bank gas tech".split()), 20
#: Frequency on the Zipf scale from which on a word in lower case is an ordinary one.
_ORDINARY = 3.3


@lru_cache(maxsize=1 << 16)
def namelike(word: str) -> bool:
    """Whether a word is letters alone, and its last part has a capital: "Saint-Aubin-les-Ormes", not "Swiss-controlled" or "R7bn"."""
    parts = _JOINT.split(word)
    if len(word) < 2 or not all(parts) or not "".join(parts).isalpha() or _BROKEN.search(word):
        return False
    return parts[-1][0].isupper() and (len(parts) == 1 or len(parts[-1]) > 1)


@lru_cache(maxsize=1 << 16)
def ordinary(word: str) -> bool:
    """Whether a lower-case word is one of the language that people know, whatever names are like it."""
    return lexicon().frequency(word) >= _ORDINARY


@lru_cache(maxsize=1 << 16)
def given(word: str) -> bool:
    """Whether a word can be a given name: it is in the list of them, or in no list at all."""
    word = word.title() if word.isupper() else word
    return bool(names().kinds(word) & NameKind.GIVEN) or not lexicon().knows(word)


@lru_cache(maxsize=1 << 16)
def family(word: str) -> bool:
    """Whether a word is known as a surname."""
    return bool(names().kinds(word.title() if word.isupper() else word) & NameKind.FAMILY)


@lru_cache(maxsize=1 << 16)
def times(word: str) -> int:
    """How often the news has a name, by its most usual form of capitals."""
    return max(names().times(word), names().times(word.title() if word.isupper() else word))


@lru_cache(maxsize=1 << 16)
def unheard(word: str) -> bool:
    """Whether neither the news nor the lexicon has a name; a gazetteer may."""
    return not times(word) and not lexicon().knows(word)


@lru_cache(maxsize=1 << 16)
def unlisted(word: str) -> bool:
    """Whether no list has a name, be it of people or places."""
    return unheard(word) and word not in names() and word.title() not in names()


@lru_cache(maxsize=1 << 16)
def compounded(word: str) -> bool:
    """Whether a name is made of a known one and an ordinary word: "Nordair", "Lundcare"."""
    return any(word.endswith(part) and times(word[: -len(part)].title()) >= _BASE for part in _SECOND)


@lru_cache(maxsize=1 << 16)
def kinds(word: str) -> NameKind:
    """What gazetteers say of a name."""
    return names().kinds(word.title() if word.isupper() else word)
