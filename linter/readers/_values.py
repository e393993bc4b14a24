"""Values of XML elements that hold plain text, or HTML in an escaped form."""

from __future__ import annotations

import re
from collections.abc import Callable

from linter.document import Role
from linter.readers._builder import Builder
from linter.readers._lens import Lens, say_plain
from linter.readers._xml import Node
from linter.readers.html import fragment

_REFERENCE = re.compile(r"&(?:#\d+|#x[0-9a-f]+|[a-z][a-z0-9]+);", re.IGNORECASE)
_MARKUP = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)


def lens(builder: Builder, node: Node, refused: Callable[[str], bool] | None = None) -> Lens:
    """An element's own text, to be read by itself; content that is ``refused`` cannot be written there."""
    mixed = node.section and any(len(said) != end - start for said, start, end in node.runs)

    def write(content: str) -> str | None:
        """Content is escaped; where there is a CDATA section it stands as it is, if it can."""
        if refused and refused(content):
            return None
        if node.section:
            return None if "]]" in content or (mixed and re.search("[&<>]", content)) else content
        return content.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

    return Lens(builder, node.runs, write)


def say_html(builder: Builder, node: Node, role: Role, *, headlined: bool = False) -> None:
    """Say the HTML that is an element's text."""
    value = lens(builder, node)
    fragment(value, value.text, role=role, headlined=headlined)


def say_text(builder: Builder, node: Node, role: Role) -> None:
    """Say an element's text, which is plain, or HTML where it has references or tags of that, as many programs write it."""
    if _html(node.text):
        say_html(builder, node, role, headlined=role is not Role.HEADLINE)
    else:
        say_plain(lens(builder, node, _html), role)


def _html(text: str) -> bool:
    return _REFERENCE.search(text) is not None or _MARKUP.search(text) is not None


def say_comments(builder: Builder, root: Node, start: int, end: int) -> None:
    """The comments of an XML file from one place to another, where its elements hold no prose; before the first story they are of all."""
    for said, low, high in root.remarks:
        if start <= low < end:
            builder.comment(said, low, high, head=start == 0)
