"""Regular expressions of rules, and what could stand for what they match."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.checks.rules.expressions import Expression, expanded, marked
from linter.checks.rules.lookout import Lookout, Reading, Sight
from linter.checks.rules.rule import Hit, Scanner, Search, cased


class Pattern(Search, frozen=True):
    """An expression of a rule and the templates of what could stand for it. A group named ``mark`` is the marked part, otherwise all."""

    expression: Expression
    templates: tuple[str, ...] = ()

    def expressions(self) -> tuple[Expression]:
        """The one expression."""
        return (self.expression,)

    def verify(self) -> None:
        """Refuse an expression that cannot be used, and a template that names a group it does not have; raises RuleError."""
        self.expression.verify(self.templates)

    @classmethod
    def scanner(cls, searches: Sequence[Pattern], lookout: Lookout) -> Scanner:
        """What each match comes to."""
        slot = lookout.slot()
        for search in searches:
            lookout.expression(slot, search.expression, search, search.rule.id)

        def scan(reading: Reading) -> Iterator[Hit]:
            for sight in reading.sights[slot]:
                yield from sight.what.hits(reading.document.text, sight)

        return scan

    def hits(self, text: str, sight: Sight) -> Iterator[Hit]:
        """What the rule says of a match, if what it marks holds something."""
        start, end = marked(sight.match)
        if start < end:
            start, end = sight.part.start + start, sight.part.start + end
            made = (expanded(template, sight.match) for template in self.templates)
            suggestions = made if self.expression.case else (cased(suggestion, text[start:end]) for suggestion in made)
            yield Hit(start, end, self.rule, tuple(suggestions))
