"""What the elements of RSS items and Atom entries say.

Sources: RSS 2.0 (https://www.rssboard.org/rss-specification), its ``content``, ``dc`` and ``media`` modules, and RFC 4287.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import unescape

from linter.document import Role
from linter.readers._builder import Builder
from linter.readers._dates import day, language
from linter.readers._lens import say_plain
from linter.readers._values import lens, say_html, say_text
from linter.readers._xml import Node
from linter.readers.html import fragment
from linter.readers.html.story import begins

_ATOM = "http://www.w3.org/2005/Atom"
_DATES = ("pubDate", "published", "date", "updated")


def say(builder: Builder, text: str, item: Node) -> None:
    """Say an item: title, summary unless it is the beginning of the text again, authors, text, captions."""
    content = _content(item)
    summary = next((node for node in item.all("description", "summary") if _plain(node)), None)
    titles = [node for node in item.all("title") if "/mrss" not in node.uri]
    for node in titles[:1]:
        _say(builder, text, node, Role.HEADLINE)
    if summary and content and not begins(_written(summary, text), _written(content, text)):
        _say(builder, text, summary, Role.DECK)
    for node in item.all("creator", "author"):
        for name in (node.first("name") or node,):
            say_text(builder, name, Role.BYLINE)
    if body := content or summary:
        _say(builder, text, body, Role.PARAGRAPH)
    for node in item.walk():
        if node.name in ("description", "title") and "/mrss" in node.uri:
            say_text(builder, node, Role.CAPTION)


def _plain(node: Node) -> bool:
    return "/mrss" not in node.uri and bool(node.text.strip() or node.children)


def _content(item: Node) -> Node | None:
    return next((node for node in item.all("encoded", "content") if _plain(node) and not node.get("src")), None)


def _say(builder: Builder, text: str, node: Node, role: Role) -> None:
    kind = node.get("type", "text") if node.uri == _ATOM else "html"
    body = role is Role.PARAGRAPH
    if kind in ("xhtml", "application/xhtml+xml"):
        fragment(builder, text, node.inside, node.inside_end, xml=True, role=role, headlined=body)
    elif "html" in kind and (body or node.uri == _ATOM):
        say_html(builder, node, role, headlined=role is not Role.HEADLINE)
    elif node.uri == _ATOM:
        say_plain(lens(builder, node), role)
    else:
        say_text(builder, node, role)


def _written(node: Node, text: str) -> str:
    """What an element holds, with its tags."""
    return text[node.inside : node.inside_end] if node.children else unescape(node.text)


def facts(root: Node, items: Sequence[Node]) -> tuple[str | None, date | None, tuple[str, ...]]:
    """The language of a feed, the day of its first item, and its sections if it is of one item."""
    channel = root.first("channel") or root
    tags = [root.language, *(node.text for node in channel.all("language")), *(node.language for node in items[:1])]
    stamps = [node.text for item in (*items[:1], channel) for name in _DATES for node in item.all(name)]
    sections = dict.fromkeys(node.text.strip() or node.get("term") for node in items[0].all("category")) if len(items) == 1 else {}
    return next(filter(None, map(language, tags)), None), next(filter(None, map(day, stamps)), None), tuple(filter(None, sections))
