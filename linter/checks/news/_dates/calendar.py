"""Dates as news writes them, with and without a year, and the years that a date without one can mean."""

from __future__ import annotations

import re
from calendar import isleap, monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from linter.checks.news._patterns import Pattern
from linter.document import Document
from linter.settings import Settings

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)\b\.?)"
MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
YEAR = r"(?:1[5-9]|20)\d\d"
#: A date of day and month with or without a year; groups ``m1 d1 y1`` or ``d2 m2 y2``.
DATE = (
    rf"(?:(?P<m1>{MONTH})\s(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?![\w:%]|[.,]\d|\s(?:million|billion|percent"
    rf"|per))(?:,?\s(?P<y1>{YEAR})(?![\w-]))?"
    rf"|(?<![\d.,:/$£€])(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<m2>{MONTH})(?!\w)(?:,?\s(?P<y2>{YEAR})(?![\w-]))?)"
)
FULL_DATE = Pattern(rf"\b{DATE}")
_A_YEAR = Pattern(rf"(?<![\w$£€.,-]){YEAR}(?![\w%]|[.,]\d)")
#: "DOVER, Sept. 30, 2022 (AP) —", which readers may take for the beginning of the paragraph.
_DATED_LINE = Pattern(r"[A-Z][A-Z’'. -]+,[^—–]*?\b\d{4}\b[^—–\n]{0,30}(?:—|–|--)")
_LONGEST_DATELINE = 120
_DAY = Pattern(r"(?<!\d)\d{1,2}(?!\d)(st|nd|rd|th)?")
#: Days from the publication within which a date without a year belongs to one year only.
_NEAR, _HALF = 150, 183


class Day(NamedTuple):
    """A date as written: the day may not exist, the year may be missing; the span is that of the text."""

    start: int
    end: int
    month: int
    day: int
    year: int | None

    @property
    def exists(self) -> bool:
        """Whether there is such a day, in its year or in any."""
        return 1 <= self.day <= (monthrange(self.year or 2000, self.month)[1])

    def within(self, year: int) -> date | None:
        """The date in that year, None where that year has no such day."""
        return date(year, self.month, self.day) if 1 <= self.day <= monthrange(year, self.month)[1] else None


def month_number(name: str) -> int:
    """1 for January, Jan. and Jan."""
    return next(at for at, month in enumerate(MONTHS, 1) if month[:3] == name[:3].capitalize())


def weekday_number(name: str) -> int:
    """0 for Monday and Mon."""
    return next(at for at, day in enumerate(WEEKDAYS) if day[:3] == name[:3].capitalize())


def day_of(match: re.Match[str]) -> Day:
    """The date that a pattern with ``DATE`` in it has matched."""
    kind = "1" if match["m1"] else "2"
    year = match["y" + kind]
    start = min(match.start("m" + kind), match.start("d" + kind))
    end = match.end("y" + kind) if year else max(match.end("m" + kind), match.end("d" + kind))
    return Day(start, end, month_number(match["m" + kind]), int(match["d" + kind]), int(year) if year else None)


def published(document: Document, settings: Settings) -> date | None:
    """When the story appeared, from the settings, the file or a dateline with a year."""
    if settings.published or document.published:
        return settings.published or document.published
    for part in document.segments[:4]:
        dateline = _DATED_LINE.match(document.text, part.start, min(part.end, part.start + _LONGEST_DATELINE))
        if dateline and (match := FULL_DATE.search(document.text, part.start, dateline.end())):
            day = day_of(match)
            return day.within(day.year) if day.year else None
    return None


class Years(NamedTuple):
    """What is known of a story's years: its publication, the years it names with their first offsets, and if a whole date is told."""

    published: date | None
    named: Mapping[int, int]
    dated: bool

    @classmethod
    def of(cls, document: Document, settings: Settings) -> Years:
        """Read the years of a story."""
        named: dict[int, int] = {}
        for match in _A_YEAR.finditer(document.text):
            named.setdefault(int(match.group()), match.start())
        dated = any(match["y1"] or match["y2"] for match in FULL_DATE.finditer(document.text)) if named else False
        return cls(published(document, settings), named, dated)

    def plausible(self, day: Day) -> list[int]:
        """The years that a date without one can mean, likeliest first; empty where nobody can know."""
        told = {year for year, at in self.named.items() if at < day.start + 100 and year >= 1918}
        if self.published is None:
            return sorted(told, reverse=True) if self.dated and len(self.named) <= 2 else []
        near = sorted((abs(found - self.published), year) for year, found in self._around(day))
        if not near:
            return []
        distance = near[0][0]
        likely = [year for gap, year in near if gap <= timedelta(days=_HALF)] or [near[0][1]]
        if distance > timedelta(days=_NEAR):
            likely += [year for _, year in near if year not in likely]
        return likely + sorted(told - set(likely) - {self.published.year})

    def _around(self, day: Day) -> list[tuple[int, date]]:
        assert self.published is not None  # noqa: S101
        years = range(self.published.year - 1, self.published.year + 2)
        return [(year, found) for year in years if (found := day.within(year))]


def nth(value: int) -> str:
    """21st for 21."""
    tail = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{tail}"


def with_day(text: str, day: int) -> str:
    """A date written as ``text`` is, of another day of its month."""
    return _DAY.sub(lambda match: nth(day) if match[1] else str(day), text, count=1)


_MONTH_SIGNS = tuple(month[:3] for month in MONTHS)


def has_month(text: str) -> bool:
    """Whether a text may name a month: looking for that first spares most sentences the search for dates."""
    return any(sign in text for sign in _MONTH_SIGNS)


def leap(year: int) -> bool:
    """Whether February has 29 days."""
    return isleap(year)
