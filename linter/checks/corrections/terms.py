"""A version of a story as the comparison sees it: sentences of terms, which are facts and words, in order."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

import msgspec

from linter.checks.corrections import names
from linter.checks.corrections.capitals import Capitals
from linter.checks.corrections.facts import Fact, Kind, facts
from linter.checks.corrections.notes import apart
from linter.document import Document, Segment
from linter.segment import Kind as TokenKind
from linter.segment import Sentence, Span

_PIECES = re.compile(r"[^\W_]+(?:['’&.]+[^\W_]+)*")
#: What may stand between two words of one name.
_GAP = re.compile(r"(?:[ \u00a0]|\.[ \u00a0]?|\.?-|[ \u00a0](?:&|of|of the|de|de la|da|del|la|van|von|van der|bin|al)[ \u00a0])")
#: Words of a name that may stand in small letters between two others.
_LINKS = 2
#: Words; a longer run of capitals is a heading.
_LONGEST_NAME = 6
#: A sentence does not end with "U.S.", whatever capital follows; else it would be another in a style without stops.
_INITIALS = re.compile(r"\b(?:[A-Z]\.){2,}$")
_BRACKETS = re.compile(r"\[[^\[\]\n]{0,80}\]")


class _Word(NamedTuple):
    """A word, or a part of a compound, and whether it belongs to a name."""

    start: int
    end: int
    name: bool


class Term(NamedTuple):
    """A fact or a word; ``key`` is equal where the text says the same. ``quote`` is the number of its quotation, or -1."""

    start: int
    end: int
    key: str
    fact: Fact | None
    quote: int

    @property
    def shape(self) -> str:
        """The key, or for a fact its kind alone."""
        return self.fact.kind.value if self.fact else self.key


class _Taken:
    """Tells which places of a sentence facts take up."""

    def __init__(self, sentence: Sentence, found: Sequence[Fact]) -> None:
        self._start = sentence.start
        self._places = bytearray(sentence.end - sentence.start)
        for fact in found:
            self._places[fact.start - self._start : fact.end - self._start] = b"\1" * (fact.end - fact.start)

    def __call__(self, start: int, end: int) -> bool:
        """Whether one of them meets ``[start, end)``."""
        return self._places.find(1, start - self._start, end - self._start) >= 0


class Unit(msgspec.Struct, frozen=True, eq=False, dict=True):
    """A sentence with its place among those that are compared."""

    version: Version
    at: int
    sentence: Sentence
    text: str

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """The terms, in order."""
        return tuple(self.version.terms(self.sentence))

    @cached_property
    def keys(self) -> list[str]:
        """The keys of the terms."""
        return [term.key for term in self.terms]

    @cached_property
    def said(self) -> frozenset[str]:
        """The keys, to look one up."""
        return frozenset(self.keys)

    @cached_property
    def shapes(self) -> list[str]:
        """The shapes of the terms."""
        return [term.shape for term in self.terms]

    @cached_property
    def words(self) -> frozenset[str]:
        """The keys, names word by word, to tell how much two units have in common."""
        return frozenset(word for term in self.terms for word in (term.key.split() if _named(term) else (term.key,)))


def _named(term: Term) -> bool:
    return term.fact is not None and term.fact.kind is Kind.NAME


class Version(msgspec.Struct, frozen=True, eq=False, dict=True):
    """One of the two versions; ``other`` helps to tell names from words that a headline or a sentence capitalises."""

    document: Document
    other: Document

    @cached_property
    def _capitals(self) -> Capitals:
        return Capitals(self.document, self.other)

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """The sentences, without those of correction notes."""
        document = self.document
        left_out = apart(document)
        found: list[Sentence] = []
        last: Segment | None = None
        for one in document.sentences:
            part = document.segment_at(one.start)
            if part in left_out:
                continue
            if found and part == last and _INITIALS.search(document.text, found[-1].start, found[-1].end):
                before = found.pop()
                found.append(Sentence(before.start, one.end, before.first, one.last))
            else:
                found.append(one)
            last = part
        return tuple(Unit(self, at, one, document.text[one.start : one.end]) for at, one in enumerate(found))

    def terms(self, sentence: Sentence) -> list[Term]:
        """The terms of a sentence: facts where there are any, the words between them."""
        found = [*facts(self.document.text, sentence.start, sentence.end)]
        words = [*self._words(sentence, found)]
        found += self._names(words)
        taken = _Taken(sentence, found)
        return sorted([*map(self._term, found), *(self._word(word) for word in words if not taken(word.start, word.end))])

    def _words(self, sentence: Sentence, found: Sequence[Fact]) -> Iterator[_Word]:
        """The words that are in no fact, compounds in their parts."""
        taken = _Taken(sentence, found)
        tokens = self.document.tokens[sentence.first : sentence.last]
        for token, following in zip(tokens, (*tokens[1:], None), strict=True):
            if token.kind is TokenKind.WORD and not taken(token.start, token.end):
                name = self._capitals.name(token, following, sentence)
                for piece in _PIECES.finditer(token.text):
                    yield _Word(token.start + piece.start(), token.start + piece.end(), name and not piece.group().islower())

    def _names(self, words: Sequence[_Word]) -> Iterator[Fact]:
        """Runs of words with a capital, and of small ones such as "of" between two of them."""
        text = self.document.text
        last = 0
        for first, word in enumerate(words):
            if first < last or not word.name:
                continue
            last = first + 1
            for at in range(first + 1, len(words)):
                if words[at].name and _GAP.fullmatch(text, words[last - 1].end, words[at].start):
                    last = at + 1
                elif at - last >= _LINKS:
                    break
            parts = (names.folded(text[one.start : one.end]) for one in words[first:last] if one.name)
            yield Fact(word.start, words[last - 1].end, Kind.NAME, tuple(parts))

    def _word(self, word: _Word) -> Term:
        key = self.document.text[word.start : word.end].lower().replace("’", "'")
        return Term(word.start, word.end, key, None, self._quote(word.start))

    def _term(self, fact: Fact) -> Term:
        key = " ".join(fact.value) if fact.kind is Kind.NAME else f"{fact.kind}{fact.value}"
        return Term(fact.start, fact.end, key, fact, self._quote(fact.start))

    def _quote(self, offset: int) -> int:
        at = bisect_right(self.document.quotations, offset, key=lambda span: span[0]) - 1
        inside = at >= 0 and offset < self.document.quotations[at][1]
        return at if inside and not self._bracketed(offset) else -1

    def _bracketed(self, offset: int) -> bool:
        """Whether an editor put the word into a quotation, in brackets."""
        at = bisect_right(self._brackets, offset, key=lambda span: span[0]) - 1
        return at >= 0 and offset < self._brackets[at][1]

    @cached_property
    def _brackets(self) -> list[Span]:
        return [match.span() for match in _BRACKETS.finditer(self.document.text)]

    @cached_property
    def full_names(self) -> frozenset[tuple[str, str]]:
        """Words that stand next to each other as one name somewhere in the story."""
        pairs = set()
        for unit in self.units:
            for term in unit.terms:
                if term.fact and term.fact.kind is Kind.NAME and len(term.fact.value) <= _LONGEST_NAME:
                    pairs |= {(one, two) for one in term.fact.value for two in term.fact.value if one != two}
        return frozenset(pairs)
