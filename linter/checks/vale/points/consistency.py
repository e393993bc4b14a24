"""``consistency``: of two ways to write something a story should have one only."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from linter.checks.vale.alternation import Alternation
from linter.checks.vale.characters import ExpressionError
from linter.checks.vale.rule import Common, Hit, Reading, common, compiled
from linter.checks.vale.source import Table
from linter.checks.vale.story import Block

KEYS = frozenset({"either", "nonword", "ignorecase"})


class Consistency(msgspec.Struct, frozen=True):
    """A rule on pairs; parts of the alternation are the first and the second of each in turn."""

    common: Common
    alternation: Alternation

    def run(self, block: Block, reading: Reading, number: int) -> Iterator[Hit]:
        """For each pair of which both were seen by now, one place in the block: where what came last stands first."""
        text = block.text.text
        last: dict[int, str] = {}
        first: dict[str, tuple[int, int]] = {}
        seen = reading.remembered(self.common.code, "seen")
        for match in self.alternation.matches(block.text, block.start, reading.hits(block), number):
            found = text[match.start : match.end]
            last[match.part // 2] = found
            first.setdefault(found, (match.start, match.end))
            seen.add(str(match.part))
        for pair, found in sorted(last.items()):
            if str(2 * pair) in seen and str(2 * pair + 1) in seen:
                yield self.common.hit(*first[found], found)


def rule(name: str, table: Table) -> Consistency:
    """Read a rule; raises ConfigError."""
    keys = common(name, table)
    pairs = table.pairs("either")
    if not pairs:
        raise table.error("either", "a rule on consistency needs `either`, a table of pairs")
    parts = []
    for one, other in pairs.items():
        for part in (one, other.text()):
            try:
                Alternation([part])
            except ExpressionError as error:
                raise other.error(f"the expression {part!r} cannot be used: {error}") from None
            parts.append(part)
    return Consistency(
        keys,
        compiled(
            table,
            "either",
            lambda: Alternation(parts, ignore_case=table.flag("ignorecase"), words=not table.flag("nonword"), numbered=True),
        ),
    )
