"""``occurrence``: something that should come no more, or no less, often than so many times in a block."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from linter.checks.vale.messages import filled
from linter.checks.vale.pattern import Pattern
from linter.checks.vale.rule import Common, Hit, Reading, common, pattern
from linter.checks.vale.source import Table
from linter.checks.vale.story import Block

KEYS = frozenset({"token", "max", "min", "ignorecase"})
_FIRST_WORD = re.compile(r"\S+")


class Occurrence(msgspec.Struct, frozen=True):
    """A rule on a number of matches; 0 sets no limit."""

    common: Common
    pattern: Pattern
    most: int
    least: int
    alternation: None = None

    def run(self, block: Block, reading: Reading, number: int) -> Iterator[Hit]:
        """The first match, or the first word where there is none, if their number is out of bounds."""
        del reading, number
        spans = [match.span() for match in self.pattern.findall(block.text)]
        count = len(spans)
        if not ((self.most and count > self.most) or (self.least and count < self.least)):
            return
        text = block.text.text
        if not spans:
            word = _FIRST_WORD.search(text)
            first = word.span() if word else None
        else:
            first = next(((start, end) for start, end in spans if text[start:end].strip(" \t\r\n*@")), None)
        if first is not None:
            made = self.common.hit(*first, text[slice(*first)])
            yield made._replace(message=filled(self.common.message, count))


def rule(name: str, table: Table) -> Occurrence:
    """Read a rule; raises ConfigError."""
    keys = common(name, table)
    token = table.text("token")
    if not token:
        raise table.error("token", "a rule on occurrence needs a `token`")
    most, least = table.whole("max"), table.whole("min")
    if most <= 0 and least <= 0:
        raise table.error("max", "a rule on occurrence needs `max` or `min`, a number from 1")
    flags = "(?i)" if table.flag("ignorecase") else ""
    return Occurrence(keys, pattern(table, "token", f"{flags}(?:{token})"), most, least)
