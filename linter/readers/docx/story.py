"""The story in a Word document: its paragraphs as lines of a text, their roles, and how a changed text goes back into the runs."""

from __future__ import annotations

import posixpath
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from xml.parsers import expat
from xml.sax.saxutils import escape

import msgspec

from linter.document import Document, Role, Segment, Source, SourceMap, Splice
from linter.readers import Unreadable, _roles
from linter.readers.docx.package import Package, parse
from linter.readers.docx.paragraphs import Node, Paragraph, Stretch, paragraphs

_ROLES = {
    "title": Role.HEADLINE, "headline": Role.HEADLINE, "subtitle": Role.DECK, "deck": Role.DECK, "standfirst": Role.DECK,
    "byline": Role.BYLINE, "author": Role.BYLINE, "dateline": Role.DATELINE, "caption": Role.CAPTION,
    "quote": Role.BLOCK_QUOTE, "intense quote": Role.BLOCK_QUOTE, "block text": Role.BLOCK_QUOTE,
}  # fmt: skip
_NOTES = ("footnotes", "endnotes")


class _Run(msgspec.Struct, frozen=True):
    """A stretch with its place in the text and the part that it stands in."""

    start: int
    end: int
    part: str
    stretch: Stretch


class DocxSource(Source):
    """The text of a Word document, and how a changed one is put back: characters go into the run of those they replace."""

    def __init__(self, name: str, text: str, package: Package, runs: list[_Run]) -> None:
        """Take the text and its runs in order."""
        super().__init__(name, text)
        self._package = package
        self._runs = runs
        self._starts = [run.start for run in runs]

    @property
    def packed(self) -> bool:
        """A container is nothing to read."""
        return True

    def writable(self, start: int, end: int) -> bool:
        """Whether ``[start, end)`` has one look and no breaks or tabs."""
        touched = self._touched(start, end)
        covered = sum(min(end, run.end) - max(start, run.start) for run in touched)
        same = all(run.stretch.node is not None and run.stretch.look == touched[0].stretch.look for run in touched)
        return bool(touched) and same and covered == end - start

    def edited(self, splices: Iterable[Splice]) -> bytes:
        """The container with the runs changed; without splices the bytes that were read."""
        chars: dict[int, list[tuple[str, bytes]]] = {}
        nodes: dict[int, tuple[str, Node]] = {}
        for start, end, content in sorted(splices, reverse=True):
            fresh = [(char, escape(char).encode()) for char in content]
            for run in self._touched(start, end):
                node = run.stretch.node
                if node is None:
                    continue
                nodes[id(node)] = run.part, node
                old = chars.setdefault(id(node), list(node.chars))
                first, last = max(start, run.start) - run.start, min(end, run.end) - run.start
                old[first:last], fresh = fresh, []
        changed: dict[str, list[tuple[Node, bytes]]] = {}
        for key, (part, node) in nodes.items():
            changed.setdefault(part, []).append((node, b"".join(raw for _, raw in chars[key])))
        return (
            self._package.with_parts({part: self._rewritten(part, edits) for part, edits in changed.items()})
            if changed
            else self._package.data
        )

    def _rewritten(self, part: str, edits: list[tuple[Node, bytes]]) -> bytes:
        content = self._package.part(part) or b""
        for node, raw in sorted(edits, key=lambda edit: edit[0].start, reverse=True):
            tag = content[node.tag : node.start]
            if raw[:1].isspace() or raw[-1:].isspace():
                tag = _keeping_blanks(tag)
            content = content[: node.tag] + tag + raw + content[node.end :]
        return content

    def _touched(self, start: int, end: int) -> list[_Run]:
        """The runs that ``[start, end)`` touches; for an empty span the one before it in its paragraph, else the one behind it."""
        if start == end:
            at = bisect_right(self._starts, start - 1) - 1
            near = [run for run in self._runs[max(at, 0) : at + 2] if run.start <= start <= run.end and run.stretch.node]
            return near[:1]
        at = max(0, bisect_right(self._starts, start) - 1)
        found = []
        while at < len(self._runs) and self._runs[at].start < end:
            if self._runs[at].end > start:
                found.append(self._runs[at])
            at += 1
        return found


def _keeping_blanks(tag: bytes) -> bytes:
    """An opening tag that says that blanks at the ends of its text count."""
    return tag if b"xml:space" in tag else tag.rstrip()[:-1].rstrip() + b' xml:space="preserve">'


def read(name: str, data: bytes) -> Document:
    """The story in a Word document; raises Unreadable."""
    package = Package(data)
    main = package.main()
    folder = posixpath.dirname(main)
    styles = _styles(package.part(posixpath.join(folder, "styles.xml")))
    runs: list[_Run] = []
    lines: list[tuple[int, int, Role | None]] = []
    texts: list[str] = []
    at = 0
    for part in (main, *(posixpath.join(folder, f"{notes}.xml") for notes in _NOTES)):
        content = package.part(part)
        for paragraph in paragraphs(content, part) if content is not None else ():
            start = at
            for stretch in paragraph.stretches:
                runs.append(_Run(at, at + len(stretch.text), part, stretch))
                texts.append(stretch.text)
                at += len(stretch.text)
            lines.append((start, at, _role(paragraph, styles)))
            texts.append("\n")
            at += 1
    text = "".join(texts).removesuffix("\n")
    source = DocxSource(name, text, package, runs)
    return Document(text, tuple(_segments(text, lines)), source, SourceMap.identity(len(text)))


def _role(paragraph: Paragraph, styles: dict[str, str]) -> Role | None:
    """The role that a paragraph's style says, None for body text."""
    style = styles.get(paragraph.style, paragraph.style).lower()
    if style in _ROLES:
        return _ROLES[style]
    if style.startswith("heading"):
        return Role.CROSSHEAD
    return Role.LIST_ITEM if paragraph.listed or style.startswith("list") else None


def _segments(text: str, lines: list[tuple[int, int, Role | None]]) -> Iterator[Segment]:
    """Segments of lines that are not blank; what no style tells is seen from the lines, as in plain text."""
    filled = []
    for start, end, role in lines:
        line = text[start:end]
        if line.strip():
            filled.append((start + len(line) - len(line.lstrip()), end - len(line) + len(line.rstrip()), role))
    if filled and not any(role is Role.HEADLINE for _, _, role in filled):
        start, end, role = filled[0]
        if role is Role.CROSSHEAD or (role is None and len(filled) > 1 and _roles.headline(text[start:end])):
            filled[0] = start, end, Role.HEADLINE
    return _roles.settled(text, (Segment(start, end, role or Role.PARAGRAPH) for start, end, role in filled))


def _styles(content: bytes | None) -> dict[str, str]:
    """The names of paragraph styles by their ids: ids are in the language of who made the document, names of built-in styles are not."""
    found: dict[str, str] = {}
    if content is None:
        return found
    parser = expat.ParserCreate(namespace_separator=" ")
    current = ""

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal current
        local = name.rpartition(" ")[2]
        values = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        if local == "style":
            current = values.get("styleId", "")
        elif local == "name" and current:
            found.setdefault(current, values.get("val", ""))

    parser.StartElementHandler = start
    try:
        parse(parser, content, "styles.xml")
    except Unreadable:
        return {}  # the story can be read without its styles
    return found
