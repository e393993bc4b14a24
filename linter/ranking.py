"""Suggestions of other makers, put into the order in which an editor would try them.

What a suggestion is made of decides first: words that exist before words that do not, the capitals of the text before
others. Then what the words around it make likely, with some weight left to the maker's order. A missing one is added
where a letter lost from a small word explains it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from linter.document import Document
from linter.lexicon import WordClass, lexicon
from linter.ngrams.likelihood import log_likelihoods

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
#: What a place further down in the maker's order costs, as a natural logarithm.
_PLACE = 3.0
_VOWELS = tuple("aeiou")
_AN = re.compile(r"(an)(\s+(?:\S+\s+)*)(\S+)", re.IGNORECASE)


def rank(document: Document, start: int, end: int, suggestions: Iterable[str], costs: Mapping[str, float] | None = None) -> tuple[str, ...]:
    """The suggestions for ``[start, end)``, code points of the document's text, best first and each once.

    ``costs`` say how unlikely the maker takes each to be (natural logarithms); without them its order does.
    """
    text = document.text[start:end]
    lost = _lost_letter(text)
    options = dict.fromkeys([*lost, *suggestions])
    # Sentences are asked for only where they decide: a check that has no other use for them is spared finding them.
    odd = {option for option in options if _capital(option) and not _capital(text)}
    if odd and _opens_sentence(document, start):
        odd.clear()
    if len(options) < 2:
        return tuple(options)
    doubts = costs or {option: _PLACE * at for at, option in enumerate(options)}
    fits = dict(zip(options, log_likelihoods(document, start, end, list(options)), strict=True))
    return tuple(
        sorted(options, key=lambda option: (_unknown(option), option in odd, option not in lost, doubts.get(option, 0.0) - fits[option]))
    )


def _opens_sentence(document: Document, start: int) -> bool:
    sentence = document.sentence_at(start)
    return sentence is None or sentence.start >= start


def _unknown(option: str) -> int:
    """How many words of a text no list knows."""
    return sum(not lexicon().knows(word.lower().replace("’", "'")) and word.islower() for word in _WORD.findall(option))


def _capital(text: str) -> bool:
    return text[:1].isupper()


def _lost_letter(text: str) -> list[str]:
    """Put "any casualties" for "an casualties": of "any" the y is lost more often than a plural is written for a singular.

    Not where something between them begins with a vowel: "an environmental crises" has the article it was given.
    """
    match = _AN.fullmatch(text)
    between = match[2].strip() if match else ""
    if match and between[:1].lower() not in _VOWELS and lexicon().classes(match[3].lower()) & WordClass.PLURAL_NOUN:
        return [f"{match[1]}{'Y' if match[1].isupper() else 'y'}{match[2]}{match[3]}"]
    return []
