"""Fixed phrases of rules, and what could stand for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal as Choice

from linter.checks.rules.lookout import Lookout, Reading
from linter.checks.rules.rule import Hit, Scanner, Search, cased
from linter.document import Segment

Place = Choice["anywhere", "paragraph", "paragraph-start"]

_UNTIL_LIMIT = 400


class Literal(Search, frozen=True):
    """A phrase of a rule and what could stand for it.

    ``narrow`` says that only the words that no suggestion keeps are marked.
    ``place`` says whether the phrase is all of a paragraph or the start of one; then the paragraph is what is marked.
    ``until`` goes on to the next of that mark in the paragraph. ``whole`` says that it stands for whole words only.
    """

    text: str
    suggestions: tuple[str, ...] = ()
    case: bool = False
    narrow: bool = False
    place: Place = "anywhere"
    until: str = ""
    whole: bool = True

    @classmethod
    def scanner(cls, searches: Sequence[Literal], lookout: Lookout) -> Scanner:
        """What each sight comes to."""
        slot = lookout.slot()
        for search in searches:
            lookout.phrase(slot, search.text, search, whole=search.whole)

        def scan(reading: Reading) -> Iterator[Hit]:
            for start, end, literal, part, _ in reading.sights[slot]:
                yield from literal.hits(reading.document.text, start, end, part)

        return scan

    def hits(self, text: str, start: int, end: int, part: Segment) -> Iterator[Hit]:
        """What the rule says of the phrase found at ``[start, end)`` in a paragraph."""
        found = text[start:end]
        if self.case and found != self.text:
            return
        if self.until:
            close = text.find(self.until, end, min(part.end, end + _UNTIL_LIMIT))
            if close < 0:
                return
            end = close + len(self.until)
        if self.place != "anywhere":
            if _bare(text[part.start : start]) or (self.place == "paragraph" and _bare(text[end : part.end])):
                return
            yield Hit(part.start, part.end, self.rule, self.suggestions)
            return
        left, right, suggestions = narrowed(self.text, self.suggestions, self.case) if self.narrow else (0, 0, self.suggestions)
        start, end = start + left, end - right
        yield Hit(start, end, self.rule, suggestions if self.case else tuple(cased(word, text[start:end]) for word in suggestions))


def _bare(text: str) -> str:
    """What is left of a text without the blanks and marks that stand around a line of its own."""
    return text.strip(" \t.:;…*_#=<>»«›‹→|&-–—")


def narrowed(phrase: str, replacements: Sequence[str], case: bool = False) -> tuple[int, int, tuple[str, ...]]:
    """The characters at both ends that no replacement changes, in whole words, and the replacements without them.

    With ``case`` a capital counts as a change. Where the rest of either would be empty, a word is kept, since a suggestion
    replaces something by something.
    """
    words = phrase.split(" ")
    options = [text.split(" ") for text in replacements]
    same = str if case else str.lower
    shortest = min(len(words), *(len(option) for option in options)) - 1
    left = 0
    while left < shortest and all(same(option[left]) == same(words[left]) for option in options):
        left += 1
    right = 0
    while right < shortest - left and all(same(option[-1 - right]) == same(words[-1 - right]) for option in options):
        right += 1
    kept = tuple(" ".join(option[left : len(option) - right]) for option in options)
    return (
        sum(len(word) + 1 for word in words[:left]),
        sum(len(word) + 1 for word in words[len(words) - right :]) if right else 0,
        kept,
    )
