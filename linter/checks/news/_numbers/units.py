"""Conversions that are off by more than rounding: "12 miles (31 kilometres)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from math import floor, log10
from pathlib import Path

from linter.checks.news._facts import disagreement
from linter.checks.news._numbers.amounts import NUMBER, Amount, amounts, like
from linter.checks.news._patterns import Pattern
from linter.finding import Finding

CODE = "numbers/unit"

#: How far a conversion may be off beyond the rounding of both numbers.
_SLACK = 0.04
_SIGN = Pattern(
    r"(?:[\d)A-Za-z°º])\s?(?:\(|\[|, or |/)\s?(?:(?:about|around|roughly|nearly|some|or|almost|more than|over|approximately|just over"
    r"|just under) )*[-−–]?\d"
)
_DEGREES = Pattern(
    r"(?P<minus>\bminus )?(?P<n1>[-−–]?\d+(?:\.\d+)?)\s?(?:°|º|degrees?)?\s?(?P<u1>C|F|Celsius|Fahrenheit|[cC]entigrade)\b\.?(?:\s\("
    r"|,? or )(?:about |nearly )?"
    r"(?P<n2>[-−–]?\d+(?:\.\d+)?)\s?(?:°|º|degrees?)?\s?(?P<u2>C|F|Celsius|Fahrenheit)\b"
)


@cache
def _units() -> dict[str, tuple[str, tuple[float, ...]]]:
    """Dimension and factors of each unit's name."""
    import tomllib

    told = tomllib.loads(Path(__file__).with_name("units.toml").read_text("utf-8"))
    return {
        name: (dimension, tuple(factor) if isinstance(factor, list) else (float(factor),))
        for dimension, names in told.items()
        for name, factor in names.items()
    }  # fmt: skip


@cache
def _pair() -> re.Pattern[str]:
    names = sorted(_units(), key=len, reverse=True)
    unit = "|".join(re.escape(name) + ("" if name.endswith("s") or "/" in name else "s?") for name in names)
    return re.compile(
        rf"(?<![\w.,:/–$£€-])(?P<n1>{NUMBER}(?: (?:thousand|million|billion))?)(?:\s|-)?(?P<u1>{unit})\b\.?(?:\s?\[|\s?\(|,? or )"
        rf"(?:(?:about|around|roughly|nearly|some|almost|more than|over|approximately|just over|just under) )*"
        rf"(?P<n2>{NUMBER}(?: (?:thousand|million|billion))?)(?:\s|-)?(?P<u2>{unit})\b(?!\s?\d)"
    )


def find(text: str, start: int, end: int) -> Iterator[Finding]:
    """Conversions in ``text[start:end]``, a sentence, that are wrong."""
    sentence = text[start:end]
    if not ("(" in sentence or "[" in sentence or " or " in sentence) or not _SIGN.search(text, start, end):
        return
    for match in _pair().finditer(text, start, end):
        one, two = _unit(match["u1"]), _unit(match["u2"])
        if one is None or two is None or one[0] != two[0] or match["u1"] == match["u2"]:
            continue
        if re.search(
            r"(?:\d|\bto|\band|feet|foot|ft|stone|st|lb|pounds?|[–-]|\bby) $", text[max(start, match.start() - 8) : match.start()]
        ):
            continue  # the smaller part of one measure, or an end of a range
        first, second = next(amounts(match["n1"])), next(amounts(match["n2"]))
        options = [(a / b) for a in one[1] for b in two[1]]
        if not any(_rounds(first, second, factor) for factor in options):
            yield _wrong(match, first.value * options[0], second)
    for match in _DEGREES.finditer(text, start, end):
        yield from _temperature(match)


def _unit(name: str) -> tuple[str, tuple[float, ...]] | None:
    units = _units()
    return units.get(name) or units.get(name.removesuffix("s"))


def _rounds(one: Amount, two: Amount, factor: float) -> bool:
    """Whether the second is the first converted, to the places that both are told to."""
    low, high = (one.value - _round(one)) * factor, (one.value + _round(one)) * factor
    return low * (1 - _SLACK) - _round(two) <= two.value <= high * (1 + _SLACK) + _round(two)


def _round(amount: Amount) -> float:
    """Half a unit of the last place that is no nought, at most a twentieth of the value for round figures."""
    zeros = len(str(int(amount.value))) - len(str(int(amount.value)).rstrip("0")) if amount.value >= 10 and amount.value.is_integer() else 0
    return max(amount.slack, min(0.5 * 10**zeros, 0.06 * amount.value)) if zeros else amount.slack


def _wrong(match: re.Match[str], right: float, second: Amount) -> Finding:
    figures = second.text.replace(",", "").split()[0]
    significant = max(2, len(figures.replace(".", "").strip("0")))
    written = like(round(right, significant - 1 - floor(log10(right))), second.text.split()[0])
    said = f"{match['n1']} {match['u1']} is about {written} {match['u2']}."
    return disagreement(CODE, *match.span("n2"), said, (written,) if " " not in match["n2"] else (), category="numbers", confidence=0.85)


def _temperature(match: re.Match[str]) -> Iterator[Finding]:
    if match["u1"][0].upper() == match["u2"][0].upper():
        return
    one, two = (float(re.sub("[−–]", "-", match[group])) for group in ("n1", "n2"))
    one = -one if match["minus"] else one
    celsius_first = match["u1"][0].upper() == "C"
    right = one * 1.8 + 32 if celsius_first else (one - 32) / 1.8
    change = one * 1.8 if celsius_first else one / 1.8
    slack = 1.6 if celsius_first else 1.1
    if abs(two - right) > slack and abs(two - change) > max(0.15, 0.06 * abs(change)):
        yield disagreement(
            CODE,
            *match.span("n2"),
            f"{match['n1']} {match['u1']} is about {right:.0f} {match['u2']}.",
            (f"{right:.0f}",),
            category="numbers",
            confidence=0.85,
        )
