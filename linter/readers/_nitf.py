"""What the elements of NITF 3 are in a story; NewsML-G2 may hold them too.

Source: the element reference of NITF 3.6, https://www.iptc.org/std/NITF/.
"""

from __future__ import annotations

from datetime import date

from linter.document import Role
from linter.readers._builder import Builder
from linter.readers._dates import day, language
from linter.readers._values import say_comments
from linter.readers._xml import Node
from linter.readers.html.prose import Prose
from linter.readers.html.traits import Left
from linter.readers.html.tree import Element, Page

_BLOCKS = frozenset(
    """
    abstract bibliography block body body.content body.end body.head bq byline caption credit dateline datasource dd distributor dl dt fn
    hedline hl1 hl2 hr li media media-caption media-metadata media-object media-producer media-reference nitf-table note ol p pre rights
    series table tagline ul
    """.split()
)
_ROLES = {
    "hl1": Role.HEADLINE,
    "abstract": Role.DECK,
    "byline": Role.BYLINE,
    "credit": Role.BYLINE,
    "media-producer": Role.BYLINE,
    "distributor": Role.BYLINE,
    "dateline": Role.DATELINE,
    "bq": Role.BLOCK_QUOTE,
    "media-caption": Role.CAPTION,
    **dict.fromkeys(("li", "dt", "dd"), Role.LIST_ITEM),
}
_LEFT = {
    **dict.fromkeys(
        "bibliography media-metadata media-object nitf-table note pre rights series table".split(),
        Left.OUT,
    ),
    "pronounce": Left.STRUCK,
}


def say(builder: Builder, text: str, root: Node) -> None:
    """Say the story of an ``nitf`` element, whose title is its headline if its body has none."""
    body = root.first("body")
    titled = body is not None and any(node.name == "hl1" for node in body.walk())
    title = root.first("head", "title")
    if title and not titled:
        _say(builder, Page(text, title.inside, title.inside_end, xml=True, blocks=_BLOCKS.__contains__), Role.HEADLINE)
    say_comments(builder, root, 0, body.inside if body else len(text))
    if body:
        _say(builder, Page(text, body.inside, body.inside_end, xml=True, blocks=_BLOCKS.__contains__), Role.PARAGRAPH)


def _say(builder: Builder, page: Page, role: Role) -> None:
    Prose(builder, page, _classify, role=role).walk()


def _classify(element: Element) -> tuple[Role | None, Left | None]:
    role = _ROLES.get(element.name)
    if element.name == "hl2":
        role = Role.DECK if any(around.name == "hedline" for around in (element.parent,) if around) else Role.CROSSHEAD
    return role, _LEFT.get(element.name)


def facts(root: Node) -> tuple[str | None, date | None, tuple[str, ...]]:
    """The language, the day of issue and the sections of an ``nitf`` element."""
    body, head = root.first("body"), root.first("head")
    tag = next((node.language for node in (root, body) if node and node.language), None)
    stamps = [node.get("norm") for name in ("date.issue", "date.release") if head and (node := head.first("docdata", name))]
    stamps += [node.get("norm") for node in (body.walk() if body else ()) if node.name == "story.date"]
    published = list(head.all("pubdata")) if head else []
    stamps += [node.get("date.publication") for node in published]
    sections = dict.fromkeys(section for node in published if (section := node.get("position.section")))
    return language(tag), next(filter(None, map(day, stamps)), None), tuple(sections)
