"""Expressions that need backtracking: lookaround, references to groups. The ``regex`` package runs them under a time limit.

No expression is known to be harmless before it has run, so each call has a budget of time; one that spends it raises
``TimedOut``, and whoever asked says so instead of waiting.
"""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter
from typing import Any

#: Seconds that one call may spend on one text.
LIMIT = 0.25


class TimedOut(Exception):
    """An expression has spent its time on a text; what it would have found is not known."""


class TimedPattern:
    """A compiled expression of the ``regex`` package, in its version 1 behaviour but for the folding of "ß" to "ss"."""

    def __init__(self, expression: str) -> None:
        """Compile the expression; raises ValueError with what is wrong with it."""
        import regex  # few rules need it

        try:
            self.compiled = regex.compile(f"(?V1)(?-f){expression}")
        except regex.error as error:
            raise ValueError(f"{error.msg} at character {max(0, (error.pos or 0) - len('(?V1)(?-f)')) + 1}") from None
        self.expression = expression

    def finditer(self, text: str, limit: float = LIMIT) -> Iterator[Any]:
        """The matches, one after the other; raises TimedOut when finding them has taken ``limit`` seconds in all."""
        matches = self.compiled.finditer(text, timeout=limit)
        spent = 0.0
        while True:
            begin = perf_counter()
            try:
                match = next(matches, None)
            except TimeoutError:
                raise TimedOut from None
            if match is None:
                return
            spent += perf_counter() - begin
            if spent > limit:
                raise TimedOut
            yield match

    def search(self, text: str, position: int = 0, limit: float = LIMIT) -> Any:
        """The first match from a position on, or None; what stands before the position is seen by lookbehind. Raises TimedOut."""
        try:
            return self.compiled.search(text, position, timeout=limit)
        except TimeoutError:
            raise TimedOut from None

    def fullmatch(self, text: str, limit: float = LIMIT) -> Any:
        """The match that is all of the text, or None; raises TimedOut."""
        try:
            return self.compiled.fullmatch(text, timeout=limit)
        except TimeoutError:
            raise TimedOut from None
