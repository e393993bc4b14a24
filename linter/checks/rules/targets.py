"""What a counting rule looks for: phrases and expressions, and where they were seen."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from linter.checks.rules.expressions import Expression, marked
from linter.checks.rules.lookout import Lookout, Reading
from linter.checks.rules.rule import RuleError
from linter.segment import Span


class Targets(Struct, frozen=True):
    """Phrases, in any case unless ``case`` counts and as whole words unless not ``whole``, and expressions."""

    phrases: tuple[str, ...]
    expressions: tuple[Expression, ...]
    case: bool = False
    whole: bool = True

    @classmethod
    def of(cls, phrases: tuple[str, ...], patterns: tuple[str, ...], *, case: bool, whole: bool = True) -> Targets:
        """The targets of a rule's keys ``literals`` and ``patterns``."""
        expressions = (Expression(pattern, f"patterns[{number}]", case=case) for number, pattern in enumerate(patterns))
        return cls(phrases, tuple(expressions), case, whole)

    def watched(self, lookout: Lookout, slot: int, number: int, rule: str) -> None:
        """Have the lookout watch for them on behalf of the search of that number."""
        for phrase in self.phrases:
            lookout.phrase(slot, phrase, (number, phrase if self.case else None), whole=self.whole)
        for expression in self.expressions:
            lookout.expression(slot, expression, (number, None), rule)


def needed(targets: Targets, kind: str) -> None:
    """Raise RuleError for a rule that looks for nothing."""
    if not targets.phrases and not targets.expressions:
        raise RuleError("kind", f"a rule of the kind {kind} needs `literals` or `patterns`")


def seen(reading: Reading, slot: int) -> dict[int, list[Span]]:
    """Where each search's targets are, by its number: in order, the longest of those that overlap."""
    found: dict[int, list[Span]] = {}
    for start, end, (number, exact), part, match in reading.sights[slot]:
        if exact is not None and reading.document.text[start:end] != exact:
            continue
        if match is not None:
            first, last = marked(match)
            start, end = part.start + first, part.start + last
        if start < end:
            found.setdefault(number, []).append((start, end))
    return {number: apart(spans) for number, spans in found.items()}


def apart(spans: Iterable[Span]) -> list[Span]:
    """Spans in order; of those that overlap the first, and of those that begin together the longest."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept
