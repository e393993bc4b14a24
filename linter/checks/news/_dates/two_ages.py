"""One person with two ages: "Ann Smith, 54, ..." and later "Smith, 45, ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from linter.checks.news._dates.ages import CODE
from linter.checks.news._dates.lives import KIN
from linter.checks.news._facts import disagreement
from linter.checks.news._patterns import Pattern
from linter.document import Document, overlapping
from linter.finding import Finding

_AGE = Pattern(r", (?P<age>\d{1,3}),(?!\s?\d)")
_NAME = Pattern(r"(?P<first>(?<![\w.’'-])[A-Z][\w’'-]+(?:\s[A-Z]\.)?(?:\s[A-Z][\w’'-]+){0,2}\s)?(?P<surname>[A-Z][a-z’'-][\w’'-]+)$")
#: A name with its age is no longer than that, in code points.
_LONGEST = 50
#: Capitals that stand before a surname and are no part of it.
_NO_FIRST_NAMES = frozenset(
    "Mr Mrs Ms Dr Later Then But And When While After Before Now Today Yesterday Meanwhile As Both With For In On".split()
)


class Mention(NamedTuple):
    """A person with an age: the span is that of the age, ``first`` is empty where the surname stands alone."""

    start: int
    end: int
    first: str
    surname: str
    age: str


def find(document: Document) -> Iterator[Finding]:
    """Ages beside a surname that has another age elsewhere, where no other of that name is about."""
    text = document.text
    seen: dict[str, list[Mention]] = {}
    for mention in _mentions(text):
        seen.setdefault(mention.surname, []).append(mention)
    for surname, found in seen.items():
        ages = [mention.age for mention in found]
        if len(set(ages)) != 2 or not _one_person(text, surname, found):
            continue
        right, wrong = _sides(found, ages)
        if not overlapping(document.quotations, wrong.start, wrong.end):
            yield disagreement(
                CODE, wrong.start, wrong.end, f"{surname} is {right.age} elsewhere in the story.", (right.age,), confidence=0.7
            )


def _mentions(text: str) -> Iterator[Mention]:
    for match in _AGE.finditer(text):
        # From the comma backwards: names are everywhere, ages are not.
        before = text[max(0, match.start() - _LONGEST) : match.start()]
        if name := _NAME.search(before):
            yield Mention(*match.span("age"), (name["first"] or "").split(" ")[0], name["surname"], match["age"])


def _sides(found: Sequence[Mention], ages: Sequence[str]) -> tuple[Mention, Mention]:
    """The mention that is likelier right, the oftener or else the first, and the one that disagrees."""
    common = max(ages, key=lambda age: (ages.count(age), -ages.index(age)))
    return next(one for one in found if one.age == common), next(one for one in found if one.age != common)


def _one_person(text: str, surname: str, found: Sequence[Mention]) -> bool:
    """Whether all mentions with an age can be of one person: one first name, and nobody else of that surname."""
    firsts = {mention.first for mention in found if mention.first} - _NO_FIRST_NAMES
    if len(firsts) != 1:
        return False
    others = set(re.findall(rf"\b([A-Z][a-z’'-]+) {re.escape(surname)}\b", text)) - _NO_FIRST_NAMES
    kin = any(KIN.search(text, max(0, mention.start - 60), mention.end + 20) for mention in found)
    return others <= firsts and not kin and f"{surname}s" not in text
