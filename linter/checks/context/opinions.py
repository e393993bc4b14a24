"""All that the context check thinks of a document, above and below what it tells."""

from __future__ import annotations

from typing import NamedTuple

from linter.checks.context import slips, small_words
from linter.checks.context.reading import Reading
from linter.checks.context.second_look import Question, answered
from linter.checks.context.slips import Slip
from linter.checks.context.small_words import Gap


class Opinions(NamedTuple):
    """Words that others may be meant for and small words that may be missing or too many, in the order of the document."""

    slips: tuple[Slip, ...]
    gaps: tuple[Gap, ...]


def opinions(reading: Reading) -> Opinions:
    """What is thought of a document, however improbable."""
    questions: list[Question[Slip | Gap]] = [*slips.questions(reading), *small_words.questions(reading)]
    found = list(answered(reading.symbols, questions))
    return Opinions(
        tuple(sorted(one for one in found if isinstance(one, Slip))),
        tuple(sorted(one for one in found if isinstance(one, Gap))),
    )
