"""The source of a page or an XML file, which says itself how it is encoded."""

from __future__ import annotations

import codecs
import re

from msgspec.structs import replace

from linter.document import Document, Source
from linter.readers import HEAD, Unreadable, decoded

_XML = re.compile(rb"""(?:\xef\xbb\xbf)?<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([A-Za-z][\w.:-]*)["']""")
_META = re.compile(rb"""<meta\s[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z][\w.:-]*)""", re.IGNORECASE)
_MARKS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


def of_xml(name: str, data: bytes) -> Source:
    """The source of an XML file, in the encoding that it declares; raises Unreadable."""
    declared = _XML.match(data)
    return _source(name, data, declared[1].decode() if declared else None)


def of_page(name: str, data: bytes) -> Source:
    """The source of a page: UTF-8 if it is that, else what the page says; raises Unreadable."""
    declared = _XML.match(data) or _META.search(data, 0, HEAD)
    try:
        return _source(name, data, None)
    except Unreadable:
        if declared is None:
            raise
    return _source(name, data, declared[1].decode())


def _source(name: str, data: bytes, declared: str | None) -> Source:
    encoding = _MARKS.get(data[:2])
    if encoding is None:
        try:
            encoding = codecs.lookup(declared or "utf-8").name
        except LookupError:
            raise Unreadable(f"the encoding {declared!r} is not known; save it as UTF-8") from None
        if encoding in ("utf-8", "ascii", "utf-16", "utf-8-sig"):
            return decoded(name, data, markup=True)
        if b"\x00" in data:
            raise Unreadable("the file is binary (it holds a NUL byte)")
        # As browsers do: what says that it is Latin-1 is what Windows makes of it.
        if encoding == "iso8859-1":
            encoding = "cp1252"
    for attempt in dict.fromkeys((encoding, "iso8859-1" if encoding == "cp1252" else encoding)):
        try:
            source = Source.decode(name, data, attempt)
            if source.edited(()) == data:
                return source
        except (ValueError, LookupError):
            continue
    raise Unreadable(f"the bytes are not {declared or encoding}, which the file says they are; save it as UTF-8")


def fitted(document: Document) -> Document:
    """The document with what its encoding has no bytes for written as character references."""
    encoding, escape = document.source.encoding, document.escape
    if encoding.startswith("utf"):
        return document

    def referring(content: str, at: int) -> str | None:
        written = escape(content, at)
        return None if written is None else written.encode(encoding, "xmlcharrefreplace").decode(encoding)

    return replace(document, escape=referring)
