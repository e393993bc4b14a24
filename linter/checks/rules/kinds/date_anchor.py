"""Dates held against the calendar and the day of publication.

``what`` is weekdays (beside a date that is another day), calendar (days and hours that there are not), ages, durations and relative dates,
all unless said. With a ``window``, only sentences count that have a date within so many days of publication. ``prefer = "weekday"`` asks
instead for the weekday where a date within the window is told by month and day.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Annotated, Literal

from msgspec import Meta

from linter.checks.news import dates
from linter.checks.news._dates import ages, durations, impossible, near, weekdays
from linter.checks.rules.facts import Facts
from linter.checks.rules.lookout import Reading
from linter.checks.rules.rule import Rule, RuleError
from linter.checks.rules.words import WordLists
from linter.finding import Finding

What = Literal["weekdays", "calendar", "ages", "durations", "relative"]
_CODES: dict[What, str] = {
    "weekdays": weekdays.CODE,
    "calendar": impossible.CODE,
    "ages": ages.CODE,
    "durations": durations.CODE,
    "relative": durations.RELATIVE,
}

#: A rule of this kind needs the whole story.
STORY = True


class Spec(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A rule on dates."""

    what: Annotated[tuple[What, ...], Meta(min_length=1)] | None = None
    window: Annotated[int, Meta(ge=0, le=3660)] | None = None
    prefer: Literal["weekday"] | None = None


def searches(rule: Spec, lists: WordLists) -> Iterator[Facts]:
    """The one search of the rule."""
    del lists
    if rule.prefer is None:
        codes = frozenset(_CODES[what] for what in rule.what or _CODES)
        yield Facts(rule, dates.find, codes, partial(_within, rule.window))
        return
    if rule.what is not None:
        raise RuleError("what", "a rule that prefers weekdays looks for nothing else; leave the key out")
    if rule.window is None or not 1 <= rule.window <= near.WEEK:
        raise RuleError("window", f"weekdays are clear for 1 to {near.WEEK} days before and after publication; say for how many")
    yield Facts(rule, near.find, frozenset([near.CODE]), partial(_within, rule.window))


def _within(window: int | None, reading: Reading, finding: Finding) -> bool:
    """Whether the sentence of a finding has a date near enough to publication, if that matters."""
    return window is None or near.within(reading.document, reading.settings, finding.start, window)
