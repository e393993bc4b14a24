"""Numbers of a story that belie each other.

``what`` is totals (parts and votes among them), percentages, scores, scales (million and billion), units, lists and changes, all unless
said. With a ``tolerance`` of 0.02 a number may be off by a fiftieth of what it should be.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from msgspec import Meta

from linter.checks.news import numbers
from linter.checks.news._numbers import changes, lists, scales, scores, shares, totals, units
from linter.checks.rules.facts import Facts, Tolerance, differs
from linter.checks.rules.rule import Rule
from linter.checks.rules.words import WordLists

What = Literal["totals", "percentages", "scores", "scales", "units", "lists", "changes"]
_CODES: dict[What, tuple[str, ...]] = {
    "totals": (totals.CODE,),
    "percentages": (shares.PERCENT, shares.OF),
    "scores": (scores.CODE,),
    "scales": (scales.CODE,),
    "units": (units.CODE,),
    "lists": (lists.CODE,),
    "changes": (changes.CODE,),
}

#: A rule of this kind needs the whole story.
STORY = True


class Spec(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A rule on sums."""

    what: Annotated[tuple[What, ...], Meta(min_length=1)] = tuple(_CODES)
    tolerance: Tolerance = 0


def searches(rule: Spec, word_lists: WordLists) -> Iterator[Facts]:
    """The one search of the rule."""
    del word_lists
    codes = frozenset(code for what in rule.what for code in _CODES[what])
    yield Facts(rule, numbers.find, codes, lambda reading, one: differs(reading, one, rule.tolerance))
