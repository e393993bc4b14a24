"""One body or place under two names: "Tillerby Foundation" and "Tillerby Fund", "Balmorran Mor" and "Balmorran Mhor"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from linter.checks.news._names.cast import Cast, Use
from linter.checks.news._names.known import kinds, ordinary, times, unheard
from linter.checks.news._names.likeness import plain
from linter.checks.news._names.mentions import Mention, body_lines
from linter.checks.news._names.slip import Slip
from linter.checks.spelling.distance import distance
from linter.lexicon.names import NameKind

#: Weight of the edits that may part the last words of two names of a place.
_NEAR = 2.2


@cache
def _line(word: str) -> int:
    """The line of the list that has a word; -1 where none has."""
    return next((number for number, line in enumerate(body_lines()) if word in line), -1)


def slips(cast: Cast) -> Iterator[Slip]:
    """Names of several words that end in another way once."""
    heads: dict[tuple[str, ...], dict[str, list[Mention]]] = {}
    for mention in cast.mentions:
        if len(mention.words) > 1 and not mention.title:
            head = tuple(word.key for word in mention.words[:-1])
            heads.setdefault(head, {}).setdefault(mention.words[-1].key, []).append(mention)
    for head, ends in heads.items():
        if len(ends) != 2:
            continue
        (right, usual), (wrong, rare) = sorted(ends.items(), key=lambda end: -len(end[1]))
        if len(usual) > len(rare) == 1 and (sure := _same(head, usual[0], right, wrong)):
            uses = [Use(mention, len(mention.words) - 1) for mention in rare]
            yield Slip(wrong, usual[0].words[-1].text, len(usual), uses, sure)


def _same(head: tuple[str, ...], usual: Mention, right: str, wrong: str) -> float:
    """How sure it is that two names with the same beginning are one."""
    distinct = unheard(usual.words[0].text) or times(usual.words[0].text) < 20
    if not distinct or ordinary(head[0]):
        return 0.0
    if _line(right) >= 0:
        return 0.65 if _line(right) == _line(wrong) else 0.0
    if (
        ordinary(right)
        or ordinary(wrong)
        or not unheard(usual.words[0].text)
        or right[0] != wrong[0]
        or kinds(usual.words[0].text) & NameKind.GIVEN
    ):
        return 0.0
    return 0.6 if distance(plain(wrong), plain(right)) <= _NEAR else 0.0
