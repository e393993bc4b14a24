"""How the slips of names are told."""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks.news._names.spellings import Slip
from linter.finding import Action, Finding, Severity

#: Certainty from which on a finding is a warning.
_WARNING = 0.6


def spelled_two_ways(slip: Slip) -> Iterator[Finding]:
    """A finding for each place of the rarer spelling."""
    right = slip.right.surface
    for use in slip.uses:
        word = use.word
        yield Finding(
            word.start,
            word.end,
            "names/spelled-two-ways",
            f"The story has “{right}” elsewhere ({slip.right.count} times); “{word.text}” looks like the same name spelled another way.",
            Severity.WARNING if slip.sure >= _WARNING else Severity.INFO,
            round(slip.sure, 2),
            Action.REVIEW,
            "inconsistency",
            ("news",),
            (_as_written(word.text, right),),
        )


def _as_written(word: str, right: str) -> str:
    """The right name with the capitals that its place asks for."""
    if word.isupper() and len(word) > 1:
        return right.upper()
    if word[0].isupper() and not right[0].isupper():
        return right[0].upper() + right[1:]
    return right
