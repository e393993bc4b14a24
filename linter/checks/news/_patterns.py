"""Regular expressions that are compiled when first used: there are many of them, and a story needs few."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from functools import cached_property


class Pattern:
    """A pattern with the methods of ``re.Pattern`` that the checks use; ``start`` and ``end`` bound the search as there."""

    def __init__(self, source: str, flags: int = 0) -> None:
        """Keep the source; nothing is compiled, so a faulty one shows in the first use."""
        self.source, self.flags = source, flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.source, self.flags)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first match."""
        return self._compiled.search(text, start, end)

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The match at ``start``."""
        return self._compiled.match(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The match of all of ``text[start:end]``."""
        return self._compiled.fullmatch(text, start, end)

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """All matches."""
        return self._compiled.finditer(text, start, end)

    def findall(self, text: str, start: int = 0, end: int = sys.maxsize) -> list[str]:
        """What the matches, or the one group of each, hold."""
        return self._compiled.findall(text, start, end)

    def split(self, text: str) -> list[str]:
        """The text parted at the matches."""
        return self._compiled.split(text)

    def sub(self, content: str | Callable[[re.Match[str]], str], text: str, count: int = 0) -> str:
        """The text with each match replaced, or the first ``count``."""
        return self._compiled.sub(content, text, count)
