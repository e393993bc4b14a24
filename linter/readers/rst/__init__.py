"""reStructuredText: titles, paragraphs, lists, quotations and the prose that directives hold; code, tables and addresses are left out."""

from __future__ import annotations

from linter.document import Document

SUFFIXES = (".rst", ".rest")
COMMENTS = (".. {}\n",)  # a blank line has to follow


def read(name: str, data: bytes) -> Document:
    """The story in a text of reStructuredText; raises Unreadable."""
    from linter.readers.rst.story import read as read_story

    return read_story(name, data)
