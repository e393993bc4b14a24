"""Numbers in words or figures with what belongs to them: currency, scale, percent sign; read and written again.

>>> [amount.value for amount in amounts("a £1.2m grant for twenty-one schools, up 5%")]
[1200000.0, 21.0, 5.0]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from linter.checks.news._patterns import Pattern
from linter.document import Document
from linter.segment import Kind, Sentence

_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_WORDS = {word: value for value, word in enumerate(_ONES.split())} | {word: (n + 2) * 10 for n, word in enumerate(_TENS.split())}
_NAMES = {value: word for word, value in _WORDS.items()}
SCALES = {"hundred": 1e2, "thousand": 1e3, "k": 1e3, "m": 1e6, "mn": 1e6, "million": 1e6, "b": 1e9, "bn": 1e9, "billion": 1e9,
          "tn": 1e12, "trillion": 1e12}  # fmt: skip

_ONE = "one|two|three|four|five|six|seven|eight|nine"
_TEEN = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
FIGURES = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
IN_WORDS = rf"half[ -]a[ -]dozen|(?:a|{_ONE})[ -]dozen|(?:{_TENS.replace(' ', '|')})(?:[- ](?:{_ONE}))?|{_TEEN}|{_ONE}"
#: A number without currency, scale or unit; no groups.
NUMBER = rf"(?i:{FIGURES}|{IN_WORDS})"
#: What makes a number inexact, before it.
_HEDGE = Pattern(
    r"\b(?:about|nearly|almost|around|roughly|approximately|some|over|under|up to|(?:more|less|fewer|greater) than|at least|at most"
    r"|as (?:many|much|few|little) as|close to|an? estimated|just|well|upwards of|north of|in excess of|circa|maybe|perhaps|another|only)"
    r"(?: (?:over|under|about|short of))?\s(?:an?\s|the\s)?[$£€]?$",
    re.IGNORECASE,
)
_AMOUNT = Pattern(
    rf"(?<![\w.,:/+–-])(?P<currency>(?:US|A|C|NZ|HK)?\$|[£€¥₹])?(?P<number>{NUMBER})"
    r"(?:(?P<gap>[ -]?)(?P<scale>hundred|thousand|million|billion|trillion|mn|bn|tn|[mbk])(?![\w/]))?"
    r"(?P<percent>\s?%|[ -]per ?cent\b|\spercentage points?\b)?(?![\w:/]|[-–]\d|[.,]\d)"
    r"(?=\s(?P<money>euro|dollar|pound|rupee|yen|yuan|peso|rouble|ruble|rand|naira|shilling|franc|krone|crown|won\b|real\b))?",
    re.IGNORECASE,
)


class Amount(msgspec.Struct, frozen=True):
    """A number as it stands; ``slack`` is half a unit of its last place, in the unit of ``value``."""

    start: int
    end: int
    value: float
    slack: float
    currency: str
    scale: str
    percent: str
    text: str
    figures: bool

    @property
    def unit(self) -> str:
        """Currency or percent, so that amounts can be compared: empty for a bare number."""
        return self.currency or ("%" if self.percent else "")

    @property
    def year(self) -> bool:
        """Whether it may be a year as well."""
        return self.figures and not self.unit and not self.scale and 1500 <= self.value <= 2100 and "," not in self.text


def number(text: str) -> float:
    """The value of what ``NUMBER`` matches."""
    if text[0].isdigit():
        return float(text.replace(",", ""))
    lower = text.lower().replace("-", " ")
    if lower.endswith("dozen"):
        first = lower.split()[0]
        return 6.0 if first == "half" else 12.0 * _WORDS.get(first, 1)
    return float(sum(_WORDS[word] for word in lower.split()))


def amounts(text: str, start: int = 0, end: int | None = None) -> Iterator[Amount]:
    """The amounts of ``text[start:end]``, in order."""
    for match in _AMOUNT.finditer(text, start, len(text) if end is None else end):
        figures, scale = match["number"], (match["scale"] or "").lower()
        if scale in ("m", "b", "k") and not match["currency"]:
            continue  # metres as often as millions
        times = SCALES.get(scale, 1.0)
        yield Amount(
            match.start(),
            match.end(),
            number(figures) * times,
            _slack(figures) * times,
            match["currency"] or match["money"] or "",
            scale,
            (match["percent"] or "").strip(" -"),
            match.group(),
            figures[0].isdigit(),
        )


def _slack(figures: str) -> float:
    if not figures[0].isdigit():
        return 0.5
    whole, _, decimals = figures.replace(",", "").partition(".")
    if decimals:
        return 0.5 * 10.0 ** -len(decimals)
    zeros = len(whole) - len(whole.rstrip("0"))
    return 0.5 * 10.0**zeros if len(whole) > 3 and zeros < len(whole) else 0.5


def hedged(text: str, start: int) -> bool:
    """Whether the number that begins at ``start`` is called inexact."""
    return _HEDGE.search(text[max(0, start - 30) : start]) is not None


def like(value: float, model: str) -> str:
    """A value written as ``model`` is: in words or figures, with commas, with the same decimals if they suffice."""
    plain = abs(value - round(value)) < 1e-9
    if not model[:1].isdigit() and plain and 0 <= value <= 99:
        return _capital(in_words(round(value)), model)
    if plain:
        return f"{round(value):,}" if value >= 10_000 or "," in model or (value >= 1000 and "," in model) else str(round(value))
    return f"{value:.2f}".rstrip("0")


def in_words(value: int) -> str:
    """A number of 0 to 99 in words."""
    if value in _NAMES:
        return _NAMES[value]
    return f"{_NAMES[value - value % 10]}-{_NAMES[value % 10]}"


def count_like(value: float, model: str) -> str:
    """A count of things written as ``model`` is, but with figures from 10 on and words below, unless a sentence begins with it."""
    small = value < 10
    if model[:1].isdigit():
        return in_words(round(value)) if small and number(model) >= 10 and value == round(value) else like(value, model)
    return like(value, model) if small or number(model) >= 10 or model[:1].isupper() else like(value, "10")


def _capital(word: str, model: str) -> str:
    return word.capitalize() if model[:1].isupper() else word


_SIGNS = frozenset(
    word + tail
    for word in (*_WORDS, *(f"{ten}-{one}" for ten in _TENS.split() for one in _ONE.split("|")), "dozen")
    for tail in ("", "-member", "-judge", "-justice", "-seat", "-person", "-strong", "-year", "-year-old", "-point")
)


def sentences_with_numbers(document: Document) -> Iterator[Sentence]:
    """The sentences that hold a number, in order."""
    tokens, sign, number_kind = document.tokens, _SIGNS, Kind.NUMBER
    places = [at for at, (_, _, _, lower, kind) in enumerate(tokens) if kind is number_kind or lower in sign]
    if not places:
        return
    place = iter(places)
    at: int | None = next(place)
    for sentence in document.sentences:
        while at is not None and at < sentence.first:
            at = next(place, None)
        if at is None:
            return
        if at < sentence.last:
            yield sentence
