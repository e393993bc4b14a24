"""``readability``: the school grade that a text asks for, as the mean of some formulas."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from linter.checks.rules import measures
from linter.checks.vale.measured import counts, place
from linter.checks.vale.messages import filled
from linter.checks.vale.rule import Common, Hit, Reading, common
from linter.checks.vale.source import Table, near
from linter.checks.vale.story import Block

KEYS = frozenset({"metrics", "grade"})
#: Vale's names of the formulas. LIX is in none of its lists, though its own library has it.
METRICS: dict[str, Callable[[measures.Counts], float]] = {
    "Gunning Fog": measures.gunning_fog,
    "Coleman-Liau": measures.coleman_liau,
    "Flesch-Kincaid": measures.flesch_kincaid,
    "SMOG": measures.smog,
    "Automated Readability": measures.automated_readability,
    "LIX": measures.lix,
}


class Readability(msgspec.Struct, frozen=True):
    """A rule on the grade of a text."""

    common: Common
    formulas: tuple[Callable[[measures.Counts], float], ...]
    grade: float
    alternation: None = None

    def run(self, block: Block, reading: Reading, number: int) -> Iterator[Hit]:
        """The block, if its grade is higher than the rule's."""
        del number
        found = counts(reading.story, block)
        if found is None:
            return
        grade = sum(formula(found) for formula in self.formulas) / len(self.formulas)
        if grade > self.grade:
            yield Hit(*place(block), filled(self.common.message, f"{grade:.2f}"))


def rule(name: str, table: Table) -> Readability:
    """Read a rule; raises ConfigError."""
    keys = common(name, table, measured(table))
    written = table.texts("metrics")
    if not written:
        raise table.error("metrics", f"a rule on readability needs `metrics`{near('', METRICS)}")
    for metric in written:
        if metric not in METRICS:
            raise table.error("metrics", f"there is no {metric!r}{near(metric, METRICS)}")
    return Readability(keys, tuple(METRICS[metric] for metric in written), table.number("grade"))


def measured(table: Table) -> tuple[str, ...]:
    """The scope of a rule that measures: all prose together, unless it names something else than text."""
    written = table.texts("scope")
    return ("summary",) if written in ((), ("text",)) else written
