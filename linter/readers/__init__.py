"""Readers turn bytes into documents: one module or package a format, found by folder scan; its name is the format's.

A reader has ``SUFFIXES``: the file name endings, lower case, with their dots, that say it is this format. It may have ``SHARED``: endings
that other things have too, so that a file is this format only if ``sniff(head)`` says so of its first bytes, and is passed over in a folder
if no reader does. ``sniff`` is asked about files without an ending as well, and about those that only look like plain text. A reader's own
module is light; what parses is imported by ``read``. Where a story can hold comments that nobody reads with it, ``COMMENTS`` are the forms
that one may have, ``{}`` for what it says.
"""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from pathlib import PurePath
from typing import Any, Protocol

from linter.document import Document, Source

#: Formats that newsrooms store stories in and that have no reader: a folder's files of these are named, never passed over.
UNREAD = {
    ".doc": "Word of before 2007", ".odt": "OpenDocument", ".rtf": "RTF",
}  # fmt: skip

#: Bytes of a file that its format is seen from.
HEAD = 4096

_MAGIC = {b"%PDF": "PDF", b"PK\x03\x04": "a zip container", b"{\\rtf": "RTF", b"\xd0\xcf\x11\xe0": "Word of before 2007"}
_MARKUP = (b"<!doctype", b"<html", b"<?xml")
_PLAIN = "plain"


class Unreadable(Exception):
    """A story that cannot be read; the message says why and what to do, without the file's name."""


class Reader(Protocol):
    """What a reader offers, besides the ``SHARED``, ``sniff`` and ``COMMENTS`` that it may have."""

    SUFFIXES: tuple[str, ...]

    def read(self, name: str, data: bytes) -> Document:
        """The story in a file; raises Unreadable, and nothing else, whatever the bytes are."""
        ...


@cache
def formats() -> tuple[str, ...]:
    """The formats there are readers for."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_")))


@cache
def _reader(name: str) -> Any:
    return import_module(f"{__name__}.{name}")


@cache
def _by_suffix() -> dict[str, tuple[str, ...]]:
    """The formats that a file name ending may stand for, those that claim it alone first."""
    found: dict[str, tuple[str, ...]] = {}
    for part in ("SUFFIXES", "SHARED"):
        for name in formats():
            for suffix in getattr(_reader(name), part, ()):
                found[suffix] = (*found.get(suffix, ()), name)
    return found


def is_story(path: PurePath) -> bool:
    """Whether a file found in a folder has the name of a story, or the name of something that may be one: see ``shared``."""
    return path.suffix.lower() in _by_suffix() or path.suffix.lower() in UNREAD


def shared(path: PurePath) -> bool:
    """Whether only the content of a file can tell that it is a story."""
    suffix = path.suffix.lower()
    return suffix not in UNREAD and all(suffix not in _reader(name).SUFFIXES for name in _by_suffix().get(suffix, ()))


def recognized(name: str, head: bytes) -> str | None:
    """The format of a file by its name and its first ``HEAD`` bytes; None where no reader claims it."""
    suffix = PurePath(name).suffix.lower()
    claiming = _by_suffix().get(suffix, ())
    for format_ in claiming:
        if (sniff := getattr(_reader(format_), "sniff", None)) and sniff(head):
            return format_
    own = next((format_ for format_ in claiming if suffix in _reader(format_).SUFFIXES), None)
    if own not in (None, _PLAIN) or (suffix and own is None):
        return own
    # A name without an ending, or one that people give to anything that is text.
    others = (format_ for format_ in formats() if (sniff := getattr(_reader(format_), "sniff", None)) and sniff(head))
    return next(others, _PLAIN)


def read(name: str, data: bytes, format_: str | None = None) -> Document:
    """Read a story in a format, or in the one that its name and content show; raises Unreadable.

    A name without an ending, such as that of the standard input, is plain text unless its content says otherwise.
    """
    format_ = format_ or recognized(name, data[:HEAD])
    if format_ is None:
        suffix = PurePath(name).suffix.lower()
        if suffix in _by_suffix():
            kinds = " or ".join(_by_suffix()[suffix])
            raise Unreadable(f"the content is not {kinds}, which stories with {suffix} are; name its format with --format")
        raise Unreadable(f"{UNREAD.get(suffix, suffix)} is not read (formats read: {', '.join(formats())}); name its format with --format")
    document: Document = _reader(format_).read(name, data)
    return document


def comments(name: str, data: bytes, format_: str | None = None) -> tuple[str, ...]:
    """The forms that a comment may have in a story: see ``COMMENTS``; none where its format has no comments."""
    format_ = format_ or recognized(name, data[:HEAD])
    found: tuple[str, ...] = getattr(_reader(format_), "COMMENTS", ()) if format_ else ()
    return found


def decoded(name: str, data: bytes, *, markup: bool = False) -> Source:
    """The source of a story that is stored as UTF-8; raises Unreadable for what is not, and unless ``markup`` for HTML and XML."""
    for magic, what in _MAGIC.items():
        if data.startswith(magic):
            raise Unreadable(f"the content is {what}, not text")
    if not markup and data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_MARKUP):
        raise Unreadable("the content is HTML or XML; name its format with --format")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unreadable("the text is UTF-16; save it as UTF-8")
    if b"\x00" in data:
        raise Unreadable("the file is binary (it holds a NUL byte)")
    try:
        return Source.decode(name, data)
    except UnicodeDecodeError as error:
        row = data.count(b"\n", 0, error.start) + 1
        raise Unreadable(f"not UTF-8: byte 0x{data[error.start]:02x} at offset {error.start}, line {row}; save it as UTF-8") from None
