"""What the context check thinks of texts below its own thresholds, and slips to measure that on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

from linter.checks.context import codes, thoughts
from linter.document import overlapping
from linter.readers import read
from linter.settings import Settings

CODES = tuple(codes(Settings()))
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
    return [
        Flag(found.start, found.end, found.code, shares[0], found.suggestions)
        for found, shares, _ in thoughts(document)
        if not overlapping(document.quotations, found.start, found.end)
    ]
