"""A story as the checks see it: its text, the roles of its parts, and the way back to the source.

All offsets are half-open spans of Unicode code points. Those of segments, sentences, tokens and
quotations point into ``Document.text``; ``SourceMap`` turns them into offsets of the decoded source.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

import msgspec

from linter import segment
from linter.segment import Sentence, Span, Token

BOM = "\ufeff"
_LINE_END = re.compile(r"\r\n|\n|\r")


class Role(StrEnum):
    """What a segment is in the story, in newsroom words."""

    HEADLINE = "headline"
    DECK = "deck"
    BYLINE = "byline"
    DATELINE = "dateline"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    BLOCK_QUOTE = "block-quote"
    CAPTION = "caption"
    CROSSHEAD = "crosshead"


#: Roles that hold names and places and no sentences.
NOT_PROSE = frozenset({Role.BYLINE, Role.DATELINE})


class Segment(msgspec.Struct, frozen=True, order=True):
    """A stretch of ``Document.text`` with one role; segments are in order and never overlap.

    ``nested`` says of an item of a list that it stands in another item, or goes on with one.
    """

    start: int
    end: int
    role: Role
    nested: bool = False


#: Source text to put in the place of ``[start, end)`` of a source: start, end, content.
Splice = tuple[int, int, str]


class Source:
    """A decoded file: its text without the byte order mark, and all that is needed to write it again."""

    def __init__(self, name: str, text: str, encoding: str = "utf-8") -> None:
        """Take ``text`` with its line ends as they are; a leading byte order mark is kept apart."""
        self.name = name
        self.bom = text.startswith(BOM)
        self.text = text.removeprefix(BOM)
        self.encoding = encoding

    @classmethod
    def decode(cls, name: str, data: bytes, encoding: str = "utf-8") -> Source:
        """Decode bytes; raises UnicodeDecodeError with the offending byte's position."""
        return cls(name, data.decode(encoding), encoding)

    def edited(self, splices: Iterable[Splice]) -> bytes:
        """The file's bytes with splices that do not overlap put in; without any they are the bytes that were read.

        Raises UnicodeEncodeError for a text that the encoding has no bytes for.
        """
        text = self.text
        for start, end, content in sorted(splices, reverse=True):
            text = text[:start] + content + text[end:]
        return ((BOM if self.bom else "") + text).encode(self.encoding)

    @property
    def packed(self) -> bool:
        """Whether the file is not its text, so that people are shown ``text`` where they would be shown the file."""
        return False

    def writable(self, start: int, end: int) -> bool:
        """Whether another text can be written in the place of ``[start, end)`` without changing the look of what is kept."""
        del start, end
        return True

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in _LINE_END.finditer(self.text))]

    def position(self, offset: int) -> tuple[int, int]:
        """Row and column of an offset, both from 1, the column in code points."""
        row = bisect_right(self._line_starts, offset)
        return row, offset - self._line_starts[row - 1] + 1

    def offset(self, row: int, column: int) -> int:
        """The offset of a row and column; the place behind a line's last character counts.

        Raises ValueError where there is no such place.
        """
        rows = len(self._line_starts)
        if not 1 <= row <= rows:
            raise ValueError(f"there is no line {row:,}; the last one is {rows:,}")
        length = len(self.line(row))
        if not 1 <= column <= length + 1:
            raise ValueError(f"there is no column {column:,} in line {row:,}; its last character is in {length:,}")
        return self._line_starts[row - 1] + column - 1

    def line(self, row: int) -> str:
        """The line of that number, without its line end."""
        start = self._line_starts[row - 1]
        end = self._line_starts[row] if row < len(self._line_starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")


class Piece(NamedTuple):
    """A run of the text and where it stands in the source.

    A piece of equal lengths maps character by character; any other (an entity, an escape) is atomic.
    """

    start: int
    end: int
    source_start: int
    source_end: int

    @property
    def verbatim(self) -> bool:
        """Whether the piece maps character by character."""
        return self.end - self.start == self.source_end - self.source_start


class SourceMap:
    """Maps spans of a document's text to spans of its source."""

    def __init__(self, pieces: tuple[Piece, ...]) -> None:
        """Take pieces in text order that cover the text without gaps."""
        self.pieces = pieces
        self._starts = [piece.start for piece in pieces]

    @classmethod
    def identity(cls, length: int) -> SourceMap:
        """The map of a format whose text is its source."""
        return cls((Piece(0, length, 0, length),))

    def span(self, start: int, end: int) -> Span:
        """The source span that ``[start, end)`` came from; atomic pieces are taken whole. An empty span stands before what follows it."""
        if start == end:
            piece = self._piece(start)
            at = piece.source_start + (start - piece.start if piece.verbatim else 0)
            return at, at
        first, last = self._piece(start), self._piece(end - 1)
        return (
            first.source_start + (start - first.start if first.verbatim else 0),
            last.source_start + (end - last.start) if last.verbatim else last.source_end,
        )

    def behind(self, offset: int) -> int:
        """The place in the source behind the character before ``offset``, which must not be 0."""
        return self.span(offset - 1, offset)[1]

    def offset(self, source_offset: int) -> int | None:
        """The place in the text that came from a place in the source; None where the source holds markup only."""
        found = None
        for piece in self.pieces:
            if piece.source_start <= source_offset <= piece.source_end:
                inside = source_offset - piece.source_start
                found = piece.start + (inside if piece.verbatim else 0)
                if source_offset < piece.source_end:
                    break  # else a piece that begins there is nearer
        return found

    def _piece(self, offset: int) -> Piece:
        return self.pieces[max(0, bisect_right(self._starts, offset) - 1)]


class Comment(msgspec.Struct, frozen=True, order=True):
    """A comment in the source, which may hold directions for Copydesk.

    ``at`` is the place in ``Document.text`` where it stands: inside a segment, or at the start of the first segment behind it; the text's
    length where none follows. ``[source_start, source_end)`` is its span in the source, marks included. ``head`` says that it stands in
    the front matter or another head of the file, and so speaks of all of it.
    """

    at: int
    text: str
    source_start: int
    source_end: int
    head: bool = False


#: Turns text to be put at a place of ``Document.text`` into source text, escapes included; None where the format cannot hold it there.
Escape = Callable[[str, int], str | None]


def verbatim(content: str, at: int) -> str | None:
    """The escape of a format that has none."""
    del at
    return content


class Document(msgspec.Struct, frozen=True, dict=True):
    """A story that was read. Everything derived from the text is computed once, when first asked for.

    ``sections`` are the desks or sections that the file says it belongs to, as written there. ``unread`` are parts of the source that
    the reader had to leave out: each a half-open span of the source, None for no single place, and the reason.
    """

    text: str
    segments: tuple[Segment, ...]
    source: Source
    source_map: SourceMap
    language: str | None = None
    published: date | None = None
    sections: tuple[str, ...] = ()
    comments: tuple[Comment, ...] = ()
    unread: tuple[tuple[Span | None, str], ...] = ()
    escape: Escape = verbatim

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Words, numbers and marks of all segments, in order."""
        return tuple(token for part in self.segments for token in segment.tokens(self.text, part.start, part.end))

    @property
    def words(self) -> int:
        """How many words and numbers there are."""
        return sum(token.kind in (segment.Kind.WORD, segment.Kind.NUMBER) for token in self.tokens)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Sentences of all segments, in order; none crosses a segment."""
        return segment.sentences(self.text, [(part.start, part.end) for part in self.segments], self.tokens)

    @cached_property
    def quotations(self) -> tuple[Span, ...]:
        """Quotations, marks included, one span for each paragraph that a quotation runs over."""
        return segment.quotations(self.text, self._paragraphs)

    @cached_property
    def protected(self) -> tuple[Span, ...]:
        """All that might be a quotation: where marks do not pair, every reading of them counts."""
        return segment.protected(self.text, self._paragraphs, self.quotations)

    def is_placeholder(self, offset: int) -> bool:
        """Whether a character stands for something in the source that is no prose, rather than for itself."""
        if self.text[offset] != segment.PLACEHOLDER:
            return False
        start, end = self.source_map.span(offset, offset + 1)
        return self.source.text[start:end] != segment.PLACEHOLDER

    @property
    def _paragraphs(self) -> list[tuple[int, int, bool]]:
        return [(part.start, part.end, part.role is Role.BLOCK_QUOTE) for part in self.segments]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds an offset, or the one that ends there."""
        at = bisect_right(self.sentences, offset, key=lambda sentence: sentence.start) - 1
        return self.sentences[at] if at >= 0 and offset <= self.sentences[at].end else None

    def segment_at(self, offset: int) -> Segment | None:
        """The segment that holds an offset, or the one that ends there."""
        at = bisect_right(self.segments, offset, key=lambda part: part.start) - 1
        return self.segments[at] if at >= 0 and offset <= self.segments[at].end else None

    def title_case(self, sentence: Sentence) -> bool:
        """Whether most words of a sentence that are longer than three letters have a capital, as in some headlines."""
        tokens = self.tokens[sentence.first : sentence.last]
        words = [token.text for token in tokens if token.kind is segment.Kind.WORD and len(token.text) > 3]
        return sum(word[0].isupper() for word in words) * 2 > len(words)

    def prose(self) -> Iterator[Segment]:
        """Segments that hold sentences: all but bylines and datelines."""
        return (part for part in self.segments if part.role not in NOT_PROSE)


def overlapping(spans: tuple[Span, ...], start: int, end: int) -> bool:
    """Whether ``[start, end)``, or the place ``start`` where it is empty, lies in or touches one of ``spans``.

    ``spans`` are in order and do not overlap. A shared edge counts for an empty span only.
    """
    at = bisect_right(spans, start, key=lambda span: span[0]) - 1
    for known_start, known_end in spans[max(at, 0) : at + 3]:
        if (start < known_end and end > known_start) or (start == end and known_start <= start <= known_end):
            return True
    return any(known_start < end and known_end > start for known_start, known_end in spans[at + 3 :]) if end > start else False
