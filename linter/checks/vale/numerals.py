"""Whole numbers and their ordinals in words and in figures, up to the trillions."""

from __future__ import annotations

import re

_ONES = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
""".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred"))
_ORDINALS = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth", "twelve": "twelfth"}
_FIGURES = re.compile(r"(-?\d{1,15})(st|nd|rd|th)?", re.IGNORECASE)


def _cardinal(number: int) -> str:
    if number < 0:
        return f"minus {_cardinal(-number)}"
    if number < 20:
        return _ONES[number]
    if number < 100:
        return _TENS[number // 10 - 2] + (f"-{_ONES[number % 10]}" if number % 10 else "")
    value, name = next(scale for scale in _SCALES if number >= scale[0])
    return f"{_cardinal(number // value)} {name}" + (f" {_cardinal(number % value)}" if number % value else "")


def _ordinal(word: str) -> str:
    if word in _ORDINALS:
        return _ORDINALS[word]
    return word.removesuffix("y") + "ieth" if word.endswith("y") else word + "th"


def in_words(text: str) -> str:
    """A number or an ordinal in figures, spelled out; any other text as it is."""
    match = _FIGURES.fullmatch(text.replace(",", ""))
    if match is None or (match[2] and match[1].startswith("-")):
        return text
    words = _cardinal(int(match[1]))
    if not match[2]:
        return words
    head, gap, last = re.fullmatch(r"(?:(.*)([ -]))?(.+?)", words).groups("")  # type: ignore[union-attr]
    return head + gap + _ordinal(last)


_VALUES = {word: value for value, word in enumerate(_ONES)} | {word: 10 * tens for tens, word in enumerate(_TENS, 2)}
_VALUES |= {name: value for value, name in _SCALES}
_BY_ORDINAL = {_ordinal(word): word for word in _VALUES}


def in_figures(text: str) -> str:
    """A number or an ordinal in words, in figures; any other text as it is."""
    words = [word for word in re.split(r"[ -]+", text.lower()) if word and word != "and"]
    negative = words[:1] == ["minus"]
    words = words[negative:]
    if not words:
        return text
    ordinal = words[-1] in _BY_ORDINAL
    if ordinal:
        words[-1] = _BY_ORDINAL[words[-1]]
    if any(word not in _VALUES for word in words):
        return text
    total = current = 0
    for value in map(_VALUES.__getitem__, words):
        if value == 100:
            current = max(current, 1) * 100
        elif value >= 1000:
            total += max(current, 1) * value
            current = 0
        else:
            current += value
    number = total + current
    return f"{'-' if negative else ''}{number}{_ending(number) if ordinal else ''}"


def _ending(number: int) -> str:
    if 11 <= number % 100 <= 13:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
