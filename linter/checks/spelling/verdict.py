"""What is to be said about one word, whatever story it stands in; computed once for each distinct word."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from linter.checks.spelling.candidates import Candidate, candidates
from linter.lexicon import WordClass, lexicon

#: Letters; shorter words have too many neighbours to tell a slip from an abbreviation.
_SHORTEST, _LONGEST = 4, 40
#: Zipf frequency that a fix needs (about 60 in 35 million words of news).
_COMMON_FIX = 3.2
#: Zipf frequency of a fix that is trusted even for a word which opens a sentence and may be a name.
_VERY_COMMON_FIX = 4.0
_FIXES = 4
#: Distance of the commonest slips: two letters exchanged, one doubled.
_SLIP = 0.6
#: Letters up to which a part of a hyphenated word ("kung-fu") needs such a slip to be wrong.
_SHORT_PART = 5

_PREFIXES = re.compile(
    r"(?:anti|auto|bio|co|counter|cross|cyber|de|down|euro|ex|extra|hyper|inter|intra|macro|mega|meta|micro|mid|mini|mis|mono|multi"
    r"|nano|neo|non|off|out|over|paleo|para|poly|post|pre|pro|pseudo|psycho|quasi|re|self|semi|socio|sub|super|tele|trans|ultra|un|under|up|vice)"
    r"(?=.{4})"
)
_SUFFIXES = re.compile(
    r"(?<=.{4})(?:able|esque|goer|goers|hood|less|like|long|maker|makers|ness|proof|ship|style|ward|wards|wide|wise|worthy)$"
)


class Verdict(NamedTuple):
    """A word that no list knows.

    ``start`` and ``end`` mark the wrong part in it; ``fixes`` mend that part, best first, and are empty where nothing
    is close. ``common``: the best of them is so common that a capital letter excuses nothing.
    """

    start: int
    end: int
    fixes: tuple[str, ...]
    confidence: float
    common: bool


@lru_cache(maxsize=65536)
def verdict(word: str) -> Verdict | None:
    """The verdict on a lower-case word with straight apostrophes; None where there is nothing to say."""
    if lexicon().knows(word) or len(word) > _LONGEST:
        return None
    parts = re.split(r"([-'&])", word)
    if len(parts) > 1 and known("".join(part for part in parts if part.isalpha())):
        return None  # "pre-empted", "criss-cross": written as one word it is known
    start = 0
    for part in parts:
        if len(part) >= _SHORTEST and part.isalpha() and not known(part):
            return _of_part(part, start, _limit(part) if len(parts) == 1 or len(part) > _SHORT_PART else _SLIP)
        start += len(part)
    return None


def known(word: str) -> bool:
    """Whether a lower-case word without hyphens is in the lexicon or plainly built of words that are."""
    words = lexicon()
    if words.knows(word) or words.knows(word.title()):
        return True
    if not word.isascii():
        # "fiancé", "naïve", "doppelgänger": the lists have them without their marks, if at all.
        plain = "".join(letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))
        return not plain.isascii() or plain == word or words.knows(plain) or len(plain) < len(word)
    prefix = _PREFIXES.match(word)
    if prefix and words.frequency(word[prefix.end() :]) >= _COMMON_FIX - 0.7:
        return True
    suffix = _SUFFIXES.search(word)
    return bool(suffix and words.frequency(word[: suffix.start()]) >= _COMMON_FIX) or _derived(word)


def _derived(word: str) -> bool:
    """A regular plural or a doer: "automations", "leakers"."""
    words = lexicon()
    if word.endswith("s") and words.classes(word[:-1]) & WordClass.NOUN and not word.endswith(("ss", "ys", "ies")):
        return True
    doer = word.removesuffix("s")
    return doer.endswith("er") and any(words.classes(base) & WordClass.VERB_BASE for base in (doer[:-2], doer[:-1]))


def _compound(word: str) -> bool:
    """Two common content words written as one: "monthslong", "schoolyard"."""
    words = lexicon()
    for at in range(_SHORTEST, len(word) - _SHORTEST + 1):
        parts = word[:at], word[at:]
        if all(words.frequency(part) >= _COMMON_FIX and not words.classes(part) & WordClass.FUNCTION for part in parts):
            return True
    return False


def _of_part(part: str, start: int, limit: float) -> Verdict | None:
    close = [one for one in candidates(part) if one.zipf >= _COMMON_FIX and one.distance <= limit]
    if _compound(part) and (not close or close[0].zipf < _VERY_COMMON_FIX):
        return None
    if not close:
        return Verdict(start, start + len(part), (), 0.0, False)
    fixes = tuple(one.word for one in close[:_FIXES])
    return Verdict(start, start + len(part), fixes, _confidence(part, close), close[0].zipf >= _VERY_COMMON_FIX and len(part) > _SHORTEST)


def _limit(part: str) -> float:
    """The greatest distance of a fix: four letters have too many neighbours for any but the commonest slips."""
    return 0.7 if len(part) == _SHORTEST else 1.0


def _confidence(part: str, close: list[Candidate]) -> float:
    """How sure a misspelling is, from how near and how common its best fix is and whether there is another."""
    best = close[0]
    doubt = 0.05 + 0.2 * max(0.0, best.distance - 0.6) + 0.1 * max(0.0, 4.0 - best.zipf)
    if len(part) <= 5:
        doubt += 0.15
    if len(close) > 1 and close[1].cost - best.cost < 0.5:
        doubt += 0.1
    return round(1.0 - doubt, 2)
