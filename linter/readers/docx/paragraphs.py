"""The paragraphs of a part of a Word document, and where the text of each of their runs stands in its bytes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.parsers import expat

import msgspec

from linter.readers import Unreadable
from linter.readers.docx.package import parse

_WORD = ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main")
# What a reader does not see, or what is no part of the story's prose. Old properties are inside "...Change".
_SKIPPED = frozenset({"del", "moveFrom", "tbl", "instrText", "delInstrText", "rPrChange", "pPrChange", "sectPr", "Fallback", "ruby"})
_INSTEAD = {"br": "\u2028", "cr": "\u2028", "tab": "\t", "ptab": "\t", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
# Properties of a run that no reader sees: the language of spell checking, and whether there was any.
_UNSEEN = re.compile(rb"<\w+:(?:lang|noProof)\b[^>]*/>")
_OFF = frozenset({"0", "false", "off", "none"})


class Node(msgspec.Struct):
    """The text of a ``w:t``: its characters with the bytes that each is written as, and where its content and its tag stand."""

    tag: int
    start: int
    end: int = 0
    chars: list[tuple[str, bytes]] = msgspec.field(default_factory=list)


class Stretch(msgspec.Struct):
    """Characters of one look: those of a node, or one that stands for an element such as a line break and has no node."""

    text: str
    look: bytes
    node: Node | None = None


class Paragraph(msgspec.Struct):
    """A paragraph; ``joined`` says that its mark is deleted, so that the next one goes on with it."""

    style: str = ""
    listed: bool = False
    joined: bool = False
    stretches: list[Stretch] = msgspec.field(default_factory=list)


def paragraphs(content: bytes, name: str) -> list[Paragraph]:
    """The paragraphs of a part in the order in which they begin; raises Unreadable."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unreadable(f"its part {name} is UTF-16; save the document again")
    walk = _Walk(content)
    parse(walk.parser, content, name)
    return list(_whole(walk.found))


def _whole(found: list[Paragraph]) -> Iterator[Paragraph]:
    """Paragraphs, those whose mark is deleted together with the next."""
    before: Paragraph | None = None
    for paragraph in found:
        if before is not None:
            paragraph.stretches[:0] = before.stretches
        before = paragraph if paragraph.joined else None
        if before is None:
            yield paragraph
    if before is not None:
        yield before


class _Walk:
    """Handlers of the parser; positions are bytes of the part."""

    def __init__(self, content: bytes) -> None:
        self.found: list[Paragraph] = []
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = False
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self._content = content
        self._path: list[str] = []
        self._open: list[Paragraph] = []
        self._skipping = 0
        self._look_start = 0
        self._look = b""
        self._hidden = False
        self._node: Node | None = None

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if self._skipping or local in _SKIPPED:
            self._skipping += 1
            # A deleted paragraph mark is the one deletion that says something of what stays.
            if local == "del" and self._path[-2:] == ["pPr", "rPr"]:
                self._open[-1].joined = True
            return
        word = space in _WORD
        parent = self._path[-1] if self._path else ""
        self._path.append(local if word else "")
        if not word:
            return
        if local == "p":
            self._open.append(Paragraph())
            self.found.append(self._open[-1])
        elif local == "r":
            self._look, self._hidden = b"", False
        elif self._open:
            self._inside(local, parent, attributes)

    def _inside(self, local: str, parent: str, attributes: dict[str, str]) -> None:
        value = next((value for key, value in attributes.items() if key.rpartition(" ")[2] == "val"), "")
        paragraph = self._open[-1]
        if local == "t" and parent == "r":
            tag = self.parser.CurrentByteIndex
            self._node = Node(tag, tag)
        elif local == "rPr" and parent == "r":
            self._look_start = self.parser.CurrentByteIndex
        elif local == "vanish" and self._path[-3:-1] == ["r", "rPr"]:
            self._hidden = value not in _OFF
        elif local == "pStyle":
            paragraph.style = value
        elif local == "numPr":
            paragraph.listed = True
        elif local in _INSTEAD and parent == "r" and not self._hidden:
            paragraph.stretches.append(Stretch(_INSTEAD[local], self._look))

    def _end(self, _name: str) -> None:
        if self._skipping:
            self._skipping -= 1
            return
        local = self._path.pop()
        if local == "p":
            self._open.pop()
        elif local == "rPr" and self._path[-1] == "r":
            properties = self._content[self._look_start : self.parser.CurrentByteIndex].partition(b">")[2]
            self._look = _UNSEEN.sub(b"", properties)
        elif local == "t" and self._node is not None:
            node, self._node = self._node, None
            if node.chars and not self._hidden:
                node.end = self.parser.CurrentByteIndex
                self._open[-1].stretches.append(Stretch("".join(char for char, _ in node.chars), self._look, node))

    def _text(self, text: str) -> None:
        if self._node is None or self._skipping:
            return
        at = self.parser.CurrentByteIndex
        if not self._node.chars:
            self._node.start = at
        if self._content.startswith(b"&", at):
            self._node.chars.append((text, self._content[at : self._content.index(b";", at) + 1]))
        elif self._content.startswith(b"\r", at):
            self._node.chars.append((text, self._content[at : at + len(text)]))
        else:
            self._node.chars += ((char, char.encode()) for char in text)
