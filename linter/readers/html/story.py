"""Reads a page: what is masked, what it says about itself, its prose, and what stands for prose that is missing."""

from __future__ import annotations

import re
from functools import partial
from html import unescape

from linter.document import Role
from linter.readers import _json
from linter.readers._builder import Builder
from linter.readers._lens import Lens, say_plain
from linter.readers.html.characters import Sink, in_attribute, in_text, say
from linter.readers.html.metadata import Facts, content, facts
from linter.readers.html.page import Story
from linter.readers.html.prose import Prose
from linter.readers.html.templates import masked
from linter.readers.html.tokens import attributes
from linter.readers.html.traits import value
from linter.readers.html.tree import Element, Page

# What parts a headline from the name of the site in a page's title; the headline is the longer one.
_SITE = re.compile(r"\s+(?:[|–—·»•-]|::|&[mn]dash;|&raquo;|&middot;|&#8211;|&#8212;)\s+")
# The front matter that static sites put before a page, which is of the site.
_FRONT = re.compile(r"---[ \t]*\r?\n(?:.*\n)*?---[ \t]*(?:\r?\n|$)|\+\+\+[ \t]*\r?\n(?:.*\n)*?\+\+\+[ \t]*(?:\r?\n|$)")
# A description that begins as the body does is cut from it; this many code points are compared.
_ALIKE = 40
# Code points of a body in which that is looked for.
_BEGINNING = 5000


def say_fragment(sink: Sink, text: str, start: int, end: int | None, *, xml: bool, role: Role | None, headlined: bool) -> None:
    """Say all the prose of a stretch of HTML."""
    page = Page(text, start, end, xml=xml)
    prose = Prose(sink, page, Story(page, choose=False).classify, role=role or Role.PARAGRAPH, headlines=int(headlined))
    prose.walk()


def tell(builder: Builder, text: str, *, xml: bool) -> Facts:
    """Say the story of a page; returns what else the page says."""
    front = _FRONT.match(text)
    plain, comments = masked(text, front.end() if front else 0)
    page = Page(plain, front.end() if front else 0, xml=xml)
    found = facts(page)
    story = Story(page, found.language)
    body = next((element.start for element in page.elements if element.name == "body"), 0)
    prose = Prose(builder, page, story.classify, whole=story.whole, parts=story.parts, head_until=body, comments=comments)
    deck = None
    if not story.deck and (description := found.metas.get("description")):
        deck = partial(_description, builder, page, story, description)
    if story.headline is not None:
        prose.behind_headline = deck
    else:
        _title(builder, page, found)
        if deck:
            deck()
    prose.walk()
    if not prose.paragraphs:
        for data in found.data:
            _body_of_data(builder, text, data.get("articleBody"))
    return found


def _title(builder: Builder, page: Page, found: Facts) -> None:
    """The headline of a page that shows none."""
    if "og:title" in found.metas:
        _attribute(builder, page, found.metas["og:title"], Role.HEADLINE)
    elif found.titles:
        start, end = content(page, found.titles[0])
        edges = [start, *(edge for match in _SITE.finditer(page.text, start, end) for edge in match.span()), end]
        parts = list(zip(edges[::2], edges[1::2], strict=True))
        builder.begin(Role.HEADLINE, in_text)
        say(builder, page.text, *max(parts, key=lambda part: part[1] - part[0]))
        builder.end()


def _description(builder: Builder, page: Page, story: Story, meta: Element) -> None:
    """The deck of a page that shows none, unless it is only the beginning of the body again."""
    said = value(meta.attributes, "content") or ""
    if said and not begins(said, unescape(story.beginning)):
        _attribute(builder, page, meta, Role.DECK)


def begins(summary: str, body: str) -> bool:
    """Whether a summary is only the beginning of a body again; both may have tags."""
    said = _letters(summary)[:_ALIKE]
    return bool(said) and said in _letters(body[:_BEGINNING])


def _letters(text: str) -> str:
    return re.sub(r"<[^<>]*>|[\W_]+", "", text).lower()


def _attribute(builder: Builder, page: Page, meta: Element, role: Role) -> None:
    low, high, mark = attributes(meta.attributes)["content"]
    at = meta.end - 1 - len(meta.attributes)
    builder.begin(role, in_attribute(mark))
    say(builder, page.text, at + low, at + high, attribute=True)
    builder.end()


def _body_of_data(builder: Builder, text: str, body: object) -> None:
    """The body of a page that shows none and gives it to search engines."""
    if isinstance(body, _json.Text):
        say_plain(Lens(builder, body.runs, _json.writing(text)), Role.PARAGRAPH)
