"""People named in a story: too many at once, too few, or by their surname before their full name.

``max`` and ``min`` are the most and the least people who may be told with their full name in a ``scope``; the first one too many is marked,
and where there are too few, all of the scope, or a story's first paragraph. ``full_name_first`` marks a surname that stands alone
before the story has told whose it is. A rule does the one or the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated

from msgspec import Meta

from linter.checks.news._names.cast import Cast
from linter.checks.news._names.references import CODE, first_references
from linter.checks.rules.facts import Facts
from linter.checks.rules.lookout import Lookout, Reading
from linter.checks.rules.rule import Hit, Rule, RuleError, Scanner, Search
from linter.checks.rules.units import Scope, shared_out, units
from linter.checks.rules.words import WordLists
from linter.document import Document
from linter.finding import Finding
from linter.settings import Settings

#: A rule of this kind needs the whole story.
STORY = True


class Spec(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A rule on the people of a story."""

    scope: Scope = "story"
    min: Annotated[int, Meta(ge=1)] | None = None
    max: Annotated[int, Meta(ge=0)] | None = None
    full_name_first: bool = False


class People(Search, frozen=True):
    """How many people may be named in a scope."""

    scope: Scope
    least: int
    most: int | None

    @classmethod
    def scanner(cls, searches: Sequence[People], lookout: Lookout) -> Scanner:
        """Scopes with a wrong number of people."""
        del lookout

        def scan(reading: Reading) -> Iterator[Hit]:
            cast = Cast(reading.document)
            for search in searches:
                yield from search.hits(cast)

        return scan

    def hits(self, cast: Cast) -> Iterator[Hit]:
        """What the rule says of the people of a story."""
        named = {
            (mention.start, mention.end): tuple(word.key for word in mention.words)
            for mention in cast.mentions
            if len(mention.words) > 1 and cast.person(mention)
        }
        for unit, spans in shared_out(named, units(cast.document, self.rule, self.scope)):
            first = {named[span]: span for span in reversed(spans)}
            values = (("count", str(len(first))),)
            if self.most is not None and len(first) > self.most:
                yield Hit(*sorted(first.values())[self.most], self.rule, (), values)
            elif len(first) < self.least:
                yield Hit(*unit.mark, self.rule, (), values)


def _references(document: Document, settings: Settings) -> Iterable[Finding]:
    del settings
    return first_references(Cast(document))


def searches(rule: Spec, lists: WordLists) -> Iterator[People | Facts]:
    """The one search of the rule."""
    del lists
    counts = rule.min is not None or rule.max is not None
    if counts is rule.full_name_first:
        raise RuleError("kind", "a rule of this kind needs `min` or `max`, or else `full_name_first = true`")
    if rule.min is not None and rule.max is not None and rule.min > rule.max:
        raise RuleError("min", f"the least is {rule.min} and the most {rule.max}")
    if counts:
        yield People(rule, rule.scope, rule.min or 0, rule.max)
    else:
        yield Facts(rule, _references, frozenset([CODE]), lambda _reading, _one: True)
