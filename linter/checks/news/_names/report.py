"""How the slips of names are told."""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks.news._names.cast import Use
from linter.checks.news._names.slip import Slip
from linter.checks.news._patterns import Pattern
from linter.document import Document
from linter.finding import Action, Finding, Severity

#: Certainty from which on a finding is an error, and a warning.
_ERROR, _WARNING = 0.9, 0.6

#: Who writes about spellings has both on purpose.
_ABOUT_SPELLING = Pattern(
    r"(?i)\b(?:mis-?spell|spell(?:ed|ing|s)?\b|pronounc|correction|an earlier version|also known as|formerly|renamed|née\b|nee\b|aka\b)"
)


def spelled_two_ways(document: Document, slip: Slip) -> Iterator[Finding]:
    """A finding for each place of the rarer spelling."""
    right = slip.right
    if any(_on_purpose(document, use) for use in slip.uses):
        return
    times = "once" if slip.times == 1 else f"{slip.times} times"
    for use in slip.uses:
        word = use.word
        yield Finding(
            word.start,
            word.end,
            "names/spelled-two-ways",
            f"“{word.text}” may be a slip: the story has “{right}” {times}.",
            Severity.ERROR if slip.sure >= _ERROR else Severity.WARNING if slip.sure >= _WARNING else Severity.INFO,
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


def _on_purpose(document: Document, use: Use) -> bool:
    part = use.mention.part
    low, high = max(part.start, use.word.start - 200), min(part.end, use.word.end + 200)
    return _ABOUT_SPELLING.search(document.text, low, high) is not None
