"""From blocks to segments: the roles of headings and paragraphs, and what each of them says."""

from __future__ import annotations

from collections.abc import Sequence

from linter.document import Escape, Role
from linter.readers._builder import Builder
from linter.readers._content import Content
from linter.readers._frontmatter import strings
from linter.readers.markdown import arguments
from linter.readers.markdown.blocks import HEADING, HTML, TAGS, Block
from linter.readers.markdown.html import Html
from linter.readers.markdown.inline import Caption, Inline, Op
from linter.readers.markdown.templates import Tag
from linter.readers.markdown.written import Written
from linter.segment import PLACEHOLDER


class Story:
    """Puts blocks into a document."""

    def __init__(self, builder: Builder, written: Written, tags: dict[int, Tag], references: set[str], *, titled: bool) -> None:
        """``titled`` says that the file's head has a headline."""
        self.builder = builder
        self.written = written
        self.tags = tags
        self.references = references
        self.titled = titled
        self._html = Html(self)

    def tell(self, blocks: list[Block]) -> None:
        """Say what the blocks say."""
        for block in blocks:
            if block.kind == HTML:
                self._html.tell(block)
            elif block.kind == TAGS:
                self._alone(block.content)
            else:
                self.say(block.content, self._role(block), nested=block.nested)

    def _role(self, block: Block) -> Role:
        if block.quoted or self._html.quoted:
            return Role.BLOCK_QUOTE
        if block.kind == HEADING:
            return self.heading(block.level)
        return Role.LIST_ITEM if block.listed else Role.PARAGRAPH

    def heading(self, level: int) -> Role:
        """The role of a heading: the first one of the first level is the headline, if the head has none."""
        if level > 1 or self.titled:
            return Role.CROSSHEAD
        self.titled = True
        return Role.HEADLINE

    def say(self, content: Content, role: Role, escape: Escape | None = None, *, nested: bool = False) -> None:
        """A segment of Markdown, and the captions in it behind it; ``escape`` is how the string that it stands in is written."""

        def tag_at(at: int) -> tuple[Tag | None, int]:
            place = content.span(at, at + 1)[0]
            tag = self.tags.get(place)
            return tag, tag.end - place if tag else 0

        escape = escape or self.written.markdown
        reading = Inline(content.text, self.references, tag_at).read()
        self.builder.begin(role, escape, nested=nested)
        self._put(content, reading.ops, 0, len(content.text))
        self.written.labels += [content.span(*label) for label in reading.labels]
        for caption in reading.captions:
            self.caption(content, caption, escape)
        for tag in reading.tags:
            self.arguments(tag)

    def caption(self, content: Content, caption: Caption, escape: Escape) -> None:
        """What a picture in a content shows."""
        if caption.ops is not None:
            self.builder.begin(Role.CAPTION, escape)
            self._put(content, caption.ops, caption.start, caption.end)
        elif caption.html:
            self._html.attribute(content, caption.start, caption.end)
        else:
            self.say(content.part(caption.start, caption.end), Role.CAPTION, self.written.inside(strings.quoted(content.text[caption.end])))

    def _put(self, content: Content, ops: Sequence[Op], start: int, end: int) -> None:
        """Say a stretch of a content in the open segment, and close that."""
        builder, text = self.builder, content.text
        last = " "
        for op in ops:
            if op.start < start:
                continue  # it is in what was struck out
            if op.start > start:
                content.say(builder, start, op.start)
                last = text[op.start - 1]
            start = op.end
            if op.said:
                self._replace(content, op)
                last = op.said[-1]
            elif last.isspace() and text[start : start + 1] == " " and start < end:
                start += 1  # nothing stands between two blanks
            if op.comment is not None:
                builder.comment(op.comment, *content.span(op.start, op.end))
        if start < end:
            content.say(builder, start, end)
        builder.end()

    def _replace(self, content: Content, op: Op) -> None:
        low, high = content.span(op.start, op.end)
        if op.said == PLACEHOLDER:
            self.builder.mask(low, high)
        elif op.said != " ":
            self.builder.put(op.said, low, high)
        elif content.text[op.end : op.end + 1] not in ("\n", "\r"):
            self.builder.blank(low, high)

    def _alone(self, content: Content) -> None:
        """Tags of a template that stand alone in a line."""
        at, end = content.span(0, len(content.text))
        while at < end:
            tag = self.tags.get(at)
            if tag:
                if tag.comment is not None:
                    self.builder.comment(tag.comment, at, tag.end)
                self.arguments(tag)
            at = tag.end if tag else at + 1

    def arguments(self, tag: Tag) -> None:
        """What a tag of a template is told to print."""
        if tag.arguments:
            for content, quote in arguments.prose(self.builder.source.text, *tag.arguments):
                self.say(content, Role.CAPTION, self.written.inside(strings.quoted(quote)))
