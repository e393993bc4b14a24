"""Texts that an expression matches, made up from the expression itself, to see whether there are any and what they cost."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from random import Random
from typing import Any
from warnings import catch_warnings, simplefilter

# The parser of the standard library; what RE2 has beyond it cannot be made up for.
_PARSER = import_module("re._parser")
#: Repetitions that are made of one that has no end.
_TIMES = 3
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_IN_CLASS = {
    "CATEGORY_DIGIT": "0123456789",
    "CATEGORY_WORD": _LETTERS,
    "CATEGORY_SPACE": " ",
    "CATEGORY_NOT_DIGIT": _LETTERS,
    "CATEGORY_NOT_WORD": " ,-",
    "CATEGORY_NOT_SPACE": _LETTERS,
}
_ANY = _LETTERS + "0123456789 ,.-’$"


def invented(expression: str, count: int) -> Iterator[str]:
    """So many texts that the expression may match, the same each time; none of one that cannot be read."""
    try:
        with catch_warnings():
            simplefilter("ignore")  # of what Python will read otherwise one day
            parsed = _PARSER.parse(expression)
    except Exception:  # whatever the parser does not know
        return
    chance = Random(expression)  # noqa: S311 - any texts will do
    for _ in range(count):
        yield _Maker(chance).sequence(parsed)


class _Maker:
    """Makes one text; groups are remembered for those that refer to them."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self._groups: dict[int, str] = {}

    def sequence(self, parsed: Any) -> str:
        return "".join(self._one(str(operation), argument) for operation, argument in parsed)

    def _one(self, operation: str, argument: Any) -> str:
        match operation:
            case "LITERAL":
                return chr(argument)
            case "NOT_LITERAL":
                return self._chance.choice(_ANY.replace(chr(argument), ""))
            case "ANY":
                return self._chance.choice(_ANY)
            case "IN":
                return self._chance.choice(_members(argument))
            case "GROUPREF":
                return self._groups.get(argument, "")
        return self._inner(operation, argument)

    def _inner(self, operation: str, argument: Any) -> str:
        """The text of what holds other parts; of an edge, which takes no text, nothing."""
        match operation:
            case "BRANCH":
                return self.sequence(self._chance.choice(argument[1]))
            case "SUBPATTERN":
                self._groups[argument[0]] = made = self.sequence(argument[3])
                return made
            case "ATOMIC_GROUP":
                return self.sequence(argument)
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
                least, most, inner = argument
                times = self._chance.randint(least, max(least, min(int(most), least + _TIMES)))
                return "".join(self.sequence(inner) for _ in range(times))
            case "ASSERT":
                # What stands behind is made like any text, and what stands before is left to chance.
                return self.sequence(argument[1]) if argument[0] > 0 else ""
        return ""


def _members(items: Any) -> str:
    """Characters of a class; any other ones where it is negated."""
    found, negated = "", False
    for operation, argument in items:
        match str(operation):
            case "NEGATE":
                negated = True
            case "LITERAL":
                found += chr(argument)
            case "RANGE":
                found += "".join(map(chr, range(argument[0], min(argument[1], argument[0] + 64) + 1)))
            case "CATEGORY":
                found += _IN_CLASS.get(str(argument), "")
    if negated:
        return "".join(char for char in _ANY if char not in found) or " "
    return found or " "
