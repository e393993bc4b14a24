"""The comma between a quotation and who said it.

The code is one of ``quotes/`` as the slip is at the marks, and not in what was said.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from linter.checks.news._attribution import NAME, PRONOUN, SAID
from linter.checks.news._patterns import Pattern
from linter.document import Document
from linter.finding import Action, Finding, Severity
from linter.settings import Settings

COMMA = "quotes/attribution-comma"
CODES = (COMMA,)
_MESSAGE = "A comma separates a quotation from who said it."

_SAID_HERE = rf"(?:{PRONOUN} {SAID}\b|(?:said|says|added|asked|replied|explained) (?:{PRONOUN}\b|{NAME}))"
_DAY = r"(?:on |in |at |this |last |by |during |after |before |to |Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)"
# "We will appeal" she said
_NO_COMMA = Pattern(rf"(?<=[\w%])(?P<close>[\"”])(?= (?:{_SAID_HERE}|(?!I ){NAME} {SAID}(?:[.,]| {_DAY})))")
# "We will appeal." she said
_STOP_INSIDE = Pattern(
    rf"(?<=[\w%])\.(?P<close>[\"”])"
    rf"(?= (?:{PRONOUN} {SAID}\b|(?:said|says|added|replied|explained) (?:{PRONOUN}\b|{NAME}|the\b)))"
)
# He said "We will appeal."
_NO_COMMA_BEFORE = Pattern(
    r"(?P<word>\b(?:said|says|added|replied|asked|shouted|explained|told (?:reporters|him|her|them|the \w+|[A-Z]\w+)))"
    r" (?=[\"“](?P<speech>[A-Z][^\"“”]+[.?!,])[\"”])"
)
_LAST_WORD = Pattern(r"[\w’'%$-]+$")
_LONGEST = 40  # code points of a word


def find(document: Document, settings: Settings) -> Iterator[Finding]:
    """Quotations without the comma, or with a stop in its place."""
    del settings
    text = document.text
    if '"' not in text and "”" not in text:
        return
    for match in _NO_COMMA.finditer(text):
        if _is_speech(document, match.start()):
            yield _mended(text, match, match.start(), 0.85)
    for match in _STOP_INSIDE.finditer(text):
        yield _mended(text, match, match.start(), 0.9)
    for match in _NO_COMMA_BEFORE.finditer(text):
        speech = match["speech"].split()
        if len(speech) >= 4 and sum(word[0].isupper() for word in speech) * 2 < len(speech):
            yield _finding(match.start(), match.end("word"), 0.8, match["word"] + ",")


def _is_speech(document: Document, close: int) -> bool:
    """Whether the quotation that ends with a mark is a sentence of its own, not a word or two in somebody's sentence."""
    text = document.text
    at = bisect_right(document.quotations, close, key=lambda span: span[0]) - 1
    start, end = document.quotations[at] if at >= 0 else (close, close)
    if not start < close < end or len(text[start:close].split()) < 2 or not text[start + 1 : start + 2].isupper():
        return False
    before = text[max(0, start - 2) : start]
    return not before.strip() or before.strip()[-1:] in '.!?,:”"'


def _mended(text: str, match: re.Match[str], end: int, confidence: float) -> Finding:
    """The finding at the last word of a quotation, which ends at ``end``, with a comma inside the mark."""
    last = _LAST_WORD.search(text, max(0, end - _LONGEST), end)
    start = last.start() if last else end
    return _finding(start, match.end(), confidence, text[start:end] + "," + match["close"])


def _finding(start: int, end: int, confidence: float, suggestion: str) -> Finding:
    return Finding(
        start, end, COMMA, _MESSAGE, Severity.WARNING, confidence, Action.CORRECT, "typographical", ("news",), (suggestion,)
    )  # fmt: skip
