"""Letters that a correction or a key held too long left behind: "mMajority", "IIn", "CNBCe", "Brennnan"."""

from __future__ import annotations

import re
from functools import lru_cache

from linter.checks.spelling.names import Meant, is_name
from linter.lexicon import lexicon
from linter.lexicon.names import names

#: Zipf frequency that the word behind a doubled capital needs, and times that an initialism must stand in the news.
_COMMON, _FAMOUS = 3.5, 60
#: Letters up to which three alike are a code: "Aaa".
_SHORT = 4

_RUN = re.compile(r"(.)\1\1+", re.IGNORECASE)
_INITIALISM = re.compile(r"([A-Z]{3,})[a-rt-z]")


@lru_cache(maxsize=65536)
def stutter(text: str) -> Meant | None:
    """What is meant by a word with a capital in which a letter is left over; None for all other words."""
    if is_name(text) or text.islower():
        return None
    if text[0].lower() == text[1:2].lower() and text[1].isupper() and text[2:].islower():
        word = text[0] + text[2:]
        return Meant(word, 0.9) if lexicon().frequency(word.lower()) >= _COMMON else None
    if (match := _INITIALISM.fullmatch(text)) and names().times(match[1]) >= _FAMOUS:
        return Meant(match[1], 0.85)
    runs = _RUN.findall(text) if len(text) > _SHORT else []
    # More letters, or more runs of them, are a shout: "Nooooo", "Uggghhh".
    if len(runs) == 1 and not text.isupper() and len(_RUN.sub("", text)) == len(text) - 3:
        two, one = _RUN.sub(r"\1\1", text), _RUN.sub(r"\1", text)
        return Meant(one if is_name(one) and not is_name(two) else two, 0.85)
    return None
