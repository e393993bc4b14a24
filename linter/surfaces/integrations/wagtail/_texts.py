"""The texts of a page: its title, its fields of text and rich text, and the blocks of its StreamFields, each by its place.

A place is what Wagtail calls a content path: ``title``, ``body.UUID``, ``body.UUID.caption``; behind it stands the number of a paragraph in
a text that has several.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.db import models
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.rich_text import RichText

from linter.document import Role
from linter.readers import read

#: Fields of every page that are no prose.
_NO_PROSE = frozenset({"slug", "draft_title", "url_path", "path", "seo_title", "show_in_menus", "content_json", "alias_of"})
_QUOTES = (blocks.BlockQuoteBlock,)
_TEXTS = (blocks.CharBlock, blocks.TextBlock, blocks.BlockQuoteBlock)


class Text(NamedTuple):
    """A paragraph of a page; ``id`` is its place."""

    id: str
    text: str
    role: Role = Role.PARAGRAPH


def texts(page: Page) -> list[Text]:
    """All of them, in the order of the page's fields."""
    found = [Text("title#0", page.title, Role.HEADLINE)]
    for field in type(page)._meta.get_fields():
        if not isinstance(field, models.Field) or field.name in _NO_PROSE or field.name == "title" or not field.editable:
            continue
        value = field.value_from_object(page)
        if isinstance(field, StreamField):
            found += _stream(field.name, getattr(page, field.name))
        elif isinstance(field, RichTextField):
            found += _rich(field.name, value or "")
        elif isinstance(field, models.TextField) or type(field) is models.CharField:
            found += _plain(field.name, value or "", Role.PARAGRAPH) if not field.choices else []
    return [text for text in found if text.text.strip()]


def _stream(place: str, stream: Any) -> Iterator[Text]:
    for child in stream or ():
        yield from _block(f"{place}.{child.id}", child.block, child.value)


def _block(place: str, block: blocks.Block, value: Any) -> Iterator[Text]:
    if isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            yield from _block(f"{place}.{name}", child, value.get(name))
    elif isinstance(block, blocks.StreamBlock):
        yield from _stream(place, value)
    elif isinstance(block, blocks.ListBlock):
        for child in value.bound_blocks if value else ():
            yield from _block(f"{place}.{child.id}", child.block, child.value)
    elif isinstance(value, RichText):
        yield from _rich(place, value.source)
    elif isinstance(block, _TEXTS) and isinstance(value, str):
        yield from _plain(place, value, Role.BLOCK_QUOTE if isinstance(block, _QUOTES) else Role.PARAGRAPH)


def _plain(place: str, text: str, role: Role) -> list[Text]:
    return [Text(f"{place}#{number}", part, role) for number, part in enumerate(text.replace("\r\n", "\n").split("\n\n"))]


def _rich(place: str, html: str) -> Iterator[Text]:
    document = read("field.html", f"<article>{html}</article>".encode(), "html")
    for number, part in enumerate(document.segments):
        role = Role.CROSSHEAD if part.role is Role.HEADLINE else part.role
        yield Text(f"{place}#{number}", document.text[part.start : part.end], role)
