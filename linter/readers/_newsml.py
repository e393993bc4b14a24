"""What the elements of a NewsML-G2 news item say.

Source: the NewsML-G2 Guidelines, https://www.iptc.org/std/NewsML-G2/guidelines/.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from linter.document import Role
from linter.readers import _nitf
from linter.readers._builder import Builder
from linter.readers._dates import day, language
from linter.readers._lens import say_plain
from linter.readers._values import lens, say_html
from linter.readers._xml import Node
from linter.readers.html import fragment

_META = (("headline", Role.HEADLINE), ("by", Role.BYLINE), ("dateline", Role.DATELINE), ("description", Role.DECK))
#: Item classes whose description is what is under the picture.
_SHOWN = ("picture", "graphic", "video", "animation")


def say(builder: Builder, text: str, item: Node) -> None:
    """Say a news item: what is about its content, then its content, in one of the forms that there are."""
    meta = item.first("contentMeta")
    shown = (node.get("qcode").rpartition(":")[2] in _SHOWN for node in item.walk() if node.name == "itemClass")
    caption = next(shown, False)
    headlined = bool(meta and meta.first("headline"))
    title = None if headlined else item.first("itemMeta", "title")
    if title:
        fragment(builder, text, title.inside, title.inside_end, xml=True, role=Role.HEADLINE)
    for name, role in _META if meta else ():
        for node in meta.all(name) if meta else ():
            as_role = Role.CAPTION if role is Role.DECK and caption else role
            fragment(builder, text, node.inside, node.inside_end, xml=True, role=as_role)
    forms = list(_forms(item))
    for node in forms[:1]:
        _content(builder, text, node, headlined or title is not None)
    for node in forms[1:]:
        builder.unread((node.start, node.inside_end), "the same content in another form, of which the first is read")


def _forms(item: Node) -> Iterator[Node]:
    """The content in its forms, markup first."""
    content = item.first("contentSet")
    for name in ("inlineXML", "inlineData"):
        for node in content.all(name) if content else ():
            if node.children or node.text.strip():
                yield node


def _content(builder: Builder, text: str, node: Node, headlined: bool) -> None:
    inner = next((child for child in node.walk() if child.name in ("nitf", "body")), None)
    if inner is not None and inner.name == "nitf":
        _nitf.say(builder, text, inner)
    elif node.name == "inlineXML":
        inner = inner or node
        fragment(builder, text, inner.inside, inner.inside_end, xml=True, headlined=headlined)
    elif "html" in node.get("contenttype"):
        say_html(builder, node, Role.PARAGRAPH, headlined=headlined)
    else:
        say_plain(lens(builder, node), Role.PARAGRAPH)


def facts(item: Node) -> tuple[str | None, date | None]:
    """The language of a news item and the day when this version of it was made."""
    meta = item.first("contentMeta")
    tags = [item.language, *(node.get("tag") for node in (meta.all("language") if meta else ()))]
    paths = (("itemMeta", "versionCreated"), ("itemMeta", "firstCreated"), ("contentMeta", "contentCreated"))
    stamps = (node.text for path in paths if (node := item.first(*path)))
    return next(filter(None, map(language, tags)), None), next(filter(None, map(day, stamps)), None)
