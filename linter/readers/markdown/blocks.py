"""The blocks of a Markdown text, as CommonMark and GitHub's tables and footnotes have them: one walk over the lines.

A paragraph's lines are spans of the text without the marks of the quotes and lists that they stand in. What is code or a table is left out.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from linter.readers import Unreadable
from linter.readers._content import Content
from linter.readers.markdown import starts
from linter.readers.markdown.templates import FILL, Tag

#: Quotes and lists inside one another; deeper ones are in no story, and cost more than their length.
DEEPEST = 100

#: What a container is: what others said, a box that is marked as a quote is, a list's item, a footnote or another box.
QUOTE, BOX, ITEM, NOTE = "quote", "box", "item", "note"
#: What a block is; tags are those of a template that stand alone.
TEXT, HEADING, HTML, TAGS = "text", "heading", "html", "tags"
#: What may be said of the start of a line: nothing begins; a quote or a list does, and more may follow; the line is done with.
NOTHING, INSIDE, DONE = 0, 1, 2

# Lines that begin nothing new, whatever stands before them.
_PLAIN = re.compile(r"(?:[A-Za-z“‘’”\"'(…—–À-ɏ][^\n]*(?:\n|\Z))+")
_BLANKS = re.compile(r"[ \t]*")
_DEFINITION = re.compile(
    r"""[ ]{0,3}\[(?P<label>(?:[^\\\[\]]|\\.){1,999})\]:[ \t]*\n?[ \t]*(?:<[^<>\n]*>|[^\s<][^\s]*)
        (?:(?:[ \t]+|[ \t]*\n[ \t]*)(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\)))?[ \t]*(?:\n|\Z)
      | \*\[[^\[\]\n]+\]:[^\n]*(?:\n|\Z)""",
    re.VERBOSE,
)
_REFERRING = frozenset("[* ")
_ALERT = re.compile(r"\[![A-Za-z]+\][-+]?[ \t]*(?:\n|\Z)")
_TABLE_WITHOUT_HEAD = re.compile(r"(?:\|[^\n]*\|[ \t\r]*(?:\n|\Z))+")


class Block(NamedTuple):
    """A block with prose in it; ``level`` is of headings."""

    kind: str
    content: Content
    quoted: bool = False
    listed: bool = False
    nested: bool = False
    level: int = 0


class Container:
    """A quote, a list item, a note: what a line has to begin with to belong to it."""

    __slots__ = ("begun", "empty", "kind", "width")

    def __init__(self, kind: str, width: int = 0, *, empty: bool = False) -> None:
        """``width`` are columns of indentation; ``empty`` says that nothing follows the mark in its line."""
        self.kind = kind
        self.width = width
        self.empty = empty
        self.begun = False  # something was said in it


class Scanner:
    """Walks over the lines of a masked text and collects blocks and link references."""

    def __init__(self, text: str, tags: dict[int, Tag], *, mdx: bool = False) -> None:
        """Take a masked text and what was masked; in MDX tags are no blocks of HTML, nor is code what is indented."""
        self.text = text
        self.tags = tags
        self.mdx = mdx
        self.blocks: list[Block] = []
        self.references: set[str] = set()
        self.stack: list[Container] = []
        self.matched = 0
        self.lines: list[tuple[int, int, int]] = []  # of the open paragraph or HTML: where line and content begin, where the next begins
        self.open = ""  # what they are: TEXT, HTML or nothing
        self.until: re.Pattern[str] | None = None  # what ends the open code, formula or HTML, None for a blank line
        self.skipping = False  # code, a formula, a table
        self.table = False
        self.at = self.col = self.actual = 0

    def scan(self, start: int) -> list[Block]:
        """The blocks from ``start`` on; raises Unreadable for what is nested too deep."""
        text, at = self.text, start
        length = len(text)
        while at < length:
            if not self.stack and not self.skipping and not self.table and self.open != HTML and (match := _PLAIN.match(text, at)):
                self.open = TEXT
                self.lines.append((at, at, match.end()))
                at = match.end()
                continue
            after = text.find("\n", at) + 1 or length
            self._line(at, after)
            at = after
        self.matched = 0
        self.settle()
        return self.blocks

    def _line(self, start: int, after: int) -> None:
        text = self.text
        end = after - (text[after - 1] == "\n")
        end -= end > start and text[end - 1] == "\r"
        self.at, self.col, self.actual = start, 0, 0
        self.matched = self._contained(end)
        if self.matched < len(self.stack) and (self.skipping or self.open == HTML):
            self.settle()
        if self.skipping or self.open == HTML:
            self._inside(start, end, after)
            return
        at, indent = self.peek(end)
        begun = NOTHING
        while at < end and (indent < 4 or self.mdx):
            begin = starts.BY_CHARACTER.get(text[at])
            begun = begin(self, starts.Line(at, indent, end, after)) if begin else NOTHING
            if begun == DONE:
                return
            if begun == NOTHING:
                break
            at, indent = self.peek(end)
        if at >= end:
            self.settle()
            if self.stack and self.stack[-1].empty and begun == NOTHING:
                self.stack.pop()  # an item has at most one blank line before its text
        elif indent >= 4 and self.open != TEXT and not self.mdx:
            self.settle()
        else:
            self._text(start, at, after)

    def _text(self, start: int, at: int, after: int) -> None:
        if self.table and self.matched == len(self.stack):
            return
        if self.open != TEXT or self.table:
            self.settle()
            self.open = TEXT
        self.lines.append((start, at, after))

    def _inside(self, start: int, end: int, after: int) -> None:
        """A line of code, of a formula or of HTML, which it may end."""
        at, _ = self.peek(end)
        blank = at >= end
        if self.open == HTML and not (blank and self.until is None):
            self.lines.append((start, at, after))
        ended = blank if self.until is None else self.until.match(self.text, self.at, end)
        if ended:
            self.skipping = False
            self.flush()

    def _contained(self, end: int) -> int:
        """How many of the open quotes and lists the line belongs to; their marks are passed over."""
        if self.stack and self.peek(end)[0] >= end:
            return next((number for number, container in enumerate(self.stack) if container.kind in (QUOTE, BOX)), len(self.stack))
        for number, container in enumerate(self.stack):
            at, indent = self.peek(end)
            if container.kind in (QUOTE, BOX):
                if indent > 3 or at >= end or self.text[at] != ">":
                    return number
                self.advance_to(at + 1, indent + 1)
                if self.text[self.at : self.at + 1] in (" ", "\t") and self.at < end:
                    self.consume(1)
            elif at < end:
                if indent < container.width:
                    return number
                container.empty = False
                self.consume(container.width)
        return len(self.stack)

    def peek(self, end: int) -> tuple[int, int]:
        """Where the next character that is no blank stands, and the columns to it."""
        match = _BLANKS.match(self.text, self.at, end)
        at = match.end() if match else self.at
        if self.text.find("\t", self.at, at) < 0:
            return at, self.actual - self.col + at - self.at
        column = self.actual
        for character in self.text[self.at : at]:
            column += 4 - column % 4 if character == "\t" else 1
        return at, column - self.col

    def advance_to(self, at: int, columns: int) -> None:
        """Go on to a place that many columns away."""
        self.at = at
        self.col += columns
        self.actual = self.col

    def consume(self, columns: int) -> None:
        """Pass over columns of blanks; of a tab that reaches further the rest is kept."""
        target = self.col + columns
        while self.actual < target:
            self.actual += 4 - self.actual % 4 if self.text[self.at] == "\t" else 1
            self.at += 1
        self.col = target

    def push(self, container: Container) -> None:
        """Begin a quote, a list item or a note."""
        self.settle()
        if len(self.stack) >= DEEPEST:
            row = self.text.count("\n", 0, self.at) + 1
            raise Unreadable(f"line {row:,}: quotes and lists are nested deeper than {DEEPEST} levels")
        self.stack.append(container)
        self.matched = len(self.stack)

    def settle(self) -> None:
        """Close what the line does not go on with."""
        self.flush()
        self.skipping = self.table = False
        del self.stack[self.matched :]

    def content(self) -> Content:
        """The open lines, put together where nothing but blanks parts them."""
        if len(self.lines) == 1:
            return Content.of(self.text, self.lines[0][1], self.lines[0][2])
        spans: list[tuple[int, int]] = []
        for start, at, after in self.lines:
            if spans and spans[-1][1] == start and (at == start or self.text[start:at].isspace()):
                spans[-1] = spans[-1][0], after
            else:
                spans.append((at, after))
        return Content.joined(self.text, spans)

    def flush(self) -> None:
        """Close the open paragraph or HTML."""
        if self.lines:
            content = self.content()
            kind, self.lines, self.open = self.open, [], ""
            if kind == HTML:
                self.add(HTML, content)
            else:
                self._paragraph(content)
        self.open, self.until = "", None

    def _paragraph(self, content: Content) -> None:
        at = 0
        while content.text[at : at + 1] in _REFERRING and (match := _DEFINITION.match(content.text, at)):
            at = match.end()
            if match["label"]:
                self.references.add(normal(match["label"]))
        if self.stack and self.stack[-1].kind == QUOTE and (alert := _ALERT.match(content.text, at)):
            at = alert.end()
            self.stack[-1].kind = BOX
        if at < len(content.text) and not (content.text[at] == "|" and _TABLE_WITHOUT_HEAD.fullmatch(content.text, at)):
            self.add(TEXT, content.part(at, len(content.text)))

    def tags_only(self, start: int, end: int) -> bool:
        """Whether a line holds tags of a template that part paragraphs, and nothing else."""
        if self.text[start:end].strip(FILL + " \t"):
            return False
        while start < end:
            tag = self.tags.get(start)
            if tag and not tag.parts:
                return False
            start = tag.end if tag else start + 1
        return True

    def add(self, kind: str, content: Content, level: int = 0) -> None:
        """A block is complete."""
        kinds = {container.kind for container in self.stack}
        items = [container for container in self.stack if container.kind == ITEM]
        nested = len(items) > 1 or any(item.begun for item in items)
        for item in items:
            item.begun = True
        self.blocks.append(Block(kind, content, QUOTE in kinds, bool(items), nested, level))


def normal(label: str) -> str:
    """A link label as labels are compared."""
    return " ".join(label.split()).casefold()
