"""How hard a text is to read, by one of the known formulas or the mean of several, held against limits.

``measures`` are flesch-reading-ease (100 is easy, 0 hard), flesch-kincaid, gunning-fog, smog, coleman-liau, automated-readability (school
grades) and lix (40 to 50 for news). ``min`` and ``max`` are the least and the most it may come to in the ``scope``, a story unless said.
"""

from __future__ import annotations

from collections.abc import Iterator
from statistics import fmean
from typing import Annotated, Literal

from msgspec import Meta

from linter.checks.rules.measured import Measured, limits
from linter.checks.rules.measures import READABILITY, Counts
from linter.checks.rules.rule import Rule, RuleError
from linter.checks.rules.units import Scope
from linter.checks.rules.words import WordLists

Name = Literal["flesch-reading-ease", "flesch-kincaid", "gunning-fog", "smog", "coleman-liau", "automated-readability", "lix"]

#: A rule of this kind needs the whole story.
STORY = True


class Spec(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A rule on how hard a text is."""

    measures: Annotated[tuple[Name, ...], Meta(min_length=1)] | Name
    scope: Scope = "story"
    min: float | None = None
    max: float | None = None


def searches(rule: Spec, lists: WordLists) -> Iterator[Measured]:
    """The one search of the rule."""
    del lists
    names = (rule.measures,) if isinstance(rule.measures, str) else rule.measures
    if len(names) > 1 and not {"flesch-reading-ease", "lix"}.isdisjoint(names):
        raise RuleError("measures", "the mean of several is one of school grades, which flesch-reading-ease and lix are not")
    formulas = [READABILITY[name] for name in names]

    def value(counts: Counts) -> float | None:
        return fmean(formula(counts) for formula in formulas) if counts.words and counts.sentences else None

    limits(rule.min, rule.max)
    yield Measured(rule, value, rule.scope, rule.min, rule.max)
