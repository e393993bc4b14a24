"""Totals that their parts do not make: "three people: two men and two women", nine members who vote 6-4."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import NamedTuple

from linter.checks.news._facts import disagreement
from linter.checks.news._numbers.amounts import IN_WORDS, NUMBER, Amount, amounts, count_like, hedged, like, number
from linter.finding import Finding

CODE = "numbers/total"

_COUNT = (
    rf"(?<![\w.,$£€/–-])(?:{NUMBER}|an?|another {NUMBER})(?![\w%]|[.,/:–-]\d|-\w|\s(?:percent|per cent|million|billion|thousand"
    rf"|hundred))"
)
_WORD = r"(?!(?:and|or|who|which|that|was|were|had|has|have|when|after|before|while|but|as|if|because|to)\b)[^\W\d][\w’'-]*"
_PART = rf"{_COUNT}(?: {_WORD}){{1,5}}"
_LIST = rf"{_PART}(?:, {_PART})*,? (?:and|plus) {_PART}"
_EACH = re.compile(rf"(?P<count>{_COUNT}) (?P<noun>{_WORD}(?: {_WORD}){{0,4}})")
_END = r"(?=\s?[.;:)\n—–]|,| -|\s?$|\Z)"
_TIMES = re.compile(
    r"\b(?:hours?|days?|weeks?|months?|years?|minutes?|seconds|times?|miles?|km|kilomet\w+|met(?:er|re)s?|feet|foot|inch\w*|yards?"
    r"|acres?|pounds?"
    r"|dollars?|cents?|percent|points?|quarters|halves|thirds|degrees?|tons?|tonnes?|o['’]clock|p\.m|a\.m|lot|few|number"
    r"|dozen|total|further|year-old|more than|about|at least)\b"
)
_EXACT = re.compile(
    rf"(?P<total>{_COUNT}) (?P<noun>{_WORD}(?: (?!(?:who|which|that|but|or)\b)[^\W\d][\w’'-]*){{0,5}}?)(?P<mark>:| [-–—]|—| \("
    rf"|,)\s?(?P<list>{_LIST}){_END}"
)
_INCLUDING = re.compile(rf"(?P<total>{_COUNT}) (?P<noun>{_WORD}(?: {_WORD}){{0,2}}),? (?:including|among them),? (?P<list>{_LIST}){_END}")
_MADE_OF = re.compile(
    rf"(?<![\w-])(?P<total>{NUMBER})-(?:member|seat|person|strong|judge|justice) (?:\w+ ){{1,3}}(?:is |was )?(?:made up of|comprising"
    rf"|consisting of"
    rf"|composed of|comprises|consists of) (?P<list>{_LIST}){_END}"
)
_OF_THEM = re.compile(
    rf"(?P<total>{_COUNT}) (?P<noun>{_WORD}(?: {_WORD}){{0,2}})(?: (?:was|were) \w+)?,"
    rf" (?P<list>{_COUNT} of them {_WORD},? and {_COUNT}(?: of them)? {_WORD}){_END}"
)
_HOW_BADLY = re.compile(
    rf"(?P<total>{_COUNT})(?: {_WORD}){{0,3}} (?:was |were |had been )?(?:hurt|injured|wounded), (?P<list>{_COUNT}"
    rf" (?:of them )?\w+ly(?: hurt| injured)? and {_COUNT} (?:of them )?\w+ly)\b"
)
_IN_ALL = re.compile(
    rf"(?P<list>{_LIST})(?:,? (?:for a total of|a total of|totall?ing)|,| [-–—]) (?P<total>{_COUNT})(?P<all> in (?:all|total)"
    rf"| altogether)?{_END}"
)


class _Part(NamedTuple):
    count: float
    noun: str


@cache
def _people() -> dict[str, frozenset[str]]:
    told = tomllib.loads(files(__package__).joinpath("people.toml").read_text("utf-8"))
    return {key: frozenset(told[key].split()) for key in ("general", "kinds", "body")}


@cache
def _whole() -> tuple[frozenset[str], ...]:
    told = tomllib.loads(files(__package__).joinpath("people.toml").read_text("utf-8"))
    return tuple(frozenset(kinds.split()) for kinds in told["whole"])


def find(text: str, start: int, end: int, found: Sequence[Amount]) -> Iterator[Finding]:
    """Totals of ``text[start:end]``, a sentence that holds ``found``."""
    if len(found) > 2:
        yield from _shares(text, start, end, found)
    if len(found) > 2 or (len(found) > 1 and re.search(r"\b[Aa]n? ", text[start:end])):
        yield from _counts(text, start, end)
    if text.find("-", start, end) >= 0 or text.find("–", start, end) >= 0:
        yield from _votes(text, start, end)


def _counts(text: str, start: int, end: int) -> Iterator[Finding]:
    for match in _EXACT.finditer(text, start, end):
        if re.search(r"(?<!total )\bof (?:the |its |his |her |their |all )?$", text[max(0, match.start() - 16) : match.start()]):
            continue
        parts = _parts(match["list"])
        total = _value(match["total"])
        if match["mark"] == ",":
            told_by_kind = match["noun"].split()[0] in _people()["general"] and all(part.noun in _people()["kinds"] for part in parts)
            if not told_by_kind or _goes_on(text, match.end(), end):
                continue
        yield from _total(text, match, total, parts)
    for match in _INCLUDING.finditer(text, start, end):
        parts = _parts(match["list"])
        nouns = {_plural(part.noun) for part in parts}
        total, together = _value(match["total"]), sum(part.count for part in parts)
        people = [word in _people()["general"] | _people()["kinds"] for word in (match["noun"].split()[0], *(part.noun for part in parts))]
        if any(people) and not all(people):
            continue  # subsets that may overlap: voters, women, members of a family
        if together > total or (nouns in _whole() and not hedged(text, match.start("total"))):
            yield from _total(text, match, total, parts)
    for match in _OF_THEM.finditer(text, start, end):
        parts = _parts(match["list"].replace(" of them", ""))
        if sum(part.count for part in parts) > _value(match["total"]) or {_plural(part.noun) for part in parts} in _whole():
            yield from _total(text, match, _value(match["total"]), parts)
    for match in _HOW_BADLY.finditer(text, start, end):
        parts = _parts(match["list"].replace(" of them", ""))
        if sum(part.count for part in parts) > _value(match["total"]):
            yield from _total(text, match, _value(match["total"]), parts)
    for match in _MADE_OF.finditer(text, start, end):
        yield from _total(text, match, _value(match["total"]), _parts(match["list"]))
    for match in _IN_ALL.finditer(text, start, end):
        if match["all"] or "total" in text[match.end("list") : match.start("total")]:
            yield from _total(text, match, _value(match["total"]), _parts(match["list"]))


def _goes_on(text: str, at: int, end: int) -> bool:
    """Whether the list goes on after a comma with a further number, so that its parts are not all read."""
    return bool(re.match(rf",? (?:and |plus )?{_COUNT}", text[at:end]))


def _total(text: str, match: re.Match[str], total: float, parts: Sequence[_Part]) -> Iterator[Finding]:
    together = sum(part.count for part in parts)
    if together == total or total < 2 or not parts or hedged(text, match.start("total")) or _TIMES.search(match["list"]):
        return
    if "noun" in match.re.groupindex and (_TIMES.search(match["noun"]) or together > 3 * total or total > 3 * together):
        return
    at, edge = match.span("total")
    yield disagreement(
        CODE, at, edge,
            f"{' and '.join(f'{part.count:g}' for part in parts)} make {together:g}, not {total:g}."
        , (count_like(together, text[at:edge]),),
        category="numbers", confidence=0.8,
    )  # fmt: skip


def _parts(listed: str) -> list[_Part]:
    return [_Part(_value(match["count"]) * (2 if match["noun"].split()[0] in ("couple", "pair") else 1), match["noun"].split()[-1] if len(match["noun"].split()) < 3 else match["noun"].split()[0])
            for match in _EACH.finditer(listed)]  # fmt: skip


def _value(text: str) -> float:
    text = text.removeprefix("another ")
    return 1.0 if text in ("a", "an", "A", "An") else number(text)


def _plural(noun: str) -> str:
    return {"man": "men", "woman": "women", "child": "children"}.get(noun, noun if noun.endswith(("s", "men", "children")) else noun + "s")


_MEMBERS = re.compile(
    rf"(?<![\w-])(?P<n1>{NUMBER})-(?:member|judge|justice|person|seat)\b|(?<![\w-])(?P<n2>{NUMBER}) (?:\w+ )?(?:members|justices|judges"
    rf"|councill?ors|jurors|trustees|commissioners)\b"
    rf"|\b(?:jury|panel|board|council|committee|court|bench|commission|parliament|assembly) of (?P<n3>{NUMBER})\b"
)
_VOTE = re.compile(
    r"\b(?:vot(?:e|ed|es|ing)|approved|confirmed|denied|backed|agreed|passed|ruled|rejected|decision|ruling|split|adopted"
    r"|decided)\b[^.;:]{0,40}?(?<![\w.,$£€/–-])"
    r"(?P<vote>(?P<for>\d{1,3})\s?(?:-|–|to)\s?(?P<against>\d{1,3}))(?![\w%/–-]|\.\d)"
    r"|(?<![\w.,$£€/–-])(?P<vote2>(?P<for2>\d{1,3})[-–](?P<against2>\d{1,3})) (?:vote|ruling|decision|majority|split|margin)\b"
)
_UNANIMOUS = re.compile(r"\bunanimous(?:ly)? (?:\w+ ){0,2}(?P<vote>\d{1,3}[-–](?!0)\d{1,3})(?![\w%/–-])")
_ALL_THERE = re.compile(r"\b[Aa]ll (?:of )?(?:the )?|\bpresent\b|\bfull\b")


def _votes(text: str, start: int, end: int) -> Iterator[Finding]:
    votes = list(_VOTE.finditer(text, start, end))
    for match in _UNANIMOUS.finditer(text, start, end):
        yield disagreement(CODE, *match.span("vote"), "A unanimous vote has no votes against.", category="numbers", confidence=0.8)
    members = list(_MEMBERS.finditer(text, start, end))
    if len(votes) != 1 or len(members) != 1:
        return
    vote, kind = votes[0], "" if votes[0]["vote"] else "2"
    seats = number(members[0]["n1"] or members[0]["n2"] or members[0]["n3"])
    cast = int(vote["for" + kind]) + int(vote["against" + kind])
    after = members[0].start() > vote.start("vote" + kind)
    if after and not re.search(r"\b(?:by|of|from|on) (?:the|its|a) $", text[max(start, members[0].start() - 9) : members[0].start()]):
        return
    everybody = members[0]["n2"] and _ALL_THERE.search(text, start, vote.start("vote" + kind))
    if cast > seats or (everybody and cast != seats):
        yield disagreement(
            CODE, *vote.span("vote" + kind), f"{cast} votes, but {seats:g} members.", category="numbers", confidence=0.85
        )  # fmt: skip


_EQUAL = re.compile(
    rf"\b(?P<n>{NUMBER}) (?:equal|identical) (?:\w+ )?(?:installments|instalments|payments|parts|shares|tranches|portions|grants) (?:of"
    rf"|worth) $",
    re.IGNORECASE,
)
_EQUAL_SUMS = re.compile(
    r"\bequal (?:\w+ ){0,2}(?:installments|instalments|payments|parts|shares|sums|tranches|amounts|portions) of $", re.IGNORECASE
)
_SPREAD = re.compile(r"\b(?:whole|all|entire|total|split|divided|spread|made up of|broken down|shared)\b")
_COLON = re.compile(rf"(?:\b(?P<n>{IN_WORDS}) (?:\w+ ){{0,3}})?\w+(?::| [–—-])\s?$", re.IGNORECASE)


def _shares(text: str, start: int, end: int, found: Sequence[Amount]) -> Iterator[Finding]:
    """Money told in parts after a colon: "£12m on three schemes: £5m for roads, £4m for parks and £2m for lights"."""
    money = [amount for amount in found if amount.currency]
    if len(money) < 3 or len({amount.currency for amount in money}) > 1:
        return
    total, *parts = money
    if hedged(text, total.start) or any(hedged(text, part.start) for part in parts):
        return
    of = re.search(r"\bOf (?:the|its|his|her|their|that) $", text[max(start, total.start - 10) : total.start])
    opening = _COLON.search(text, total.end, parts[0].start) or (of and re.search(r",\s$", text[total.end : parts[0].start]))
    if opening is None or not all(
        re.search(r"(?:,|,? and|,? plus) (?:a |another |the )?$", text[one.end : two.start]) for one, two in pairwise(parts)
    ):
        return
    named = not of and opening["n"] and number(opening["n"]) == len(parts)
    together = sum(part.value for part in parts)
    slack = max(amount.slack for amount in money)
    if abs(together - total.value) <= slack or not (
        named or (not of and _SPREAD.search(text, start, parts[0].start)) or together > total.value
    ):
        return
    if together > 2 * total.value or total.value > 2 * together:
        return
    yield disagreement(
        CODE, total.start, total.end, f"The parts make {together:,.12g}, not {total.text}.", category="numbers", confidence=0.8
    )  # fmt: skip


def equal_parts(text: str, start: int, found: Sequence[Amount], earlier: Sequence[Amount]) -> Iterator[Finding]:
    """Equal parts that do not make the sum told last: three equal payments of $100 billion out of $300 million."""
    for amount in found:
        if not amount.currency:
            continue
        match = _EQUAL.search(text, max(start, amount.start - 60), amount.start)
        totals = [one for one in earlier if one.currency == amount.currency and one.end <= amount.start]
        if match and totals and not hedged(text, amount.start):
            total, count = totals[-1], number(match["n"])
            share = total.value / count
            if abs(share - amount.value) > amount.slack + total.slack / count:
                yield disagreement(
                    CODE, amount.start, amount.end, f"{match['n']} parts of {amount.text} do not make {total.text}.",
                    _rescaled(amount, share, total), category="numbers", confidence=0.85,
                )  # fmt: skip
        elif totals and amount.value > totals[-1].value and _EQUAL_SUMS.search(text, max(start, amount.start - 60), amount.start):
            yield disagreement(
                CODE, amount.start, amount.end,
                    f"One of equal parts is more than the whole, {totals[-1].text}."
                , category="numbers", confidence=0.85
            )  # fmt: skip


def _rescaled(amount: Amount, value: float, total: Amount) -> tuple[str, ...]:
    """The part written as it must be, if that is a short number in the total's scale."""
    scale = total.value / next(iter(amounts(total.text.replace(total.scale, "").strip() if total.scale else total.text))).value
    written = like(round(value / scale, 2), "1")
    tail = total.text[len(total.text.rstrip("abcdefghijklmnopqrstuvwxyz ")) :]
    sign = "" if amount.currency.isalpha() else amount.currency
    return (f"{sign}{written}{tail}",)
