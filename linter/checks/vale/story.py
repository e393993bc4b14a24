"""A story as Vale cuts it up: blocks of text with the sections that scopes name.

In plain text Vale reads the whole file as one text, so rules see from one paragraph into the next; in markup it reads
paragraph by paragraph. Copydesk knows headlines and lists of plain text too: rules that ask for them get them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from pathlib import PurePath

import msgspec

from linter.checks.vale.pattern import Text
from linter.checks.vale.scopes import Scope, Term
from linter.document import Document, Role, Segment
from linter.readers.plain import SUFFIXES

#: Levels of headings, where the source does not tell.
_LEVELS = {Role.HEADLINE: 1, Role.CROSSHEAD: 2}
_OPENED = re.compile(r"(#{1,6})[ \t]*$|<h([1-6])\b[^<>]*>\s*$", re.IGNORECASE)
_SECTIONS = {
    Role.LIST_ITEM: ("list",),
    Role.BLOCK_QUOTE: ("blockquote",),
    Role.CAPTION: ("figure", "caption"),
}


class Block(msgspec.Struct, frozen=True):
    """A stretch of the story's text, or of its source where ``raw``; ``start`` is its offset there."""

    start: int
    text: Text
    sections: frozenset[str]
    raw: bool = False

    @property
    def end(self) -> int:
        """The offset behind it."""
        return self.start + len(self.text.text)


class Story:
    """A document with the blocks that rules read; offsets are those of ``text``, whose lines all end in a line feed."""

    def __init__(self, document: Document) -> None:
        """Take a document."""
        self.document = document
        self._returns = "\r" in document.text
        self.text = _with_line_feeds(document.text)
        self._plain = Text.of(self.text).plain
        suffix = PurePath(document.source.name).suffix.lower()
        self.plain_text = suffix in SUFFIXES or not suffix
        self._ending = suffix.removeprefix(".") or "txt"
        self._by_scope: dict[Scope, tuple[Block, ...]] = {}

    @cached_property
    def _kept(self) -> list[int]:
        """The offsets in the document of the characters that are left of it."""
        text = self.document.text
        return [at for at, char in enumerate(text) if char != "\n" or at == 0 or text[at - 1] != "\r"] + [len(text)]

    def _into(self, offset: int) -> int:
        """An offset of the document as one of the story's text."""
        return bisect_left(self._kept, offset) if self._returns else offset

    def out_of(self, offset: int) -> int:
        """An offset of the story's text as one of the document."""
        return self._kept[offset] if self._returns else offset

    def holds(self, block: Block, offset: int) -> bool:
        """Whether an offset of the document lies in a block."""
        return block.start <= self._into(offset) < block.end

    def placed(self, block: Block, start: int, end: int) -> tuple[int, int] | None:
        """The span in the document of a span in a block; None for one of the source of which no text came."""
        start, end = block.start + start, block.start + end
        if not block.raw:
            return self.out_of(start), self.out_of(end)
        offset = self.document.source_map.offset
        first, last = offset(start), offset(max(start, end - 1))
        return None if first is None or last is None else (first, min(len(self.document.text), last + 1))

    def blocks(self, scope: Scope) -> tuple[Block, ...]:
        """The blocks of a scope, in document order, each once."""
        if scope not in self._by_scope:
            found = {(block.start, block.end): block for terms in scope.alternatives for block in self._of(terms)}
            self._by_scope[scope] = tuple(found[span] for span in sorted(found))
        return self._by_scope[scope]

    def _of(self, terms: tuple[Term, ...]) -> Iterator[Block]:
        asked = frozenset().union(*(term.sections for term in terms if not term.negated))
        if "raw" in asked:
            candidates = self._raw
        elif "summary" in asked:
            candidates = self._summary
        elif "sentence" in asked:
            candidates = self._sentences
        elif not self.plain_text or any(term.negated for term in terms) or asked - {"text", "paragraph", self._ending}:
            candidates = self._parts
        elif "paragraph" in asked:
            candidates = self._paragraphs
        else:
            candidates = self._whole
        return (block for block in candidates if all(term.fits(block.sections) for term in terms))

    @cached_property
    def _whole(self) -> list[Block]:
        return [self._block(0, len(self.text), "text")]

    @cached_property
    def _summary(self) -> list[Block]:
        return [self._block(0, len(self.text), "summary")]

    @cached_property
    def _raw(self) -> list[Block]:
        if self.plain_text:
            return [self._block(0, len(self.text), "raw")]
        return [Block(0, Text.of(self.document.source.text), frozenset({"raw", self._ending}), raw=True)]

    @cached_property
    def _paragraphs(self) -> list[Block]:
        found = []
        at = 0
        for paragraph in self.text.split("\n\n"):
            end = min(len(self.text), at + len(paragraph) + 2)
            if paragraph.strip():
                found.append(self._block(at, end, "text", "paragraph"))
            at = end
        return found

    @cached_property
    def _parts(self) -> list[Block]:
        found: list[Block] = []
        dateline: Segment | None = None
        for part in self.document.segments:
            begin = part.start
            if dateline is not None and "\n" not in self.document.text[dateline.end : begin]:
                # To Vale the place where a story was written is a part of its first paragraph.
                begin = dateline.start
                found.pop()
            dateline = part if part.role is Role.DATELINE else None
            found.append(self._block(self._into(begin), self._into(part.end), "text", *self.sections(part)))
        return found

    @cached_property
    def _sentences(self) -> list[Block]:
        found = []
        for sentence in self.document.sentences:
            part = self.document.segment_at(sentence.start)
            sections = self.sections(part) if part else ()
            found.append(self._block(self._into(sentence.start), self._into(sentence.end), "text", "sentence", *sections))
        return found

    def sections(self, part: Segment) -> tuple[str, ...]:
        """What a part of the story is, in words of scopes."""
        if part.role not in _LEVELS:
            return _SECTIONS.get(part.role, ("paragraph",))
        source = self.document.source
        begin = self.document.source_map.span(part.start, part.end)[0]
        row, column = source.position(begin)
        opened = _OPENED.search(source.line(row)[: column - 1])
        return "heading", f"h{len(opened[1] or '') or opened[2] if opened else _LEVELS[part.role]}"

    def _block(self, start: int, end: int, *sections: str) -> Block:
        return Block(start, Text(self.text[start:end], self._plain), frozenset({self._ending, *sections}))


def _with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
