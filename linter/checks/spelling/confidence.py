"""How sure a misspelling is: a logistic regression over what a word and the words that may be meant have in common.

The weights were fitted on misspellings of common words against words that no list has and that news desks write again
and again. What tells most: how far and how common the best fix is, and whether the two differ in an ending alone, as
"fundraised" and "fundraiser" do.
"""

from __future__ import annotations

import re
from math import exp

from linter.checks.spelling.candidates import Candidate

_ENDING = re.compile(r"(?:ed|ing|ings|er|ers|s|es|ist|ists|ism|ly|ness|able|ized|ised|ization|isation|y|ish|al|ity|d)$")
_FAR = 1.1
_SLIP = 0.6
_MOST_ZIPF, _MOST_LETTERS, _MOST_GAP, _SHORT = 5.5, 11, 2.0, 5


def confidence(part: str, close: list[Candidate]) -> float:
    """A share of 1 for an unknown word and the words that may be meant, best first; 0 if there are none."""
    if not close:
        return 0.0
    best = close[0]
    rest = len(part) - _shared(part, best.word)
    ending = rest <= 3 and bool(_ENDING.search(part))
    gap = min(_MOST_GAP, close[1].cost - best.cost) if len(close) > 1 else _MOST_GAP
    odds = (
        -3.4
        - 2.65 * best.distance
        + 0.2 * (best.distance > _FAR)
        + 0.6 * (best.distance <= _SLIP)
        + 1.18 * min(_MOST_ZIPF, best.zipf)
        + 0.25 * min(_MOST_LETTERS, len(part))
        + 0.29 * gap
        - 0.44 * ending
        - 1.2 * (ending and rest <= 1)
        - 1.53 * part.startswith(best.word)
        - 0.81 * best.word.startswith(part)
        - 1.16 * (part[0] != best.word[0])
        - 2.18 * (len(part) <= _SHORT)
        + 0.16 * (part[-3:] == best.word[-3:])
    )
    return round(1 / (1 + exp(-odds)), 2)


def _shared(word: str, other: str) -> int:
    """How many letters two words have in common at their beginning."""
    return next((at for at, (one, two) in enumerate(zip(word, other, strict=False)) if one != two), min(len(word), len(other)))
