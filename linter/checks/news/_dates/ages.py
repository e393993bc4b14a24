"""Ages that do not follow from the birth and the death that the story tells, and one person with two ages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from linter.checks.news._dates.calendar import FULL_DATE, YEAR, Day, Years, day_of
from linter.checks.news._facts import disagreement
from linter.checks.news._numbers.amounts import NUMBER, like, number
from linter.document import Document, overlapping
from linter.finding import Finding

CODE = "dates/age"

_BORN = re.compile(rf"\b[Bb]orn\b(?P<gap>(?:[^.;()\n]|\.(?=,|\s\d)){{0,70}}?)\b(?P<year>{YEAR})(?![\w-]|,\d)")
#: Between "born" and its year these begin something else.
_ELSEWHERE = re.compile(
    r"\b(?:and|who|but|moved|raised|came|died|emigrated|before|after|since|between|until|then|when|where|grew|to play|later|during"
    r"|from)\b"
)
#: Who was born is not one person.
_MANY = re.compile(
    r"\b(?:people|those|anyone|children|babies|boys|girls|men|women|were|are|everyone|Americans|Britons|calves|cubs)\b[^.]{0,25}$"
)
_LIFE = re.compile(rf"\((?P<year>{YEAR})\s?[-–—]\s?(?P<death>{YEAR})\)")
_DIED = re.compile(r"\b(?:died|dies|passed away|death|was killed|was found dead)\b")
_DIED_IN = re.compile(rf"\b(?:died|passed away)\b[^.;]{{0,60}}?\bin (?P<year>{YEAR})(?![\w-])")
_N = rf"(?P<age>{NUMBER})"
_AGE = re.compile(
    rf"\b(?:(?:(?:He|She|he|she) (?:was|is)|, is) (?:just |only )?{_N}(?=[.,;]| years old|\Z)"
    rf"|(?:died|dies|dead|passed away)\b[^.;]{{0,80}}?\b(?:aged|at(?: the age of| age)?) {_N}(?![\w-]|:|\s(?:p\.m|a\.m|o['’]clock|[A-Z]"
    rf"|in the|percent|%))"
    rf"|(?:now|currently|aged|turns|will turn) {_N}(?=[.,;)])(?! (?:to|and) \d)"
    rf"|(?P<name>[A-Z][\w’'-]+), {_N.replace('age', 'age4')}, )".replace("(?P<age>", "(?P<age1>", 1)
    .replace("(?P<age>", "(?P<age2>", 1).replace("(?P<age>", "(?P<age3>", 1)
)  # fmt: skip
_KIN = re.compile(
    r"\b(?:husband|wife|father|mother|son|daughter|brother|sister|partner|friend|parents|grandfather|grandmother|uncle|aunt|twin"
    r"|colleague)\b",
    re.IGNORECASE,
)
_EVENT_AGE = re.compile(
    rf"\b[Ii]n (?P<year>{YEAR}), (?:when (?:he|she) was|(?:at )?(?:the )?aged?(?: of)?|at) (?P<age>{NUMBER})(?=[,.])"
    rf"|\bat (?:the )?age (?:of )?(?P<age2>{NUMBER}),? in (?P<year2>{YEAR})(?![\w-])"
)
_NAMED_AGE = re.compile(
    r"(?P<first>(?<![\w.’'-])[A-Z][\w’'-]+(?:\s[A-Z]\.)?(?:\s[A-Z][\w’'-]+){0,2}\s)?(?P<surname>[A-Z][a-z’'-][\w’'-]+),"
    r" (?P<age>\d{1,3}),(?!\s?\d)"
)
#: Capitals that stand before a surname and are no part of it.
_NO_FIRST_NAMES = frozenset(
    "Mr Mrs Ms Dr Later Then But And When While After Before Now Today Yesterday Meanwhile As Both With For In On".split()
)
#: About how many sentences after the birth the story still tells of the same person without a name, in code points.
_REACH = 700


class Life(NamedTuple):
    """A birth with its place in the text; the day is None where only the year is told."""

    start: int
    end: int
    year: int
    day: Day | None


def find(document: Document, years: Years) -> Iterator[Finding]:
    """Ages of a story that disagree with the rest of it."""
    text = document.text
    if "orn" in text or "–" in text or "-" in text:
        lives = list(_lives(text))
        if len(lives) == 1:
            yield from _against(document, lives[0], years)
    yield from _two_ages(document)


def _lives(text: str) -> Iterator[Life]:
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


def _against(document: Document, life: Life, years: Years) -> Iterator[Finding]:
    """Ages about the birth: in its sentence and shortly after, of nobody else."""
    text = document.text
    home = document.sentence_at(life.start)
    if home is None:
        return
    stop = min(len(text), life.end + _REACH)
    death = _death(text, text.rfind("\n", 0, home.start) + 1, stop, life, years)
    begin = text.rfind("\n", 0, home.start) + 1
    for match in _AGE.finditer(text, begin, stop):
        group = next(name for name in ("age1", "age2", "age3", "age4") if match[name])
        at, edge = match.span(group)
        if group == "age4" and not (home.start <= at < home.end):
            continue
        tells_death = death is not None and (group == "age2" or (group != "age3" and at < _paragraph_end(text, life.end)))
        sentence_start = max(text.rfind(". ", 0, match.start()), text.rfind("\n", 0, match.start())) + 1
        if _KIN.search(text, sentence_start, at) and not home.start <= at < home.end:
            continue
        present = "is " in match.group() or group in ("age3", "age4")
        if tells_death:
            reference: Day | date | int | None = death
        else:
            reference = years.published if present else None
        yield from _compare(text, at, edge, life, reference)
    for match in _EVENT_AGE.finditer(text, home.start, stop):
        group = "age" if match["age"] else "age2"
        if not _KIN.search(text, max(0, match.start() - 60), match.start()):
            yield from _compare(text, *match.span(group), life, int(match["year"] or match["year2"]))


def _paragraph_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _death(text: str, start: int, stop: int, life: Life, years: Years) -> Day | date | int | None:
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


def _compare(text: str, at: int, edge: int, life: Life, reference: Day | date | int | None) -> Iterator[Finding]:
    allowed = _possible(life, reference)
    said = round(number(text[at:edge]))
    if not allowed or said in allowed or said > 125 or not 0 <= allowed[0] <= 120:
        return
    year = reference if isinstance(reference, int) else reference.year if reference else 0
    born = f"Born in {life.year}, in {year} that makes {' or '.join(map(str, sorted(allowed)))}, not {said}."
    yield disagreement(
        CODE, at, edge, born, _likeliest_first(allowed, text[at:edge]),
        confidence=0.85 if len(allowed) == 1 else 0.8, category="numbers",
    )  # fmt: skip


def _likeliest_first(ages: tuple[int, ...], said: str) -> tuple[str, ...]:
    """The ages as they would be written, first what differs from the slip in one digit."""
    return tuple(
        sorted((like(age, said) for age in ages), key=lambda written: sum(a != b for a, b in zip(written, said, strict=False)) > 1)
    )


def _possible(life: Life, reference: Day | date | int | None) -> tuple[int, ...]:
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


def _two_ages(document: Document) -> Iterator[Finding]:
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
    kin = any(_KIN.search(text, max(0, match.start() - 60), match.end() + 20) for match in found)
    return others <= firsts and not kin and f"{surname}s" not in text
