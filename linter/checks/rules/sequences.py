"""Sequences of tokens, looked for at the rarest word they must hold, so that their number costs next to nothing."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec
from msgspec.structs import replace

from linter.checks.rules.expressions import Expression
from linter.checks.rules.inflect import AS_WRITTEN, inflected
from linter.checks.rules.lookout import Lookout, Reading
from linter.checks.rules.rule import Hit, Rule, Scanner, Search, cased
from linter.checks.rules.steps import Passage, Step, Taken, fits, stands
from linter.checks.rules.words import Test
from linter.document import Document
from linter.segment import Sentence, Token
from linter.tagger import tags

_REFERENCE = re.compile(r"\{(\d+)(?::(\w+))?\}")
_BLANKS = re.compile(r" {2,}")
# Distinct texts for which a guard's answers are kept.
_KEPT = 1 << 12


class Guard(msgspec.Struct, frozen=True, eq=False):
    """A test of the token that stands ``offset`` from the anchor in every match, with its answers by the token's text."""

    offset: int
    test: Test
    known: dict[str, bool] = msgspec.field(default_factory=dict)

    def ask(self, token: Token) -> bool:
        """The answer for a text that was not met before."""
        if len(self.known) >= _KEPT:
            self.known.clear()
        answer = self.known[token.text] = self.test(token)
        return answer


class TokenSequence(Search, frozen=True):
    """A rule's steps and the templates of what could stand for the marked ones.

    ``anchor`` is the index of the step by which it is found, ``before`` the least and the most tokens in front of
    it. Nearly all places fail one of its ``guards``. ``regexes`` are those of its tests.
    """

    steps: tuple[Step, ...]
    templates: tuple[str, ...]
    anchor: int
    before: tuple[int, int]
    guards: tuple[Guard, ...]
    regexes: tuple[Expression, ...] = ()

    @classmethod
    def of(
        cls, rule: Rule, steps: tuple[Step, ...], templates: tuple[str, ...], anchor: int, regexes: tuple[Expression, ...] = ()
    ) -> TokenSequence:
        """The sequence of these steps, with what is worked out from them."""
        in_front = [step for step in steps[:anchor] if step.takes]
        before = (sum(step.least for step in in_front), sum(step.most for step in in_front))
        behind = steps[anchor + 1 :] if steps[anchor].fixed else ()
        guards = (*_guards(behind, 1), *_guards(steps[:anchor][::-1], -1))
        return cls(rule, steps, templates, anchor, before, guards, regexes)

    def expressions(self) -> tuple[Expression, ...]:
        """The expressions of its elements."""
        return self.regexes

    @classmethod
    def scanner(cls, searches: Sequence[TokenSequence], lookout: Lookout) -> Scanner:
        """One table from words to the sequences that hold them."""
        del lookout
        by_word: dict[str, list[TokenSequence]] = {}
        doubling = [search for search in searches if search.steps[search.anchor].same is not None]
        for search in searches:
            for word in search.steps[search.anchor].words:
                by_word.setdefault(word, []).append(search)

        def scan(reading: Reading) -> Iterator[Hit]:
            document = reading.document
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
        taken = next((way for way in ways if (span := way[self.anchor]) is not None and span[0] == at), None)
        return None if taken is None else self._hit(document.text, document.tokens, taken)

    def _ways(self, passage: Passage, at: int) -> Iterator[Taken]:
        for start in range(max(passage.first, at - self.before[1]), at - self.before[0] + 1):
            taken = self._taken(passage, start, 0, ())
            if taken is not None:
                yield taken

    def _taken(self, passage: Passage, at: int, number: int, taken: Taken) -> Taken | None:
        """The tokens of each step from ``number`` on, where ``at`` is the next token; None if they do not fit."""
        if number == len(self.steps):
            return taken
        step = self.steps[number]
        if not step.takes:
            return self._taken(passage, at, number + 1, (*taken, None)) if stands(step, passage, at, taken) else None
        fitting = 0
        while fitting < step.most and passage.first <= at + fitting < passage.last and fits(step, passage, at + fitting, taken):
            fitting += 1
        counts = range(step.least, fitting + 1)
        for count in counts if step.lazy else reversed(counts):
            rest = self._taken(passage, at + count, number + 1, (*taken, (at, at + count) if count else None))
            if rest is not None:
                return rest
        return None

    def _hit(self, text: str, tokens: tuple[Token, ...], taken: Taken) -> Hit | None:
        chosen = any(step.mark for step in self.steps)
        marked = [span for step, span in zip(self.steps, taken, strict=True) if span is not None and (step.mark or not chosen)]
        if not marked:
            return None
        start, end = tokens[marked[0][0]].start, tokens[marked[-1][1] - 1].end

        def word(match: re.Match[str]) -> str:
            span = taken[int(match[1]) - 1]
            if span is None:
                return ""
            last = tokens[span[1] - 1]
            return text[tokens[span[0]].start : last.start] + inflected(last.text, match[2] or "")

        def option(template: str) -> str:
            made = _BLANKS.sub(" ", _REFERENCE.sub(word, template)).strip()
            return made if AS_WRITTEN.intersection(inflections(template)) else cased(made, text[start:end])

        return Hit(start, end, self.rule, tuple(map(option, self.templates)))


def _guards(beside: Sequence[Step], direction: int) -> Iterator[Guard]:
    """The tests of the tokens whose distance from the anchor is known, going out from it."""
    offset = 0
    for step in beside:
        if not step.takes:
            continue
        if not step.fixed:
            return
        offset += direction
        if step.test:
            yield Guard(offset, step.test)


def _places(
    tokens: tuple[Token, ...], by_word: dict[str, list[TokenSequence]], doubling: list[TokenSequence]
) -> Iterator[tuple[int, TokenSequence]]:
    """Tokens at which a sequence has its anchor and passes its guards."""
    lowers = [token.lower for token in tokens]
    count = len(tokens)
    found = [(at, by_word[word]) for at, word in enumerate(lowers) if word in by_word]
    if doubling:
        found += [(at, doubling) for at, pair in enumerate(pairwise(lowers), 1) if pair[0] == pair[1]]
    for at, group in found:
        for search in group:
            for guard in search.guards:
                beside = at + guard.offset
                if not 0 <= beside < count:
                    break
                token = tokens[beside]
                answer = guard.known.get(token.text)
                if answer is None:
                    answer = guard.ask(token)
                if not answer:
                    break
            else:
                yield at, search


def references(template: str) -> list[int]:
    """The numbers of the elements that a template names, from 1."""
    return [int(number) for number, _ in _REFERENCE.findall(template)]


def inflections(template: str) -> list[str]:
    """The forms in which a template wants the words it names."""
    return [form for _, form in _REFERENCE.findall(template) if form]
