"""Words that stand for others.

``swap`` maps phrases to what should stand there, one text or several, best first. What is marked are the words
that differ: ``"murder trail" = "murder trial"`` marks *trail*. ``patterns`` maps expressions to templates.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import field

from linter.checks.rules.expressions import Expression
from linter.checks.rules.literals import Literal
from linter.checks.rules.patterns import Pattern
from linter.checks.rules.rule import Rule, RuleError
from linter.checks.rules.words import WordLists


class Spec(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A rule that knows what was meant."""

    swap: dict[str, str | tuple[str, ...]] = field(default_factory=dict)
    patterns: dict[str, str | tuple[str, ...]] = field(default_factory=dict)
    case: bool = False


def searches(rule: Spec, lists: WordLists) -> Iterator[Literal | Pattern]:
    """A search for each entry."""
    del lists
    if not rule.swap and not rule.patterns:
        raise RuleError("kind", "a rule of this kind needs `swap` or `patterns`")
    for phrase, value in rule.swap.items():
        options = _options("swap", phrase, value)
        if phrase in options:
            raise RuleError(f"swap.{phrase}", "the phrase is swapped for itself")
        yield Literal(rule, phrase, options, rule.case, narrow=True)
    for expression, value in rule.patterns.items():
        key = f"patterns.{expression}"
        yield Pattern(rule, Expression(expression, key, case=rule.case), _options("patterns", expression, value))


def _options(table: str, key: str, value: str | tuple[str, ...]) -> tuple[str, ...]:
    options = (value,) if isinstance(value, str) else value
    if not key.strip() or not options:
        raise RuleError(f"{table}.{key}", "an entry needs a phrase and at least one text to put there")
    return options
