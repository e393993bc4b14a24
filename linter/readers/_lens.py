"""Reads a text that a format holds in an escaped form, such as HTML in a JSON string, with the way back to the source.

What comes out of one decoding goes into another: a Lens is a Builder for the reader inside, whose offsets count in the decoded value.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate

from linter.document import Escape, Role
from linter.readers._builder import Builder
from linter.segment import Span

#: A run of a decoded value: what it says, and its span in the source. A run as long as its span maps character by character.
Run = tuple[str, int, int]
#: Turns content of a value into source text; None where it cannot be written there.
Write = Callable[[str], str | None]


class Lens:
    """Passes on what a reader says about a value to the builder of the source that the value is in."""

    def __init__(self, builder: Builder, runs: Sequence[Run], write: Write) -> None:
        """Take the runs that make up the value, in order, and how content is written in it."""
        self.text = "".join(said for said, _, _ in runs)
        self._builder = builder
        self._runs = runs
        self._starts = [0, *accumulate(len(said) for said, _, _ in runs)]
        self._write = write

    @property
    def speaking(self) -> bool:
        """Whether the open segment has any text yet."""
        return self._builder.speaking

    def begin(self, role: Role, escape: Escape | None = None, *, nested: bool = False) -> None:
        """Open a segment; ``escape`` is how content is written in the value, ``nested`` is of items of lists."""
        write = self._write

        def both(content: str, at: int) -> str | None:
            inner = escape(content, at) if escape else content
            return None if inner is None else write(inner)

        self._builder.begin(role, both, nested=nested)

    def end(self) -> None:
        """Close the open segment."""
        self._builder.end()

    def copy(self, start: int, end: int) -> None:
        """Say ``value[start:end]`` as it stands."""
        at = self._at(start)
        while start < end:
            said, source_start, source_end = self._runs[at]
            edge = min(end, self._starts[at + 1])
            low = start - self._starts[at]
            if len(said) == source_end - source_start:
                source_start += low
                if self._builder.source.text.startswith(said[low : edge - self._starts[at]], source_start):
                    self._builder.copy(source_start, source_start + edge - start)
                else:
                    self._builder.put(self.text[start:edge], source_start, source_start + edge - start)
            else:
                self._builder.put(said[low : edge - self._starts[at]], source_start, source_end)
            start = edge
            at += 1

    def put(self, said: str, start: int, end: int) -> None:
        """Say ``said``, which ``value[start:end]`` stands for."""
        self._builder.put(said, *self.span(start, end))

    def blank(self, start: int, end: int) -> None:
        """Say one blank for ``value[start:end]``."""
        self._builder.blank(*self.span(start, end))

    def mask(self, start: int, end: int) -> None:
        """Leave a placeholder for ``value[start:end]``."""
        self._builder.mask(*self.span(start, end))

    def comment(self, text: str, start: int, end: int, *, head: bool = False) -> None:
        """A comment that is ``value[start:end]``; in a value it never speaks of all the file."""
        del head
        self._builder.comment(text, *self.span(start, end))

    def unread(self, span: Span | None, reason: str) -> None:
        """Note a span of the value that is left out, and why."""
        self._builder.unread(span and self.span(*span), reason)

    def span(self, start: int, end: int) -> Span:
        """The source of ``value[start:end]``; runs that do not map character by character are taken whole."""
        first, last = self._at(start), self._at(max(start, end - 1))
        return self._edge(first, start, 1), self._edge(last, end, 2)

    def _edge(self, at: int, offset: int, side: int) -> int:
        run = self._runs[at]
        if len(run[0]) == run[2] - run[1]:
            return run[1] + offset - self._starts[at]
        return int(run[side])

    def _at(self, offset: int) -> int:
        return min(len(self._runs), bisect_right(self._starts, offset)) - 1


def say_plain(lens: Lens, role: Role) -> None:
    """Say a value that is plain text; a headline or byline is one paragraph however its lines are wrapped."""
    from linter.readers.html.characters import say
    from linter.readers.plain import paragraphs

    whole = role in (Role.HEADLINE, Role.BYLINE, Role.DATELINE)
    for start, end in [(0, len(lens.text))] if whole else paragraphs(lens.text):
        lens.begin(role)
        say(lens, lens.text, start, end, verbatim=True)
    lens.end()
