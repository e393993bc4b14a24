"""The same word again, side by side or near.

``literals`` and ``patterns`` are what must not come again, each for itself; without either it is any word, or with ``class`` any of some
word lists or classes of the lexicon. ``words`` is how many words may stand between at most (0: side by side), ``sentences`` how many
sentences on it may come (0: in the same one). Words of ``not`` do not count. Side by side, all but one can go; else the later is marked.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Annotated

from msgspec import Meta

from linter.checks.rules.expressions import Expression
from linter.checks.rules.folding import folded
from linter.checks.rules.lookout import Lookout, Reading
from linter.checks.rules.rule import Hit, Rule, RuleError, Scanner, Search, Words
from linter.checks.rules.scope import covers
from linter.checks.rules.targets import Targets, seen
from linter.checks.rules.words import Test, WordLists
from linter.document import Document
from linter.segment import Kind, Span


class Spec(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"not_": "not", "class_": "class"}):
    """A rule against the same word again."""

    literals: tuple[Words, ...] = ()
    patterns: tuple[Words, ...] = ()
    class_: tuple[Words, ...] = ()
    not_: tuple[Words, ...] = ()
    words: Annotated[int, Meta(ge=0)] | None = None
    sentences: Annotated[int, Meta(ge=0)] | None = None
    case: bool = False


class Repetition(Search, frozen=True):
    """Words of which one must not come again within so many words or sentences; ``test`` says which, where no targets do."""

    targets: Targets
    tests: tuple[Test, ...]
    ignored: frozenset[str]
    words: int | None
    sentences: int | None

    def expressions(self) -> tuple[Expression, ...]:
        """Those that must not match the same text again."""
        return self.targets.expressions

    @classmethod
    def scanner(cls, searches: Sequence[Repetition], lookout: Lookout) -> Scanner:
        """Sights that come again too soon."""
        slot = lookout.slot()
        for number, search in enumerate(searches):
            search.targets.watched(lookout, slot, number, search.rule.id)

        def scan(reading: Reading) -> Iterator[Hit]:
            found = seen(reading, slot)
            for number, search in enumerate(searches):
                spans = search.own(reading.document) if search.tests else found.get(number, [])
                if len(spans) > 1:
                    yield from search.hits(reading.document, spans)

        return scan

    def own(self, document: Document) -> list[Span]:
        """The words that the tests name."""
        return [
            (token.start, token.end) for token in document.tokens if token.kind is Kind.WORD and any(test(token) for test in self.tests)
        ]

    def hits(self, document: Document, spans: Sequence[Span]) -> Iterator[Hit]:
        """What the rule says of these words."""
        starts = [token.start for token in document.tokens]
        last: dict[str, Span] = {}
        chain: dict[str, int] = {}
        for start, end in spans:
            text = document.text[start:end] if self.targets.case else folded(document.text[start:end])
            if text in self.ignored or not covers(self.rule, document, start, end):
                continue
            before = last.get(text)
            last[text] = (start, end)
            if before is None or not self._near(document, starts, before[1], start):
                chain.pop(text, None)
            elif self.words == 0:
                first = chain.setdefault(text, before[0])
                yield Hit(first, end, self.rule, (document.text[first : first + before[1] - before[0]],))
            else:
                yield Hit(start, end, self.rule)

    def _near(self, document: Document, starts: list[int], end: int, start: int) -> bool:
        """Whether what begins at ``start`` comes too soon behind what ends at ``end``."""
        if self.sentences is not None:
            first, second = (bisect_right(document.sentences, at, key=lambda sentence: sentence.start) for at in (end - 1, start))
            return second - first <= self.sentences
        if document.segment_at(end) != document.segment_at(start):
            return False
        between = document.tokens[bisect_left(starts, end) : bisect_left(starts, start)]
        if self.words == 0:
            return not between
        return sum(token.kind in (Kind.WORD, Kind.NUMBER) for token in between) <= (self.words or 0)


def searches(rule: Spec, lists: WordLists) -> Iterator[Repetition]:
    """The one search of the rule."""
    if (rule.words is None) == (rule.sentences is None):
        raise RuleError("kind", "a rule of this kind needs `words` or `sentences`")
    targets = Targets.of(rule.literals, rule.patterns, case=rule.case)
    sought = bool(rule.literals or rule.patterns)
    if sought and rule.class_:
        raise RuleError("class", "a class is of all words; leave out `literals` and `patterns`, or the class")
    ignored = frozenset(rule.not_ if rule.case else map(folded, rule.not_))
    yield Repetition(rule, targets, () if sought else _tests(rule, lists), ignored, rule.words, rule.sentences)


def _tests(rule: Spec, lists: WordLists) -> tuple[Test, ...]:
    try:
        return tuple([lists.test(name) for name in rule.class_]) or (lambda _: True,)
    except LookupError as error:
        raise RuleError("class", str(error)) from None
