"""``metric``: a formula on counts of the text, and the condition on its value that is told."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterator, Mapping

import msgspec

from linter.checks.rules.formula import Formula, FormulaError
from linter.checks.vale.measured import NAMES, counts, numbers, place
from linter.checks.vale.messages import filled
from linter.checks.vale.points.readability import measured
from linter.checks.vale.rule import Common, Hit, Reading, common
from linter.checks.vale.source import Table
from linter.checks.vale.story import Block

KEYS = frozenset({"formula", "condition"})
_COMPARED = re.compile(r"\s*(.*?)\s*(<=|>=|==|!=|<|>)\s*(.+?)\s*", re.DOTALL)
_OPERATORS: dict[str, Callable[[float, float], bool]] = {
    "<=": operator.le, ">=": operator.ge, "==": operator.eq, "!=": operator.ne, "<": operator.lt, ">": operator.gt,
}  # fmt: skip


class Comparison(msgspec.Struct, frozen=True):
    """Two values and how they have to stand to each other; ``left`` None is the value of the rule's formula."""

    left: Formula | None
    compare: Callable[[float, float], bool]
    right: Formula

    def holds(self, value: float, named: Mapping[str, float]) -> bool:
        """Whether they stand so; not where one of them has no value."""
        left = value if self.left is None else self.left(named)
        right = self.right(named)
        # Vale writes the value with six places before it compares.
        return left is not None and right is not None and self.compare(round(left, 6), right)


class Metric(msgspec.Struct, frozen=True):
    """A rule on a number."""

    common: Common
    formula: Formula
    conditions: tuple[Comparison, ...]
    alternation: None = None

    def run(self, block: Block, reading: Reading, number: int) -> Iterator[Hit]:
        """The block, if the value of the formula meets the conditions."""
        del number
        found = counts(reading.story, block)
        if found is None:
            return
        named = numbers(reading.story, block, found)
        value = self.formula(named)
        if value is not None and all(condition.holds(value, named) for condition in self.conditions):
            yield Hit(*place(block), filled(self.common.message, f"{value:.2f}"))


def rule(name: str, table: Table) -> Metric:
    """Read a rule; raises ConfigError."""
    keys = common(name, table, measured(table))
    conditions = []
    for part in table.text("condition").split("&&"):
        match = _COMPARED.fullmatch(part)
        if match is None:
            raise table.error("condition", "must compare the value with a number, such as `> 8`; several are joined by `&&`")
        left = _formula(table, "condition", match[1]) if match[1] else None
        conditions.append(Comparison(left, _OPERATORS[match[2]], _formula(table, "condition", match[3])))
    return Metric(keys, _formula(table, "formula", table.text("formula")), tuple(conditions))


def _formula(table: Table, key: str, text: str) -> Formula:
    written = re.sub(r"\bheading\.(h[1-6])\b", r"heading_\1", text.replace("math.", "").replace("\n", " "))
    try:
        return Formula(written, NAMES)
    except FormulaError as error:
        raise table.error(key, str(error)) from None
