"""How long and how hard a text is: counts of words, sentences and syllables, and the formulas that weigh them.

Syllables are counted by spelling, as the Carnegie Mellon dictionary has them in 98 of 100 words of news. A number is a word of one
syllable. The formulas are those of their authors: Flesch 1948, Kincaid 1975, Gunning 1952, McLaughlin 1969, Coleman and Liau
1975, Smith and Senter 1967, Björnsson 1968.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from functools import lru_cache
from math import sqrt
from typing import NamedTuple

from linter.segment import Kind, Token

#: Letters from which on a word counts as long, as LIX has it.
LONG = 7
#: Syllables from which on a word counts as one of many.
MANY = 3

_LETTERS = re.compile(r"[^\W\d_]+")
_VOWELS = re.compile(r"[aeiouyà-åæè-ïò-öøù-ýœ]+")
# A y between vowels parts them: "mayor", "beyond".
_PARTING_Y = re.compile(r"(?<=[aeiou])y(?=[aeiou])")
# An e that is not heard, at the end or before an ending: "close, closes, closed, closely", but "table, pages, wanted".
_SILENT = re.compile(
    r"(?<![aeiouy])(?<![^aeiouyr]l)e$|(?<![aeiouycgsxzt])(?<![cs]h)(?<![^aeiouyr]l)es$|(?<=[aeiou]t)es$|(?<![aeiouydt])(?<![^aeiouyrl]l)ed$"
    r"|(?<=[aeiou][^aeiouyl])e(?=(?:ly|ty|ful|less(?:ness)?|ness|ments?|body|book|things?|times?|where|how|what|wide|land|town|line|sides?"
    r"|work|m[ae]n)$)|(?<=[cg])e(?=ments?$)|(?<=[aeiou][gq]|sq)ue(?=s?$)"
)
# Two sounds in a row of vowels: "radio, serious, society, area, create, video, museum, actual, fluent, ruin, going, poet"; but "nation".
_PARTED = re.compile(
    r"(?<![tscxg])i(?:a(?!ge|m)|u)|(?<![tscxgln])io|(?<=ll)io(?!n)|(?<=ol)io|[sc]iat(?=e|i)|tiat(?=e|i)|iet|(?<![tc])ien(?!d)|(?<=sc)ien|(?<!t)ier$"
    r"|(?<=[aeiou][^aeiou])ea(?=s?$)|(?<=cr)eat(?!u)|(?<=[rh])ea(?=ct|lit|t[er])|(?<=[aeiou][prn])ea(?=ns?$)|eo(?!ple|n|rg|us)|eum|(?<![gq])u(?:a|ou|e(?=l|n))"
    r"|(?<![gqb])ui(?=ng|n|d(?!e))|[eo]ing|oe(?=m|t)|(?<![aeiou])yi|[aeo]ï|sms?$|thms?$"
)
_WHOLE = {"business": 2, "evening": 2, "evenings": 2, "every": 2, "everything": 3, "everyone": 3, "parliament": 3, "recipe": 3,
          "wednesday": 2, "businesses": 3}  # fmt: skip
_FOG_ENDING = re.compile(r"(?:es|ed|ing)$")


class Weight(NamedTuple):
    """What one word adds to the counts."""

    characters: int
    syllables: int
    many: bool
    complex: bool
    long: bool


@dataclass(frozen=True, slots=True)
class Counts:
    """What a text holds.

    ``characters`` are letters and digits. ``polysyllabic_words`` have three syllables or more; so do ``complex_words``, where the
    endings *-es, -ed, -ing* and the parts of a compound do not count as Gunning has it; ``long_words`` have seven letters or more.
    """

    words: int = 0
    sentences: int = 0
    paragraphs: int = 0
    characters: int = 0
    syllables: int = 0
    polysyllabic_words: int = 0
    complex_words: int = 0
    long_words: int = 0


#: The names of the counts, which formulas can use.
COUNTS = tuple(field.name for field in fields(Counts))


def counted(words: Iterable[str], sentences: int, paragraphs: int) -> Counts:
    """The counts of a text of these words."""
    weights = [weight(word) for word in words]
    return Counts(
        len(weights),
        sentences,
        paragraphs,
        sum(one.characters for one in weights),
        sum(one.syllables for one in weights),
        sum(one.many for one in weights),
        sum(one.complex for one in weights),
        sum(one.long for one in weights),
    )


def words_of(tokens: Iterable[Token]) -> list[str]:
    """The words and numbers among tokens; the ’s stays with its word, and marks are none."""
    return [token.text for token in tokens if token.kind in (Kind.WORD, Kind.NUMBER, Kind.OPAQUE)]


@lru_cache(maxsize=1 << 14)
def weight(word: str) -> Weight:
    """What a word adds to the counts."""
    characters = sum(map(str.isalnum, word))
    sounds = syllables(word)
    parts = [syllables(_FOG_ENDING.sub("", part)) for part in _LETTERS.findall(word.lower())]
    return Weight(characters, sounds, sounds >= MANY, max(parts, default=1) >= MANY, characters >= LONG)


def syllables(word: str) -> int:
    """The syllables of a word as its spelling has them, one at least."""
    if word.isupper() and len(word) < 5:
        return 1  # an initialism is read in many ways; as a word, it is short
    return max(1, sum(_sounds(part) for part in _LETTERS.findall(word.lower().replace("’", "").replace("'", ""))))


def _sounds(part: str) -> int:
    if part in _WHOLE:
        return _WHOLE[part]
    heard = _PARTING_Y.sub("-", part)
    return max(1, len(_VOWELS.findall(heard)) - len(_SILENT.findall(heard)) + len(_PARTED.findall(part)))


def reading_ease(counts: Counts) -> float:
    """Flesch's reading ease: 100 is easy, 0 is hard."""
    return 206.835 - 1.015 * counts.words / counts.sentences - 84.6 * counts.syllables / counts.words


def flesch_kincaid(counts: Counts) -> float:
    """The school grade of Flesch and Kincaid."""
    return 0.39 * counts.words / counts.sentences + 11.8 * counts.syllables / counts.words - 15.59


def gunning_fog(counts: Counts) -> float:
    """Gunning's fog index, a school grade."""
    return 0.4 * (counts.words / counts.sentences + 100 * counts.complex_words / counts.words)


def smog(counts: Counts) -> float:
    """McLaughlin's SMOG, a school grade; made for thirty sentences or more."""
    return 1.043 * sqrt(30 * counts.polysyllabic_words / counts.sentences) + 3.1291


def coleman_liau(counts: Counts) -> float:
    """The index of Coleman and Liau, a school grade."""
    return (5.88 * counts.characters - 29.6 * counts.sentences) / counts.words - 15.8


def automated_readability(counts: Counts) -> float:
    """The automated readability index, a school grade."""
    return 4.71 * counts.characters / counts.words + 0.5 * counts.words / counts.sentences - 21.43


def lix(counts: Counts) -> float:
    """Björnsson's LIX: news lies about 40 to 50."""
    return counts.words / counts.sentences + 100 * counts.long_words / counts.words


#: The formulas by the names that rules use. All but the first tell more of what is harder; each needs a word and a sentence.
READABILITY: dict[str, Callable[[Counts], float]] = {
    "flesch-reading-ease": reading_ease,
    "flesch-kincaid": flesch_kincaid,
    "gunning-fog": gunning_fog,
    "smog": smog,
    "coleman-liau": coleman_liau,
    "automated-readability": automated_readability,
    "lix": lix,
}
