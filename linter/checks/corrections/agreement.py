"""Whether two terms that stand at the same place in two versions tell the same fact."""

from __future__ import annotations

from linter.checks.corrections import facts, names
from linter.checks.corrections.facts import Kind
from linter.checks.corrections.terms import Term, Unit


def differ(old: Unit, new: Unit, a: Term, b: Term) -> bool:
    """Whether two terms are facts that do not agree."""
    if a.fact is None or b.fact is None or a.key == b.key:
        return False
    if a.fact.kind is not Kind.NAME:
        return not facts.same(a.fact, b.fact)
    one, other = a.fact.value, b.fact.value
    if names.same(one, other) or names.mended(one, other):
        return False
    if len(one) == len(other) == 1 and (
        (_stopped(old, a) and names.shortened(one[0], other[0])) or (_stopped(new, b) and names.shortened(other[0], one[0]))
    ):
        return False
    return not any(_of_one_name(unit, one, other) for unit in (old, new))


def _stopped(unit: Unit, term: Term) -> bool:
    """Whether a stop follows that does not end the sentence."""
    return unit.version.document.text.startswith(".", term.end) and term.end + 1 < unit.sentence.end


def _of_one_name(unit: Unit, one: names.Name, other: names.Name) -> bool:
    """Whether one word of a full name in the story stands for another: "Dana" and "Ortiz"."""
    return len(one) == len(other) == 1 and (one[0], other[0]) in unit.version.full_names
