"""Characters in Vale's expressions: what escapes stand for, and classes in brackets."""

from __future__ import annotations

import re

from linter.checks.vale.nodes import CLASSES, Range, Set, outside

_POSIX: dict[str, tuple[Range, ...]] = {
    "alpha": ((65, 90), (97, 122)), "digit": ((48, 57),), "alnum": ((48, 57), (65, 90), (97, 122)), "upper": ((65, 90),),
    "lower": ((97, 122),), "space": ((9, 13), (32, 32)), "blank": ((9, 9), (32, 32)), "word": CLASSES["w"], "cntrl": ((0, 31), (127, 127)),
    "punct": ((33, 47), (58, 64), (91, 96), (123, 126)), "xdigit": ((48, 57), (65, 70), (97, 102)), "print": ((32, 126),),
    "graph": ((33, 126),), "ascii": ((0, 127),),
}  # fmt: skip
_CONTROLS = {"n": 10, "t": 9, "r": 13, "f": 12, "v": 11, "a": 7, "e": 27, "0": 0}
_NAMED = re.compile(r"\\([pP])(?:\{(\^?[\w ]+)\}|(\w))")
_NUMBERED = re.compile(r"\\x\{([0-9a-fA-F]{1,6})\}|\\x([0-9a-fA-F]{2})|\\u([0-9a-fA-F]{4})")
_BRACKETED = re.compile(r"\[:(\^?)(\w+):\]")

Members = tuple[tuple[Range, ...], tuple[str, ...], int]


class ExpressionError(ValueError):
    """An expression that cannot be read; ``position`` counts its code points from 0."""

    def __init__(self, problem: str, position: int) -> None:
        """Take what is wrong and where."""
        super().__init__(problem)
        self.position = position


def escape(source: str, begin: int) -> Members:
    """The characters and properties that the escape at a place stands for, and the place behind it; raises ExpressionError."""
    char = source[begin + 1 : begin + 2]
    if char and char.lower() in CLASSES:
        return (CLASSES[char] if char in CLASSES else outside(CLASSES[char.lower()])), (), begin + 2
    if char in ("p", "P"):
        named = _NAMED.match(source, begin)
        if named is None:
            raise ExpressionError("the property behind “\\p” has no name", begin)
        return (), (f"\\{named[1]}{{{named[2] or named[3]}}}",), named.end()
    if numbered := _NUMBERED.match(source, begin):
        code = int(numbered[1] or numbered[2] or numbered[3], 16)
        if code > 0x10FFFF:
            raise ExpressionError(f"there is no character {code:x}", begin)
        return ((code, code),), (), numbered.end()
    if char in _CONTROLS:
        return ((_CONTROLS[char], _CONTROLS[char]),), (), begin + 2
    if not char or (char.isascii() and char.isalnum()):
        raise ExpressionError(f"the escape “\\{char}” is not known", begin)
    return ((ord(char), ord(char)),), (), begin + 2


def character_set(source: str, begin: int) -> tuple[Set, int]:
    """The class that opens at a place, and the place behind it; raises ExpressionError."""
    at = begin + 1
    negated = source.startswith("^", at)
    at += negated
    ranges: list[Range] = []
    properties: list[str] = []
    first = at
    while at < len(source):
        if source[at] == "]" and at > first:
            return Set(tuple(ranges), tuple(properties), negated), at + 1
        if source.startswith("-[", at):
            raise ExpressionError("classes cannot be subtracted", at)
        low, named, at = _member(source, at)
        properties += named
        if _is_one(low) and source.startswith("-", at) and source[at + 1 : at + 2] not in ("]", "[", ""):
            dash = at
            high, others, at = _member(source, at + 1)
            if others or not _is_one(high) or high[0][0] < low[0][0]:
                raise ExpressionError("the range of characters has no end, or ends before it begins", dash)
            low = ((low[0][0], high[0][0]),)
        ranges += low
    raise ExpressionError("this “[” is not closed", begin)


def _is_one(ranges: tuple[Range, ...]) -> bool:
    return len(ranges) == 1 and ranges[0][0] == ranges[0][1]


def _member(source: str, at: int) -> Members:
    """One member of a class: a character, an escape, or a class by name."""
    if posix := _BRACKETED.match(source, at):
        if posix[2] not in _POSIX:
            raise ExpressionError(f"the class “{posix[0]}” is not known", at)
        return (outside(_POSIX[posix[2]]) if posix[1] else _POSIX[posix[2]]), (), posix.end()
    if source.startswith(r"\b", at):
        return ((8, 8),), (), at + 2
    if source[at] == "\\":
        return escape(source, at)
    return ((ord(source[at]), ord(source[at])),), (), at + 1
