"""Words that should not be there at all.

``literals`` are phrases, ``patterns`` expressions; ``suggestion`` is what could stand there instead, the empty text to delete it.
``place`` confines literals to lines of their own; ``until`` takes all up to a closing mark. Literals are ``whole`` words.
"""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks.rules.expressions import Expression
from linter.checks.rules.literals import Literal, Place
from linter.checks.rules.patterns import Pattern
from linter.checks.rules.rule import Rule, RuleError, Words
from linter.checks.rules.words import WordLists


class Spec(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A rule against words."""

    literals: tuple[Words, ...] = ()
    patterns: tuple[Words, ...] = ()
    suggestion: str | None = None
    case: bool = False
    place: Place = "anywhere"
    until: str = ""
    whole: bool = True


def searches(rule: Spec, lists: WordLists) -> Iterator[Literal | Pattern]:
    """A search for each phrase and expression."""
    del lists
    if not rule.literals and not rule.patterns:
        raise RuleError("kind", "a rule of this kind needs `literals` or `patterns`")
    suggestions = () if rule.suggestion is None else (rule.suggestion,)
    for text in rule.literals:
        yield Literal(rule, text, suggestions, rule.case, place=rule.place, until=rule.until, whole=rule.whole)
    for number, expression in enumerate(rule.patterns):
        yield Pattern(rule, Expression(expression, f"patterns[{number}]", case=rule.case), suggestions)
