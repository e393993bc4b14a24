"""The two ends of a change, and which way its words say it went."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from linter.checks.news._dates.calendar import MONTH
from linter.checks.news._numbers.amounts import Amount
from linter.checks.news._patterns import Pattern

_UP = (
    r"(?:doubl|tripl|trebl|quadrupl)(?:ed?|es|ing)|"
    r"rose|risen|rises?|rising|grew|grown|grows?|growing|increas(?:e|ed|es|ing)|climb(?:ed|s|ing)?|jump(?:ed|s|ing)?|soar(?:ed|s|ing)?"
    r"|surg(?:ed|es|ing)"
    r"|swell(?:ed|s)?|swollen|expand(?:ed|s|ing)?|gained|rais(?:e|ed|es|ing)|boost(?:ed|s|ing)?|up(?= from| to| by| \d)|hike[ds]?"
    r"|higher|shot up"
    r"|went up|lift(?:ed|s)?"
)
_DOWN = (
    r"slipp?(?:ed|s)|eas(?:ed|es)|retreated|narrow(?:ed|s)|slow(?:ed|s)|cooled|"
    r"fell|fallen|falls?|falling|dropp?(?:ed|s|ing)?|declin(?:e|ed|es|ing)|decreas(?:e|ed|es|ing)|shrank|shrunk|shrinks?|plung(?:ed|es"
    r"|ing)|plummet(?:ed|s)?"
    r"|slid|slump(?:ed|s)?|tumbl(?:ed|es)|sank|sunk|cut(?:s|ting)?|reduc(?:e|ed|es|ing)|lower(?:ed|s|ing)?|down(?= from| to| by| \d)"
    r"|dwindl(?:ed|es)"
    r"|slash(?:ed|es|ing)?|trimm?ed"
    r"|dipp?ed|decrease|reduction|went down"
)
_UP_WORD, _DOWN_WORD = Pattern(rf"\b(?:{_UP})\b", re.IGNORECASE), Pattern(rf"\b(?:{_DOWN})\b", re.IGNORECASE)
ANY = Pattern(rf"\b(?:{_UP}|{_DOWN}|change[ds]?|doubl|tripl|trebl|quadrupl|halv)", re.IGNORECASE)
#: What may stand between the two ends: their noun, a time.
_NOUN = r"(?:\s(?!(?:and|but|while|who|which|from|to|or|with|after|when|as|than|before|until|since|for|between)\b)[\w.’'-]+){0,4}"
_FROM = Pattern(
    rf"{_NOUN},?(?: (?:up|down|an? (?:rise|increase|fall|drop|decline|jump) of)(?: by)?(?: (?:about |nearly |almost |some )?[\d.]+(?:%"
    rf"| per ?cent))?)?(?: in (?:\w+ )?\d{{4}})?,? from(?: an?| the)?(?: \w+){{0,3}}? $"
)
_TO = Pattern(
    rf"{_NOUN}(?: in (?:\w+ )?\d{{4}})?,? to(?: an?| the| some)?(?: (?:record|low|high|total|new|current|about|around|nearly|almost"
    rf"|just|over|more|than|under))* $"
)
_FROM_BEFORE = Pattern(r"\bfrom(?: about| around| nearly| almost| just)* $")


class Change(NamedTuple):
    """A change from one amount to another, and which way its words say it went: 1, -1, or 0."""

    before: Amount
    after: Amount
    way: int


def changes(text: str, start: int, found: Sequence[Amount]) -> Iterator[Change]:
    """The changes "from A to B", "to B from A" and "B, up from A" among the amounts of a sentence that begins at ``start``."""
    ends = [
        amount
        for amount in found
        if not amount.year
        and text[amount.end : amount.end + 1] != "-"
        and not _TOP.search(text, max(start, amount.start - 8), amount.start)
        and not _DAY_OF.search(text, max(start, amount.start - 11), amount.start)
        and not re.search(r"\b(?:by|of) $", text[max(start, amount.start - 3) : amount.start])
    ]
    percents, others = [amount for amount in ends if amount.percent], [amount for amount in ends if not amount.percent]
    pairs = [*pairwise(others), *pairwise(percents)]
    if others and percents and others[-1].end < percents[0].start:
        pairs.append((others[-1], percents[0]))  # "from 9.5 to 10 percent"
    for one, two in pairs:
        if not _same_kind(text, one, two):
            continue
        between = text[one.end : two.start]
        if (
            _TO.fullmatch(between)
            and not _RANGE_BEFORE.search(text, max(start, one.start - 14), one.start)
            and _FROM_BEFORE.search(text, max(start, one.start - 30), one.start)
        ):
            yield Change(one, two, _way(text, start, one.start))
        elif _FROM.fullmatch(between) and not (one.percent and _LEAD.search(text, max(start, one.start - 20), one.start)):
            yield Change(two, one, _way_of_last(text, start, one, two))


#: These do not name what is counted.
_SMALL = frozenset(
    "to from in a an the and on per last thi by at over during since after for with before of under when between a while or".split()
)
#: "60 days, down from six to eight months": the two ends of one range.
_RANGE_BEFORE = Pattern(r", (?:up|down) from $")
#: "54 percent to 44 percent": a lead, of which the second is no end of a change.
_LEAD = Pattern(r"\d(?:%| percent| per cent)? to $")
_TOP = Pattern(r"\b(?:top|bottom|richest|poorest) $")
_DAY_OF = Pattern(rf"{MONTH}\s$")
_TIME = frozenset("year month week day hour minute second decade quarter season game match point".split())
_A_CHANGE_OF = Pattern(
    r"(?:\s[\w’'-]+){0,4}[,–—-]? (?:an?|the) (?P<word>increase|rise|jump|gain|decline|drop|fall|decrease|reduction)(?: of)?(?:"
    r" (?:about|nearly|almost|some))? $"
)


def told_last(text: str, found: Sequence[Amount]) -> Iterator[Change]:
    """Two ends and then the percentage: it counted 400 in 2010 and 300 now, "a decline of 15 percent"."""
    ends = [amount for amount in found if not amount.year]
    if len(ends) != 3 or not ends[2].percent or ends[0].percent or not _same_kind(text, ends[0], ends[1]):
        return
    match = _A_CHANGE_OF.fullmatch(text, ends[1].end, ends[2].start)
    if match:
        up = match["word"] in ("increase", "rise", "jump", "gain")
        if (ends[1].value > ends[0].value) == up:
            yield Change(ends[0], ends[1], 0)


def _same_kind(text: str, one: Amount, two: Amount) -> bool:
    """Whether two amounts can be ends of one change: of one unit, and the same noun if both have one."""
    if one.unit != two.unit and not (two.unit == "%" and not one.unit and not one.scale):
        return False
    nouns = [
        match[1].lower().removesuffix("s")
        for amount in (one, two)
        if (match := re.match(r"\s([^\W\d_]+)", text[amount.end : amount.end + 20]))
    ]
    nouns = [noun for noun in nouns if noun not in _SMALL]
    if not one.unit and len(nouns) == 1 and nouns[0] in _TIME and " to " not in text[one.end : two.start]:
        return False
    return bool(one.unit) or len(nouns) < 2 or nouns[0] == nouns[1]


#: How far before its first end a change has its verb, in code points.
_CLOSE = 45
#: A change told before one of these is another.
_CLAUSE = Pattern(
    r"[,;:](?! from)|\b(?:and|but|while|as|go|goes|went|gone|moved|changed|that|which|who|rang(?:e|es|ed|ing)|anywhere|somewhere"
    r"|var(?:y|ies|ied))\b"
)


def _way(text: str, start: int, at: int) -> int:
    """Which way the nearest word before ``at`` says: only one that stands close by."""
    begin = max(start, at - _CLOSE)
    begin = max([begin, *(match.end() for match in _CLAUSE.finditer(text, begin, at))])
    ups, downs = list(_UP_WORD.finditer(text, begin, at)), list(_DOWN_WORD.finditer(text, begin, at))
    if bool(ups) == bool(downs):
        return 0
    return 1 if ups else -1


def _way_of_last(text: str, start: int, after: Amount, before: Amount) -> int:
    """The way of "to 50 from 40" and of "50, up from 40"."""
    between = text[after.end : before.start]
    if match := re.search(r",? (up|down) from ", between):
        return 1 if match[1] == "up" else -1
    return (
        _way(text, start, after.start)
        if re.search(r"\bto (?:an? |about |some )?(?:record )?$", text[max(start, after.start - 24) : after.start])
        else 0
    )
