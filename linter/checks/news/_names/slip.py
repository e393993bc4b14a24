"""What is known of a name that is spelled two ways."""

from __future__ import annotations

from typing import NamedTuple

from linter.checks.news._names.cast import Entry, Use
from linter.checks.news._names.known import unheard


class Slip(NamedTuple):
    """A spelling that is not the name's (its key), the right one, how often the story has that, and where the wrong one stands.

    ``sure`` is 0 to 1.
    """

    wrong: str
    right: str
    times: int
    uses: list[Use]
    sure: float


def slip_of(wrong: Entry, right: Entry, uses: list[Use], sure: float) -> Slip:
    """The slip of one word of the story for another."""
    return Slip(wrong.key, right.surface, right.count, uses, sure)


def rarer(one: Entry, other: Entry) -> tuple[Entry, Entry]:
    """The rarer of two, or the later; then the other."""
    if one.count == other.count and unheard(one.surface) != unheard(other.surface):
        return (one, other) if unheard(one.surface) else (other, one)
    if one.count == other.count:
        return (one, other) if one.uses[0].word.start > other.uses[0].word.start else (other, one)
    return (one, other) if one.count < other.count else (other, one)
