"""Word documents (Office Open XML). Offsets count in the text that was taken out, of which every line is a paragraph.

Read are paragraphs of the body, of footnotes and of endnotes, with what tracked changes would insert and without what they would delete;
tables, hidden text and field codes are not. A fix changes the text of runs in place: all else in the file stays byte for byte.
"""

from __future__ import annotations

from linter.document import Document

SUFFIXES = (".docx", ".docm")


def sniff(head: bytes) -> bool:
    """Whether a file begins as a zip container with the parts of a Word document."""
    return head.startswith(b"PK\x03\x04") and (b"word/" in head or b"[Content_Types].xml" in head)


def read(name: str, data: bytes) -> Document:
    """The story in a Word document; raises Unreadable."""
    from linter.readers.docx.story import read as read_story  # zip and XML are for those who have such files

    return read_story(name, data)
