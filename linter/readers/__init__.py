"""Readers turn bytes into documents: one module a format, found by folder scan.

A reader module has ``SUFFIXES`` (file name endings, lower case, with their dots) and
``read(source: Source) -> Document``. What no reader claims is named as not read, never read as plain text.
"""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from pathlib import PurePath
from typing import Protocol

from linter.document import Document, Source

#: Formats that newsrooms store stories in and that have no reader yet: a folder's files of these are named.
UNREAD = {
    ".md": "Markdown", ".markdown": "Markdown", ".mdx": "MDX", ".html": "HTML", ".htm": "HTML", ".xhtml": "XHTML",
    ".docx": "Word", ".rst": "reStructuredText", ".aml": "ArchieML", ".nitf": "NITF", ".rss": "RSS", ".atom": "Atom",
}  # fmt: skip

_MAGIC = {b"%PDF": "PDF", b"PK\x03\x04": "a zip container", b"{\\rtf": "RTF"}
_MARKUP = (b"<!doctype html", b"<html", b"<?xml")


class Unreadable(Exception):
    """A story that cannot be read; the message says why and what to do, without the file's name."""


class Reader(Protocol):
    """What a reader module offers."""

    SUFFIXES: tuple[str, ...]

    def read(self, source: Source) -> Document:
        """The story in the source."""
        ...


@cache
def _readers() -> dict[str, Reader]:
    """Readers by the file name endings they claim."""
    found: dict[str, Reader] = {}
    for module in pkgutil.iter_modules(__path__):
        reader: Reader = import_module(f"{__name__}.{module.name}")
        found.update(dict.fromkeys(reader.SUFFIXES, reader))
    return found


def is_story(path: PurePath) -> bool:
    """Whether a file found in a folder is of a format that stories are stored in, read or not."""
    return path.suffix.lower() in _readers() or path.suffix.lower() in UNREAD


def read(name: str, data: bytes) -> Document:
    """Read a story by its name's ending and its content; raises Unreadable.

    A name without an ending, such as that of the standard input, is plain text unless its content says otherwise.
    """
    suffix = PurePath(name).suffix.lower() or ".txt"
    reader = _readers().get(suffix)
    if reader is None:
        known = ", ".join(sorted(_readers()))
        raise Unreadable(f"{UNREAD.get(suffix, suffix)} is not read yet (formats read: {known})")
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    for magic, what in _MAGIC.items():
        if data.startswith(magic):
            raise Unreadable(f"the content is {what}, not text")
    if head.startswith(_MARKUP):
        raise Unreadable("the content is HTML or XML, which is not read yet")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unreadable("the text is UTF-16; save it as UTF-8")
    if b"\x00" in data:
        raise Unreadable("the file is binary (it holds a NUL byte)")
    try:
        source = Source.decode(name, data)
    except UnicodeDecodeError as error:
        row = data.count(b"\n", 0, error.start) + 1
        raise Unreadable(f"not UTF-8: byte 0x{data[error.start]:02x} at offset {error.start}, line {row}; save it as UTF-8") from None
    return reader.read(source)
