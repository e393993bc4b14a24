"""Commas behind a state that follows its town, and behind a year that follows its day: American style asks for both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from linter.checks.news._patterns import Pattern
from linter.document import Document
from linter.finding import Action, Finding, Severity

PLACE, DATE = "punctuation/place-comma", "punctuation/date-comma"
CODES = (PLACE, DATE)

# What goes on with the sentence and cannot be the thing that the place or the date describes.
_GOES_ON = (
    r"(?:on|in|at|when|where|who|after|before|to|for|from|with|by|during|because|while|that|the|a|an|as|over|under|near|since|until)\b"
)
_VERB = r"(?:was|is|has|had|were|are|said|told|will|would|have|died|pleaded)\b"
_DATE = Pattern(
    r"\b(?:Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.|January|February|March|April|May|June|July|August|September|October|November|December)"
    rf" \d{{1,2}}, (?P<last>(?:19|20)\d\d)(?= {_GOES_ON}| {_VERB})"
)


@cache
def _states() -> frozenset[str]:
    lines = (Path(__file__).parent / "states.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


@cache
def _state() -> re.Pattern[str]:
    """A state behind a comma in the middle of a sentence, with no comma behind it."""
    names = "|".join(re.escape(name) for name in sorted(_states(), key=len, reverse=True))
    return re.compile(rf", (?P<last>{names})(?= {_GOES_ON}| (?P<verb>{_VERB}))")


_TOWN = Pattern(r"(?P<lead>[a-z]+) (?P<town>[A-Z][\w’'.-]+(?: [A-Z][\w’'-]+){0,2})$")
_LONGEST = 60  # code points of a town's name and the word before it
_OPENERS = frozenset(
    """in near at from of outside to around on after before during since with without by for as if when while until like despite because
    although though under over between among through across even just only still""".split()
)
_PREPOSITIONS = frozenset({"in", "near", "at", "from", "of", "outside", "to", "around"})


def find(document: Document) -> Iterator[Finding]:
    """Each with its last word and a comma."""
    text = document.text
    if ", " not in text:
        return
    for match in _DATE.finditer(text):
        # Every desk's book has it, and every desk prints it without now and then.
        yield _finding(match, DATE, "A comma follows the year of a full date.", Severity.INFO)
    for match in _state().finditer(text):
        town = _TOWN.search(text, max(0, match.start() - _LONGEST), match.start())
        if town is None or town["town"] in _states():
            continue
        if not match["verb"] or (town["lead"] in _PREPOSITIONS and not _begins(document, town.start())):
            yield _finding(match, PLACE, "A comma follows a state that comes after its town.", Severity.WARNING)


def _begins(document: Document, at: int) -> bool:
    """Whether the sentence begins with a phrase that can end at the town: then the state may be the subject."""
    sentence = document.sentence_at(at)
    return sentence is None or document.tokens[sentence.first].lower in _OPENERS


def _finding(match: re.Match[str], code: str, message: str, severity: Severity) -> Finding:
    last = match["last"]
    return Finding(
        match.start("last"), match.end("last"), code, message, severity, 0.8, Action.CORRECT, "typographical", ("news",),
        (last + ",",),
    )  # fmt: skip
