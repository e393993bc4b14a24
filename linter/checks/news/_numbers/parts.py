"""Money and its parts: three schemes that do not make the sum, equal instalments that are more than the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from linter.checks.news._facts import disagreement
from linter.checks.news._numbers.amounts import IN_WORDS, NUMBER, Amount, amounts, hedged, like, number
from linter.checks.news._numbers.totals import CODE
from linter.checks.news._patterns import Pattern
from linter.finding import Finding

_EQUAL = Pattern(
    rf"\b(?P<n>{NUMBER}) (?:equal|identical) (?:\w+ )?(?:installments|instalments|payments|parts|shares|tranches|portions|grants) (?:of"
    rf"|worth) $",
    re.IGNORECASE,
)
_EQUAL_SUMS = Pattern(
    r"\bequal (?:\w+ ){0,2}(?:installments|instalments|payments|parts|shares|sums|tranches|amounts|portions) of $", re.IGNORECASE
)
_EVENLY = Pattern(rf"\b(?:equally|evenly) (?:\w+ )?(?:among|between|over|across) (?:\w+ )?(?P<n>{NUMBER})\b")
_EACH = Pattern(r" (?:each|apiece)\b")
_TOTAL = Pattern(r"\b(?:for a total of|a total of|totall?ing|in total) (?:of )?$")
_SPREAD = Pattern(r"\b(?:whole|all|entire|total|split|divided?|spread|made up of|broken down|shared)\b")
_COLON = Pattern(rf"(?:\b(?P<n>{IN_WORDS}) (?:\w+ ){{0,3}})?\w+(?::| [–—-])\s?$", re.IGNORECASE)


def find(text: str, start: int, found: Sequence[Amount]) -> Iterator[Finding]:
    """Money told in parts after a colon: "£9m for three jobs: £4m for a pool, £3m for a hall and £1m for buses"."""
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
    spread = not of and _SPREAD.search(text, start, parts[0].start) is not None
    slack = (
        0.02 * total.value if spread else max(amount.slack if amount.scale else min(amount.slack, 0.02 * amount.value) for amount in money)
    )
    if abs(together - total.value) <= slack or not (named or spread or together > total.value):
        return
    if together > 2 * total.value or total.value > 2 * together:
        return
    yield disagreement(
        CODE, total.start, total.end, f"The parts make {together:,.12g}, not {total.text}.", category="numbers", confidence=0.8
    )


def equal_parts(text: str, start: int, found: Sequence[Amount], earlier: Sequence[Amount]) -> Iterator[Finding]:
    """Equal parts that do not make the sum told last: three equal payments of $100 billion out of $300 million."""
    for amount in found:
        if not amount.currency:
            continue
        before = max(start, amount.start - 80)
        match = _EQUAL.search(text, before, amount.start) or (_EACH.match(text, amount.end) and _EVENLY.search(text, before, amount.start))
        if not (match or _EQUAL_SUMS.search(text, before, amount.start)):
            continue
        totals = [one for one in earlier if one.currency == amount.currency and one.end <= amount.start]
        if match and totals and not hedged(text, amount.start):
            total, count = totals[-1], number(match["n"])
            share = total.value / count
            if abs(share - amount.value) > amount.slack + total.slack / count:
                yield disagreement(
                    CODE,
                    amount.start,
                    amount.end,
                    f"{match['n']} parts of {amount.text} do not make {total.text}.",
                    _rescaled(amount, share, total),
                    category="numbers",
                    confidence=0.85,
                )
        elif totals and not match and amount.value > totals[-1].value:
            yield disagreement(
                CODE,
                amount.start,
                amount.end,
                f"One of equal parts is more than the whole, {totals[-1].text}.",
                category="numbers",
                confidence=0.85,
            )


def _rescaled(amount: Amount, value: float, total: Amount) -> tuple[str, ...]:
    """The part written as it must be, if that is a short number in the total's scale."""
    scale = total.value / next(iter(amounts(total.text.replace(total.scale, "").strip() if total.scale else total.text))).value
    written = like(round(value / scale, 2), "1")
    tail = total.text[len(total.text.rstrip("abcdefghijklmnopqrstuvwxyz ")) :]
    sign = "" if amount.currency.isalpha() else amount.currency
    return (f"{sign}{written}{tail}",)


def products(text: str, found: Sequence[Amount]) -> Iterator[Finding]:
    """So many at so much each: "10 shares at $20 each, for a total of $300"."""
    for count, price, total in zip(found, found[1:], found[2:], strict=False):
        if (
            not count.unit
            and price.currency
            and price.currency == total.currency
            and _EACH.match(text, price.end)
            and _TOTAL.search(text, max(0, total.start - 24), total.start)
            and not any(_EACH.match(text, amount.end) for amount in found if amount is not price)
            and not any(hedged(text, amount.start) for amount in (count, price, total))
            and abs(count.value * price.value - total.value) > total.slack + count.value * 0.005
        ):
            right = count.value * price.value
            yield disagreement(
                CODE,
                total.start,
                total.end,
                f"{count.text} times {price.text} is {right:,.12g}.",
                () if total.scale else (total.currency + like(right, "1,000"),),
                category="numbers",
                confidence=0.8,
            )
