"""All that the context check thinks of a document, above and below what it tells."""

from __future__ import annotations

from typing import NamedTuple

from linter.checks.context import joint_words, slips, small_words
from linter.checks.context.joint_words import Joint
from linter.checks.context.reading import Reading
from linter.checks.context.second_look import Question, answered
from linter.checks.context.slips import Slip
from linter.checks.context.small_words import Gap


class Opinions(NamedTuple):
    """What may be wrong, each in the order of the document.

    Words that others may be meant for, small words that may be missing or too many, words to be parted or made one.
    """

    slips: tuple[Slip, ...]
    gaps: tuple[Gap, ...]
    joints: tuple[Joint, ...]


def opinions(reading: Reading) -> Opinions:
    """What is thought of a document, however improbable."""
    questions: list[Question[Slip | Gap | Joint]] = [
        *slips.questions(reading),
        *small_words.questions(reading),
        *joint_words.questions(reading),
    ]
    found = list(answered(reading.symbols, questions))
    return Opinions(
        tuple(sorted(one for one in found if isinstance(one, Slip))),
        tuple(sorted(one for one in found if isinstance(one, Gap))),
        tuple(sorted(one for one in found if isinstance(one, Joint))),
    )
