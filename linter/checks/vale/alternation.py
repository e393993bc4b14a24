"""The words and expressions of one rule, tried as one alternation; plain phrases of all rules are found in one pass.

Of matches the one that begins first counts, and of those that begin at the same place the one that the rule lists first, as
in one expression with all of them.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import ahocorasick

from linter.checks.rules.folding import folded
from linter.checks.vale.expression import parsed
from linter.checks.vale.pattern import Pattern, Text
from linter.checks.vale.phrases import phrases, required

#: What stands for itself in an expression.
PLAIN = re.compile(r"[^\\.^$|?*+()\[\]{}]+")
_WORD_CATEGORIES = ("L", "Mn", "Nd", "Pc")


class Found(NamedTuple):
    """A match: its span, the number of the part that matched, and that part's groups."""

    start: int
    end: int
    part: int
    groups: tuple[str, ...] = ()


class Hits(NamedTuple):
    """What one pass over a text has seen: phrases by alternation, and alternations whose expressions may match."""

    phrases: dict[int, list[Found]]
    woken: set[int]


class Alternation:
    """Parts that a rule looks for.

    ``before`` and ``after`` are put around the expression of all parts; ``words`` asks for the edges of words there.
    ``numbered`` says that it matters which part has matched.
    """

    def __init__(
        self,
        parts: Sequence[str],
        *,
        ignore_case: bool = False,
        words: bool = True,
        numbered: bool = False,
        before: str = "",
        after: str = "",
    ) -> None:
        """Read the parts; raises ExpressionError."""
        self.ignore_case = ignore_case
        self.words = words
        self.literals: list[tuple[str, int]] = []
        rest = list(enumerate(parts))
        # Most lists are of plain words, and reading those as expressions would take longest of all.
        expressions = [None if PLAIN.fullmatch(part) else parsed(part) for part in parts]
        if not before and not after and all(expression is None or expression.self_contained for expression in expressions):
            rest = []
            for number, (part, expression) in enumerate(zip(parts, expressions, strict=True)):
                texts = (part,) if expression is None else phrases(expression.branches)
                if texts is None or "" in texts:
                    rest.append((number, part))
                else:
                    self.literals += ((text, number) for text in texts)
        self._groups: list[tuple[int, int, int]] = []
        self.pattern: Pattern | None = None
        if rest or before or after:
            joined = "|".join(f"({part})" if numbered else part for _, part in rest)
            edge = r"\b" if words else ""
            # What stands before the mode for lines does not know it: there the start is that of the text.
            self.pattern = Pattern(f"{'(?i)' if ignore_case else ''}{before}(?m){edge}(?:{joined}){edge}{after}")
        if numbered:
            at = 1
            for number, _ in rest:
                expression = expressions[number]
                inside = 0 if expression is None else expression.groups
                self._groups.append((at, inside, number))
                at += inside + 1

    def needs(self) -> tuple[str, ...]:
        """Strings of which each match of the expression holds one; none where that is not known."""
        return required(self.pattern.expression.branches) if self.pattern else ()

    def matches(self, text: Text, offset: int, hits: Hits, number: int) -> Iterator[Found]:
        """The matches in a text that begins at ``offset`` of the text of the pass, which has seen it as ``number``; raises TimedOut."""
        pattern = self.pattern if number in hits.woken else None
        known = hits.phrases.get(number)
        near = _within(known, offset, offset + len(text.text)) if known else []
        if pattern is None:
            yield from _apart(near)
        elif not near:
            for match in pattern.findall(text):
                yield self._found(match)
        else:
            yield from self._merged(pattern, text, near)

    def _merged(self, pattern: Pattern, text: Text, near: list[Found]) -> Iterator[Found]:
        """Matches of the expression and phrases in one order; after each the expression is asked anew."""
        position = 0
        match = pattern.search(text)
        for phrase in (*near, None):
            while match is not None and (phrase is None or match.start() <= phrase.start):
                found = self._found(match)
                if phrase is not None and (phrase.start, phrase.part) < (found.start, found.part):
                    break
                yield found
                position = max(found.end, found.start + 1)
                match = pattern.search(text, position) if position <= len(text.text) else None
            if phrase is not None and phrase.start >= position:
                yield phrase
                position = phrase.end
                if match is not None and match.start() < position:
                    match = pattern.search(text, position)

    def _found(self, match: Any) -> Found:
        start, end = match.span()
        if not self._groups or match.lastindex is None:
            return Found(start, end, 0)
        at, inside, number = next(entry for entry in reversed(self._groups) if entry[0] <= match.lastindex)
        return Found(start, end, number, tuple(match.group(at + step) or "" for step in range(1, inside + 1)))


def _within(known: list[Found], start: int, end: int) -> list[Found]:
    """The phrases between two offsets, as offsets from the first."""
    first = bisect_left(known, start, key=lambda found: found.start)
    near = []
    for found in known[first:]:
        if found.start >= end:
            break
        if found.end <= end:
            near.append(Found(found.start - start, found.end - start, found.part))
    return near


def _apart(near: list[Found]) -> Iterator[Found]:
    position = 0
    for found in near:
        if found.start >= position:
            yield found
            position = found.end


class Index:
    """The phrases of many alternations in one automaton, with the strings that their expressions need."""

    def __init__(self, alternations: Sequence[Alternation | None]) -> None:
        """Take alternations; they are known by their number here, and None keeps a number free."""
        self._alternations = dict(enumerate(alternations))
        self._always: set[int] = set()
        entries: dict[str, tuple[list[tuple[int, str, int]], list[int]]] = {}
        for number, alternation in enumerate(alternations):
            if alternation is None:
                self._always.add(number)
                continue
            for text, part in alternation.literals:
                entries.setdefault(folded(text), ([], []))[0].append((number, text, part))
            if alternation.pattern is not None:
                needs = alternation.needs()
                if not needs:
                    self._always.add(number)
                for text in needs:
                    entries.setdefault(folded(text), ([], []))[1].append(number)
        self._automaton = None
        if entries:
            self._automaton = ahocorasick.Automaton()
            for text, (literals, wakes) in entries.items():
                self._automaton.add_word(text, (len(text), literals, wakes))
            self._automaton.make_automaton()

    def hits(self, text: str) -> Hits:
        """One pass over a text."""
        found: dict[int, list[Found]] = {}
        woken = set(self._always)
        if self._automaton is not None:
            for last, (length, literals, wakes) in self._automaton.iter(folded(text)):
                woken.update(wakes)
                if literals:
                    start, end = last + 1 - length, last + 1
                    for number, phrase, part in literals:
                        if _stands(self._alternations[number], text, start, end, phrase):
                            found.setdefault(number, []).append(Found(start, end, part))
        for one in found.values():
            one.sort(key=lambda hit: (hit.start, hit.part, -hit.end))
        return Hits(found, woken)


def _stands(alternation: Alternation | None, text: str, start: int, end: int, phrase: str) -> bool:
    """Whether a phrase that was found in any case stands as the rule has it."""
    there = text[start:end]
    if alternation is None or (there != phrase and not (alternation.ignore_case and there.lower() == phrase.lower())):
        return False
    return not alternation.words or (is_edge(text, start) and is_edge(text, end))


def is_edge(text: str, at: int) -> bool:
    r"""Whether ``\b`` matches at a place."""
    before = at > 0 and is_word(text[at - 1])
    return before is not (at < len(text) and is_word(text[at]))


@lru_cache(maxsize=4096)
def is_word(char: str) -> bool:
    """Whether a character is part of words for Vale's expressions."""
    return unicodedata.category(char).startswith(_WORD_CATEGORIES) or char in "\u200c\u200d"
