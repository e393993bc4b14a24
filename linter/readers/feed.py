"""RSS and Atom: the items of a feed with their full text, one behind the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from linter.document import Document

SUFFIXES = (".rss", ".atom")
COMMENTS = ("<!-- {} -->",)
SHARED = (".xml",)


def sniff(head: bytes) -> bool:
    """Whether the root element is that of RSS 2.0, RSS 1.0 or Atom."""
    from linter.readers._xml import root

    name, attributes = root(head)
    return name == "rss" or (name in ("feed", "entry") and "/2005/Atom" in attributes) or (name == "RDF" and "/rss/1.0" in attributes)


def read(name: str, data: bytes) -> Document:
    """The stories of a feed; raises Unreadable."""
    from linter.readers import Unreadable
    from linter.readers._builder import Builder
    from linter.readers._encoding import fitted, of_xml
    from linter.readers._feed import facts, say
    from linter.readers._values import say_comments
    from linter.readers._xml import parse

    source = of_xml(name, data)
    root = parse(source)
    items = [node for node in root.walk() if node.name in ("item", "entry")]
    if not items and root.name not in ("rss", "feed", "RDF"):
        raise Unreadable(f"the root element is {root.name!r}, not that of RSS or Atom")
    builder = Builder(source)
    behind = 0
    for item in items:
        say_comments(builder, root, behind, item.start)
        behind = item.inside_end
        say(builder, source.text, item)
    language, published, sections = facts(root, items)
    return fitted(builder.document(language=language, published=published, sections=sections))
