"""Many expressions at once: which of them match somewhere in a text, by one pass of RE2."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

# A set of so many expressions at most: the states of larger ones grow beyond what RE2 keeps.
_SIZE = 40
_MEMORY = 32 << 20
# Matches in every text, so that a set which says nothing at all has run out of memory and not of matches.
_ALWAYS = r"(?s)."


class Together:
    """Expressions that are asked together, each by a number."""

    def __init__(self, expressions: Iterable[tuple[int, str]]) -> None:
        """Take numbers and expressions; they are compiled with the first text."""
        self._expressions = list(expressions)

    def seen(self, text: str) -> Iterator[int]:
        """The numbers of the expressions that match somewhere in a text; of all that might where RE2 cannot tell."""
        data = text.encode("utf-8", "surrogatepass") if self._expressions else b""
        for numbers, together in self._sets if data else ():
            found = together.Match(data) if together else None
            yield from (numbers[index] for index in found if index) if found else numbers[1:]

    @cached_property
    def _sets(self) -> list[tuple[list[int], Any]]:
        import re2

        options = re2.Options()
        options.max_mem = _MEMORY
        options.log_errors = False
        sets = []
        for at in range(0, len(self._expressions), _SIZE):
            some = self._expressions[at : at + _SIZE]
            together = re2.Set.SearchSet(options)
            for expression in (_ALWAYS, *(text for _, text in some)):
                together.Add(expression)
            try:
                together.Compile()
            except re2.error:  # too large: each is asked by itself
                together = None
            sets.append(([-1, *(number for number, _ in some)], together))
        return sets
