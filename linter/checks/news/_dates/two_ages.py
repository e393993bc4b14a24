"""One person with two ages: "Ann Smith, 54, ..." and later "Smith, 45, ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linter.checks.news._dates.ages import CODE
from linter.checks.news._dates.lives import KIN
from linter.checks.news._facts import disagreement
from linter.document import Document, overlapping
from linter.finding import Finding

_NAMED_AGE = re.compile(
    r"(?P<first>(?<![\w.’'-])[A-Z][\w’'-]+(?:\s[A-Z]\.)?(?:\s[A-Z][\w’'-]+){0,2}\s)?(?P<surname>[A-Z][a-z’'-][\w’'-]+),"
    r" (?P<age>\d{1,3}),(?!\s?\d)"
)
#: Capitals that stand before a surname and are no part of it.
_NO_FIRST_NAMES = frozenset(
    "Mr Mrs Ms Dr Later Then But And When While After Before Now Today Yesterday Meanwhile As Both With For In On".split()
)


def find(document: Document) -> Iterator[Finding]:
    """One person with two ages: Ann Smith, 54, and later "Smith, 45", where no other Smith has an age or a first name."""
    text = document.text
    seen: dict[str, list[re.Match[str]]] = {}
    for match in _NAMED_AGE.finditer(text):
        seen.setdefault(match["surname"], []).append(match)
    for surname, found in seen.items():
        ages = [match["age"] for match in found]
        if len(set(ages)) != 2 or not _one_person(text, surname, found):
            continue
        right, wrong = _sides(found, ages)
        if not overlapping(document.quotations, *wrong.span("age")):
            yield disagreement(
                CODE, *wrong.span("age"), f"{surname} is {right['age']} elsewhere in the story.", (right["age"],), confidence=0.7
            )  # fmt: skip


def _sides(found: Sequence[re.Match[str]], ages: Sequence[str]) -> tuple[re.Match[str], re.Match[str]]:
    """The mention that is likelier right, the oftener or else the first, and the one that disagrees."""
    common = max(ages, key=lambda age: (ages.count(age), -ages.index(age)))
    return next(match for match in found if match["age"] == common), next(match for match in found if match["age"] != common)


def _one_person(text: str, surname: str, found: Sequence[re.Match[str]]) -> bool:
    """Whether all mentions with an age can be of one person: one first name, and nobody else of that surname."""
    firsts = {match["first"].split()[0] for match in found if match["first"]} - _NO_FIRST_NAMES
    if len(firsts) > 1 or not firsts:
        return False
    others = set(re.findall(rf"\b([A-Z][a-z’'-]+) {re.escape(surname)}\b", text)) - _NO_FIRST_NAMES
    kin = any(KIN.search(text, max(0, match.start() - 60), match.end() + 20) for match in found)
    return others <= firsts and not kin and f"{surname}s" not in text
