"""The names of a story as they are written: runs of capitalised words, with the title before them.

A mention is a person, a place or a body; which it is only its words and neighbours tell.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from linter.checks.news._patterns import Pattern
from linter.document import Document, Role, Segment
from linter.lexicon import WordClass, lexicon
from linter.lexicon.names import NameKind, names

_CAPITAL = "A-ZÀ-ÖØ-ÞĀ-ɏḀ-ỿΑ-ΩА-Я"
_INNER = r"\w\u0300-\u036f\u00ad"
# A possessive is no part of the word; "O'Neill", "al-Khoury" and "Carey-Wells" are words of one piece.
_WORD = rf"(?:(?:[ae][a-z]|ul|d|l)[-'’])?[{_CAPITAL}][{_INNER}]*(?:['’](?!s\b)[{_INNER}]+|-[{_INNER}]+)*"
_SHORT = r"(?:Mr|Mrs|Ms|Mx|Dr|Prof|Rev|Sen|Rep|Gov|Gen|Lt|Col|Maj|Capt|Cmdr|Adm|Sgt|Cpl|Pvt|Det|Supt|Insp|Hon|Pres|Fr|Sr|Jr|St|[A-Z])\."
_PARTICLE = r"(?:d[aeiou]s?|del|della|la|las|los|le|van|von|der|den|ter|ten|bin|bint|ibn|abu|al|el|y|ap|und)"
_MENTION = Pattern(
    rf"(?<![\w@#/&.])(?:{_SHORT}|{_WORD})(?:(?:[ \u00a0](?:(?:{_PARTICLE}|&)[ \u00a0]){{0,2}}|(?<=[A-Z]\.))(?:{_SHORT}|{_WORD}))*"
)
_PART = Pattern(rf"{_SHORT}|{_WORD}")
_OPENING = Pattern(r"(?:^|[.!?…:;—–\n•]['\"’”)\]]*\s*)['\"“‘(\[]*\s*$")
#: Names of the calendar: never a person that was named before.
CALENDAR = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday thursday friday"
    " saturday sunday".split()
)


class Word(NamedTuple):
    """A word of a name; ``key`` is it in lower case, with straight apostrophes."""

    start: int
    end: int
    text: str
    key: str


class Mention(NamedTuple):
    """The words of a name in order, and those of the title before it."""

    words: tuple[Word, ...]
    title: tuple[Word, ...]
    part: Segment
    opens: bool  # the first word has its capital from the place it stands in, or may have

    @property
    def start(self) -> int:
        """Where the first word begins."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Where the last word ends, before a possessive."""
        return self.words[-1].end


@cache
def titles() -> frozenset[str]:
    """Words that stand before a name as a title."""
    return frozenset(_lines("titles.txt"))


@cache
def bodies() -> frozenset[str]:
    """Words that are the kind of thing in the name of a body or place: "trust", "creek"."""
    return frozenset(word for line in body_lines() for word in line)


@cache
def offices() -> dict[str, dict[int, str]]:
    """For each title of which a person has one at a time: by the number of each of its groups, its form in full."""
    found: dict[str, dict[int, str]] = {}
    for number, line in enumerate(_lines("offices.txt")):
        for title in line.split(" | "):
            full, *others = title.split()
            for form in (full, *others):
                found.setdefault(form, {})[number] = full
    return found


@cache
def body_lines() -> list[frozenset[str]]:
    """The words of ``bodies``, in groups of such as are mistaken for each other."""
    return [frozenset(line.split()) for line in _lines("bodies.txt")]


def _lines(name: str) -> list[str]:
    text = (Path(__file__).parent / name).read_text("utf-8")
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]


def mentions(document: Document) -> Iterator[Mention]:
    """The mentions of a story in order, those of bylines and datelines left out."""
    text = document.text
    for part in document.prose():
        if part.role is Role.HEADLINE and _all_capitals(text[part.start : part.end]):
            # Where every word has a capital nothing tells where a name ends.
            for match in _PART.finditer(text, part.start, part.end):
                yield Mention((Word(match.start(), match.end(), match.group(), key(match.group())),), (), part, True)
        else:
            for match in _MENTION.finditer(text, part.start, part.end):
                yield from _split(text, match, part)


def _all_capitals(headline: str) -> bool:
    """Whether most longer words of a headline have a capital."""
    words = [word for word in headline.split() if len(word) > 3]
    return sum(word[0].isupper() for word in words) * 4 > len(words) * 3


def _split(text: str, match: re.Match[str], part: Segment) -> Iterator[Mention]:
    start, end = match.span()
    found = match.group()
    alone = " " not in found and "\u00a0" not in found and "." not in found
    if alone and small(key(found)):
        return
    opens = _opens(text, start, part.start)
    if alone:
        yield Mention((Word(start, end, found, key(found)),), (), part, opens)
        return
    words = [Word(start + one.start(), start + one.end(), one.group(), key(one.group())) for one in _PART.finditer(found)]
    # What opens a sentence may be no part of the name: "When Reid left", "In Leeds".
    if opens and len(words) > 1 and small(words[0].key):
        words = words[1:]
        opens = False
    if len(words) > 1 and words[0].key in CALENDAR:
        words = words[1:]  # "On Monday Reid left"
    last_title = max((at for at, word in enumerate(words[:-1]) if word.key.rstrip(".") in titles()), default=-1)
    title = tuple(words[: last_title + 1])
    named = tuple(word for word in words[last_title + 1 :] if not _initial(word) or word is words[-1])
    if len(named) > 2 and _called(named[0], named[1]):
        named = named[1:]
    named = named[:-1] if len(named) > 1 and named[-1].key in {"jr.", "sr.", "jr", "sr", "ii", "iii"} else named
    if named:
        yield Mention(named, title, part, opens and not title)


def _opens(text: str, start: int, part_start: int) -> bool:
    before = text[max(part_start, start - 6) : start]
    return start == part_start or (not before[-2:-1].isalnum() and _OPENING.search(before) is not None) or start - part_start < 2


def _initial(word: Word) -> bool:
    return len(word.text) == 2 and word.text[1] == "."


def _called(word: Word, following: Word) -> bool:
    """Whether a word tells what somebody is, and his given name follows: "Nurse Philippa"."""
    return (
        lexicon().frequency(word.key) > 0
        and not names().kinds(word.text) & NameKind.GIVEN
        and bool(names().kinds(following.text) & NameKind.GIVEN)
        and lexicon().frequency(following.key) < 3.3
    )


@lru_cache(maxsize=1 << 16)
def key(text: str) -> str:
    """A word in lower case, with straight apostrophes and composed letters."""
    return unicodedata.normalize("NFC", text.lower().replace("’", "'"))


@lru_cache(maxsize=1 << 16)
def small(word: str) -> bool:
    """Whether a lower-case word is one of grammar, or so common that its capital comes from its place."""
    return bool(lexicon().classes(word) & WordClass.FUNCTION) or lexicon().frequency(word) >= 5.3
