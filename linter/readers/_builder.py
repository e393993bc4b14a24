"""Builds a document piece by piece, as a reader comes upon its prose.

A reader opens a segment with ``begin``, says what is in it with ``copy``, ``put``, ``blank`` and ``mask``, and closes it with ``end``.
Offsets that come in are code points of the decoded source. The segments stand in ``Document.text`` in the order in which they were
opened, parted by blank lines; blanks at their edges are left out, and so is a segment that says nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date

from msgspec.structs import replace

from linter.document import Comment, Document, Escape, Piece, Role, Segment, Source, SourceMap, verbatim
from linter.readers import _roles
from linter.segment import PLACEHOLDER, Span

_GAP = "\n\n"


class Builder:
    """Collects text, the pieces that lead back to the source, segments, comments and gaps."""

    def __init__(self, source: Source, *, escape: Escape = verbatim) -> None:
        """Begin with nothing; ``escape`` is how text is written in segments that have no escape of their own."""
        self.source = source
        self._text = source.text
        self._escape = escape
        self._parts: list[str] = []
        self._pieces: list[tuple[int, int, int, int]] = []
        self._length = 0
        self._segments: list[Segment] = []
        self._escapes: list[Escape] = []
        self._comments: list[Comment] = []
        self._waiting: list[Comment] = []
        self._unread: list[tuple[Span | None, str]] = []
        self._open: tuple[Role, Escape, bool] | None = None
        self._start: int | None = None  # of the open segment in the text, once it has any
        self._before = (0, 0, 0)  # parts, pieces and length before it
        self._edge: int | None = None  # of the source, if the segment's last piece is verbatim and so can be made longer

    def begin(self, role: Role, escape: Escape | None = None, *, nested: bool = False) -> None:
        """Open a segment; one that is open is closed first. ``nested`` is of items of lists, see ``Segment``."""
        self.end()
        self._open = role, escape or self._escape, nested

    def end(self) -> None:
        """Close the open segment, if there is one; nothing remains of it if it holds only blanks and placeholders."""
        if self._open is None:
            return
        role, escape, nested = self._open
        self._open = None
        if self._start is None:
            return
        start, self._start, self._edge = self._start, None, None
        if all(part == PLACEHOLDER or part.isspace() for part in self._parts[self._before[0] :]):
            self._undo(start)
            return
        self._trim()
        self._segments.append(Segment(start, self._length, role, nested))
        self._escapes.append(escape)
        while self._waiting:
            self._comments.append(replace(self._waiting.pop(), at=start))

    @property
    def speaking(self) -> bool:
        """Whether the open segment has any text yet."""
        return self._start is not None

    def copy(self, start: int, end: int) -> None:
        """Say ``source[start:end]`` as it stands."""
        said = self._text[start:end]
        if self._start is None:
            said = said.lstrip()
            start = end - len(said)
        if not said:
            return
        if self._edge != start:
            self._add(said, start, end)
            return
        self._parts.append(said)
        self._length += len(said)
        at, _, source_start, _ = self._pieces[-1]
        self._pieces[-1] = at, self._length, source_start, end

    def put(self, said: str, start: int, end: int) -> None:
        """Say ``said``, which ``source[start:end]`` stands for: an entity, an escape."""
        if said and (self._start is not None or not said.isspace()):
            self._add(said, start, end)

    def blank(self, start: int, end: int) -> None:
        """Say one blank for ``source[start:end]``, unless the segment is at its start or has just had one."""
        if self._start is not None and not self._parts[-1][-1].isspace():
            self._add(" ", start, end)

    def mask(self, start: int, end: int) -> None:
        """Leave a placeholder for ``source[start:end]``, which is in the sentence but no prose: code, a formula, a variable."""
        self._add(PLACEHOLDER, start, end)

    def comment(self, text: str, start: int, end: int, *, head: bool = False) -> None:
        """A comment that is ``source[start:end]``; it belongs where the open segment has got to, or to what is said next."""
        found = Comment(self._length, text, start, end, head)
        (self._comments if self._start is not None else self._waiting).append(found)

    def unread(self, span: Span | None, reason: str) -> None:
        """Note a span of the source that is left out, and why."""
        self._unread.append((span, reason))

    def document(self, *, language: str | None = None, published: date | None = None, sections: Iterable[str] = ()) -> Document:
        """All that was said. Bylines and datelines are seen here, as far as the reader did not know them."""
        self.end()
        text = "".join(self._parts)
        comments = [*self._comments, *(replace(comment, at=len(text)) for comment in self._waiting)]
        return Document(
            text,
            tuple(_roles.settled(text, self._segments)),
            self.source,
            SourceMap(tuple(map(Piece._make, self._pieces)) or (Piece(0, 0, 0, 0),)),
            language,
            published,
            tuple(sections),
            tuple(sorted(comments, key=lambda comment: (comment.at, comment.source_start))),
            tuple(self._unread),
            self._written(),
        )

    def _add(self, said: str, start: int, end: int) -> None:
        if self._start is None:
            self._before = len(self._parts), len(self._pieces), self._length
            if self._length:
                edge = self._pieces[-1][3]
                self._pieces.append((self._length, self._length + len(_GAP), edge, edge))
                self._parts.append(_GAP)
                self._length += len(_GAP)
            self._start = self._length
        at, self._length = self._length, self._length + len(said)
        self._parts.append(said)
        self._pieces.append((at, self._length, start, end))
        self._edge = end if len(said) == end - start else None

    def _trim(self) -> None:
        """Take the blanks off the end of what was said."""
        while (last := self._parts[-1]) != (kept := last.rstrip()):
            self._parts.pop()
            self._length -= len(last) - len(kept)
            if kept:
                self._parts.append(kept)
        while (piece := self._pieces[-1])[1] > self._length:
            self._pieces.pop()
            at, edge, start, end = piece
            if at < self._length:  # only a piece that is verbatim holds more than a blank
                self._pieces.append((at, self._length, start, end - (edge - self._length)))
        at = len(self._comments)
        while at and self._comments[at - 1].at > self._length:
            at -= 1
            self._comments[at] = replace(self._comments[at], at=self._length)

    def _undo(self, start: int) -> None:
        """Take back a segment that says nothing; its comments are of what follows."""
        parts, pieces, self._length = self._before
        del self._parts[parts:], self._pieces[pieces:]
        while self._comments and self._comments[-1].at >= start:
            self._waiting.append(self._comments.pop())

    def _written(self) -> Escape:
        if all(escape is self._escape for escape in self._escapes):
            return self._escape
        starts, escapes = [part.start for part in self._segments], tuple(self._escapes)
        return lambda content, at: escapes[max(0, bisect_right(starts, at) - 1)](content, at)
