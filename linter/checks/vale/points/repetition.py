"""``repetition``: a match that is the same as the one before it."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from linter.checks.vale.exceptions import Exceptions
from linter.checks.vale.messages import filled
from linter.checks.vale.pattern import Pattern
from linter.checks.vale.rule import Common, Hit, Reading, common, pattern
from linter.checks.vale.source import Table
from linter.checks.vale.story import Block
from linter.segment import sentences, tokens

KEYS = frozenset({"tokens", "max", "ignorecase", "alpha", "exceptions", "vocab"})


class Repetition(msgspec.Struct, frozen=True):
    """A rule against repeating."""

    common: Common
    pattern: Pattern
    most: int
    ignore_case: bool
    letters_only: bool
    exceptions: Exceptions
    alternation: None = None

    def run(self, block: Block, reading: Reading, number: int) -> Iterator[Hit]:
        """Two matches in a row that are equal, if they stand in one sentence."""
        del number
        text = block.text.text
        before, before_start, count = "", 0, 0
        for match in self.pattern.findall(block.text):
            start, end = match.span()
            found = text[start:end].strip()
            same = bool(found) and self._folded(found) == self._folded(before)
            if same and (found.isalpha() or not self.letters_only):
                count += 1
                if count > self.most and _one_sentence(text[before_start:end]):
                    both = text[before_start:end]
                    if not self.exceptions.cover(both, block, before_start, end, reading):
                        made = self.common.hit(before_start, end, both)
                        yield made._replace(message=filled(self.common.message, found))
                        count = 0
            before, before_start = found, start

    def _folded(self, text: str) -> str:
        return text.casefold() if self.ignore_case else text


def _one_sentence(text: str) -> bool:
    """Whether no sentence ends between the matches: "I forgot about that. That is important." repeats nothing."""
    return len(sentences(text, [(0, len(text))], tuple(tokens(text, 0, len(text))))) < 2


def rule(name: str, table: Table) -> Repetition:
    """Read a rule; raises ConfigError."""
    keys = common(name, table)
    parts = table.texts("tokens")
    if not parts:
        raise table.error("tokens", "a rule on repetition needs `tokens`")
    ignore_case = table.flag("ignorecase")
    made = pattern(table, "tokens", f"{'(?i)' if ignore_case else ''}({'|'.join(parts)})")
    return Repetition(keys, made, table.whole("max"), ignore_case, table.flag("alpha"), Exceptions(table))
