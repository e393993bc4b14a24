"""Words that come too often in a sentence, a paragraph or a story, or not often enough.

``literals`` and ``patterns`` are what is counted, together; ``max`` is the most there may be in the ``scope``, ``min`` the least. The
first one too many is marked; where there are too few, all of the scope is, and of a story its first paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated

from msgspec import Meta

from linter.checks.rules.expressions import Expression
from linter.checks.rules.lookout import Lookout, Reading
from linter.checks.rules.rule import Hit, Rule, RuleError, Scanner, Search, Words
from linter.checks.rules.targets import Targets, needed, seen
from linter.checks.rules.units import Scope, shared_out, units
from linter.checks.rules.words import WordLists
from linter.document import Document
from linter.segment import Span

#: A rule of this kind needs the whole story.
STORY = True


class Spec(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A rule on how often words come."""

    scope: Scope
    literals: tuple[Words, ...] = ()
    patterns: tuple[Words, ...] = ()
    min: Annotated[int, Meta(ge=1)] | None = None
    max: Annotated[int, Meta(ge=0)] | None = None
    case: bool = False
    whole: bool = True


class Occurrence(Search, frozen=True):
    """How often a rule's words may come in a scope."""

    targets: Targets
    scope: Scope
    least: int
    most: int | None

    def expressions(self) -> tuple[Expression, ...]:
        """Those that are counted."""
        return self.targets.expressions

    @classmethod
    def scanner(cls, searches: Sequence[Occurrence], lookout: Lookout) -> Scanner:
        """Scopes with a wrong number of sights."""
        slot = lookout.slot()
        for number, search in enumerate(searches):
            search.targets.watched(lookout, slot, number, search.rule.id)
        always = [number for number, search in enumerate(searches) if search.least]

        def scan(reading: Reading) -> Iterator[Hit]:
            found = seen(reading, slot)
            for number in dict.fromkeys([*always, *found]):
                yield from searches[number].hits(reading.document, found.get(number, []))

        return scan

    def hits(self, document: Document, spans: list[Span]) -> Iterator[Hit]:
        """What the rule says of these occurrences."""
        if len(spans) <= (self.most or 0) and not self.least:
            return
        for unit, inside in shared_out(spans, units(document, self.rule, self.scope)):
            values = (("count", str(len(inside))),)
            if self.most is not None and len(inside) > self.most:
                yield Hit(*inside[self.most], self.rule, (), values)
            elif len(inside) < self.least:
                yield Hit(*unit.mark, self.rule, (), values)


def searches(rule: Spec, lists: WordLists) -> Iterator[Occurrence]:
    """The one search of the rule."""
    del lists
    if rule.min is None and rule.max is None:
        raise RuleError("kind", "a rule of this kind needs `min` or `max`")
    if rule.min is not None and rule.max is not None and rule.min > rule.max:
        raise RuleError("min", f"the least is {rule.min} and the most {rule.max}")
    targets = Targets.of(rule.literals, rule.patterns, case=rule.case, whole=rule.whole)
    needed(targets, rule.kind)
    yield Occurrence(rule, targets, rule.scope, rule.min or 0, rule.max)
