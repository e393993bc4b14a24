"""Totals that their parts do not make: "three people: two men and two women", nine members who vote 6-4."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from linter.checks.news._facts import disagreement
from linter.checks.news._numbers.amounts import NUMBER, Amount, count_like, hedged, number
from linter.checks.news._patterns import Pattern
from linter.finding import Finding

CODE = "numbers/total"

_COUNT = (
    rf"(?<![\w.,$£€/–-])(?:{NUMBER}|an?|another {NUMBER})(?![\w%]|[.,/:–-]\d|-\w|\s(?:percent|per cent|million|billion|thousand"
    rf"|hundred))"
)
_WORD = (
    r"(?!(?:and|or|who|which|that|was|were|is|are|had|has|have|when|after|before|while|but|as|if|because)\b|to (?:\d|two|three|four"
    r"|five|six"
    r"|seven|eight|nine|ten))[^\W\d][\w’'-]*"
)
_PART = rf"{_COUNT}(?: {_WORD}){{1,5}}"
_LIST = rf"{_PART}(?:, {_PART}){{0,12}},? (?:and|plus) {_PART}"
_EACH = Pattern(rf"(?P<count>{_COUNT}) (?P<noun>{_WORD}(?: {_WORD}){{0,4}})")
_END = r"(?=\s?[.;:)\n—–]|,| -|\s?$|\Z)"
_TIMES = Pattern(
    r"\b(?:hours?|days?|weeks?|months?|years?|minutes?|seconds|times?|miles?|km|kilomet\w+|met(?:er|re)s?|feet|foot|inch\w*|yards?"
    r"|acres?|pounds?"
    r"|dollars?|cents?|percent|points?|quarters|halves|thirds|degrees?|tons?|tonnes?|o['’]clock|p\.m|a\.m|lot|few|number"
    r"|dozen|total|further|year-old|more than|about|at least)\b"
)
_EXACT = Pattern(
    rf"(?P<total>{_COUNT}) (?P<noun>{_WORD}(?: (?!(?:who|which|that|but|or)\b)[^\W\d][\w’'-]*){{0,5}}?)(?P<mark>:| [-–—]|—| \("
    rf"|,)\s?(?P<list>{_LIST}){_END}"
)
#: Before a total of which only some are told of: "two of the three men".
_SOME_OF = Pattern(
    rf"\b(?:{NUMBER}|some|many|most|all|none|both|each|half|any|members?) (?:out )?of"
    r" (?:the (?:[\w-]+['’]s? )?|its |his |her |their |all )?$"
)
_INCLUDING = Pattern(
    rf"(?P<total>{_COUNT}) (?P<noun>{_WORD}(?: {_WORD}){{0,2}}),? (?:includ(?:ing|ed|es?)|among them),? (?P<list>{_LIST}){_END}"
)
_MADE_OF = Pattern(
    rf"(?<![\w-])(?P<total>{NUMBER})-(?:member|seat|person|strong|judge|justice) (?:\w+ ){{1,3}}(?:is |was )?(?:made up of|comprising"
    rf"|consisting of"
    rf"|composed of|comprises|consists of) (?P<list>{_LIST}){_END}"
)
_OF_THEM = Pattern(
    rf"(?P<total>{_COUNT}) (?P<noun>{_WORD}(?: {_WORD}){{0,2}})(?: (?:was|were) \w+)?,"
    rf" (?P<list>{_COUNT} of them {_WORD},? and {_COUNT}(?: of them)? {_WORD}){_END}"
)
_HOW_BADLY = Pattern(
    rf"(?P<total>{_COUNT})(?: {_WORD}){{0,3}} (?:was |were |had been )?(?:hurt|injured|wounded), (?P<list>{_COUNT}"
    rf" (?:of them )?\w+ly(?: hurt| injured)? and {_COUNT} (?:of them )?\w+ly)\b"
)
_IN_ALL = Pattern(
    rf"(?P<list>{_LIST})(?:,? (?:for a total of|a total of|totall?ing)|,| [-–—]) (?P<total>{_COUNT})(?P<all> in (?:all|total)"
    rf"| altogether)?{_END}"
)


class _Part(NamedTuple):
    number: float
    noun: str


def _read() -> dict[str, Any]:
    import tomllib

    return tomllib.loads(Path(__file__).with_name("people.toml").read_text("utf-8"))


@cache
def _people() -> dict[str, frozenset[str]]:
    told = _read()
    return {key: frozenset(told[key].split()) for key in ("general", "kinds")}


@cache
def _whole() -> tuple[frozenset[str], ...]:
    told = _read()
    return tuple(frozenset(kinds.split()) for kinds in told["whole"])


def find(text: str, start: int, end: int, found: Sequence[Amount]) -> Iterator[Finding]:
    """Totals of ``text[start:end]``, a sentence that holds ``found``."""
    if len(found) > 2 or (len(found) > 1 and re.search(r"\b[Aa]n? ", text[start:end])):
        yield from _told_at_once(text, start, end)
        yield from _some_told(text, start, end)


def _told_at_once(text: str, start: int, end: int) -> Iterator[Finding]:
    """Totals with all their parts: after a colon or dash, in brackets, "made up of", "in all"."""
    for match in _EXACT.finditer(text, start, end):
        if _SOME_OF.search(text, max(start, match.start() - 30), match.start()):
            continue
        parts = _parts(match["list"])
        total = _value(match["total"])
        if " each " in text[match.end("list") : end] or re.search(r"\beach\b", match["list"]):
            continue
        if match["mark"] == ",":
            told_by_kind = match["noun"].split()[0] in _people()["general"] and all(part.noun in _people()["kinds"] for part in parts)
            if not told_by_kind or _goes_on(text, match.end(), end):
                continue
        yield from _total(text, match, total, parts)
    for match in _MADE_OF.finditer(text, start, end):
        yield from _total(text, match, _value(match["total"]), _parts(match["list"]))
    for match in _IN_ALL.finditer(text, start, end):
        if match["all"] or "total" in text[match.end("list") : match.start("total")]:
            yield from _total(text, match, _value(match["total"]), _parts(match["list"]))


def _some_told(text: str, start: int, end: int) -> Iterator[Finding]:
    """Totals with some of their parts, which must not be more, or with kinds that are everybody."""
    for match in _INCLUDING.finditer(text, start, end):
        parts = _parts(match["list"])
        nouns = {_plural(part.noun) for part in parts}
        total, together = _value(match["total"]), sum(part.number for part in parts)
        people = [word in _people()["general"] | _people()["kinds"] for word in (match["noun"].split()[0], *(part.noun for part in parts))]
        if any(people) and not all(people):
            continue  # subsets that may overlap: voters, women, members of a family
        if together > total or (nouns in _whole() and not hedged(text, match.start("total"))):
            yield from _total(text, match, total, parts)
    for match in _OF_THEM.finditer(text, start, end):
        parts = _parts(match["list"].replace(" of them", ""))
        if sum(part.number for part in parts) > _value(match["total"]) or {_plural(part.noun) for part in parts} in _whole():
            yield from _total(text, match, _value(match["total"]), parts)
    for match in _HOW_BADLY.finditer(text, start, end):
        parts = _parts(match["list"].replace(" of them", ""))
        if sum(part.number for part in parts) > _value(match["total"]):
            yield from _total(text, match, _value(match["total"]), parts)


def _goes_on(text: str, at: int, end: int) -> bool:
    """Whether the list goes on after a comma with a further number, so that its parts are not all read."""
    return bool(re.match(rf",? (?:and |plus )?{_COUNT}", text[at:end]))


def _total(text: str, match: re.Match[str], total: float, parts: Sequence[_Part]) -> Iterator[Finding]:
    together = sum(part.number for part in parts)
    if together == total or total in (1, len(parts)) or not parts or hedged(text, match.start("total")) or _TIMES.search(match["list"]):
        return
    if "noun" in match.re.groupindex and (_TIMES.search(match["noun"]) or together > 2 * total or total > 2 * together):
        return
    at, edge = match.span("total")
    yield disagreement(
        CODE,
        at,
        edge,
        f"{' and '.join(f'{part.number:g}' for part in parts)} make {together:g}, not {total:g}.",
        (count_like(together, text[at:edge]),),
        category="numbers",
        confidence=0.8,
    )


def _parts(listed: str) -> list[_Part]:
    return [_part(match) for match in _EACH.finditer(listed)]


def _part(match: re.Match[str]) -> _Part:
    """A count with its noun: the last of one or two words ("teenage girls"), the first of more ("girls from Ohio")."""
    words = match["noun"].split()
    pairs = 2 if words[0] in ("couple", "pair") else 1
    return _Part(_value(match["count"]) * pairs, words[-1] if len(words) < 3 else words[0])


def _value(text: str) -> float:
    text = text.removeprefix("another ")
    return 1.0 if text in ("a", "an", "A", "An") else number(text)


def _plural(noun: str) -> str:
    return {"man": "men", "woman": "women", "child": "children"}.get(noun, noun if noun.endswith(("s", "men", "children")) else noun + "s")
