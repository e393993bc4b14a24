"""A stretch of prose as a format means it, with the way back to the source: lines without their marks, a string without its quotes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from linter.readers._builder import Builder

#: Where a run of the content begins in it, and its span of the source. A run of equal lengths is verbatim, any other is an escape.
Run = tuple[int, int, int]


class Content:
    """Text and the runs that it is put together from."""

    __slots__ = ("_runs", "_shift", "_starts", "text")

    def __init__(self, text: str, runs: list[Run]) -> None:
        """Take runs in order, the first of which begins at 0."""
        self.text = text
        self._runs = runs
        self._starts = [run[0] for run in runs]
        #: How far the source is ahead of the text, where that is the same everywhere.
        self._shift = runs[0][1] if len(runs) == 1 and self._verbatim(0) else None

    @classmethod
    def of(cls, source: str, start: int, end: int) -> Content:
        """``source[start:end]`` as it stands."""
        return cls(source[start:end], [(0, start, end)])

    @classmethod
    def spoken(cls, runs: Iterable[tuple[str, int, int]]) -> Content:
        """Runs that come with what they say."""
        parts, known, length = [], [], 0
        for said, start, end in runs:
            parts.append(said)
            known.append((length, start, end))
            length += len(said)
        return cls("".join(parts), known or [(0, 0, 0)])

    def runs(self, text: str) -> list[tuple[str, int, int]]:
        """The runs with what they say; ``text``, which is as long as the content's own, says what that is."""
        edges = [*self._starts[1:], len(self.text)]
        return [(text[at:edge], start, end) for (at, start, end), edge in zip(self._runs, edges, strict=True)]

    @classmethod
    def joined(cls, source: str, spans: Iterable[tuple[int, int]]) -> Content:
        """Spans of ``source``, one after the other."""
        parts, runs, length = [], [], 0
        for start, end in spans:
            parts.append(source[start:end])
            runs.append((length, start, end))
            length += end - start
        return cls("".join(parts), runs)

    def part(self, start: int, end: int) -> Content:
        """``text[start:end]`` by itself; an escape that the edge runs through is taken whole."""
        if start == 0 and end == len(self.text):
            return self
        if self._shift is not None:
            return Content(self.text[start:end], [(0, start + self._shift, end + self._shift)])
        runs: list[Run] = []
        for number in range(self._run(start), len(self._runs)):
            at, low, high = self._runs[number]
            if at >= end and runs:
                break
            if self._verbatim(number):
                edge = self._starts[number + 1] if number + 1 < len(self._runs) else len(self.text)
                low, high = low + max(0, start - at), high - max(0, edge - end)
            runs.append((max(0, at - start), low, high))
        return Content(self.text[start:end], runs)

    def within(self, outer: Content) -> Content:
        """A content whose runs are spans of another one's text, led back to the source of that."""
        runs: list[Run] = []
        for at, start, end in self._runs:
            part = outer.part(start, end)
            runs += [(at + inner, low, high) for inner, low, high in part._runs]
        return Content(self.text, runs)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the source that ``text[start:end]``, which must not be empty, came from; escapes are taken whole."""
        if self._shift is not None:
            return start + self._shift, end + self._shift
        first, last = self._run(start), self._run(end - 1)
        at, source_start, _ = self._runs[first]
        low = source_start + (start - at if self._verbatim(first) else 0)
        at, source_start, source_end = self._runs[last]
        return low, source_start + (end - at) if self._verbatim(last) else source_end

    def say(self, builder: Builder, start: int, end: int) -> None:
        """Put ``text[start:end]`` into a document."""
        if self._shift is not None:
            builder.copy(start + self._shift, end + self._shift)
            return
        number = self._run(start)
        while start < end:
            at, source_start, source_end = self._runs[number]
            number += 1
            edge = min(end, self._starts[number] if number < len(self._runs) else len(self.text))
            if self._verbatim(number - 1):
                builder.copy(source_start + start - at, source_start + edge - at)
            else:
                builder.put(self.text[start:edge], source_start, source_end)
            start = edge

    def _run(self, offset: int) -> int:
        return bisect_right(self._starts, offset) - 1

    def _verbatim(self, number: int) -> bool:
        at, start, end = self._runs[number]
        return (self._starts[number + 1] if number + 1 < len(self._runs) else len(self.text)) - at == end - start
