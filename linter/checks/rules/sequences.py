"""Sequences of tokens, looked for at the rarest word they must hold, so that their number costs next to nothing."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal as Choice

from linter.checks.rules.inflect import inflected
from linter.checks.rules.rule import Hit, Rule, Scanner, cased
from linter.checks.rules.words import Test
from linter.document import Document
from linter.segment import Kind, Sentence, Token
from linter.tagger import tags

Edge = Choice["sentence-start", "sentence-end"]

_REFERENCE = re.compile(r"\{(\d+)(?::(\w+))?\}")
_BLANKS = re.compile(r" {2,}")
_FINAL = frozenset(".!?…") | {"..."}


@dataclass(frozen=True, slots=True)
class Step:
    """An element of a sequence, ready to be held against a token.

    ``words`` are the only words that fit, if they are known; ``same`` is the index of an earlier step whose word
    comes again. A negated step takes no token: it says what must not stand there, and looks back where no step
    before it takes one. ``tagged`` is a test of the token's part of speech, which is only asked for where everything
    else fits.
    """

    test: Test | None
    words: frozenset[str] = frozenset()
    same: int | None = None
    optional: bool = False
    negated: bool = False
    mark: bool = False
    edge: Edge | None = None
    tagged: Callable[[str], bool] | None = None

    @property
    def takes(self) -> bool:
        """Whether the step takes a token."""
        return not self.negated and self.edge is None


@dataclass(frozen=True, slots=True)
class Passage:
    """Tokens of one sentence: those of a document with the half-open range of the sentence among them.

    Without ``tags`` any token may have any part of speech.
    """

    tokens: tuple[Token, ...]
    first: int
    last: int
    tags: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class TokenSequence:
    """A rule's steps and the templates of what could stand for the marked ones.

    ``anchor`` is the index of the step by which it is found, ``before`` the least and the most tokens in front of
    it. ``guard`` is the test of the token that stands ``guard_offset`` from the anchor in every match: nearly all
    places fail it.
    """

    rule: Rule
    steps: tuple[Step, ...]
    templates: tuple[str, ...]
    anchor: int
    before: tuple[int, int]
    guard: Test | None = None
    guard_offset: int = 0

    @classmethod
    def of(cls, rule: Rule, steps: tuple[Step, ...], templates: tuple[str, ...], anchor: int) -> TokenSequence:
        """The sequence of these steps, with what is worked out from them."""
        in_front = [step for step in steps[:anchor] if step.takes]
        before = (sum(not step.optional for step in in_front), len(in_front))
        for beside, offset in ((steps[anchor + 1 :], 1), (steps[:anchor][::-1], -1)):
            nearest = next((step for step in beside if step.takes), None)
            if nearest and nearest.test and not nearest.optional:
                return cls(rule, steps, templates, anchor, before, nearest.test, offset)
        return cls(rule, steps, templates, anchor, before)

    @classmethod
    def scanner(cls, searches: Sequence[TokenSequence]) -> Scanner:
        """One table from words to the sequences that hold them."""
        by_word: dict[str, list[TokenSequence]] = {}
        doubling = [search for search in searches if search.steps[search.anchor].same is not None]
        for search in searches:
            for word in search.steps[search.anchor].words:
                by_word.setdefault(word, []).append(search)

        def scan(document: Document) -> Iterator[Hit]:
            tokens, sentences = document.tokens, document.sentences
            firsts = [sentence.first for sentence in sentences]
            for at, search in _places(tokens, by_word, doubling):
                number = bisect_right(firsts, at) - 1
                if number >= 0 and at < sentences[number].last and (hit := search.found(document, sentences[number], at)):
                    yield hit

        return scan

    def found(self, document: Document, sentence: Sentence, at: int) -> Hit | None:
        """The rule's hit in the sentence whose anchor is token ``at``, if there is one."""
        passage = Passage(document.tokens, sentence.first, sentence.last)
        ways = list(self._ways(passage, at))
        if ways and any(step.tagged for step in self.steps):
            ways = list(self._ways(replace(passage, tags=tags(document, sentence)), at))
        taken = next((way for way in ways if way[self.anchor] == at), None)
        return None if taken is None else self._hit(document.text, document.tokens, taken)

    def _ways(self, passage: Passage, at: int) -> Iterator[tuple[int | None, ...]]:
        for start in range(max(passage.first, at - self.before[1]), at - self.before[0] + 1):
            taken = self._taken(passage, start, 0, ())
            if taken is not None:
                yield taken

    def _taken(self, passage: Passage, at: int, number: int, taken: tuple[int | None, ...]) -> tuple[int | None, ...] | None:
        """The token of each step from ``number`` on, where ``at`` is the next token; None if they do not fit."""
        if number == len(self.steps):
            return taken
        step = self.steps[number]
        if not step.takes:
            return self._taken(passage, at, number + 1, (*taken, None)) if _stands(step, passage, at, taken) else None
        if passage.first <= at < passage.last and _fits(step, passage, at, taken):
            rest = self._taken(passage, at + 1, number + 1, (*taken, at))
            if rest is not None:
                return rest
        return self._taken(passage, at, number + 1, (*taken, None)) if step.optional else None

    def _hit(self, text: str, tokens: tuple[Token, ...], taken: tuple[int | None, ...]) -> Hit:
        chosen = any(step.mark for step in self.steps)
        marked = [at for step, at in zip(self.steps, taken, strict=True) if at is not None and (step.mark or not chosen)]
        start, end = tokens[marked[0]].start, tokens[marked[-1]].end

        def word(match: re.Match[str]) -> str:
            at = taken[int(match[1]) - 1]
            return "" if at is None else inflected(tokens[at].text, match[2] or "")

        options = (_BLANKS.sub(" ", _REFERENCE.sub(word, template)).strip() for template in self.templates)
        return Hit(start, end, self.rule, tuple(cased(option, text[start:end]) for option in options))


def _places(
    tokens: tuple[Token, ...], by_word: dict[str, list[TokenSequence]], doubling: list[TokenSequence]
) -> Iterator[tuple[int, TokenSequence]]:
    """Tokens at which a sequence has its anchor and passes its guard."""
    lowers = [token.lower for token in tokens]
    found = [(at, by_word[word]) for at, word in enumerate(lowers) if word in by_word]
    if doubling:
        found += [(at, doubling) for at, pair in enumerate(pairwise(lowers), 1) if pair[0] == pair[1]]
    for at, group in found:
        for search in group:
            beside = at + search.guard_offset
            if search.guard is None or (0 <= beside < len(tokens) and search.guard(tokens[beside])):
                yield at, search


def _fits(step: Step, passage: Passage, at: int, taken: tuple[int | None, ...]) -> bool:
    tokens = passage.tokens
    if step.same is not None:
        earlier = taken[step.same]
        if earlier is None or tokens[earlier].lower != tokens[at].lower:
            return False
    if step.test is not None and not step.test(tokens[at]):
        return False
    return step.tagged is None or passage.tags is None or step.tagged(passage.tags[at - passage.first])


def _stands(step: Step, passage: Passage, at: int, taken: tuple[int | None, ...]) -> bool:
    """Whether a step that takes no token is content with the place before token ``at``."""
    if step.edge == "sentence-start":
        return all(token.kind is Kind.MARK for token in passage.tokens[passage.first : at])
    if step.edge == "sentence-end":
        return at >= passage.last or passage.tokens[at].text in _FINAL
    if all(earlier is None for earlier in taken):
        at -= 1
    if step.tagged and passage.tags is None:
        return True
    return not (passage.first <= at < passage.last and _fits(step, passage, at, taken))


def references(template: str) -> list[int]:
    """The numbers of the elements that a template names, from 1."""
    return [int(number) for number, _ in _REFERENCE.findall(template)]


def inflections(template: str) -> list[str]:
    """The forms in which a template wants the words it names."""
    return [form for _, form in _REFERENCE.findall(template) if form]
