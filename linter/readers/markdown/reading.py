"""From the bytes of a Markdown file to its document."""

from __future__ import annotations

import re
from datetime import date
from pathlib import PurePath

from linter.document import Document, Role
from linter.readers import _dates, _frontmatter, decoded
from linter.readers._builder import Builder
from linter.readers._frontmatter import fields
from linter.readers._frontmatter.fields import Field, Head
from linter.readers.markdown import mdx, templates
from linter.readers.markdown.blocks import Scanner
from linter.readers.markdown.story import Story
from linter.readers.markdown.written import Written

_DAY = re.compile(r"\d{4}-\d\d-\d\d(?!\d)")


def read(name: str, data: bytes) -> Document:
    """The story in a Markdown file; raises Unreadable."""
    source = decoded(name, data, markup=True)
    is_mdx = PurePath(name).suffix.lower() == ".mdx"
    written = Written(mdx=is_mdx)
    builder = Builder(source, escape=written.markdown)
    head = _frontmatter.read(source.text)
    tags = (mdx.tags if is_mdx else templates.tags)(source.text, head.end)
    scanner = Scanner(templates.masked(source.text, tags), tags, mdx=is_mdx)
    blocks = scanner.scan(head.end)
    titled = any(fields.role(found) is Role.HEADLINE for found in head.fields)
    story = Story(builder, written, tags, scanner.references, titled=titled)
    _tell_head(head, builder, story, written)
    story.tell(blocks)
    document = builder.document(
        language=fields.language(head.fields),
        published=fields.published(head.fields) or _named(name),
        sections=fields.sections(head.fields),
    )
    written.finish(document)
    return document


def _named(name: str) -> date | None:
    """The day that a file's name begins with, as those of posts do."""
    match = _DAY.match(PurePath(name).name)
    return _dates.day(match.group()) if match else None


def _tell_head(head: Head, builder: Builder, story: Story, written: Written) -> None:
    if head.broken:
        at, reason = head.broken
        builder.unread((at, head.end), reason)
    for comment, start, end in head.comments:
        builder.comment(comment, start, end, head=True)
    for found in head.fields:
        if role := fields.role(found):
            _tell_field(found, role, story, written)


def _tell_field(found: Field, role: Role, story: Story, written: Written) -> None:
    """A string of the head, which is Markdown of its own."""
    escape = written.inside(found.hold)
    if "\n" not in found.content.text.strip():
        story.say(found.content, role, escape)
        return
    for block in Scanner(found.content.text, {}).scan(0):
        story.say(block.content.within(found.content), role, escape)
