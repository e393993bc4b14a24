"""A birth and a death as a story tells them, and the ages that they leave possible."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from linter.checks.news._dates.calendar import FULL_DATE, YEAR, Day, Years, day_of
from linter.checks.news._patterns import Pattern

#: Somebody else than the person whose birth is told.
KIN = Pattern(
    r"\b(?:husband|wife|father|mother|son|daughter|brother|sister|partner|friend|parents|grandfather|grandmother|uncle|aunt|twin"
    r"|colleague)\b",
    re.IGNORECASE,
)
_BORN = Pattern(rf"\b[Bb]orn\b(?P<gap>(?:[^.;()\n]|\.(?=,|\s\d)){{0,70}}?)\b(?P<year>{YEAR})(?![\w-]|,\d)")
#: Between "born" and its year these begin something else.
_ELSEWHERE = Pattern(
    r"\b(?:and|who|but|moved|raised|came|died|emigrated|before|after|since|between|until|then|when|where|grew|to play|later|during"
    r"|from)\b"
)
#: Who was born is not one person.
_MANY = Pattern(
    r"\b(?:people|those|anyone|children|babies|boys|girls|men|women|were|are|everyone|Americans|Britons|calves|cubs)\b[^.]{0,25}$"
)
_LIFE = Pattern(rf"\((?P<year>{YEAR})\s?[-–—]\s?(?P<death>{YEAR})\)")
_DIED = Pattern(r"\b(?:died|dies|passed away|death|was killed|was found dead)\b")
_DIED_IN = Pattern(rf"\b(?:died|passed away)\b[^.;]{{0,60}}?\bin (?P<year>{YEAR})(?![\w-])")


class Life(NamedTuple):
    """A birth with its place in the text; the day is None where only the year is told."""

    start: int
    end: int
    year: int
    day: Day | None


def lives(text: str) -> Iterator[Life]:
    """The births of single persons that are told with their year."""
    for match in _BORN.finditer(text):
        if _ELSEWHERE.search(match["gap"]) or _MANY.search(text, max(0, match.start() - 40), match.start()):
            continue
        day = next((found for found in _days(text, match.start(), match.end()) if found.year == int(match["year"])), None)
        yield Life(match.start(), match.end(), int(match["year"]), day)
    for match in _LIFE.finditer(text):
        if 15 <= int(match["death"]) - int(match["year"]) <= 115:
            yield Life(match.start(), match.end(), int(match["year"]), None)


def _days(text: str, start: int, end: int) -> list[Day]:
    return [day_of(match) for match in FULL_DATE.finditer(text, start, end)]


def death(text: str, start: int, stop: int, life: Life, years: Years) -> Day | date | int | None:
    """When the person died, as exactly as it is told: a day, a year, or about the time of publication."""
    if match := _LIFE.search(text, life.start, life.end):
        return int(match["death"])
    died = _DIED.search(text, start, stop)
    if died is None:
        return None
    after = [
        day
        for told in _DIED.finditer(text, start, stop)
        for day in _days(text, told.start(), min(stop, told.start() + 80))
        if not life.start <= day.start < life.end and "born" not in text[told.start() : day.start]
    ]
    if after and after[0].year:
        return after[0]
    if match := _DIED_IN.search(text, died.start(), stop):
        return int(match["year"])
    if after and years.published:
        found = after[0].within(years.published.year)
        if found and (years.published - found).days < -30:
            found = after[0].within(years.published.year - 1)
        return found
    return years.published


def possible(life: Life, reference: Day | date | int | None) -> tuple[int, ...]:
    """The ages that a person can have had, likeliest first."""
    if reference is None:
        return ()
    if isinstance(reference, int):
        return (reference - life.year, reference - life.year - 1)
    year = reference.year or 0
    if life.day is None:
        return (year - life.year, year - life.year - 1) if reference.month > 6 else (year - life.year - 1, year - life.year)
    before = (reference.month, reference.day) < (life.day.month, life.day.day)
    age = year - life.year - before
    if isinstance(reference, date) and abs((reference.month - life.day.month) * 30 + reference.day - life.day.day) <= 15:
        return (age, age - 1 if not before else age + 1)
    return (age,)
