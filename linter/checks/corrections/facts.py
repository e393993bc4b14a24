"""Numbers, times and dates of a text, read into values, so that the same fact in two styles is the same.

>>> [fact.value for fact in facts("five of 17 on Jan. 3 at 3:30 p.m.")]
[(5.0, ''), (17.0, ''), (1, 3, None), 930]
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from enum import StrEnum
from typing import Any, NamedTuple

from linter.checks.news._dates.calendar import DATE, MONTH, WEEKDAY, YEAR, month_number, weekday_number
from linter.checks.news._numbers.amounts import FIGURES, SCALES, Amount, amounts, hedged


class Kind(StrEnum):
    """What a term is; ``WORD`` is no fact. The values of others stand for any fact of their kind."""

    WORD = "word"
    NUMBER = "#number"
    MONEY = "#money"
    SHARE = "#share"
    YEAR = "#year"
    RANK = "#rank"
    TIME = "#time"
    DATE = "#date"
    WEEKDAY = "#weekday"
    NAME = "#name"


class Fact(NamedTuple):
    """A fact in ``[start, end)``. Facts of one kind and value are the same; ``slack`` is how far an inexact number reaches."""

    start: int
    end: int
    kind: Kind
    value: Any
    slack: float = 0.0


_DATE = re.compile(rf"\b(?:{DATE}|(?P<month>{MONTH})(?![\w-])(?:,?\s(?P<year>{YEAR})(?![\w-]))?)")
_WEEKDAY = re.compile(rf"\b(?:{WEEKDAY})(?!\w)")
_TIME = re.compile(
    r"(?<![\w.:,])(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?[\s\u00a0]?(?P<half>[ap])\.?m\b\.?"
    r"|(?<![\w.:,])(?P<clock>\d{1,2}):(?P<past>\d\d)(?![\d:])|\b(?P<word>noon|midnight)\b",
    re.IGNORECASE,
)
_RANKS = {
    word: value
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth"
        " seventeenth eighteenth nineteenth twentieth".split(),
        1,
    )
}
_RANK = re.compile(rf"\b(?:(?P<figures>\d+)(?:st|nd|rd|th)|(?P<word>{'|'.join(_RANKS)}))\b", re.IGNORECASE)
_FIGURES = re.compile(rf"(?P<number>{FIGURES})(?P<scale>[a-z]{{1,2}})?", re.IGNORECASE)
_LEFT = re.compile(r"\d(?:\d|[.,](?=\d))*\w*")
#: Months that are words and names too: alone, only after what a month follows.
_AMBIGUOUS = frozenset({"may", "march", "mar", "august", "april", "june", "jan", "dec"})
_BEFORE_MONTH = re.compile(
    r"\b(?:in|of|since|by|until|till|from|to|last|next|this|early|late|mid|through|for|and|between|every|during)[\s-]$"
)
_JOIN = re.compile(r"(?:\s|-| and )")
_CURRENCIES = {"dollar": "$", "us$": "$", "pound": "£", "euro": "€", "yen": "¥", "rupee": "₹"}


def facts(text: str, start: int = 0, end: int | None = None) -> Iterator[Fact]:
    """The facts in ``text[start:end]`` that are no names, in order and without overlaps."""
    end = len(text) if end is None else end
    taken: list[Fact] = []
    for read in (_dates, _weekdays, _times, _ranks, _amounts, _left):
        starts = [fact.start for fact in taken]
        free = [fact for fact in read(text, start, end) if not _meets(taken, starts, fact)]
        if free:
            taken = sorted([*taken, *free])
    yield from taken


def same(one: Fact, other: Fact) -> bool:
    """Whether two facts of one kind agree: what one leaves open, such as the year of a date, the other may say."""
    if one.kind is Kind.DATE:
        return all(a == b or a is None or b is None for a, b in zip(one.value, other.value, strict=True))
    if isinstance(one.value, tuple) and isinstance(other.value, tuple):
        (a, a_unit), (b, b_unit) = one.value, other.value
        return abs(a - b) <= max(one.slack, other.slack, 1e-9 * abs(a)) and (a_unit == b_unit or not a_unit or not b_unit)
    return bool(one.value == other.value)


def _meets(taken: list[Fact], starts: list[int], fact: Fact) -> bool:
    at = bisect_right(starts, fact.start) - 1
    return (at >= 0 and taken[at].end > fact.start) or (at + 1 < len(taken) and taken[at + 1].start < fact.end)


def _dates(text: str, start: int, end: int) -> Iterator[Fact]:
    for match in _DATE.finditer(text, start, end):
        if name := match["month"]:
            alone = match["year"] is None
            if alone and (
                name.rstrip(".").lower() in _AMBIGUOUS and not _BEFORE_MONTH.search(text[max(start, match.start() - 10) : match.start()])
            ):
                continue
            yield Fact(match.start(), match.end(), Kind.DATE, (month_number(name), None, int(match["year"]) if match["year"] else None))
        else:
            kind = "1" if match["m1"] else "2"
            year = match["y" + kind]
            value = (month_number(match["m" + kind]), int(match["d" + kind]), int(year) if year else None)
            yield Fact(match.start(), match.end(), Kind.DATE, value)


def _weekdays(text: str, start: int, end: int) -> Iterator[Fact]:
    for match in _WEEKDAY.finditer(text, start, end):
        if match.group() not in ("Sun", "Sat", "Wed", "Mon"):  # words and names as often
            yield Fact(match.start(), match.end(), Kind.WEEKDAY, weekday_number(match.group()))


def _times(text: str, start: int, end: int) -> Iterator[Fact]:
    """Times of day, in minutes since midnight."""
    for match in _TIME.finditer(text, start, end):
        if word := match["word"]:
            value = 720 if word.lower() == "noon" else 0
        elif match["half"]:
            hour = int(match["hour"]) % 12 + (12 if match["half"] in "pP" else 0)
            value = 60 * hour + int(match["minute"] or 0)
        else:
            value = 60 * int(match["clock"]) + int(match["past"])
        yield Fact(match.start(), match.end(), Kind.TIME, value)


def _ranks(text: str, start: int, end: int) -> Iterator[Fact]:
    for match in _RANK.finditer(text, start, end):
        yield Fact(match.start(), match.end(), Kind.RANK, int(match["figures"]) if match["figures"] else _RANKS[match["word"].lower()])


def _amounts(text: str, start: int, end: int) -> Iterator[Fact]:
    """Amounts; "two hundred and fifty" is one."""
    pending: tuple[Amount, float, int] | None = None  # the first part, the value and end so far
    for amount in amounts(text, start, end):
        if pending is not None:
            first, value, stop = pending
            if first.scale in ("hundred", "thousand") and _JOIN.fullmatch(text, stop, amount.start) and amount.value < SCALES[first.scale]:
                pending = (first, value + amount.value, amount.end)
                continue
            yield _number(text, *pending)
        pending = (amount, amount.value, amount.end)
    if pending is not None:
        yield _number(text, *pending)


def _number(text: str, amount: Amount, value: float, end: int) -> Fact:
    unit = amount.unit.lower()
    kind = Kind.SHARE if unit == "%" else Kind.MONEY if unit else Kind.YEAR if amount.year else Kind.NUMBER
    slack = amount.slack if amount.figures and hedged(text, amount.start) else 0.0
    return Fact(amount.start, end, kind, (value, _CURRENCIES.get(unit, unit)), slack)


def _left(text: str, start: int, end: int) -> Iterator[Fact]:
    """Figures that are no amounts: parts of scores and ranges, "5m", "1990s"."""
    for match in _LEFT.finditer(text, start, end):
        if start < match.start() and (text[match.start() - 1].isalpha() or text[match.start() - 1] == "_"):
            continue
        number = _FIGURES.fullmatch(match.group())
        scale = (number["scale"] or "").lower() if number else ""
        if number and (not scale or scale in SCALES):
            value: Any = (float(number["number"].replace(",", "")) * SCALES.get(scale, 1.0), "")
        else:
            value = match.group().casefold()
        yield Fact(match.start(), match.end(), Kind.NUMBER, value)
