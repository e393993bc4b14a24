"""``conditional``: where the first thing stands the second has to stand, too, such as an abbreviation and its definition."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from linter.checks.vale.exceptions import Exceptions
from linter.checks.vale.pattern import Pattern
from linter.checks.vale.rule import Common, Hit, Reading, common, pattern
from linter.checks.vale.source import Table
from linter.checks.vale.story import Block

KEYS = frozenset({"first", "second", "in", "ignorecase", "exceptions", "vocab"})


class Conditional(msgspec.Struct, frozen=True):
    """A rule on what needs something else. Where ``second`` has a group, what the group held in the story up to here is allowed."""

    common: Common
    first: Pattern
    second: Pattern
    exceptions: Exceptions
    alternation: None = None

    def run(self, block: Block, reading: Reading, number: int) -> Iterator[Hit]:
        """Each match of the first that nothing allows."""
        del number
        antecedents = [match.span() for match in self.first.findall(block.text)]
        if not antecedents:
            return
        allowed = reading.remembered(self.common.code, "allowed")
        if not self.second.expression.groups:
            if self.second.search(block.text) is not None:
                return
        else:
            for match in self.second.findall(block.text):
                allowed.update(group for group in match.groups() if group)
        text = block.text.text
        for start, end in antecedents:
            found = text[start:end]
            if found not in allowed and not self.exceptions.cover(found, block, start, end, reading):
                yield self.common.hit(start, end, found)


def rule(name: str, table: Table) -> Conditional:
    """Read a rule; raises ConfigError."""
    keys = common(name, table)
    for key in ("first", "second"):
        if not table.text(key):
            raise table.error(key, "a conditional rule needs `first` and `second`, two expressions")
    if table.text("in"):
        raise table.error("in", "there are no views here, which could name another scope")
    first, second = (pattern(table, key, table.text(key)) for key in ("first", "second"))
    return Conditional(keys, first, second, Exceptions(table))
