"""Words in their neighbourhood: a list of elements, each of which takes a token.

An element may ask for ``text`` (one of these words), ``class`` (a word list or a class of the lexicon), ``begins`` (first letters),
``lemma`` (a form of one of these words), ``regex`` (all of the token matches), ``shape``, ``kind``, ``pos`` (a part of speech), refuse what
``not``, ``not_class``, ``not_begins`` and ``not_pos`` name, or ask for the word of an earlier element again (``same`` = its number). It
may be ``optional``, ``repeated``, a ``gap`` of up to so many tokens, ``negated`` (this must not stand there; takes nothing) or an edge
(``at``). ``mark`` = true tells the part that is wrong from its context; without any, all is marked. Suggestions name elements by number,
``any {2}``, in a form of the word if need be, such as ``{2:base}``.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from linter.checks.rules.elements import Element, expression, step
from linter.checks.rules.errors import near
from linter.checks.rules.inflect import FORMS, WRITTEN
from linter.checks.rules.rule import Rule, RuleError
from linter.checks.rules.sequences import TokenSequence, inflections, references
from linter.checks.rules.steps import Step
from linter.checks.rules.words import WordLists
from linter.lexicon import lexicon

# More words than these are not weighed one by one.
_WEIGHED = 40


class Spec(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A rule on neighbouring words."""

    elements: tuple[Element, ...]
    suggestions: tuple[str, ...] = ()


def searches(rule: Spec, lists: WordLists) -> Iterator[TokenSequence]:
    """The one search of the rule."""
    steps = tuple([step(element, number, lists) for number, element in enumerate(rule.elements)])
    for number, template in enumerate(rule.suggestions):
        for reference in references(template):
            if not 1 <= reference <= len(steps) or not steps[reference - 1].takes:
                raise RuleError(f"suggestions[{number}]", f"{{{reference}}} names no element that takes a word")
        for form in inflections(template):
            if form not in FORMS and form not in WRITTEN:
                hint = near(form, [*FORMS, *WRITTEN]) or f" (forms: {', '.join([*FORMS, *WRITTEN])})"
                raise RuleError(f"suggestions[{number}]", f"there is no form {form!r}{hint}")
    regexes = (expression(element, number) for number, element in enumerate(rule.elements))
    yield TokenSequence.of(rule, steps, rule.suggestions, _anchor(steps), tuple(one for one in regexes if one))


def _anchor(steps: tuple[Step, ...]) -> int:
    """The step by which to look for the sequence: a doubled word, which is rare, or the step with the rarest words."""
    doubled = [number for number, step in enumerate(steps) if number and step.fixed and steps[number - 1].fixed and step.same == number - 1]
    worded = [number for number, step in enumerate(steps) if step.takes and step.least and step.words]
    if doubled:
        return doubled[0]
    if not worded:
        raise RuleError(
            "elements", "one element at least needs `text`, `lemma`, a word list, or `same` with the number of the element before it"
        )
    return min(worded, key=lambda number: _commonness(steps[number].words)) if len(worded) > 1 else worded[0]


def _commonness(words: frozenset[str]) -> float:
    """About how often one of the words comes, in a billion."""
    return sum(map(_times, words)) if len(words) <= _WEIGHED else _times("the")


@lru_cache(maxsize=1 << 12)
def _times(word: str) -> float:
    # Stops and commas are as common as "the".
    return 10 ** lexicon().frequency(word if word[0].isalnum() else "the")
