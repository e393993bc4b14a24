"""What tests of the context check share: what it says of a text, what the whole desk says, and texts with a fix applied."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from linter.checks import context
from linter.engine import Linter
from linter.finding import Finding, Severity
from linter.readers import read
from linter.settings import Settings

CODES = (context.WRONG_WORD, context.MISSING_WORD, context.EXTRA_WORD)


class Told(NamedTuple):
    """A finding at error or warning: its id, the text it marks, and its first suggestion applied to the whole."""

    code: str
    marked: str
    mended: str


def findings(text: str) -> list[Finding]:
    """All that context finds, in the order of the text."""
    return sorted(context.check(read("story.txt", text.encode()), Settings()))


def said(text: str) -> list[Told]:
    """What context finds, as a reader would see it."""
    return [Told(one.code, text[one.start : one.end], text[: one.start] + one.suggestions[0] + text[one.end :]) for one in findings(text)]


@cache
def _desk() -> Linter:
    return Linter(Settings())


def told(text: str) -> list[Told]:
    """What all checks say at error or warning, LanguageTool apart."""
    report = _desk().lint(read("story.txt", text.encode()), Settings())
    assert report.not_checked == ()
    return [
        Told(one.code, one.text, text[: one.offset] + (one.suggestions or (one.text,))[0] + text[one.end_offset :])
        for one in report.findings
        if one.severity is not Severity.INFO
    ]
