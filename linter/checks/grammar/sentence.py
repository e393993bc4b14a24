"""A tagged sentence, as the finders of grammar slips read it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Literal

import msgspec

from linter.finding import Action, Finding, Severity
from linter.lexicon import WordClass, lexicon
from linter.segment import Token

#: A form that is one of these may be no form of a verb.
PURE = WordClass.NOUN | WordClass.PLURAL_NOUN | WordClass.ADJECTIVE | WordClass.ADVERB | WordClass.FUNCTION | WordClass.VERB_BASE

Number = Literal["singular", "plural"]


class Tagged(msgspec.Struct, frozen=True, dict=True):
    """The tokens of a sentence with their tags.

    ``american`` tells whether the story is American beyond doubt, which is only asked where it matters; ``begins`` that
    the start of the sentence is one.
    """

    tokens: tuple[Token, ...]
    tags: tuple[str, ...]
    american: Callable[[], bool]
    begins: bool = True

    def __len__(self) -> int:
        """How many tokens there are."""
        return len(self.tokens)

    @cached_property
    def lowers(self) -> list[str]:
        """The tokens in lower case."""
        return [token.lower for token in self.tokens]

    @cached_property
    def marks(self) -> frozenset[str]:
        """The apostrophes of the sentence, to write another as they are."""
        return frozenset(char for token in self.tokens for char in token.text if char in "'’")

    def tag(self, at: int) -> str:
        """The tag of a token, empty beyond the sentence."""
        return self.tags[at] if 0 <= at < len(self.tags) else ""

    def lower(self, at: int) -> str:
        """A token in lower case, empty beyond the sentence."""
        return self.lowers[at] if 0 <= at < len(self.lowers) else ""

    def is_lower(self, at: int) -> bool:
        """Whether a token is written small."""
        return self.tokens[at].text.islower()

    def text(self, first: int, last: int) -> str:
        """The tokens from ``first`` to before ``last`` as they stand, each parted by one blank where any parts them."""
        parts = [self.tokens[first].text]
        for before, token in pairwise(self.tokens[first:last]):
            parts += [" " if before.end < token.start else "", token.text]
        return "".join(parts)

    def classes(self, at: int) -> WordClass:
        """What the lexicon says of a token, nothing beyond the sentence."""
        return _classes(self.lower(at))


@lru_cache(maxsize=1 << 15)
def _classes(word: str) -> WordClass:
    return lexicon().classes(word)


def finding(sentence: Tagged, code: str, first: int, last: int, options: tuple[str, ...], said: str) -> Finding:
    """A warning on the tokens from ``first`` to before ``last``, of which an editor decides."""
    message = f"{said}: “{options[0]}”." if options[0] else f"{said}."
    start, end = sentence.tokens[first].start, sentence.tokens[last - 1].end
    return Finding(start, end, code, message, Severity.WARNING, 0.75, Action.REVIEW, "grammar", ("grammar",), options)
