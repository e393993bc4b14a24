"""Dates that disagree with the calendar, the publication or each other: weekdays, ages, anniversaries, days that are none."""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks.news._dates import ages, durations, impossible, weekdays
from linter.checks.news._dates.calendar import Years
from linter.checks.news._numbers.amounts import sentences_with_numbers
from linter.document import Document
from linter.finding import Finding
from linter.settings import Settings

CODES = (weekdays.CODE, impossible.CODE, ages.CODE, durations.CODE, durations.RELATIVE)


def find(document: Document, settings: Settings) -> Iterator[Finding]:
    """Dates of a story that cannot be right."""
    sentences = list(sentences_with_numbers(document))
    if not sentences:
        return
    years = Years.of(document, settings)
    for sentence in sentences:
        for part in (weekdays, impossible, durations):
            yield from part.find(document.text, sentence.start, sentence.end, years)
    yield from ages.find(document, years)
