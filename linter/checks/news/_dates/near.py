"""Dates near publication: how many days away they are, and those that their weekday would tell as well."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from linter.checks.news._dates.calendar import FULL_DATE, WEEKDAY, WEEKDAYS, Day, day_of, has_month, published
from linter.checks.news._facts import disagreement
from linter.checks.news._patterns import Pattern
from linter.document import Document
from linter.finding import Finding
from linter.settings import Settings

CODE = "dates/near"
#: Days before and after publication for which a weekday is clear.
WEEK = 6

_AFTER_WEEKDAY = Pattern(rf"(?:{WEEKDAY})(?:,|\s\(|\sthe)?\s$")
_RANGE = Pattern(r"\s?(?:[-–—/]|to\b|through\b|and\s\d)")


def find(document: Document, settings: Settings) -> Iterator[Finding]:
    """Dates by month and day, without a weekday or a year, that are at most a week from publication."""
    day = published(document, settings)
    if day is None:
        return
    text = document.text
    for sentence in document.sentences:
        for told, found in _days(text, sentence.start, sentence.end, day):
            beside = _AFTER_WEEKDAY.search(text, max(sentence.start, told.start - 14), told.start) or _RANGE.match(text, told.end)
            if found is not None and told.year is None and abs((found - day).days) <= WEEK and not beside:
                weekday = WEEKDAYS[found.weekday()]
                yield disagreement(CODE, told.start, told.end, f"That is {weekday}.", (weekday,), category="style")


def within(document: Document, settings: Settings, at: int, window: int) -> bool:
    """Whether the sentence at an offset has a date at most ``window`` days from publication."""
    day = published(document, settings)
    sentence = document.sentence_at(at)
    if day is None or sentence is None:
        return False
    days = _days(document.text, sentence.start, sentence.end, day)
    return any(found is not None and abs((found - day).days) <= window for _, found in days)


def _days(text: str, start: int, end: int, about: date) -> Iterator[tuple[Day, date | None]]:
    """The dates of ``text[start:end]``, those without a year in the year that brings them nearest to another day."""
    if not has_month(text[start:end]):
        return
    for match in FULL_DATE.finditer(text, start, end):
        day = day_of(match)
        years = (day.year,) if day.year else range(about.year - 1, about.year + 2)
        found = [there for year in years if (there := day.within(year))]
        yield day, min(found, key=lambda there: abs(there - about), default=None)
