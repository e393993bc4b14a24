"""A document as the context check reads it: its tokens, their symbols, and which of them are words in running text."""

from __future__ import annotations

import re
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


def _whole(text: str) -> bool:
    """Whether a paragraph is of whole sentences: it ends with a stop, or it is long and has articles, which labels leave out."""
    return text[-1:] in _STOPS or len(_ARTICLE.findall(text)) * _ARTICLES >= len(text)


class Reading:
    """The tokens of a document with their symbols; ``places`` are the tokens' indices among the symbols."""

    def __init__(self, document: Document) -> None:
        """Number the words of a document."""
        import numpy as np

        self.document = document
        self.tokens = document.tokens
        self.symbols, places = symbols(document)
        self.places = np.array(places, dtype=np.int64)

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

    @cached_property
    def _prose(self) -> list[bool]:
        """Which tokens are words that stand free in running text."""
        text = self.document.text
        parts = iter([part for part in self.document.segments if part.role not in NOT_PROSE])
        part, found = next(parts, None), []
        for token in self.tokens:
            while part is not None and part.end <= token.start:
                part = next(parts, None)
            inside = part is not None and part.start <= token.start
            cut = text[token.start - 1 : token.start] in _JOINS_BEFORE or text[token.end : token.end + 1] in _JOINS_AFTER
            found.append(inside and token.kind is Kind.WORD and not (cut and token.start > 0))
        return found

    def word(self, at: int) -> bool:
        """Whether a token is a word in lower case that stands free in running text."""
        return self._prose[at] and self.tokens[at].text.islower()

    def capital(self, at: int) -> bool:
        """Whether a token is a word with a capital that stands free in a whole sentence."""
        text = self.tokens[at].text
        return self._told[at] and self._prose[at] and text[0].isupper() and text[1:].islower()

    @cached_property
    def _told(self) -> list[bool]:
        """Which tokens stand in paragraphs of whole sentences: headlines and captions leave small words out on purpose."""
        text = self.document.text
        parts = iter(self.document.segments)
        part, told, found = next(parts, None), False, []
        end = -1
        for token in self.tokens:
            if token.start >= end:
                while part is not None and part.end <= token.start:
                    part = next(parts, None)
                end = part.end if part is not None else len(text) + 1
                told = part is not None and part.role in _OF_SENTENCES and _whole(text[part.start : end].rstrip())
            found.append(told)
        return found

    def joined(self, at: int) -> bool:
        """Whether a token and the one before it are words with one blank between them, in a paragraph of whole sentences."""
        return self._told[at] and self._prose[at] and self._prose[at - 1] and self.tokens[at].start == self.tokens[at - 1].end + 1
