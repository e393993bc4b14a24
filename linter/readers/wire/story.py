"""The story in a wire message: its head lines, its paragraphs, and the signs that stand for what one byte cannot say."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from linter.document import Document, Role, Source
from linter.readers import Unreadable, _roles
from linter.readers._builder import Builder

_STX, _ETX = "\x02", "\x03"
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|$)")
_ENDS = re.compile(r"[<=\x1b\s]+$")
# What the sender says to the desk: more to come, the end, a note, the word count.
_SIGNAL = re.compile(r"\W*(?:more|end|30|ends|end it|end adv|mtf|eds?:.*|editor'?s'? note.*|with photos?.*|\d+ words)\W*", re.IGNORECASE)
_SAID = {"``": "“", "''": "”", "`": "‘", "_": "—"}
_SIGNS = re.compile(r"``|''|`|(?<= )_(?= )|[ \t\r\n]+|[\x00-\x08\x0b-\x1f\x7f]+")
_WRITTEN = str.maketrans({"“": "``", "”": "''", "‘": "`", "’": "'", "—": "_"})
# In these one sign is an address, a command or the end of a line.
_REFUSED = re.compile(r"[\x00-\x1f\x7f^<]")


class _Line(msgspec.Struct, frozen=True):
    start: int
    end: int
    begins: bool


def read(name: str, data: bytes) -> Document:
    """The story in a wire message; raises Unreadable where there is no text between STX and ETX."""
    # A byte that Latin-1 has no character for is a control character there, so that every byte comes back as it was.
    source = Source.decode(name, data, "latin-1")
    text = source.text
    start = text.find(_STX) + 1
    if not start:
        raise Unreadable("not a wire message: no STX (byte 0x02) begins its text")
    end = text.find(_ETX, start)
    builder = Builder(source, escape=_escape)
    if end < 0:
        end = len(text)
        builder.unread(None, "the message is cut short: no ETX (byte 0x03) ends its text; what there is was read")
    lines = [_Line(*match.span(), _begins(match.group())) for match in _LINE.finditer(text, start, end) if match.group()]
    heads = [line for line in lines if text.startswith("^", line.start)]
    _heads(builder, heads)
    _paragraphs(builder, [line for line in lines if line not in heads], headed=bool(heads))
    return builder.document()


def _begins(line: str) -> bool:
    return line.startswith(("\t", "  ", "   "))


def _heads(builder: Builder, heads: list[_Line]) -> None:
    """The lines with a ``^``: the keyword line and whose writer it is are no prose, the headline is what is neither."""
    told = False
    for number, line in enumerate(heads):
        said = _ENDS.sub("", builder.source.text[line.start + 1 : line.end])
        keyword = number == 0 and len(heads) > 1 and bool(re.search(r",\s?\d{2,4}$|^[A-Z]{2}[-_]", said))
        if keyword or _SIGNAL.fullmatch(said):
            continue
        by = _roles.byline(said)
        # The line behind the byline says what the writer is.
        role = Role.BYLINE if by or told else Role.HEADLINE
        told = told or by
        builder.begin(role)
        _say(builder, line.start + 1, line.start + 1 + len(said))
    builder.end()


def _paragraphs(builder: Builder, lines: list[_Line], *, headed: bool) -> None:
    text = builder.source.text
    groups = list(_groups(text, lines))
    for number, group in enumerate(groups):
        said = text[group[0].start : group[-1].end].strip()
        if _SIGNAL.fullmatch(said):
            continue
        first = number == 0 and not headed and len(groups) > 1
        builder.begin(Role.HEADLINE if first and len(group) == 1 and _roles.headline(said.rstrip("=").rstrip()) else Role.PARAGRAPH)
        for line in group:
            _say(builder, line.start, line.end if not first else line.start + len(_ENDS.sub("", text[line.start : line.end])))
    builder.end()


def _groups(text: str, lines: list[_Line]) -> Iterator[list[_Line]]:
    """The lines of each paragraph."""
    group: list[_Line] = []
    for line in lines:
        blank = not text[line.start : line.end].strip(" \t\r\n\x00\x11\x12\x13\x14\x1b")
        if group and (blank or line.begins):
            yield group
            group = []
        if not blank:
            group.append(line)
    if group:
        yield group


def _say(builder: Builder, start: int, end: int) -> None:
    text = builder.source.text
    for match in _SIGNS.finditer(text, start, end):
        builder.copy(start, match.start())
        found = match.group()
        if found.isspace():
            builder.blank(*match.span())
        elif found in _SAID:
            builder.put(_SAID[found], *match.span())
        start = match.end()
    builder.copy(start, end)


def _escape(content: str, at: int) -> str | None:
    """The signs for quotation marks and dashes; None for what Latin-1 has no byte for, or a machine would take for its own."""
    del at
    written = content.translate(_WRITTEN)
    if _REFUSED.search(written):
        return None
    try:
        written.encode("latin-1")
    except UnicodeEncodeError:
        return None
    return written
