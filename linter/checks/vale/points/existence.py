"""``existence``: words and expressions that should not be there."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from linter.checks.vale.alternation import Alternation
from linter.checks.vale.exceptions import Exceptions
from linter.checks.vale.rule import Common, Hit, Reading, common, compiled
from linter.checks.vale.source import Table
from linter.checks.vale.story import Block

KEYS = frozenset({"tokens", "raw", "append", "ignorecase", "nonword", "exceptions", "vocab"})


class Existence(msgspec.Struct, frozen=True):
    """A rule against words."""

    common: Common
    alternation: Alternation
    exceptions: Exceptions

    def run(self, block: Block, reading: Reading, number: int) -> Iterator[Hit]:
        """Each match that no exception covers."""
        text = block.text.text
        for match in self.alternation.matches(block.text, block.start, reading.hits(block), number):
            found = text[match.start : match.end]
            if not self.exceptions.cover(found.strip(), block, match.start, match.end, reading):
                yield self.common.hit(match.start, match.end, found, match.groups)


def rule(name: str, table: Table) -> Existence:
    """Read a rule; raises ConfigError."""
    keys = common(name, table)
    tokens = [token for token in table.texts("tokens") if token.strip()]
    raw = "".join(table.texts("raw"))
    if not tokens and not raw:
        raise table.error("tokens", "a rule on existence needs `tokens` or `raw`")
    nonword = table.flag("nonword")
    append = table.flag("append")
    alternation = compiled(
        table,
        "tokens" if tokens else "raw",
        lambda: Alternation(
            tokens,
            ignore_case=table.flag("ignorecase"),
            words=bool(tokens) and not nonword,
            numbered=keys.action is not None and keys.action.refers_to_groups,
            before="" if append else raw,
            after=raw if append else "",
        ),
    )
    return Existence(keys, alternation, Exceptions(table, vocabulary=not nonword))
