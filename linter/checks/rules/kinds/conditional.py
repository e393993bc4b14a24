"""What needs something else: an initialism its explanation, a disease its warning.

Where ``when`` matches, ``needs`` must match too: in the same ``scope``, and with ``place`` before or after it. If both have a group named
``key``, what it takes must be the same. Each key is told once in a scope, where it first comes; those of ``not`` need nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from linter.checks.rules.expressions import Expression, marked
from linter.checks.rules.folding import folded
from linter.checks.rules.lookout import Lookout, Reading, Sight
from linter.checks.rules.rule import Hit, Rule, RuleError, Scanner, Search, Words
from linter.checks.rules.scope import covers
from linter.checks.rules.units import Scope
from linter.checks.rules.words import WordLists
from linter.document import Document
from linter.segment import Span

Place = Literal["anywhere", "before", "after"]

#: A rule of this kind needs the whole story.
STORY = True


class Spec(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"not_": "not"}):
    """A rule on what belongs together."""

    when: Words
    needs: Words
    place: Place = "anywhere"
    scope: Scope = "story"
    not_: tuple[Words, ...] = ()
    case: bool = False


class Conditional(Search, frozen=True):
    """Two expressions, of which the first needs the second."""

    when: Expression
    needs: Expression
    place: Place
    scope: Scope
    ignored: frozenset[str]

    def expressions(self) -> tuple[Expression, Expression]:
        """Both."""
        return self.when, self.needs

    def verify(self) -> None:
        """Refuse expressions of which one has a key and the other has none."""
        super().verify()
        if ("key" in self.when.names) != ("key" in self.needs.names):
            raise RuleError("needs", "a group `key` stands in both expressions or in neither")

    @classmethod
    def scanner(cls, searches: Sequence[Conditional], lookout: Lookout) -> Scanner:
        """Sights of the first without the second."""
        slot = lookout.slot()
        for number, search in enumerate(searches):
            lookout.expression(slot, search.when, (number, True), search.rule.id)
            lookout.expression(slot, search.needs, (number, False), search.rule.id)

        def scan(reading: Reading) -> Iterator[Hit]:
            found: dict[int, tuple[list[Sight], list[Sight]]] = {}
            for sight in reading.sights[slot]:
                number, condition = sight.what
                found.setdefault(number, ([], []))[condition].append(sight)
            for number, (needed, uses) in found.items():
                yield from searches[number].hits(reading.document, uses, needed)

        return scan

    def hits(self, document: Document, uses: list[Sight], needed: list[Sight]) -> Iterator[Hit]:
        """The first uses of what is needed and missing."""
        met: set[tuple[str, object]] = set()
        for use in sorted(uses):
            start, end = marked(use.match)
            span = use.part.start + start, use.part.start + end
            key = self._key(use)
            unit = self._unit(document, span)
            if start >= end or (key, unit) in met or key in self.ignored or not covers(self.rule, document, *span):
                continue
            met.add((key, unit))
            if not any(self._key(one) == key and self._meets(document, span, one, unit) for one in needed):
                yield Hit(*span, self.rule, (), (("key", document.text[slice(*span)] if not key else self._written(use)),))

    def _meets(self, document: Document, use: Span, one: Sight, unit: object) -> bool:
        if self._unit(document, (one.start, one.end)) != unit:
            return False
        return self.place == "anywhere" or (one.start <= use[0] if self.place == "before" else one.end >= use[1])

    def _unit(self, document: Document, span: Span) -> object:
        if self.scope == "story":
            return None
        return document.segment_at(span[0]) if self.scope == "paragraph" else document.sentence_at(span[0])

    def _written(self, sight: Sight) -> str:
        return sight.match["key"] or "" if "key" in sight.match.re.groupindex else ""

    def _key(self, sight: Sight) -> str:
        return self._written(sight) if self.when.case else folded(self._written(sight))


def searches(rule: Spec, lists: WordLists) -> Iterator[Conditional]:
    """The one search of the rule."""
    del lists
    when, needs = (Expression(text, key, case=rule.case) for text, key in ((rule.when, "when"), (rule.needs, "needs")))
    ignored = frozenset(rule.not_ if rule.case else map(folded, rule.not_))
    yield Conditional(rule, when, needs, rule.place, rule.scope, ignored)
