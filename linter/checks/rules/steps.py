"""One element of a sequence of tokens: whether a token fits it, and whether a place between tokens does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal as Choice

import msgspec

from linter.checks.rules.words import Test
from linter.segment import Kind, Span, Token

Edge = Choice["sentence-start", "sentence-end"]

_FINAL = frozenset(".!?…") | {"..."}


class Step(msgspec.Struct, frozen=True):
    """An element of a sequence, ready to be held against tokens.

    It takes from ``least`` to ``most`` tokens that fit, as many as it can, or if it is ``lazy`` as few. ``words`` are the only words that
    fit, if they are known; ``same`` is the index of an earlier step whose word comes again. A negated step takes no token: it says what
    must not stand there, and looks back where no step before it takes one. ``tagged`` is a test of the token's part of speech, which is
    only asked for where everything else fits.
    """

    test: Test | None
    words: frozenset[str] = frozenset()
    same: int | None = None
    least: int = 1
    most: int = 1
    lazy: bool = False
    negated: bool = False
    mark: bool = False
    edge: Edge | None = None
    tagged: Callable[[str], bool] | None = None

    @property
    def takes(self) -> bool:
        """Whether the step takes tokens."""
        return not self.negated and self.edge is None

    @property
    def fixed(self) -> bool:
        """Whether the step takes one token, always."""
        return self.takes and self.least == self.most == 1


class Passage(msgspec.Struct, frozen=True):
    """Tokens of one sentence: those of a document with the half-open range of the sentence among them.

    Without ``tags`` any token may have any part of speech.
    """

    tokens: tuple[Token, ...]
    first: int
    last: int
    tags: tuple[str, ...] | None = None


#: The half-open range of tokens that each step takes, None for one that takes none.
Taken = tuple[Span | None, ...]


def fits(step: Step, passage: Passage, at: int, taken: Taken) -> bool:
    """Whether a step can take token ``at``."""
    tokens = passage.tokens
    if step.same is not None:
        earlier = taken[step.same]
        if earlier is None or tokens[earlier[0]].lower != tokens[at].lower:
            return False
    if step.test is not None and not step.test(tokens[at]):
        return False
    return step.tagged is None or passage.tags is None or step.tagged(passage.tags[at - passage.first])


def stands(step: Step, passage: Passage, at: int, taken: Taken) -> bool:
    """Whether a step that takes no token is content with the place before token ``at``."""
    if step.edge == "sentence-start":
        return all(token.kind is Kind.MARK for token in passage.tokens[passage.first : at])
    if step.edge == "sentence-end":
        return at >= passage.last or passage.tokens[at].text in _FINAL
    if all(earlier is None for earlier in taken):
        at -= 1
    if step.tagged and passage.tags is None:
        return True
    return not (passage.first <= at < passage.last and fits(step, passage, at, taken))
