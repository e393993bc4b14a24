"""Captions that promise so many people "from left" and name another number of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.checks.news._facts import disagreement
from linter.checks.news._numbers.amounts import IN_WORDS, like, number
from linter.checks.news._patterns import Pattern
from linter.document import Document
from linter.finding import Finding

CODE = "caption/from-left"

_LEFT = Pattern(
    r"(?:\b[Ff]rom (?:the )?left(?: to right)?|\b[Ll]eft to right|\([Ll](?:-|–| to )[Rr]\)|\b[Cc]lockwise from (?:the )?(?:top left"
    r"|bottom left|left|top))\)?[,:]?\s"
)
_PEOPLE = Pattern(
    rf"(?<![\w-])(?P<n>{IN_WORDS}|\d{{1,2}}) (?:\w+ ){{0,2}}?(?:people|men|women|boys|girls|students|players|members|candidates|winners"
    rf"|officers|finalists|sisters|brothers"
    r"|friends|teammates|leaders|ministers|senators|directors|actors|astronauts|children|teachers|volunteers|runners|musicians|judges"
    r"|councill?ors|founders|graduates)\b",
    re.IGNORECASE,
)
#: How far before "from left" the number of people stands, and how long the names may be, in code points.
_REACH, _LONGEST = 200, 1000
_BREAK = Pattern(r"; and |; |, and |, | and ")
_NAME = Pattern(
    r"(?:(?:[A-ZÀ-Þ][\w.’'-]*|de|la|van|von|der|bin|al|el|dos|da|du|le) ?){1,5}(?: of [A-Z].*| \(.*\)| (?:in|with|holding|and|at"
    r"|wearing) .*)?"
)
#: What the picture shows besides, after the last name.
_CIRCUMSTANCE = Pattern(
    r",? (?:before|after|during|at|in|on|as|with|outside|inside|near|pose|posing|wait|waiting|arrive|arriving|walk|celebrate|attend"
    r"|stand)\b.*$",
    re.DOTALL,
)
_TITLE = Pattern(r"(?:Jr|Sr|[DR]-[A-Z]\w*|[A-Z]{2,3}|Inc|Esq|MD|PhD|OBE|MBE)\.?")


def find(document: Document) -> Iterator[Finding]:
    """Captions whose names are not as many as they promise."""
    text = document.text
    if "left" not in text and "(L" not in text and "(l" not in text:
        return
    for match in _LEFT.finditer(text):
        sentence = document.sentence_at(match.start())
        if sentence is None:
            continue
        promises = list(_PEOPLE.finditer(text, max(sentence.start, match.start() - _REACH), match.start()))
        listed = text[match.end() : min(sentence.end, match.end() + _LONGEST)].rstrip(".")
        listed = _CIRCUMSTANCE.sub("", listed)
        names = [item for item in _BREAK.split(listed) if item and not _TITLE.fullmatch(item)]
        if len(promises) != 1 or len(names) < 2 or not all(_NAME.fullmatch(item.strip()) for item in names):
            continue
        said = number(promises[0]["n"])
        if len(names) != said:
            yield disagreement(
                CODE, *promises[0].span("n"), f"{len(names)} are named.", (like(len(names), promises[0]["n"]),), confidence=0.75
            )
