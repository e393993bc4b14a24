"""The story in a text of ArchieML: which values are prose, and what part of the story each is."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

from linter.document import Document, Role
from linter.readers import decoded
from linter.readers._builder import Builder
from linter.readers.archieml.values import Value, values
from linter.segment import Span

_ROLES = {
    "headline": Role.HEADLINE, "hed": Role.HEADLINE, "title": Role.HEADLINE, "head": Role.HEADLINE,
    "dek": Role.DECK, "deck": Role.DECK, "subhed": Role.DECK, "subtitle": Role.DECK, "standfirst": Role.DECK, "summary": Role.DECK,
    "description": Role.DECK, "leadin": Role.DECK, "intro": Role.DECK, "chatter": Role.DECK,
    "byline": Role.BYLINE, "author": Role.BYLINE, "authors": Role.BYLINE, "credit": Role.BYLINE, "dateline": Role.DATELINE,
    "caption": Role.CAPTION, "alt": Role.CAPTION, "cutline": Role.CAPTION,
    "subhead": Role.CROSSHEAD, "crosshead": Role.CROSSHEAD, "section_head": Role.CROSSHEAD,
    "quote": Role.BLOCK_QUOTE, "pullquote": Role.BLOCK_QUOTE, "blockquote": Role.BLOCK_QUOTE,
    "text": Role.PARAGRAPH, "body": Role.PARAGRAPH, "p": Role.PARAGRAPH, "note": Role.PARAGRAPH, "*": Role.LIST_ITEM,
}  # fmt: skip
_DATES = frozenset({"date", "published", "pub_date", "pubdate", "publish_date"})
_LANGUAGES = frozenset({"lang", "language"})
_SECTIONS = frozenset({"section", "desk", "category"})

_ADDRESS = re.compile(r"(?:https?://|www\.|/)\S+$")
# A value under a key that says nothing is prose if it is a few words long.
_WORDS = 4
# A link keeps its words. Its address, tags and entities are the page's.
_MARKUP = re.compile(r"</?[A-Za-z][^<>]*>|\[(?=[^\[\]]+\]\(\S+?\))|\]\(\S+?\)|&#?\w{2,10};|\r\n|[ \t\r\n]+")


def read(name: str, data: bytes) -> Document:
    """The story in a text of ArchieML; raises Unreadable."""
    source = decoded(name, data)
    builder = Builder(source, escape=_escape)
    language: str | None = None
    published: date | None = None
    sections: list[str] = []
    for value in values(source.text):
        said = "".join(source.text[start:end] for start, end in value.spans).strip()
        key = value.key.rpartition(".")[2].lower()
        if key in _LANGUAGES:
            language = said or language
        elif key in _DATES:
            published = _day(said) or published
        elif key in _SECTIONS:
            sections.append(said)
        elif (role := _role(key, said)) is not None:
            _say(builder, value, role)
    return builder.document(language=language, published=published, sections=sections)


def _day(said: str) -> date | None:
    try:
        return date.fromisoformat(said[:10])
    except ValueError:
        return None


def _role(key: str, said: str) -> Role | None:
    """What a value is in the story; None for what is not read: addresses, names of files, switches."""
    if _ADDRESS.match(said):
        return None
    return _ROLES.get(key) or (Role.PARAGRAPH if len(said.split()) >= _WORDS else None)


def _say(builder: Builder, value: Value, role: Role) -> None:
    """A segment for each paragraph of a value: lines go together up to a blank one."""
    builder.begin(role)
    for start, end in value.spans:
        if not builder.source.text[start:end].strip():
            builder.begin(role)
        else:
            _inline(builder, (start, end))
    builder.end()


def _inline(builder: Builder, line: Span) -> None:
    at, end = line
    text = builder.source.text
    for match in _MARKUP.finditer(text, at, end):
        builder.copy(at, match.start())
        found = match.group()
        if found.isspace():
            builder.blank(*match.span())
        elif found.startswith("&"):
            builder.put(unescape(found), *match.span())
        at = match.end()
    builder.copy(at, end)


def _escape(content: str, at: int) -> str | None:
    """Text as it is; what would begin a new value or another line cannot be kept."""
    del at
    return None if re.search(r"[\r\n<&]", content) or content.startswith(("[", "{", ":", "*", "\\")) else content
