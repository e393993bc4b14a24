"""A document as the context check reads it: its tokens, their symbols, and which of them are words in running text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from linter.document import NOT_PROSE, Document, Role
from linter.ngrams.symbols import SYMBOLS, symbols
from linter.segment import Kind

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_OF_SENTENCES = frozenset({Role.PARAGRAPH, Role.LIST_ITEM, Role.BLOCK_QUOTE})
_STOPS = frozenset(".!?…:\"”’')]")
_ARTICLE = re.compile(r"\b(?:the|an?)\b")
#: Code points of running text in which an article may be expected.
_ARTICLES = 60
# Next to one of these a word is a part of something else: an address, a name with a stroke.
_JOINS_BEFORE = frozenset("./\\_@#&-’'[]*")
_JOINS_AFTER = _JOINS_BEFORE - frozenset(".’'")
_NOWHERE = -9


def _whole(text: str) -> bool:
    """Whether a paragraph is of whole sentences: it ends with a stop, or it is long and has articles, which labels leave out."""
    return text[-1:] in _STOPS or len(_ARTICLE.findall(text)) * _ARTICLES >= len(text)


class Reading:
    """The tokens of a document with their symbols; ``places`` are the tokens' indices among the symbols.

    The others are indices of tokens that stand free in running text: ``words`` are in lower case, ``capital_words`` have a
    capital and stand in a paragraph of whole sentences, and so do those that are ``joined`` to the word before by one blank.
    """

    def __init__(self, document: Document) -> None:
        """Number the words of a document."""
        import numpy as np

        self.document = document
        self.tokens = document.tokens
        self.symbols, places = symbols(document)
        self.places = np.array(places, dtype=np.int64)
        self.words: list[int] = []
        self.capital_words: list[int] = []
        self.joined: list[int] = []
        self._told: list[tuple[int, int]] = []
        self._look()

    @cached_property
    def capitals(self) -> NDArray[np.bool_]:
        """Which symbols are words with a capital."""
        import numpy as np

        found = np.zeros(len(self.symbols), dtype=np.bool_)
        found[self.places] = [token.kind is Kind.WORD and token.text[0].isupper() for token in self.tokens]
        return found

    @cached_property
    def times(self) -> Counter[str]:
        """How often each word stands in the document, in lower case."""
        return Counter(token.lower for token in self.tokens)

    @cached_property
    def occurrences(self) -> NDArray[np.int64]:
        """How often each symbol stands in the document."""
        import numpy as np

        return np.bincount(self.symbols, minlength=SYMBOLS)

    def told(self, at: int) -> bool:
        """Whether a token stands in a paragraph of whole sentences."""
        part = bisect_right(self._told, (at, len(self.tokens))) - 1
        return part >= 0 and at < self._told[part][1]

    def _look(self) -> None:
        """Tell the words apart, all in one pass: most of a story's tokens are nothing special."""
        text, tokens = self.document.text, self.tokens
        last = len(text) - 1
        at = 0
        for part in self.document.segments:
            end = bisect_left(tokens, part.end, at, key=lambda token: token.start)
            if part.role in NOT_PROSE:
                at = end
                continue
            told = part.role in _OF_SENTENCES and _whole(text[part.start : part.end].rstrip())
            if told:
                self._told.append((at, end))
            # The end of the word right before, if that stands free.
            behind = _NOWHERE
            for number in range(at, end):
                start, stop, word, _, kind = tokens[number]
                if (
                    kind is not Kind.WORD
                    or (start > 0 and (text[start - 1] in _JOINS_BEFORE or (stop <= last and text[stop] in _JOINS_AFTER)))
                ):  # fmt: skip
                    behind = _NOWHERE
                    continue
                if word.islower():
                    self.words.append(number)
                elif told and word[0].isupper() and word[1:].islower():
                    self.capital_words.append(number)
                if told and behind == start - 1:
                    self.joined.append(number)
                behind = stop
            at = end
