"""HTML and XHTML: the story of a page, or a fragment of one, read as a browser shows it.

``tokens`` finds tags and text, ``tree`` the elements, ``page`` which of them are the story, ``prose`` says what is in them. Other formats
that hold HTML read it with ``fragment`` or, as a value of their own, through a ``Lens``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from linter.document import Document, Role
    from linter.readers.html.characters import Sink

SUFFIXES = (".html", ".htm", ".xhtml")
COMMENTS = ("<!-- {} -->",)

_BEGINS = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*+(?:<\?xml[^>]*+>\s*+)?(?:<!--(?:(?!-->).)*+-->\s*+)*+"
    rb"(?:<!doctype\s+html|<(?:html|head|body|article|main|section|div|p|h[1-6]|figure|blockquote|ul|ol)[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_XML = re.compile(r"\s*<\?xml\s")


def sniff(head: bytes) -> bool:
    """Whether a file begins as a page or a part of one."""
    return _BEGINS.match(head) is not None


def read(name: str, data: bytes) -> Document:
    """The story of a page; raises Unreadable."""
    from linter.readers._builder import Builder
    from linter.readers._encoding import fitted, of_page
    from linter.readers.html.story import tell

    source = of_page(name, data)
    builder = Builder(source)
    found = tell(builder, source.text, xml=bool(_XML.match(source.text)))
    return fitted(builder.document(language=found.language, published=found.published, sections=found.sections))


def fragment(
    sink: Sink,
    text: str,
    start: int = 0,
    end: int | None = None,
    *,
    xml: bool = False,
    role: Role | None = None,
    headlined: bool = False,
) -> None:
    """Say all the prose of the HTML in ``text[start:end]``, which may be masked, to a Builder or a Lens that counts in offsets of ``text``.

    What has no role of its own gets ``role``, a paragraph's without one. ``headlined`` says that the story has a headline elsewhere, so
    that an ``h1`` is a crosshead. Comments in it become comments of the document.
    """
    from linter.readers.html.story import say_fragment

    say_fragment(sink, text, start, end, xml=xml, role=role, headlined=headlined)
