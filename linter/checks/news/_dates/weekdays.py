"""A weekday beside a date: "Tuesday, Sept. 15, 2025" was a Monday."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from linter.checks.news._dates.calendar import DATE, MONTH, WEEKDAY, WEEKDAYS, Day, Years, day_of, has_month, weekday_number, with_day
from linter.checks.news._facts import disagreement
from linter.checks.news._patterns import Pattern
from linter.finding import Finding, Severity

CODE = "dates/weekday"
#: Before that a date is more likely to be of the Julian calendar, and few stories tell its weekday.
_GREGORIAN = 1800

_PART = r"(?:\s(?:morning|afternoon|evening|night|lunchtime|mornings|evenings))?"
_BEFORE = Pattern(rf"(?<![\w’'-])(?P<weekday>{WEEKDAY}){_PART}(?:['’]s)?(?:,\s|\s\(|,?\s(?:the\s)?|\s[–—-]\s|,\son\s){DATE}")
_AFTER = Pattern(rf"\b{DATE}(?:,\sa\s|\s\(an?\s|\s\(|,\swhich\s(?:is|was|falls\son|fell\son)\sa\s)(?P<weekday>{WEEKDAY})(?=[\s,.;)])")
_FALLS = Pattern(rf"\b{DATE}\s(?:is|was|falls|fell|will be|will fall)\s(?:on\s)?an?\s(?P<weekday>{WEEKDAY})(?=[\s,.;)])")
_RANGE = Pattern(rf"(?P<first>{WEEKDAY})\s?(?:through|to|and|until|till|thru|or|&|[–—-])\s?$")
_LAST_DAY = Pattern(rf"\s?(?:through|to|and|until|or|&|[–—-])\s?(?:{MONTH}\s)?(\d{{1,2}})(?!\d)")
_CLUES = tuple(name[:3] for name in WEEKDAYS)


def find(text: str, start: int, end: int, years: Years) -> Iterator[Finding]:
    """Weekdays of ``text[start:end]``, a sentence, that no plausible year agrees with."""
    if not any(clue in text[start:end] for clue in _CLUES) or not has_month(text[start:end]):
        return
    for pattern in (_BEFORE, _AFTER, _FALLS):
        for match in pattern.finditer(text, start, end):
            day = day_of(match)
            named = (match.start("weekday"), match.end("weekday"))
            if pattern is _BEFORE and (first := _RANGE.search(text, max(start, named[0] - 24), named[0])):
                yield from _of_range(text, first, named, day, years)
            elif not (text[named[0] : named[1]] in ("Sun", "Mon", "Sat") and pattern is _BEFORE and _after_capital(text, start, named[0])):
                yield from _wrong(text, named, day, years)


def _after_capital(text: str, start: int, at: int) -> bool:
    words = text[max(start, at - 30) : at].split()
    return bool(words) and words[-1][:1].isupper()


def _of_range(text: str, first: re.Match[str], named: tuple[int, int], day: Day, years: Years) -> Iterator[Finding]:
    """Two weekdays and two days: "Friday and Saturday, June 5-6"; with one day nobody knows whose it is."""
    if last := _LAST_DAY.match(text, day.end):
        yield from _wrong(text, first.span("first"), day, years)
        other = day._replace(start=last.start(1), end=last.end(1), day=int(last[1]))
        if other.day > day.day:
            yield from _wrong(text, named, other, years)


def _wrong(text: str, named: tuple[int, int], day: Day, years: Years) -> Iterator[Finding]:
    said = weekday_number(text[slice(*named)])
    options = [day.year] if day.year else years.plausible(day)
    dates = [found for year in options if year >= _GREGORIAN and (found := day.within(year))]
    if not dates or any(found.weekday() == said for found in dates):
        return
    right = dates[0]
    message = f"{_long(right)} {_tense(right, years.published)} a {WEEKDAYS[right.weekday()]}, not a {WEEKDAYS[said]}."
    sure = 0.95 if day.year else 0.9 if years.published else 0.5
    severity = Severity.WARNING if day.year or years.published else Severity.INFO
    meant = _meant(said, right, years.published) if named[0] < day.start else None
    if meant:
        yield disagreement(
            CODE, day.start, day.end, message, (_written(text[day.start : day.end], day, meant),), confidence=sure, severity=severity
        )
    else:
        yield disagreement(
            CODE, *named, message, (_weekday_like(text[slice(*named)], right.weekday()),), confidence=sure, severity=severity
        )


def _meant(said: int, right: date, published: date | None) -> date | None:
    """The day that the weekday points to, if that is the day before publication and the date is neither that nor today."""
    if published is None or right in (published, published - timedelta(1)):
        return None
    yesterday = published - timedelta(1)
    return yesterday if yesterday.weekday() == said and abs((yesterday - right).days) <= 2 else None


def _written(text: str, day: Day, meant: date) -> str:
    if meant.month != day.month:
        return text if meant.day == day.day else f"{meant:%B} {meant.day}"
    return with_day(text, meant.day)


def _weekday_like(text: str, weekday: int) -> str:
    name = WEEKDAYS[weekday]
    if text.endswith("day"):
        return name
    return name[:3] + ("." if text.endswith(".") else "")


def _long(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year},"


def _tense(day: date, published: date | None) -> str:
    return "was" if published is None or day < published else "is"
