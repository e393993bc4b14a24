"""Values of XML elements that hold plain text, or HTML in an escaped form."""

from __future__ import annotations

import re

from linter.document import Role
from linter.readers._builder import Builder
from linter.readers._lens import Lens, Write, say_plain
from linter.readers._xml import Node
from linter.readers.html import fragment

_REFERENCE = re.compile(r"&(?:#\d+|#x[0-9a-f]+|[a-z][a-z0-9]+);", re.IGNORECASE)
_MARKUP = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)


def writing(node: Node) -> Write:
    """How content is written in an element's text: escaped, or where there is a CDATA section, as it is."""
    mixed = node.section and any(len(said) != end - start for said, start, end in node.runs)

    def write(content: str) -> str | None:
        if node.section:
            return None if "]]" in content or (mixed and re.search("[&<>]", content)) else content
        return content.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

    return write


def say_html(builder: Builder, node: Node, role: Role, *, headlined: bool = False) -> None:
    """Say the HTML that is an element's text."""
    lens = Lens(builder, node.runs, writing(node))
    fragment(lens, lens.text, role=role, headlined=headlined)


def say_text(builder: Builder, node: Node, role: Role) -> None:
    """Say an element's text, which is plain, or HTML where it has references or tags of that, as many programs write it."""
    lens = Lens(builder, node.runs, writing(node))
    if _REFERENCE.search(lens.text) or _MARKUP.search(lens.text):
        fragment(lens, lens.text, role=role, headlined=role is not Role.HEADLINE)
    else:
        say_plain(lens, role)
