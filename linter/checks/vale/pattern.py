"""An expression of a Vale rule that runs: in RE2 where that finds the same, else in the ``regex`` package under a time limit.

RE2 knows the edges of ASCII words only, so an expression that asks for edges runs in it on texts whose words are ASCII.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any, NamedTuple

from linter.checks.rules.timed import TimedPattern
from linter.checks.vale.expression import Expression, ExpressionError, parsed

_OTHER_LETTER = re.compile(r"[^\W\x00-\x7f]|[\u200c\u200d\u0300-\u036f]")
_LINEAR_MEMORY = 1 << 26  # bytes; the library's own limit is too small for lists of thousands of words


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

    def _in_linear_time(self, text: Text) -> bool:
        return self._linear is not None and (text.plain or not self._bounded)

    def finditer(self, text: Text) -> Iterator[Any]:
        """The matches that do not overlap, from left to right; raises TimedOut."""
        return self._linear.finditer(text.text) if self._in_linear_time(text) else self._backtracking.finditer(text.text)

    def search(self, text: Text, position: int = 0) -> Any:
        """The first match that begins at a position or behind it, or None; raises TimedOut."""
        if self._in_linear_time(text):
            return self._linear.search(text.text, position)
        return self._backtracking.search(text.text, position)

    def search_in(self, text: str) -> Any:
        """The first match in a short text, or None; raises TimedOut."""
        return self.search(Text.of(text))

    def findall_in(self, text: str) -> list[Any]:
        """The matches in a short text; raises TimedOut."""
        return list(self.finditer(Text.of(text)))

    def found_in(self, text: str) -> bool:
        """Whether a short text holds a match; raises TimedOut."""
        return self.search_in(text) is not None

    def is_all_of(self, text: str) -> bool:
        """Whether a short text is a match from end to end; raises TimedOut."""
        return self._backtracking.fullmatch(text) is not None
