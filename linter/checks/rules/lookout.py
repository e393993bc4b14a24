"""All that rules look for in a text, found in one pass: phrases by one automaton, and expressions where their words were seen.

Each class of searches has a slot. It says beforehand what it looks for, and gets for each document the sights of its slot.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import msgspec

from linter.checks.rules.expressions import Expression
from linter.checks.rules.folding import folded, whole_words
from linter.checks.rules.sets import Together
from linter.checks.rules.timed import TimedOut
from linter.document import Document, Segment
from linter.finding import NotChecked
from linter.settings import Settings


class Sight(NamedTuple):
    """Something that was looked for: its half-open span in the document's text, and what the search said it was.

    ``match`` is an expression's match in its paragraph, which begins at ``part.start``.
    """

    start: int
    end: int
    what: Any
    part: Segment
    match: Any = None


class Reading(msgspec.Struct, frozen=True):
    """A document on its way past the rules, with what was seen in it; ``gaps`` tell what was not looked for to the end."""

    document: Document
    settings: Settings
    sights: tuple[list[Sight], ...]
    gaps: list[NotChecked]


class _Sought(NamedTuple):
    """Who looks for a text of the automaton: as whole words, and wherever it is. Each is a slot and what it stands for."""

    length: int
    whole: list[tuple[int, Any]]
    anywhere: list[tuple[int, Any]]


class Lookout(msgspec.Struct):
    """What all searches look for."""

    _sought: dict[str, _Sought] = msgspec.field(default_factory=dict)
    _expressions: list[tuple[int, Expression, Any, str]] = msgspec.field(default_factory=list)
    _slots: int = 0

    def slot(self) -> int:
        """A new slot; slot 0 is for expressions whose words were seen."""
        self._slots += 1
        return self._slots

    def phrase(self, slot: int, text: str, what: Any, *, whole: bool = True) -> None:
        """Look for a text in any case, as whole words unless told otherwise."""
        key = folded(text)
        sought = self._sought.get(key)
        if sought is None:
            sought = self._sought[key] = _Sought(len(key), [], [])
        (sought.whole if whole else sought.anywhere).append((slot, what))

    def expression(self, slot: int, expression: Expression, what: Any, rule: str) -> None:
        """Look for an expression on behalf of the rule of that id."""
        self._expressions.append((slot, expression, what, rule))

    def watch(self) -> Watch:
        """What reads documents for all that was asked for."""
        loose: list[int] = []
        for number, (_, expression, _, _) in enumerate(self._expressions):
            if expression.required is None:
                loose.append(number)
            for text in expression.required or ():
                self.phrase(0, text, number, whole=False)
        return Watch(self._sought, self._expressions, loose, self._slots + 1)


class Watch:
    """Reads documents."""

    def __init__(
        self, sought: dict[str, _Sought], expressions: list[tuple[int, Expression, Any, str]], loose: Iterable[int], slots: int
    ) -> None:
        """Build the automaton; ``loose`` are the numbers of expressions that no text announces."""
        import ahocorasick

        self._expressions = expressions
        self._slots = slots
        self._timed = [number for number in loose if expressions[number][1].timed]
        self._together = Together((number, expressions[number][1].flagged) for number in loose if not expressions[number][1].timed)
        automaton = ahocorasick.Automaton()
        for text, entry in sought.items():
            automaton.add_word(text, entry)
        automaton.make_automaton()
        self._automaton: Any = automaton if sought else None

    def read(self, document: Document, settings: Settings) -> Reading:
        """What is in a document."""
        reading = Reading(document, settings, tuple([] for _ in range(self._slots)), [])
        due: dict[int, set[Segment]] = {}
        if self._automaton is not None:
            self._walk(reading, due)
        for number, part in self._unannounced(document):
            due.setdefault(number, set()).add(part)
        for number, parts in due.items():
            self._run(reading, number, sorted(parts))
        return reading

    def _walk(self, reading: Reading, due: dict[int, set[Segment]]) -> None:
        text, sights, part_at = folded(reading.document.text), reading.sights, reading.document.segment_at
        for last, (length, whole, anywhere) in self._automaton.iter(text):
            end = last + 1
            start = end - length
            if whole and whole_words(text, start, end):
                part = part_at(start)
                if part is not None and end <= part.end:
                    for slot, what in whole:
                        sights[slot].append(Sight(start, end, what, part))
            if anywhere:
                part = part_at(start)
                if part is not None and end <= part.end:
                    for slot, what in anywhere:
                        if slot:
                            sights[slot].append(Sight(start, end, what, part))
                        else:
                            due.setdefault(what, set()).add(part)

    def _unannounced(self, document: Document) -> Iterator[tuple[int, Segment]]:
        for part in document.segments:
            for number in self._timed:
                yield number, part
            for number in self._together.seen(document.text[part.start : part.end]):
                yield number, part

    def _run(self, reading: Reading, number: int, parts: list[Segment]) -> None:
        slot, expression, what, rule = self._expressions[number]
        text, seen = reading.document.text, reading.sights[slot]
        for part in parts:
            try:
                for match in expression.finditer(text[part.start : part.end]):
                    start, end = match.span()
                    if start < end:
                        seen.append(Sight(part.start + start, part.start + end, what, part, match))
            except TimedOut:
                reason = f"an expression of {rule} took too long here; it was not looked for from here on"
                reading.gaps.append(NotChecked("rules", (part.start, part.end), reason))
                return
