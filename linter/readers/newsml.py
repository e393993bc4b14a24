"""NewsML-G2: the ``contentMeta`` of every news item in a file, and its content as XHTML, as NITF or as plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from linter.document import Document

SUFFIXES = ()
COMMENTS = ("<!-- {} -->",)
SHARED = (".xml",)

_NAMESPACE = "http://iptc.org/std/nar/"


def sniff(head: bytes) -> bool:
    """Whether the root element is a news item or a message of such."""
    from linter.readers._xml import root

    name, attributes = root(head)
    return name in ("newsItem", "newsMessage") and _NAMESPACE in attributes


def read(name: str, data: bytes) -> Document:
    """The stories of a NewsML-G2 file, one behind the other; raises Unreadable."""
    from linter.readers import Unreadable
    from linter.readers._builder import Builder
    from linter.readers._encoding import fitted, of_xml
    from linter.readers._newsml import facts, say
    from linter.readers._values import say_comments
    from linter.readers._xml import parse

    source = of_xml(name, data)
    root = parse(source)
    items = [node for node in root.walk() if node.name == "newsItem" and node.uri.startswith(_NAMESPACE)]
    if not items:
        raise Unreadable("there is no news item of NewsML-G2 in the file")
    builder = Builder(source)
    behind = 0
    for item in items:
        say_comments(builder, root, behind, item.start)
        behind = item.inside_end
        say(builder, source.text, item)
    language, published = facts(items[0])
    return fitted(builder.document(language=language, published=published))
