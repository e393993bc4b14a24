"""Reads a page: what is masked, what it says about itself, its prose, and what stands for prose that is missing."""

from __future__ import annotations

import re
from html import unescape

from linter.document import Role
from linter.readers import _json
from linter.readers._builder import Builder
from linter.readers._lens import Lens
from linter.readers.html.characters import Sink, in_attribute, in_text, say
from linter.readers.html.metadata import Facts, content, facts
from linter.readers.html.page import Story
from linter.readers.html.prose import Prose
from linter.readers.html.templates import masked
from linter.readers.html.tokens import attributes
from linter.readers.html.traits import value
from linter.readers.html.tree import Element, Page, block

# What parts a headline from the name of the site in a page's title.
_SITE = re.compile(r"\s+(?:[|–—·»•-]|::|&[mn]dash;|&raquo;|&middot;|&#8211;|&#8212;)\s+")
# A description that begins as the body does is cut from it; this many code points are compared.
_ALIKE = 40


def say_fragment(sink: Sink, text: str, start: int = 0, end: int | None = None, *, xml: bool = False) -> None:
    """Say all the prose of a stretch of HTML."""
    page = Page(text, start, end, xml=xml)
    Prose(sink, page, Story(page, choose=False).classify, block).walk()


def tell(builder: Builder, text: str, *, xml: bool) -> Facts:
    """Say the story of a page; returns what else the page says."""
    plain, comments = masked(text)
    page = Page(plain, xml=xml)
    found = facts(page)
    story = Story(page, found.language)
    if story.headline is None:
        _title(builder, page, found)
    if not story.deck and (description := found.metas.get("description")):
        _description(builder, page, story, description)
    body = next((element.start for element in page.elements if element.name == "body"), 0)
    prose = Prose(builder, page, story.classify, block, story.whole, story.parts, body, comments)
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
        parts = [match.start() for match in _SITE.finditer(page.text, start, end)]
        builder.begin(Role.HEADLINE, in_text)
        say(builder, page.text, start, parts[-1] if parts else end)
        builder.end()


def _description(builder: Builder, page: Page, story: Story, meta: Element) -> None:
    """The deck of a page that shows none, unless it is only the beginning of the body again."""
    said = _letters(value(meta.attributes, "content") or "")[:_ALIKE]
    if said and said not in _letters(unescape(story.beginning)):
        _attribute(builder, page, meta, Role.DECK)


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).lower()


def _attribute(builder: Builder, page: Page, meta: Element, role: Role) -> None:
    low, high, mark = attributes(meta.attributes)["content"]
    at = meta.end - 1 - len(meta.attributes)
    builder.begin(role, in_attribute(mark))
    say(builder, page.text, at + low, at + high, attribute=True)
    builder.end()


def _body_of_data(builder: Builder, text: str, body: object) -> None:
    """The body of a page that shows none and gives it to search engines."""
    if isinstance(body, _json.Text):
        lens = Lens(builder, body.runs, _json.writing(text))
        for match in re.finditer(r"[^\r\n]+", lens.text):
            lens.begin(Role.PARAGRAPH)
            say(lens, lens.text, *match.span(), verbatim=True)
        lens.end()
