"""An expression of a Vale rule that runs: in the ``regex`` package under a time limit, or in RE2 where that finds the same.

RE2 knows the edges of ASCII words only, so an expression that asks for edges runs in it on texts whose words are ASCII.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from linter.checks.rules.timed import TimedOut, TimedPattern
from linter.checks.vale.characters import ExpressionError
from linter.checks.vale.expression import Expression, parsed

_OTHER_LETTER = re.compile(r"[^\W\x00-\x7f]|[\u200c\u200d\u0300-\u036f]")
#: An expression with more alternatives than these is RE2's.
_FEW = 6
_LINEAR_MEMORY = 1 << 26  # bytes; the library's own limit is too small for lists of thousands of words
T = TypeVar("T")


class Text(NamedTuple):
    """A text to search, and whether all its words are ASCII."""

    text: str
    plain: bool

    @classmethod
    def of(cls, text: str) -> Text:
        """Look whether the words of a text are ASCII."""
        return cls(text, text.isascii() or not _OTHER_LETTER.search(text))


class Pattern:
    """An expression, ready to run on many texts."""

    def __init__(self, source: str) -> None:
        """Read and try the expression; raises ExpressionError."""
        self.expression: Expression = parsed(source)
        self._linear = self._compiled_linear()
        if self._linear is None:
            self._backtracking  # noqa: B018 - an error in it is told now

    def __bool__(self) -> bool:
        """Whether there is something to look for."""
        return bool(self.expression.source)

    @property
    def runs_in_linear_time(self) -> bool:
        """Whether some texts can be searched in a time that only their length decides."""
        return self._linear is not None

    def _compiled_linear(self) -> Any:
        linear = self.expression.linear
        if linear is None:
            return None
        import re2  # only where rules have expressions

        options = re2.Options()
        options.log_errors = False
        options.max_mem = _LINEAR_MEMORY
        try:
            return re2.compile(linear, options)
        except re2.error:  # too large, or a property that the other engine may know
            return None

    @cached_property
    def _backtracking(self) -> TimedPattern:
        try:
            return TimedPattern(self.expression.backtracking)
        except ValueError as error:
            raise ExpressionError(str(error).rpartition(" at character")[0], 0) from None

    @cached_property
    def _bounded(self) -> bool:
        return self.expression.bounded

    @cached_property
    def _many(self) -> bool:
        return self.expression.backtracking.count("|") > _FEW

    def _run(self, text: Text, linear: Callable[[Any], T], backtracking: Callable[[TimedPattern], T]) -> T:
        """What one of the engines makes of a text.

        RE2 takes long for each match, the other for each alternative at each place; where the other takes too long RE2 is asked, if it can.
        """
        possible = self._linear is not None and (text.plain or not self._bounded)
        if possible and self._many:
            return linear(self._linear)
        try:
            return backtracking(self._backtracking)
        except TimedOut:
            if not possible:
                raise
            return linear(self._linear)

    def findall(self, text: Text) -> list[Any]:
        """The matches that do not overlap, from left to right; raises TimedOut."""
        return self._run(text, lambda engine: list(engine.finditer(text.text)), lambda engine: _all(engine, text.text))

    def search(self, text: Text, position: int = 0) -> Any:
        """The first match that begins at a position or behind it, or None; raises TimedOut."""
        return self._run(text, lambda engine: engine.search(text.text, position), lambda engine: engine.search(text.text, position))

    def search_in(self, text: str) -> Any:
        """The first match in a short text, or None; raises TimedOut."""
        return self.search(Text.of(text))

    def findall_in(self, text: str) -> list[Any]:
        """The matches in a short text; raises TimedOut."""
        return self.findall(Text.of(text))

    def found_in(self, text: str) -> bool:
        """Whether a short text holds a match; raises TimedOut."""
        return self.search_in(text) is not None

    def is_all_of(self, text: str) -> bool:
        """Whether a short text is a match from end to end; raises TimedOut."""
        return self._backtracking.fullmatch(text) is not None


def _all(engine: TimedPattern, text: str) -> list[Any]:
    """The matches; behind an empty one the next begins a character later, as in RE2 and in Vale. Raises TimedOut."""
    found = []
    for match in engine.finditer(text):
        if match.end() == match.start():
            break
        found.append(match)
    else:
        return found
    position = match.start()
    while position <= len(text) and (match := engine.search(text, position)):
        found.append(match)
        position = match.end() + (match.end() == match.start())
    return found
