"""Words as the counts see them: numbered symbols, the rare ones by their kind."""

from __future__ import annotations

import os
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from linter.segment import Kind, Token

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from linter.document import Document

#: The environment variable that names the folder of a newsroom's own model.
VARIABLE = "COPYDESK_MODEL"
FOLDER = Path(os.environ.get(VARIABLE) or Path(__file__).parents[1] / "data" / "ngrams")

#: Symbols that stand for what is not in the vocabulary, numbered from 0: the beginning of a paragraph, then kinds of words.
PARAGRAPH, UNKNOWN, NAME, INITIALISM, HYPHENATED, NUMBER, YEAR = range(7)
KINDS = ("<p>", "<unk>", "<name>", "<caps>", "<hyphen>", "<number>", "<year>")
#: Symbols have 16 bits.
SYMBOLS = 1 << 16
#: Tokens that are wanted on each side of every word.
PADDING = 4

_MARKS = {"“": '"', "”": '"', "‘": "'", "’": "'", "—": "-", "–": "-", "--": "-", "…": "...", "[": "(", "]": ")"}


def form(token: Token) -> str:
    """The form of a token that the vocabulary may have; initialisms keep their capitals."""
    if token.kind is Kind.MARK:
        return _MARKS.get(token.text, token.text)
    return token.text if len(token.text) > 1 and token.text.isupper() else token.lower


def kind(token: Token) -> int:
    """The symbol of a token that the vocabulary has not."""
    text = token.text
    if token.kind is Kind.NUMBER:
        return YEAR if len(text) == 4 and text.isdigit() and text[:2] in ("19", "20") else NUMBER
    if token.kind is not Kind.WORD:
        return UNKNOWN
    if "-" in text:
        return HYPHENATED
    if len(text) > 1 and text.isupper():
        return INITIALISM
    return NAME if text[0].isupper() else UNKNOWN


@cache
def vocabulary() -> Any:
    """The forms and their numbers, mapped once for each process."""
    import marisa_trie

    known = marisa_trie.RecordTrie("<H")
    known.mmap(str(FOLDER / "vocabulary.marisa"))
    return known


def number(word: str) -> int:
    """The symbol of a form, ``UNKNOWN`` for one that is not in the vocabulary."""
    found = vocabulary().get(word)
    return int(found[0][0]) if found else UNKNOWN


def symbols(document: Document) -> tuple[NDArray[np.int64], list[int]]:
    """The symbols of a document with ``PADDING`` paragraph marks at both ends, and the place of each token among them."""
    import numpy as np

    found, places = [PARAGRAPH] * PADDING, []
    known: dict[str, int] = {}
    ends = iter([*(part.end for part in document.segments), len(document.text) + 1])
    end = -1
    for token in document.tokens:
        if token.start >= end:
            found.append(PARAGRAPH)
            while token.start >= end:
                end = next(ends)
        places.append(len(found))
        symbol = known.get(token.text)
        if symbol is None:
            symbol = known[token.text] = number_of(token)
        found.append(symbol)
    return np.array(found + [PARAGRAPH] * PADDING, dtype=np.int64), places


def number_of(token: Token) -> int:
    """The symbol of a token."""
    return _number_of(token.text, token.lower, token.kind)


@lru_cache(maxsize=1 << 16)
def _number_of(text: str, lower: str, what: Kind) -> int:
    token = Token(0, 0, text, lower, what)
    if what is Kind.NUMBER:
        return kind(token)
    known = vocabulary()
    found = known.get(form(token)) or known.get(lower)
    return int(found[0][0]) if found else kind(token)
