"""Searches for texts of which some number is too small or too great."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from linter.checks.rules.lookout import Lookout, Reading
from linter.checks.rules.measures import Counts
from linter.checks.rules.rule import Hit, RuleError, Scanner, Search
from linter.checks.rules.units import Scope, Unit, units


class Measured(Search, frozen=True):
    """A number that must lie within limits in each unit of a scope; ``value`` is None where there is no such number."""

    value: Callable[[Counts], float | None]
    scope: Scope
    least: float | None
    most: float | None

    @classmethod
    def scanner(cls, searches: Sequence[Measured], lookout: Lookout) -> Scanner:
        """Units beyond the limits."""
        del lookout

        def scan(reading: Reading) -> Iterator[Hit]:
            counted: dict[tuple[object, ...], list[tuple[Unit, Counts]]] = {}
            for search in searches:
                rule = search.rule
                key = search.scope, rule.roles, rule.not_roles, rule.quoted
                if key not in counted:
                    counted[key] = [(unit, unit.counts(reading.document)) for unit in units(reading.document, rule, search.scope)]
                for unit, counts in counted[key]:
                    yield from search.hits(unit, counts)

        return scan

    def hits(self, unit: Unit, counts: Counts) -> Iterator[Hit]:
        """What the rule says of a unit."""
        value = self.value(counts)
        if value is not None and ((self.least is not None and value < self.least) or (self.most is not None and value > self.most)):
            yield Hit(*unit.mark, self.rule, (), (("value", f"{value:.1f}".removesuffix(".0")),))


def limits(least: float | None, most: float | None) -> None:
    """Raise RuleError for limits that limit nothing, or everything."""
    if least is None and most is None:
        raise RuleError("kind", "a rule of this kind needs `min` or `max`")
    if least is not None and most is not None and least > most:
        raise RuleError("min", f"the least is {least:g} and the most {most:g}")
