"""Dates that disagree with the calendar, the publication or each other: weekdays, ages, anniversaries, days that are none."""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks.news._dates import ages, durations, impossible, two_ages, weekdays
from linter.checks.news._dates.calendar import Years
from linter.checks.news._numbers.amounts import sentences_with_numbers
from linter.document import Document
from linter.finding import Finding
from linter.segment import Sentence
from linter.settings import Settings

CODES = (weekdays.CODE, impossible.CODE, ages.CODE, durations.CODE, durations.RELATIVE)


def find(document: Document, settings: Settings) -> Iterator[Finding]:
    """Dates of a story that cannot be right."""
    sentences = list(sentences_with_numbers(document))
    if not sentences:
        return
    years = Years.of(document, settings)
    before: Sentence | None = None
    for sentence in sentences:
        for part in (weekdays, impossible):
            yield from part.find(document.text, sentence.start, sentence.end, years)
        adjacent = (
            before is not None
            and before.last == sentence.first
            and document.segment_at(before.start) == document.segment_at(sentence.start)
        )
        yield from durations.find(
            document.text, sentence.start, sentence.end, years, before.start if before and adjacent else sentence.start
        )  # fmt: skip
        before = sentence
    yield from ages.find(document, years)
    yield from two_ages.find(document)
