"""XML as elements with their places in the source. Nothing outside the file is read, and no entity that it declares."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5
from typing import TYPE_CHECKING

from linter.document import Source
from linter.readers import Unreadable
from linter.readers._lens import Run

if TYPE_CHECKING:
    from pyexpat import XMLParserType

XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace"

_ROOT = re.compile(
    r"""\s*+(?:(?:<\?(?:(?!\?>).)*+\?>|<!--(?:(?!-->).)*+-->|<!DOCTYPE[^>\[]*+(?:\[[^\]]*+\]\s*+)?+>)\s*+)*+
    <([A-Za-z_][\w.:-]*+)((?:[^>"']|"[^"]*+"|'[^']*+')*+)""",
    re.DOTALL | re.VERBOSE,
)
_START_TAG = re.compile(r"""<(?:[^>"']++|"[^"]*+"|'[^']*+')*+>""")


def root(head: bytes) -> tuple[str, str]:
    """The name of the root element without its prefix, and its attributes as written; two empty strings if these bytes do not show it."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = head.decode("utf-16", "replace")
    else:
        text = head.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
    match = _ROOT.match(text)
    return (match[1].rpartition(":")[2], match[2]) if match else ("", "")


class Node:
    """An element: what it is, and the spans of it, and of what stands between its tags, in the source."""

    __slots__ = ("attributes", "children", "inside", "inside_end", "name", "remarks", "runs", "section", "start", "uri")

    def __init__(self, name: str, attributes: dict[str, str], start: int, inside: int) -> None:
        """Take a name as expat gives it, a namespace and a local name; the ends are known when the element ends."""
        self.uri, _, self.name = name.rpartition(" ")
        self.attributes = attributes
        self.start = start
        self.inside = inside
        self.inside_end = inside
        self.children: list[Node] = []
        self.remarks: list[Run] = []  # of the root element: all comments of the file
        self.section = False  # whether its own text has a CDATA section
        self.runs: list[Run] = []  # of its own text, without that of its children

    def get(self, name: str, default: str = "") -> str:
        """The value of an attribute."""
        return self.attributes.get(name, default)

    @property
    def language(self) -> str | None:
        """What ``xml:lang`` says."""
        return self.attributes.get(f"{XML_NAMESPACE} lang")

    @property
    def text(self) -> str:
        """Its own text."""
        return "".join(said for said, _, _ in self.runs)

    def all(self, *names: str) -> Iterator[Node]:
        """The children with one of these names, in any namespace."""
        return (child for child in self.children if child.name in names)

    def first(self, *path: str) -> Node | None:
        """The element at the end of a path of names, the first of each."""
        node: Node | None = self
        for name in path:
            node = next(node.all(name), None) if node else None
        return node

    def walk(self) -> Iterator[Node]:
        """The element and all inside it, in the order of the source."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting += reversed(node.children)


def parse(source: Source) -> Node:
    """The root element of an XML file; raises Unreadable for what is not well-formed or declares entities."""
    return _Tree(source.text).root()


class _Tree:
    """Builds the elements from expat's events, whose places are in bytes of UTF-8."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._data = text.encode()
        self._ascii = len(self._data) == len(text)
        self._known = (0, 0)  # a place in bytes and the same in code points; places only grow
        self._top = Node("", {}, 0, 0)
        self._open = [self._top]
        self._section = False

    def root(self) -> Node:
        from xml.parsers import expat

        parser = expat.ParserCreate("utf-8", " ")
        parser.buffer_text = False
        parser.UseForeignDTD(True)  # so that a name like nbsp that the file does not declare is skipped instead of an error
        parser.StartElementHandler = self._started
        parser.EndElementHandler = self._ended
        parser.CharacterDataHandler = self._said
        parser.CommentHandler = self._remarked
        parser.StartCdataSectionHandler = lambda: self._sectioned(True)
        parser.EndCdataSectionHandler = lambda: self._sectioned(False)
        parser.SkippedEntityHandler = self._skipped
        parser.EntityDeclHandler = self._declared
        parser.ExternalEntityRefHandler = lambda *_: 1
        self._parser: XMLParserType = parser
        try:
            parser.Parse(self._data, True)
        except expat.ExpatError as error:
            what = expat.ErrorString(error.code)
            raise Unreadable(f"not well-formed XML: {what}, line {error.lineno}, column {error.offset + 1}") from None
        root = self._top.children[0]
        root.remarks = self._top.remarks
        return root

    @property
    def _at(self) -> int:
        at = self._parser.CurrentByteIndex
        if self._ascii:
            return at
        known, points = self._known
        if at >= known:
            points += len(self._data[known:at].decode("utf-8", "replace"))
            self._known = at, points
            return points
        return len(self._data[:at].decode("utf-8", "replace"))

    def _started(self, name: str, attributes: dict[str, str]) -> None:
        at = self._at
        match = _START_TAG.match(self._text, at)
        node = Node(name, attributes, at, match.end() if match else at)
        self._open[-1].children.append(node)
        self._open.append(node)

    def _ended(self, _: str) -> None:
        node = self._open.pop()
        node.inside_end = max(node.inside, self._at)  # an element without an end tag ends where it begins

    def _said(self, said: str) -> None:
        at = self._at
        if not self._section and self._text.startswith("&", at):
            edge = self._text.index(";", at) + 1
        elif said == "\n" and self._text.startswith("\r", at):
            edge = at + (2 if self._text.startswith("\r\n", at) else 1)
        else:
            edge = at + len(said)
        self._open[-1].runs.append((said, at, edge))

    def _sectioned(self, begins: bool) -> None:
        self._section = begins
        self._open[-1].section |= begins

    def _skipped(self, name: str, parameter: bool) -> None:
        if not parameter:
            at = self._at
            self._open[-1].runs.append((html5.get(f"{name};", f"&{name};"), at, at + len(name) + 2))

    def _remarked(self, said: str) -> None:
        at = self._at
        self._top.remarks.append((said.strip(), at, self._text.index("-->", at) + len("-->")))

    def _declared(self, name: str, *_: object) -> None:
        raise Unreadable(f"the XML declares entities ({name}), which are not resolved; save it without them")
