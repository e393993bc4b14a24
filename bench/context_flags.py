"""What the context check thinks of texts below its own thresholds, and slips to measure that on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from linter.checks.context import EXTRA_WORD, MISSING_WORD, WRONG_WORD
from linter.checks.context.opinions import opinions
from linter.checks.context.reading import Reading
from linter.document import overlapping
from linter.readers import read

CODES = (WRONG_WORD, MISSING_WORD, EXTRA_WORD)
Span = tuple[int, int]


class Flag(NamedTuple):
    """A span of a text that may be a slip, and how probable that is."""

    start: int
    end: int
    code: str
    probability: float
    suggestions: tuple[str, ...]


class Case(NamedTuple):
    """A text with a slip; ``spans`` are its place and others that will do, ``goals`` the texts that are right."""

    text: str
    category: str
    spans: tuple[Span, ...]
    goals: frozenset[str]

    def overlaps(self, flag: Flag) -> bool:
        """Whether a flag lies on the slip; where one of them is a gap, touching the blanks around is enough."""
        return any(self._overlaps(flag, *span) for span in self.spans)

    def _overlaps(self, flag: Flag, start: int, end: int) -> bool:
        if start == end:
            while start and self.text[start - 1].isspace():
                start -= 1
            while end < len(self.text) and self.text[end].isspace():
                end += 1
        if start == end or self.text[start:end].isspace():
            return flag.start <= end and flag.end >= start
        return flag.start < end and flag.end > start

    def mends(self, flag: Flag) -> bool:
        """Whether a flag's first suggestion makes the text right."""
        return flat(self.text[: flag.start] + flag.suggestions[0] + self.text[flag.end :]) in self.goals


def flat(text: str) -> str:
    """A text whose apostrophes are straight and whose blanks are single."""
    return " ".join(text.replace("’", "'").replace("‘", "'").split())


def cases(path: Path) -> list[Case]:
    """The slips of a .jsonl file."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            row = json.loads(line)
            text, (start, end) = row["text"], row["span"]
            goals = {flat(text[:start] + fix + text[end:]) for fix in row["fixes"]}
            if row.get("corrected"):
                goals.add(flat(row["corrected"]))
            spans = tuple((low, high) for low, high in [row["span"], *row.get("also_ok", [])])
            found.append(Case(text, row["category"], spans, frozenset(goals)))
    return found


def flags(text: str) -> list[Flag]:
    """All that is thought of a text outside its quotations."""
    document = read("story.txt", text.encode())
    if not document.tokens:
        return []
    return [flag for flag in _flags(Reading(document)) if not overlapping(document.quotations, flag.start, flag.end)]


def _flags(reading: Reading) -> Iterator[Flag]:
    found = opinions(reading)
    for slip in found.slips:
        token = reading.tokens[slip.at]
        yield Flag(token.start, token.end, WRONG_WORD, slip.probability, slip.meant)
    for gap in found.gaps:
        token = reading.tokens[gap.at]
        if gap.missing:
            yield Flag(reading.tokens[gap.at - 1].end, token.start, MISSING_WORD, gap.probability, (f" {gap.word} ",))
        else:
            yield Flag(token.start, reading.tokens[gap.at + 1].start, EXTRA_WORD, gap.probability, ("",))
