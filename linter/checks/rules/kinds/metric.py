"""A number worked out from a text's counts, held against limits: sentences of forty words, paragraphs of six sentences.

``formula`` is arithmetic on words, sentences, paragraphs, characters, syllables, polysyllabic_words, complex_words and long_words; see
``linter.checks.rules.formula``. ``min`` and ``max`` are the least and the most it may come to, in each sentence, paragraph or story.
"""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks.rules.formula import Formula, FormulaError
from linter.checks.rules.measured import Measured, limits
from linter.checks.rules.measures import COUNTS, Counts
from linter.checks.rules.rule import Rule, RuleError, Words
from linter.checks.rules.units import Scope
from linter.checks.rules.words import WordLists

#: A rule of this kind needs the whole story.
STORY = True


class Spec(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A rule on a number."""

    formula: Words
    scope: Scope
    min: float | None = None
    max: float | None = None


def searches(rule: Spec, lists: WordLists) -> Iterator[Measured]:
    """The one search of the rule."""
    del lists
    try:
        formula = Formula(rule.formula, COUNTS)
    except FormulaError as error:
        raise RuleError("formula", str(error)) from None

    def value(counts: Counts) -> float | None:
        return formula({name: getattr(counts, name) for name in COUNTS})

    limits(rule.min, rule.max)
    yield Measured(rule, value, rule.scope, rule.min, rule.max)
