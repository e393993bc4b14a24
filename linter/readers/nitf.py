"""NITF 3: the headline, the deck, the byline and the dateline of ``body.head``, and the blocks of ``body.content``."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from linter.document import Document

SUFFIXES = (".nitf",)
COMMENTS = ("<!-- {} -->",)
SHARED = (".xml",)


def sniff(head: bytes) -> bool:
    """Whether the root element is NITF's."""
    from linter.readers._xml import root

    return root(head)[0] == "nitf"


def read(name: str, data: bytes) -> Document:
    """The story of an NITF file; raises Unreadable."""
    from linter.readers import Unreadable
    from linter.readers._builder import Builder
    from linter.readers._encoding import fitted, of_xml
    from linter.readers._nitf import facts, say
    from linter.readers._xml import parse

    source = of_xml(name, data)
    root = parse(source)
    if root.name != "nitf":
        raise Unreadable(f"the root element is {root.name!r}, not 'nitf'")
    builder = Builder(source)
    say(builder, source.text, root)
    language, published, sections = facts(root)
    return fitted(builder.document(language=language, published=published, sections=sections))
