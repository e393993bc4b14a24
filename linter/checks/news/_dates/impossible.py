"""Days and times that no calendar and no clock has: June 31, Feb. 29 in a common year, 25:00."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator

from linter.checks.news._dates.calendar import FULL_DATE, MONTHS, Day, Years, day_of, has_month, leap, with_day
from linter.checks.news._facts import disagreement
from linter.checks.news._patterns import Pattern
from linter.finding import Finding

CODE = "dates/impossible"
_CLOCK_SIGN = Pattern(r"\d\s?[apAP]\.?[mM]|\d:\d\d")
_CLOCK = Pattern(
    r"(?<![\d:.,$£€])(?P<hour>\d{1,2})(?P<colon>[:.])(?P<minute>\d\d)\s?(?P<half>[ap]\.?m\.?(?!\w)|[AP]\.?M\.?(?!\w))"
    r"|(?<![\d:.,$£€])(?P<hour2>\d{1,2})\s(?P<half2>[ap]\.m\.|[AP]M\b|pm\b)"
)
_LONG_DAY = Pattern(
    r"(?:(?<=\bat )|(?<=\bfrom )|(?<=\buntil )|(?<=\bby ))(?:2[5-9]|[3-9]\d)[:.][0-5]\d(?=\s?(?:GMT|BST|UTC|CET|EST|EDT|hours|hrs"
    r"|local time|on\b))"
)
_SPAN_OF_LIFE = Pattern(r"\((?:b\. |born )?(?P<first>1[5-9]\d\d|20\d\d)\s?[-–—]\s?(?P<last>1[5-9]\d\d|20\d\d)\)")
_TENURE = Pattern(
    r"\b(?:served|was|worked|reigned|ruled|led|ran|played|taught|lived|president|mayor|governor|chairman|director|chief|minister|coach"
    r"|manager|stationed)\b[^.;]{0,60}?\bfrom (?P<first>1[89]\d\d|20\d\d) (?:to|until|through|till) (?P<last>1[89]\d\d|20\d\d)(?![\d-])"
)
#: "May 31" is a date; with a larger number "May" and "March" are names or verbs unless a year follows.
_LARGEST = 31


def find(text: str, start: int, end: int, years: Years) -> Iterator[Finding]:
    """Dates and times of ``text[start:end]``, a sentence, that cannot be."""
    for match in FULL_DATE.finditer(text, start, end) if has_month(text[start:end]) else ():
        day = day_of(match)
        if day.month == 2 and day.day == 29:
            yield from _leap_day(text, day, years)
        elif not day.exists and (day.day <= _LARGEST or day.year) and (day.day or day.year):
            last = monthrange(2000, day.month)[1] if day.month != 2 else 28
            fixes = (with_day(text[day.start : day.end], last),) if last < day.day <= _LARGEST else ()
            yield disagreement(
                CODE, day.start, day.end, f"{MONTHS[day.month - 1]} has no day {day.day}.", fixes, confidence=0.95, category="numbers"
            )
    if _CLOCK_SIGN.search(text, start, end):
        yield from _times(text, start, end)
    for pattern in (_SPAN_OF_LIFE, _TENURE):
        for match in pattern.finditer(text, start, end):
            if int(match["last"]) < int(match["first"]):
                yield disagreement(
                    CODE,
                    match.start("first"),
                    match.end("last"),
                    "The years run backwards.",
                    (match["last"] + text[match.end("first") : match.start("last")] + match["first"],),
                    confidence=0.85,
                )


def _leap_day(text: str, day: Day, years: Years) -> Iterator[Finding]:
    if day.year:
        options = [day.year]
    elif years.published:
        options = [years.published.year + (years.published.month >= 9), *years.named]
    else:
        options = []
    if not options or any(leap(year) for year in options):
        return
    if not day.year and re.search(r"\b(?:leap|born|birthday|every)\b", text[max(0, day.start - 80) : day.end + 80]):
        return
    yield disagreement(
        CODE,
        day.start,
        day.end,
        f"{options[0]} has no Feb. 29.",
        (with_day(text[day.start : day.end], 28),),
        confidence=0.95 if day.year else 0.75,
        category="numbers",
    )


def _times(text: str, start: int, end: int) -> Iterator[Finding]:
    for match in _CLOCK.finditer(text, start, end):
        hour, minute = int(match["hour"] or match["hour2"]), int(match["minute"] or 0)
        half = match["half"] or match["half2"]
        if hour > 12 or minute > 59:
            afternoon = 13 <= hour <= 23 and minute <= 59 and half.lower().startswith("p")
            fixes = (match.group().replace(match["hour"] or match["hour2"], str(hour - 12), 1),) if afternoon else ()
            yield disagreement(
                CODE, match.start(), match.end(), f"No clock shows {match.group()}.", fixes, confidence=0.8, category="numbers"
            )
    for match in _LONG_DAY.finditer(text, start, end):
        yield disagreement(CODE, match.start(), match.end(), "A day has 24 hours.", confidence=0.85, category="numbers")
