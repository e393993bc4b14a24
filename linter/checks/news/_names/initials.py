"""Initialisms that a story spells two ways, or in another order than the words they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.checks.news._names.cast import Cast, Use, unheard
from linter.checks.news._names.mentions import Mention, Word, key
from linter.checks.news._names.slip import Slip
from linter.document import Document

#: Letters of the shortest initialism that is compared with others, and of one that may differ by more than the order of two.
_SHORTEST, _LONG = 4, 5
#: Times that the story must have the right one for that.
_USUAL = 3
_EXPLAINED = re.compile(r"((?:(?:[A-Z][\w'’-]+|of|and|for|the|on|in|to|&),? ){2,9})\(([A-Z]{3,6})\)")
_CAPITAL = re.compile(r"\b[A-Z]")


def slips(cast: Cast) -> Iterator[Slip]:
    """Initialisms that stand once beside another that the story repeats."""
    known = [entry for entry in cast.entries.values() if len(entry.key) >= _SHORTEST and entry.key.isalpha() and entry.surface.isupper()]
    usual = [entry for entry in known if entry.count > 1]
    for wrong in known if usual else ():
        if wrong.count > 1:
            continue
        for right in usual:
            swapped = _swapped(wrong.key, right.key)
            if (swapped and unheard(wrong.surface)) or (right.count >= _USUAL and _one_other(wrong.key, right.key)):
                yield Slip(wrong.key, right.surface, right.count, wrong.uses, 0.8 if swapped else 0.65)
                break


def misordered(document: Document) -> Iterator[Slip]:
    """Initialisms in parentheses with two letters in another order than the words before them."""
    if "(" not in document.text:
        return
    for part in document.prose():
        for match in _EXPLAINED.finditer(document.text, part.start, part.end):
            initials, short = "".join(_CAPITAL.findall(match[1])), match[2]
            right = initials[-len(short) :]
            if _swapped(short.lower(), right.lower()) and short not in initials:
                word = Word(match.start(2), match.end(2), short, key(short))
                yield Slip(word.key, right, 1, [Use(Mention((word,), (), part, False), 0)], 0.7)


def _swapped(one: str, other: str) -> bool:
    """Whether two words differ by two neighbouring letters that changed places."""
    if len(one) != len(other) or one == other:
        return False
    at = next(at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b)
    return one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]


def _one_other(one: str, other: str) -> bool:
    return (
        len(one) == len(other) >= _LONG
        and one[0] == other[0]
        and one[-1] == other[-1]
        and sum(a != b for a, b in zip(one, other, strict=True)) == 1
    )
