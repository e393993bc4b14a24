"""Capitals of headlines: how words are written in sentence case and in the title case of two style books.

Whether a small word of a title is a preposition or an adverb cannot be seen from the word: those that can be both may be either.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import Literal

from linter.document import Document, Role
from linter.lexicon import lexicon
from linter.segment import Kind, Token

Style = Literal["sentence", "ap", "chicago", "upper", "lower"]

# Small in the titles of both books, unless first or last; then what may be so too, and what Chicago adds.
_SMALL = frozenset("a an the and but or nor for at by of to as".split())
_EITHER = frozenset("in on off up so yet via per if da de del della den der des di du el la le van von bin al y".split())
_SMALL_CHICAGO = frozenset("from with into onto upon".split())
_EITHER_CHICAGO = frozenset("over down near past like amid than".split())


def written(document: Document, tokens: Collection[Token], style: Style, exceptions: Collection[str]) -> Iterator[tuple[Token, str]]:
    """The words of one part of a story with how each should be written; exceptions are written as they stand in their list."""
    kept = {word.casefold(): word for word in exceptions}
    words = [token for token in tokens if token.kind is Kind.WORD]
    if style in ("upper", "lower"):
        write: Callable[[str], str] = str.upper if style == "upper" else str.lower
        yield from ((token, kept.get(token.text.casefold(), write(token.text))) for token in words)
        return
    if style == "sentence" and not _in_title_case(words):
        words = words[:1]
    names = _names(document) if style == "sentence" else frozenset()
    opening = _opening(tokens)
    for number, token in enumerate(words):
        text = token.text
        if text.casefold() in kept:
            yield token, kept[text.casefold()]
        elif token.start in opening or (number == len(words) - 1 and style != "sentence"):
            yield token, _capital(text)
        elif style == "sentence":
            yield token, text if text in names or not _common(text) else text.lower()
        else:
            yield token, _titled(text, style)


def _opening(tokens: Collection[Token]) -> set[int]:
    """Where words begin that open a part, or follow a colon, a stop or a dash."""
    found = set()
    opens = True
    for token in tokens:
        if token.kind in (Kind.WORD, Kind.NUMBER):
            if opens and token.kind is Kind.WORD:
                found.add(token.start)
            opens = False
        elif token.text in (":", ".", "?", "!", "—", "–"):
            opens = True
    return found


def _titled(text: str, style: Style) -> str:
    chicago = style == "chicago"
    if text.lower() in _SMALL or (chicago and text.lower() in _SMALL_CHICAGO):
        return text.lower()
    return text if text.lower() in _EITHER or (chicago and text.lower() in _EITHER_CHICAGO) else _capital(text)


def _capital(text: str) -> str:
    """The word with a capital, unless it has one inside, as "iPhone" has."""
    return text if any(map(str.isupper, text)) else text[:1].upper() + text[1:]


def _in_title_case(words: Collection[Token]) -> bool:
    """Whether most words of more than three letters have a capital, and more than one."""
    longer = [token.text for token in words if len(token.text) > 3]
    capitals = sum(text[0].isupper() and not text.isupper() for text in longer)
    return capitals > 1 and capitals * 2 > len(longer)


def _common(text: str) -> bool:
    """Whether a capital can be a matter of style alone: of a word that the lexicon has with a small letter."""
    return all((part[1:].islower() or len(part) == 1) and part.lower() in lexicon() for part in text.split("-")) and text != "I"


def _names(document: Document) -> frozenset[str]:
    """Words that have a capital within a sentence of the story's text."""
    within = (
        token
        for sentence in document.sentences
        if (part := document.segment_at(sentence.start)) is not None and part.role is Role.PARAGRAPH
        for token in document.tokens[sentence.first + 1 : sentence.last]
    )
    return frozenset(token.text for token in within if token.kind is Kind.WORD and token.text[0].isupper())
