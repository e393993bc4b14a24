"""The story in a text of reStructuredText: its blocks, which indentation parts, and their roles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

from linter.document import Document, Role
from linter.readers import decoded
from linter.readers._builder import Builder
from linter.readers.rst.inline import say, written

#: Levels of indentation that are followed; what is deeper is no story.
_DEEPEST = 60

_LINE = re.compile(r"([ \t]*)([^\r\n]*)(?:\r\n|\n|\r|$)")
_RULE = re.compile(r"([!-/:-@\[-`{-~])\1+\s*$")
_FIELD = re.compile(r":((?![: ])(?:[^:\\]|\\.)+):(?:\s+(.*)|$)")
_LIST = re.compile(r"(?:[*+•‣⁃-]|\(?(?:\d{1,3}|[A-Za-z]|#|[ivxlcIVXLC]{1,6})[.)])\s+(?=\S)")
_DIRECTIVE = re.compile(r"\.\.[ \t]+(?:\|[^|]+\|[ \t]+)?([\w:.+-]+)::(?:[ \t]+(.*)|$)")
_FOOTNOTE = re.compile(r"\.\.[ \t]+\[[^\]]+\][ \t]+(?=\S)")
_TARGET = re.compile(r"(?:\.\.[ \t]+_[^:]+:|\.\.[ \t]+__:|__[ \t]+\S)")
_TABLE = re.compile(r"\+[-=+]{2,}\+\s*$|=+(?:[ \t]+=+)+\s*$")
_CAPTIONED = frozenset({"figure", "image"})
_PROSE = frozenset(
    """note warning attention caution danger error hint important tip admonition sidebar topic epigraph highlights pull-quote
    compound container versionadded versionchanged deprecated seealso parsed-literal""".split()
) - {"parsed-literal"}  # fmt: skip
_QUOTED = frozenset({"epigraph", "highlights", "pull-quote"})


class _Line(msgspec.Struct, frozen=True):
    """A line: where it stands, where its text begins, and how far it is indented."""

    start: int
    end: int
    text: str

    @property
    def indent(self) -> int:
        """Characters before the text."""
        return self.end - self.start - len(self.text)

    @property
    def said(self) -> int:
        """Where the text begins."""
        return self.end - len(self.text)


class _Story:
    def __init__(self, builder: Builder) -> None:
        self.builder = builder
        self.titled = False
        self.about: dict[str, str] = {}


def read(name: str, data: bytes) -> Document:
    """The story in a text of reStructuredText; raises Unreadable."""
    source = decoded(name, data)
    story = _Story(Builder(source, escape=written))
    _blocks(story, list(_lines(source.text)), Role.PARAGRAPH, 0)
    sections = [story.about[key] for key in ("section", "category") if key in story.about]
    return story.builder.document(
        language=story.about.get("language") or story.about.get("lang"), published=_day(story.about.get("date", "")), sections=sections
    )


def _day(said: str) -> date | None:
    try:
        return date.fromisoformat(said[:10])
    except ValueError:
        return None


def _lines(text: str) -> Iterator[_Line]:
    for match in _LINE.finditer(text):
        if match.group():
            said = match[2].rstrip()
            yield _Line(match.start(), match.start(2) + len(said) if said else match.start(2), said)


def _blocks(story: _Story, lines: Sequence[_Line], role: Role, depth: int) -> None:
    """Read lines of one level of indentation and, inside them, of deeper ones."""
    at = 0
    while at < len(lines):
        if not lines[at].text:
            at += 1
            continue
        level = lines[at].indent
        at = _block(story, lines, at, level, role, depth)


def _block(story: _Story, lines: Sequence[_Line], at: int, level: int, role: Role, depth: int) -> int:
    """Read the block that begins in a line; the number of the line behind it."""
    line = lines[at]
    text = line.text
    if depth > _DEEPEST:
        story.builder.unread((line.start, line.end), f"indented deeper than {_DEEPEST} levels")
        return len(lines)
    if level == 0 and (titled := _title(story, lines, at)):
        return titled
    if text.startswith("..") and (len(text) == 2 or text[2] in " \t"):
        return _explicit(story, lines, at, level, role, depth)
    if _TARGET.match(text):
        return at + 1
    if _TABLE.match(text):
        return _table(lines, at)
    if (field := _FIELD.match(text)) and level == 0:
        story.about.setdefault(field[1].lower(), (field[2] or "").strip())
        return _inside(lines, at + 1, level)
    if text.startswith(">>>") or _RULE.fullmatch(text):
        return _paragraph_end(lines, at, level) if text.startswith(">>>") else at + 1
    if mark := _LIST.match(text):
        end = _inside(lines, at + 1, level)
        first = _Line(line.start, line.end, text[mark.end() :])
        _blocks(story, [first, *lines[at + 1 : end]], Role.LIST_ITEM, depth + 1)
        return end
    if level > _margin(lines):
        end = _inside(lines, at, level - 1)
        _blocks(story, lines[at:end], Role.BLOCK_QUOTE if role is Role.PARAGRAPH else role, depth + 1)
        return end
    return _paragraph(story, lines, at, level, role)


def _margin(lines: Sequence[_Line]) -> int:
    """The least indentation of lines that say something."""
    return min(line.indent for line in lines if line.text)


def _title(story: _Story, lines: Sequence[_Line], at: int) -> int:
    """Read a title that begins in a line; the number of the line behind it, 0 if there is none."""
    over = _RULE.fullmatch(lines[at].text)
    named = at + 1 if over else at
    if named + 1 >= len(lines):
        return 0
    title, under = lines[named], _RULE.fullmatch(lines[named + 1].text)
    if not title.text or not under or lines[named + 1].indent or (title.indent and not over) or _RULE.fullmatch(title.text):
        return 0
    if len(under[0].strip()) < min(len(title.text), 4):
        return 0
    story.builder.begin(Role.CROSSHEAD if story.titled else Role.HEADLINE)
    story.titled = True
    say(story.builder, title.said, title.end)
    story.builder.end()
    return named + 2


def _paragraph_end(lines: Sequence[_Line], at: int, level: int) -> int:
    while at < len(lines) and lines[at].text and lines[at].indent >= level:
        at += 1
    return at


def _paragraph(story: _Story, lines: Sequence[_Line], at: int, level: int, role: Role) -> int:
    end = at + 1
    while end < len(lines) and lines[end].text and lines[end].indent == level:
        end += 1
    last = lines[end - 1]
    literal = last.text.endswith("::")
    stop = last.end - (1 if literal else 0)
    if lines[at].text != "::":
        story.builder.begin(role)
        start = lines[at].said
        # A line block's bars are no part of what it says.
        if lines[at].text.startswith("| "):
            for line in lines[at:end]:
                say(story.builder, line.said + 2 * line.text.startswith("| "), line.end)
                story.builder.blank(line.end, line.end + 1)
        else:
            say(story.builder, start, stop)
        story.builder.end()
    return _inside(lines, end, level) if literal else end


def _inside(lines: Sequence[_Line], at: int, level: int) -> int:
    """The number of the first line from ``at`` on that is not indented further than ``level``."""
    while at < len(lines) and (not lines[at].text or lines[at].indent > level):
        at += 1
    return at


def _table(lines: Sequence[_Line], at: int) -> int:
    """A grid ends with a blank line, a simple table with a rule before one."""
    grid = lines[at].text.startswith("+")
    end = at + 1
    while end < len(lines):
        if not lines[end].text and (grid or _TABLE.match(lines[end - 1].text)):
            break
        end += 1
    return end


def _explicit(story: _Story, lines: Sequence[_Line], at: int, level: int, role: Role, depth: int) -> int:
    """Read what begins with two dots: a directive, a footnote, a target or a comment."""
    line = lines[at]
    end = _inside(lines, at + 1, level)
    inside = lines[at + 1 : end]
    directive = _DIRECTIVE.match(line.text)
    if directive:
        name = directive[1].lower()
        options = [index for index, one in enumerate(inside) if _FIELD.match(one.text)]
        start = 0
        while start < len(inside) and start in options:
            start += 1
        if name in _CAPTIONED:
            _alternative(story, inside[:start])
            _blocks(story, inside[start:], Role.CAPTION, depth + 1)
        elif name in _PROSE:
            quoted = name in _QUOTED
            if directive[2] and not quoted:
                inner = _Line(line.start, line.end, line.text[directive.start(2) :])
                _blocks(story, [inner], Role.PARAGRAPH, depth + 1)
            _blocks(story, inside[start:], Role.BLOCK_QUOTE if quoted else role, depth + 1)
    elif note := _FOOTNOTE.match(line.text):
        _blocks(story, [_Line(line.start, line.end, line.text[note.end() :])], role, depth + 1)
        _blocks(story, inside, role, depth + 1)
    elif not _TARGET.match(line.text):
        stop = max((one.end for one in (line, *inside) if one.text), default=line.end)
        story.builder.comment(story.builder.source.text[line.said + 2 : stop].strip(), line.said, stop)
    return end


def _alternative(story: _Story, options: Sequence[_Line]) -> None:
    for line in options:
        field = _FIELD.match(line.text)
        if field and field[1].lower() == "alt" and field[2]:
            story.builder.begin(Role.CAPTION)
            say(story.builder, line.said + field.start(2), line.end)
            story.builder.end()
