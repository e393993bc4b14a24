"""Which capitals of a story are those of names, and which come from the place where a word stands."""

from __future__ import annotations

import re
from functools import cache, cached_property

from linter.checks.news._names.mentions import titles
from linter.document import Document
from linter.lexicon import WordClass, lexicon
from linter.lexicon.names import NameKind, names
from linter.segment import Kind, Sentence, Token

_STOPPED = re.compile(r"[.!?][\"'”’)]*$")
_OPENS = re.compile(r"[\"“‘'(\[:–—•][\"“‘'(\[\s]*$")


class Capitals:
    """The capitals of one version; the ``other`` one helps to tell names from words that only a heading capitalises."""

    def __init__(self, document: Document, other: Document) -> None:
        self._document = document
        self._other = other
        self._titled: dict[Sentence, bool] = {}

    def name(self, token: Token, following: Token | None, sentence: Sentence) -> bool:
        """Whether a word, followed by another token of its sentence, has its capital as a name."""
        if token.text.islower() or token.lower.split("'")[0] == "i" or token.lower.rstrip(".") in titles():
            return False
        if lexicon().classes(token.lower) & WordClass.FUNCTION and not token.text[1:].isupper():
            return False
        if "." in token.text or not _is_word(token.lower):
            return True
        if following is not None and following.text[0].isupper() and names().kinds(token.text) & NameKind.GIVEN:
            return True
        anyway = token.start == sentence.start or self._in_title(sentence) or _opening(self._document, token)
        return not anyway or (token.lower in self._large and token.lower not in self._small)

    def _in_title(self, sentence: Sentence) -> bool:
        if sentence not in self._titled:
            self._titled[sentence] = _titled(self._document, sentence)
        return self._titled[sentence]

    @cached_property
    def _small(self) -> frozenset[str]:
        """Words that either version has in small letters."""
        tokens = (*self._document.tokens, *self._other.tokens)
        return frozenset(token.lower for token in tokens if token.kind is Kind.WORD and token.text.islower())

    @cached_property
    def _large(self) -> frozenset[str]:
        """Words that have a capital in the midst of a sentence of either version."""
        return frozenset(_large(self._document) | _large(self._other))


@cache
def _is_word(lower: str) -> bool:
    """Whether a word in small letters is an ordinary one, whole or in all its parts; some names are in the lexicon, of no class."""
    return all(lexicon().classes(part) for part in lower.split("-"))


def _large(document: Document) -> set[str]:
    found: set[str] = set()
    for sentence in document.sentences:
        if not _titled(document, sentence):
            words = (token for token in document.tokens[sentence.first + 1 : sentence.last] if token.kind is Kind.WORD)
            found |= {word.lower for word in words if word.text[0].isupper() and not _opening(document, word)}
    return found


def _titled(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence is a heading that capitalises most words."""
    return not _STOPPED.search(document.text, sentence.start, sentence.end) and document.title_case(sentence)


def _opening(document: Document, token: Token) -> bool:
    """Whether a word stands behind a mark that a sentence may begin after."""
    return _OPENS.search(document.text, max(0, token.start - 4), token.start) is not None
