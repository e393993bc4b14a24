"""Fixed phrases of all rules, found in one pass over the text.

The automaton runs over a lower-cased copy of the same length, so that its offsets are the text's. A phrase
is whole words: letters, digits, and a hyphen or an apostrophe with a letter behind it go on with a word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal as Choice

import ahocorasick

from linter.checks.rules.rule import Hit, Rule, Scanner, cased
from linter.document import Document, Segment

Place = Choice["anywhere", "paragraph", "paragraph-start"]

_FOLDED = {"’": "'", "\n": " ", "\t": " ", "\u00a0": " ", "\u202f": " ", "\u2011": "-"}
_UNTIL_LIMIT = 400


def folded(text: str) -> str:
    """The text in lower case with straight apostrophes and plain blanks, every character in its place."""
    lower = text.lower()
    if "\n" not in lower and lower.isascii():
        return lower.replace("\t", " ")
    if len(lower) != len(text):
        lower = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    for char, plain in _FOLDED.items():
        lower = lower.replace(char, plain)
    return lower


def whole_words(text: str, start: int, end: int) -> bool:
    """Whether ``[start, end)`` of a folded text begins and ends where words do."""
    return not (_inside(text, start, -1) if text[start].isalnum() else False) and not (
        _inside(text, end - 1, 1) if text[end - 1].isalnum() else False
    )


def _inside(text: str, at: int, step: int) -> bool:
    """Whether the word at ``at`` goes on in the direction of ``step``."""
    near = text[at + step : at + step + 1] if at + step >= 0 else ""
    if near not in ("-", "'"):
        return near.isalnum()
    beyond = at + 2 * step
    if not 0 <= beyond < len(text) or not text[beyond].isalnum():
        return False
    return near == "-" or step < 0 or text[beyond] != "s" or text[beyond + 1 : beyond + 2].isalnum()


@dataclass(frozen=True, slots=True)
class Literal:
    """A phrase of a rule and what could stand for it.

    ``narrow`` says that only the words that no suggestion keeps are marked.
    ``place`` says whether the phrase is all of a paragraph or the start of one; then the paragraph is what is marked.
    ``until`` goes on to the next of that mark in the paragraph.
    """

    rule: Rule
    text: str
    suggestions: tuple[str, ...] = ()
    case: bool = False
    narrow: bool = False
    place: Place = "anywhere"
    until: str = ""

    @classmethod
    def scanner(cls, searches: Sequence[Literal]) -> Scanner:
        """One automaton for all."""
        by_text: dict[str, list[Literal]] = {}
        for search in searches:
            by_text.setdefault(folded(search.text), []).append(search)
        automaton = ahocorasick.Automaton()
        for text, group in by_text.items():
            automaton.add_word(text, (len(text), group))
        automaton.make_automaton()

        def scan(document: Document) -> Iterator[Hit]:
            text = folded(document.text)
            for last, (length, group) in automaton.iter(text):
                end = last + 1
                start = end - length
                if whole_words(text, start, end):
                    part = document.segment_at(start)
                    if part is not None and end <= part.end:
                        for literal in group:
                            yield from literal.hits(document.text, start, end, part)

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
