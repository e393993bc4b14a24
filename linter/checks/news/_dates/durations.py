"""Lengths of time that do not follow from the years given: anniversaries, terms of office, "25 years ago"."""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks.news._dates.calendar import MONTH, YEAR, Years, month_number, nth
from linter.checks.news._facts import disagreement
from linter.checks.news._numbers.amounts import NUMBER, count_like, hedged, number
from linter.checks.news._patterns import Pattern
from linter.finding import Finding

CODE, RELATIVE = "dates/duration", "dates/relative"

_ORDINALS = {
    **{f"{word}": n for n, word in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split(), 1)},
    "twentieth": 20, "25th": 25, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "hundredth": 100,
    "eleventh": 11, "twelfth": 12, "fifteenth": 15, "silver jubilee": 25,
}  # fmt: skip
_SIGN = Pattern(r"year|birthday|edition|anniv|turn|th time|st time|nd time|rd time")
_ORDINAL = rf"(?P<ordinal>\d{{1,3}}(?:st|nd|rd|th)|{'|'.join(_ORDINALS)})"
_FOUNDED = Pattern(
    rf"\b(?P<verb>(?i:first held|first staged|first awarded|first run|first given|first published|first opened|first performed|founded"
    rf"|established|launched|opened|built"
    rf"|started|began|begun|created|formed|incorporated|born|married|inaugurated|was signed|were signed|unveiled|adopted"
    rf"|chartered))\b[^.;\d]{{0,40}}?\b(?:in|since|on {MONTH} \d{{1,2}},"
    rf"|{MONTH})\s"
    rf"(?P<year>{YEAR})(?![\w-])"
)
_JUBILEE = Pattern(
    rf"\b{_ORDINAL} (?:wedding |annual |silver |golden )?(?P<what>anniversary|birthday|edition|time)\b(?P<rest>[^.;\d]{{0,30}}?\bin"
    rf" (?P<when>{YEAR})(?![\w-]))?"
)
_ANNIVERSARY_OF = Pattern(
    rf"\b{_ORDINAL} anniversary of (?:(?:the|its|his|her|their) (?:{MONTH} (?:\d{{1,2}},? )?)?(?P<year>{YEAR})(?![\w-])"
    rf"|[^.;\d]{{3,50}}?\bon (?:{MONTH} \d{{1,2}}|\d{{1,2}} {MONTH}),? (?P<dated>{YEAR})(?![\w-]))"
)
_OF_IT = Pattern(r"\b(?:[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Tt]he)(?: \w+)? $")
#: These are counted from the first time, and there may have been gaps.
_EVERY_TIME = frozenset({"edition", "time"})
_SO_FAR = Pattern(
    rf"\b(?:turn|turns|turned) (?P<n2>{NUMBER})(?= this|[.,]| in (?P<when>{YEAR}))|\b(?:has|have|['’]s|['’]ve) (?:\w+ ){{1,6}}?for"
    rf" (?:the (?:past"
    rf"|last) )?(?P<n>{NUMBER}) years\b"
)
_TERM = Pattern(
    rf"\b(?:from|between) (?:(?P<month1>{MONTH}) )?(?P<year1>{YEAR}) (?:to|until|till|through|and)"
    rf" (?:(?P<month2>{MONTH}) )?(?P<year2>{YEAR})(?![\w-])"
)
_LENGTH = Pattern(
    rf"\b(?:(?:his|her|its|their|the) (?P<n1>{NUMBER}) years (?:in|as|at|on|of|with|there)|(?:spent|those|these|after)"
    rf" (?P<n6>{NUMBER}) years)\b"
    rf"|\b(?:his|her|its|their|a|the) (?P<n2>{NUMBER})-year (?:tenure|term|reign|rule|run|stint|spell|stretch|presidency|career|period"
    rf"|span|war)\b"
    rf"|,\s(?:a (?:period|span|stretch|total) of |for )?(?P<n3>{NUMBER}) years(?: in (?:all|total))?(?=[,.;)])"
    rf"|\bfor (?P<n7>{NUMBER}) years\b|\((?P<n4>{NUMBER}) years\)|\b(?:served|ruled|reigned|worked|led) (?:\w+ ){{0,3}}?for"
    rf" (?P<n5>{NUMBER}) years\b"
)
#: How far from a term its length may stand that has no "her" or "those" to point at it, in code points.
_BESIDE = 40
#: What follows one of these lasted another time.
_OTHER_TIME = Pattern(
    r"\b(?:and|but|then|before|after|when|until|later|who|which|that|could|would|might|may|will|sentence\w*|facing|faces)\b"
)
_AGO = Pattern(
    rf"\b[Ii]n (?:{MONTH} )?(?P<year>{YEAR})(?:,| –| —| -)? (?:(?:some|almost|nearly|about|more than|over|just"
    rf"|exactly) )?(?P<n>{NUMBER}) years ago\b"
    rf"|\b(?P<n2>{NUMBER}) years ago,? (?:in|on|back in) (?:{MONTH} (?:\d{{1,2}}, )?)?(?P<year2>{YEAR})(?![\w-])"
)
_NEXT_YEAR = Pattern(
    rf"\b(?P<which>[Ll]ast|[Tt]his|[Nn]ext) year(?: \((?P<y1>{YEAR})\)|, in (?P<y2>{YEAR})\b)|\b(?P<which2>last|this|next) year,"
    rf" (?P<y3>{YEAR}),"
)
_WHICH = {"last": -1, "this": 0, "next": 1}


def find(text: str, start: int, end: int, years: Years, before: int) -> Iterator[Finding]:
    """Lengths of time in ``text[start:end]``, a sentence; the one before it in its paragraph begins at ``before``."""
    if not _SIGN.search(text, start, end):
        return
    yield from _jubilees(text, start, end, years, before)
    yield from _terms(text, start, end, before)
    yield from _so_far(text, start, end, years.published.year if years.published else None)
    if years.published:
        yield from _ago(text, start, end, years.published.year)
        for match in _NEXT_YEAR.finditer(text, start, end):
            group = next(name for name in ("y1", "y2", "y3") if match[name])
            right = years.published.year + _WHICH[(match["which"] or match["which2"]).lower()]
            if int(match[group]) != right:
                yield disagreement(
                    RELATIVE, *match.span(group), f"“{match.group().split(' ')[0]} year” is {right}.", (str(right),), confidence=0.6
                )


def _jubilees(text: str, start: int, end: int, years: Years, before: int) -> Iterator[Finding]:
    founded = list(_FOUNDED.finditer(text, start, end)) or list(_FOUNDED.finditer(text, before, start))
    for match in _JUBILEE.finditer(text, start, end):
        if founded and founded[0].end() <= start and not _OF_IT.search(text, max(start, match.start() - 12), match.start()):
            continue
        count, what = _ordinal(match["ordinal"]), match["what"]
        of = _ANNIVERSARY_OF.match(text, match.start(), end)
        if of is None and len(founded) != 1:
            continue
        year = int(of["year"] or of["dated"]) if of else int(founded[0]["year"])
        when = int(match["when"]) if match["when"] else None
        if what == "time" and (not when or not founded[0]["verb"].lower().startswith("first")):
            continue
        if of and years.published and year >= years.published.year:
            continue
        now = when or (years.published.year if years.published else None)
        if now is None or year >= now:
            continue
        passed = now - year
        if any(abs(other - year - count) <= 1 for other in years.named):
            continue
        allowed = _allowed(what, passed, exact=when is not None)
        if count in allowed or (what in _EVERY_TIME and count < passed):
            continue
        right = passed + (what in _EVERY_TIME)
        yield disagreement(
            CODE,
            *match.span("ordinal"),
            f"From {year} to {now} there are {passed} years: the {nth(right)} {what}, not the {nth(count)}.",
            (_like_ordinal(right, match["ordinal"]),),
            confidence=0.85 if when else 0.75,
            category="numbers",
        )


def _so_far(text: str, start: int, end: int, published: int | None) -> Iterator[Finding]:
    """Time since the beginning: formed in 2009, the band "has been together for 25 years"."""
    founded = list(_FOUNDED.finditer(text, start, end))
    for match in _SO_FAR.finditer(text, start, end) if len(founded) == 1 else ():
        at, edge = match.span("n" if match["n"] else "n2")
        now = int(match["when"]) if match["when"] else published
        if now is None:
            continue
        passed, said = now - int(founded[0]["year"]), number(text[at:edge])
        if (said > passed + 1 or (match["n2"] and said < passed - 1)) and founded[0].end() < at and not hedged(text, at):
            yield disagreement(
                CODE,
                at,
                edge,
                f"From {founded[0]['year']} to {now} there are {passed} years, not {said:g}.",
                (count_like(passed, text[at:edge]),),
                category="numbers",
            )


def _allowed(what: str, passed: int, *, exact: bool) -> set[int]:
    if what in _EVERY_TIME:
        return {passed, passed + 1}
    return {passed} if exact else {passed - 1, passed, passed + 1}


def _terms(text: str, start: int, end: int, before: int) -> Iterator[Finding]:
    spans = list(_TERM.finditer(text, start, end))
    lengths = list(_LENGTH.finditer(text, start, end))
    if not spans and lengths and (lengths[0]["n1"] or lengths[0]["n6"]):
        spans = list(_TERM.finditer(text, before, start))
    if len(spans) != 1 or len(lengths) != 1:
        return
    term, length = spans[0], lengths[0]
    group = next(name for name in ("n1", "n2", "n3", "n4", "n5", "n6", "n7") if length[name])
    at, edge = length.span(group)
    if group in ("n5", "n7") and max(term.start() - edge, at - term.end()) > _BESIDE:
        return
    if group in ("n5", "n7") and _OTHER_TIME.search(text, min(term.end(), at), max(term.start(), at)):
        return
    first, last = int(term["year1"]), int(term["year2"])
    if hedged(text, at) or last <= first:
        return
    if term["month1"] and term["month2"]:
        months = (last - first) * 12 + month_number(term["month2"]) - month_number(term["month1"])
        allowed = {months // 12, -(-months // 12), round(months / 12)}
        right = round(months / 12)
    else:
        right = last - first
        allowed = {right - 1, right, right + 1}
    said = number(text[at:edge])
    if said not in allowed and not (said % 10 == 0 and abs(said - right) <= 0.05 * right):
        yield disagreement(
            CODE,
            at,
            edge,
            f"From {first} to {last} there are {right} years, not {said:g}.",
            (count_like(right, text[at:edge]),),
            category="numbers",
            confidence=0.8,
        )


def _ago(text: str, start: int, end: int, now: int) -> Iterator[Finding]:
    for match in _AGO.finditer(text, start, end):
        kind = "" if match["n"] else "2"
        at, edge = match.span("n" + kind)
        said, passed = number(match["n" + kind]), now - int(match["year" + kind])
        if passed <= 0 or said == 0 or text[at - 3 : at].isdigit():
            continue
        slack = max(1.0, 0.12 * passed) if hedged(text, at) or said % 5 == 0 else 1.0
        if abs(said - passed) > slack:
            yield disagreement(
                CODE,
                at,
                edge,
                f"{match['year' + kind]} is {passed} years ago, not {said:g}.",
                (count_like(passed, text[at:edge]),),
                category="numbers",
                confidence=0.75,
            )


def _ordinal(text: str) -> int:
    return int(text[:-2]) if text[0].isdigit() else _ORDINALS[text.lower()]


def _like_ordinal(value: int, model: str) -> str:
    if model[0].isdigit():
        return nth(value)
    return next((word for word, number_ in _ORDINALS.items() if number_ == value and word.isalpha()), nth(value))
