"""What a rule leaves alone: its exceptions, and where it says so the words of the newsroom's vocabulary."""

from __future__ import annotations

from linter.checks.vale.pattern import Pattern
from linter.checks.vale.rule import Reading, compiled
from linter.checks.vale.source import Table
from linter.checks.vale.story import Block


class Exceptions:
    """Expressions that a match must not hold, and phrases that it must not be a part of."""

    def __init__(self, table: Table, *, vocabulary: bool = True) -> None:
        """Read the keys ``exceptions`` and ``vocab``; raises ConfigError. ``vocabulary`` False: no words but the rule's own."""
        self.terms = table.texts("exceptions")
        self.vocabulary = table.flag("vocab", default=True) and vocabulary
        longest_first = sorted(self.terms, key=len, reverse=True)
        cased = "|".join(term if term.startswith("(?i)") else f"(?-i){term}" for term in longest_first)
        within = "|".join(term for term in self.terms if " " in term or "\t" in term or r"\s" in term)
        self.pattern = compiled(table, "exceptions", lambda: Pattern(rf"(?m)\b(?:{cased})\b")) if cased else None
        self._phrases = compiled(table, "exceptions", lambda: Pattern(rf"(?i)\b(?:{within})\b")) if within else None

    def cover(self, found: str, block: Block, start: int, end: int, reading: Reading) -> bool:
        """Whether a match is left alone; raises TimedOut."""
        return self.hold(found, reading) or (
            self._phrases is not None and any(match.start() <= start and end <= match.end() for match in self._phrases.findall(block.text))
        )

    def hold(self, found: str, reading: Reading) -> bool:
        """Whether a text holds an exception; raises TimedOut."""
        if self.pattern is not None and self.pattern.found_in(found):
            return True
        return self.vocabulary and any(reading.accepted(word.strip('.,;:!?()[]“”"')) for word in found.split())
