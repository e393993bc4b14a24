"""ArchieML, as reporters write it in shared documents: values of keys and the lines of freeform arrays are the story."""

from __future__ import annotations

import re

from linter.document import Document

SUFFIXES = (".aml", ".archieml")

# Texts that are no ArchieML may hold one of these lines; few hold a key in their first line as well.
_FIRST = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:[\w.-]+[ \t]*:|[\[{][.+]*[\w.-]+[\]}])")
_SIGN = re.compile(rb"^[ \t]*(?:\[\.?\+\.?[\w.-]+\]|:(?:end|skip|ignore)\b)", re.MULTILINE | re.IGNORECASE)


def sniff(head: bytes) -> bool:
    """Whether a text has the marks that only ArchieML has."""
    return bool(_FIRST.match(head) and _SIGN.search(head))


def read(name: str, data: bytes) -> Document:
    """The story in a text of ArchieML; raises Unreadable."""
    from linter.readers.archieml.story import read as read_story

    return read_story(name, data)
