"""Blocks of HTML inside a Markdown text: the reader of HTML says what is prose in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from linter.document import Role
from linter.readers._content import Content
from linter.readers._lens import Lens
from linter.readers.html import fragment
from linter.readers.html.characters import NOTHING, SOMETHING, in_attribute, say
from linter.readers.markdown.templates import FILL, Finder

if TYPE_CHECKING:
    from linter.readers.markdown.blocks import Block
    from linter.readers.markdown.story import Story

_QUOTE = re.compile(r"<(/?)blockquote\b", re.IGNORECASE)
_CELL = re.compile(r"\s*</?(?:td|th|tr|tbody|thead|tfoot|col|colgroup)\b", re.IGNORECASE)
_FILLED = re.compile(f"{FILL}+")


class Html:
    """Reads blocks of HTML, and knows of the quotations in it that Markdown stands in."""

    def __init__(self, story: Story) -> None:
        """Begin outside of all elements."""
        self._story = story
        self._quotes = 0
        self._finder = Finder(story.builder.source.text)

    @property
    def quoted(self) -> bool:
        """Whether what follows stands in a block quote of HTML."""
        return self._quotes > 0

    def tell(self, block: Block) -> None:
        """Say what is prose in a block; one that begins inside a table is all table."""
        content = block.content
        if not _CELL.match(content.text):
            text = self._masked(content)
            lens = Lens(self._story.builder, content.runs(text), self._story.written.in_html)
            role = Role.BLOCK_QUOTE if block.quoted or self.quoted else Role.LIST_ITEM if block.listed else Role.PARAGRAPH
            fragment(lens, text, role=role, headlined=self._story.titled)
        self._count(content)

    def attribute(self, content: Content, start: int, end: int) -> None:
        """Say the value of an attribute, which describes a picture."""
        lens = Lens(self._story.builder, content.runs(self._masked(content)), self._story.written.in_html)
        lens.begin(Role.CAPTION, in_attribute(content.text[end]))
        say(lens, lens.text, start, end, attribute=True)
        lens.end()

    def _masked(self, content: Content) -> str:
        """The text with what the reader of HTML knows in place of the tags of templates; their comments are told at once."""
        text = content.text
        if FILL not in text:
            return text
        parts, done = [], 0
        for match in _FILLED.finditer(text):
            at = match.start()
            parts.append(text[done:at])
            done = match.end()
            while at < done:
                place = content.span(at, at + 1)[0]
                tag = self._story.tags.get(place)
                length = tag.end - place if tag else 1
                parts.append((SOMETHING if tag and tag.prints else NOTHING) * length)
                if tag and tag.comment is not None:
                    self._story.builder.comment(tag.comment, place, tag.end)
                at += length
        return "".join((*parts, text[done:]))

    def _count(self, content: Content) -> None:
        """Note the block quotes that a block leaves open, as far as something closes them."""
        for match in _QUOTE.finditer(content.text):
            self._quotes = max(0, self._quotes + (-1 if match[1] else 1))
        text = self._story.builder.source.text
        if self._quotes and self._finder.find("</blockquote", content.span(len(content.text) - 1, len(content.text))[1]) > len(text):
            self._quotes = 0
