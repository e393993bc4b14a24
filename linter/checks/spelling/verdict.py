"""What is to be said about one word, whatever story it stands in; computed once for each distinct word."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from linter.checks.spelling.candidates import Candidate, candidates, cost, far_candidates
from linter.checks.spelling.confidence import confidence
from linter.checks.spelling.distance import NEIGHBOUR, ONE_LETTER
from linter.checks.spelling.formation import PREFIXES, compound, known, paired, run_together
from linter.lexicon import lexicon
from linter.lexicon.misspellings import corrections

#: Letters; shorter words have too many neighbours to tell a slip from an abbreviation.
_SHORTEST, _LONGEST = 4, 40
#: Zipf frequency that a fix needs (about 60 in 35 million words of news).
_COMMON_FIX = 3.2
#: Zipf frequency of a fix of a long word: long words have few neighbours.
_LONG_FIX = 2.2
#: Zipf frequency of a fix two edits away.
_FAR_FIX = 3.4
#: Zipf frequency of a fix that is trusted even for a word which opens a sentence and may be a name.
_VERY_COMMON_FIX = 4.0
#: Zipf frequency of the words of three letters that are so common that a word like them is a slip.
_EVERYDAY = 6.0
_FIXES = 4
#: Distance of the commonest slips: two letters exchanged, one doubled.
_SLIP = 0.6
#: Letters up to which a part of a hyphenated word ("kung-fu") needs such a slip to be wrong.
_SHORT_PART = 5
#: Letters from which on a word is so long that even two edits leave no doubt.
_LONG = 7
#: Zipf frequency of a word whose slip is told from a word made of known parts.
_COMMON_SLIP = 4.2
#: How sure a long word must be misspelled to be so at the beginning of a sentence.
_SURE_OPENING = 0.7
#: How sure an entry of the table is that knows one fix, and one that knows several.
_LISTED, _LISTED_SEVERAL = 0.97, 0.88


class Verdict(NamedTuple):
    """A word that no list knows.

    ``start`` and ``end`` mark the wrong part in it; ``fixes`` mend that part, best first, and are empty where nothing
    is close. ``common``: the best of them is so common that a capital letter excuses nothing. ``listed``: the table
    of known misspellings has it. ``plain``: and nothing else comes near it, so that nobody needs to look.
    """

    start: int
    end: int
    fixes: tuple[str, ...]
    confidence: float
    common: bool
    listed: bool = False
    plain: bool = False

    @property
    def certain(self) -> bool:
        """Whether the table has it with one fix only."""
        return self.listed and self.confidence >= _LISTED

    @property
    def opening(self) -> bool:
        """Whether a capital that may be due to a sentence's beginning excuses nothing."""
        return self.common or (self.confidence >= _SURE_OPENING and self.end - self.start >= _LONG)


@lru_cache(maxsize=65536)
def verdict(word: str, table: bool = True) -> Verdict | None:
    """The verdict on a lower-case word with straight apostrophes; None where there is nothing to say.

    Without ``table`` the known misspellings are not looked up.
    """
    if lexicon().knows(word) or len(word) > _LONGEST:
        return None
    if table and (found := _listed(word, 0)):
        return found
    parts = re.split(r"([-'&])", word)
    if len(parts) > 1 and known("".join(part for part in parts if part.isalpha())):
        return None  # "pre-empted", "criss-cross": written as one word it is known
    if len(parts) == 3 and parts[1] == "-" and paired(parts[0], parts[2]):
        return None
    start = 0
    for part in parts:
        if part.isalpha() and (not known(part) or _formed_by_slip(part)):
            found = _listed(part, start) if table else None
            if found or len(part) >= _SHORTEST:
                return found or _of_part(part, start, whole=len(parts) == 1, table=table)
            if len(parts) == 1:
                return _of_short(part)
        start += len(part)
    return None


def _formed_by_slip(part: str) -> bool:
    """Whether a word that can be made of known parts is a slip of a common one all the same: "colapse", not a lapse."""
    if lexicon().knows(part) or not part.isascii():
        return False
    return any(one.distance <= NEIGHBOUR and one.zipf >= _COMMON_SLIP for one in candidates(part))


def _listed(word: str, start: int) -> Verdict | None:
    fixes = corrections(word)
    if not fixes:
        return None
    ranked = sorted(fixes, key=lambda fix: cost(word, fix.lower(), lexicon().frequency(fix)))[:_FIXES]
    sure = _LISTED if len(fixes) == 1 else _LISTED_SEVERAL
    plain = len(fixes) == 1 and all(one.word == fixes[0] or one.distance > _limit(word) for one in candidates(word))
    return Verdict(start, start + len(word), tuple(ranked), sure, common=True, listed=True, plain=plain)


def _of_short(part: str) -> Verdict | None:
    """Of three letters only the slips that make an everyday word are slips: "hte", not "tha"."""
    close = [one for one in candidates(part) if one.zipf >= _EVERYDAY and one.distance <= _SLIP] if len(part) == _SHORTEST - 1 else []
    return Verdict(0, len(part), tuple(one.word for one in close), 0.8, common=False) if close else None


def _of_part(part: str, start: int, *, whole: bool, table: bool) -> Verdict | None:
    close = _close(part, _limit(part) if whole or len(part) > _SHORT_PART else _SLIP)
    if compound(part) and (not close or close[0].zipf < _VERY_COMMON_FIX or close[0].distance > ONE_LETTER):
        return None
    apart = run_together(part) if whole else None
    if not close and not apart:
        if within := _within(part, table=table):
            return within._replace(start=start + within.start, end=start + within.end)
        return Verdict(start, start + len(part), (), 0.0, common=False)
    sure = confidence(part, close)
    fixes = [one.word for one in close[:_FIXES]]
    if apart and (not close or close[0].distance > _SLIP):
        fixes.insert(0, apart)
        sure = 0.9
    common = bool(apart) or (close[0].zipf >= _VERY_COMMON_FIX and len(part) > _SHORTEST)
    return Verdict(start, start + len(part), tuple(fixes[:_FIXES]), sure, common)


def _close(part: str, limit: float) -> list[Candidate]:
    """The words that may be meant: those one edit away, and of long words those further away."""
    least = _COMMON_FIX if len(part) < _LONG else _LONG_FIX
    near = [one for one in candidates(part) if one.zipf >= least and one.distance <= limit]
    if near and near[0].distance <= _SLIP:
        return near
    far = [one for one in far_candidates(part) if one.zipf >= _FAR_FIX and one.distance <= _far_limit(part) and one not in near]
    return sorted([*near, *far])


def _within(part: str, *, table: bool) -> Verdict | None:
    """The misspelling of a word behind a prefix: "cyberatack"."""
    prefix = PREFIXES.match(part)
    rest = part[prefix.end() :] if prefix else ""
    if len(rest) <= _SHORT_PART or known(rest):
        return None
    if table and (found := _listed(rest, len(part) - len(rest))):
        return found
    close = [one for one in candidates(rest) if one.zipf >= _VERY_COMMON_FIX and one.distance <= _SLIP]
    return Verdict(len(part) - len(rest), len(part), tuple(one.word for one in close[:_FIXES]), 0.8, common=False) if close else None


def _limit(part: str) -> float:
    """The greatest distance of a fix one edit away: four letters have too many neighbours for any but the commonest slips."""
    return 0.7 if len(part) == _SHORTEST else 1.0 if len(part) < _LONG else 1.5


def _far_limit(part: str) -> float:
    """The greatest distance of a fix further away."""
    return 1.3 if len(part) < _LONG else 1.8 if len(part) < _LONG + 2 else 2.0
