"""The characters of HTML text: blanks collapse as in a browser, character references are what they mean, soft hyphens are nothing."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from html.entities import html5
from typing import Protocol

from linter.document import Escape, Role
from linter.segment import Span


class Sink(Protocol):
    """Where a reader says what it finds; offsets are those of the text that it reads."""

    @property
    def speaking(self) -> bool: ...  # noqa: D102

    def begin(self, role: Role, escape: Escape | None = None, *, nested: bool = False) -> None: ...  # noqa: D102

    def end(self) -> None: ...  # noqa: D102

    def copy(self, start: int, end: int) -> None: ...  # noqa: D102

    def put(self, said: str, start: int, end: int) -> None: ...  # noqa: D102

    def blank(self, start: int, end: int) -> None: ...  # noqa: D102

    def mask(self, start: int, end: int) -> None: ...  # noqa: D102

    def comment(self, text: str, start: int, end: int, *, head: bool = False) -> None: ...  # noqa: D102

    def unread(self, span: Span | None, reason: str) -> None: ...  # noqa: D102


#: Stands in masked text where a template's comment was; like a soft hyphen in the text it says nothing.
NOTHING = "\u00ad"
#: Stands in masked text where a template puts something in.
SOMETHING = "\ufffc"

_BLANKS = " \t\n\r\f\u00a0"


def _special(blank: str, references: str) -> re.Pattern[str]:
    """What needs care, by its first character so that it is found fast; a single blank needs none but at the start of what is copied."""
    return re.compile(
        rf"""[{_BLANKS}&{NOTHING}{SOMETHING}]
        (?: (?<=[ ])(?:{blank})++
          | (?<=[\t\n\r\f\u00a0])(?:{blank})*+
          | (?<={NOTHING})({NOTHING}*+)
          | (?<={SOMETHING})({SOMETHING}*+)
          {references})""",
        re.VERBOSE,
    )


_REFERENCES = r"""| (?<=&)(?:nbsp;?|\#160;|\#[xX][aA]0;)(?:{0})*+
                  | (?<=&)(\#[0-9]{{1,9}}+;?|\#[xX][0-9a-fA-F]{{1,8}}+;?|[a-zA-Z][a-zA-Z0-9]{{1,31}}+;?)"""
_BLANK = rf"[{_BLANKS}]|&nbsp;?|&\#160;|&\#[xX][aA]0;"
_SPECIAL = _special(_BLANK, _REFERENCES.format(_BLANK))
_VERBATIM = _special(f"[{_BLANKS}]", "")
_NOTHING, _SOMETHING, _REFERENCE = 1, 2, 3


def say(sink: Sink, text: str, start: int, end: int, *, verbatim: bool = False, attribute: bool = False) -> None:
    """Say ``text[start:end]``; in ``verbatim`` text there are no references, in an ``attribute`` an unfinished one may be a parameter."""
    at = start
    for match in (_VERBATIM if verbatim else _SPECIAL).finditer(text, start, end):
        low, high = match.span()
        what = match.lastindex
        meant = ""
        if what == _REFERENCE:
            meant, length = reference(match[0])
            if not length or (attribute and not match[0].endswith(";") and (length < high - low or text[high : high + 1] == "=")):
                continue  # an ampersand that stands for itself
            high = low + length
        if at < low:
            _copy(sink, text, at, low)
        at = high
        if what is None or (meant and not meant.strip(_BLANKS)):
            sink.blank(low, high)
        elif what == _SOMETHING:
            sink.mask(low, high)
        elif what == _REFERENCE and meant != NOTHING:
            sink.put(meant, low, high)
    if at < end:
        _copy(sink, text, at, end)


def _copy(sink: Sink, text: str, start: int, end: int) -> None:
    if text[start] == " ":
        sink.blank(start, start + 1)
        start += 1
    if start < end:
        sink.copy(start, end)


@lru_cache(maxsize=1024)
def reference(written: str) -> tuple[str, int]:
    """What a character reference means and how many code points of it belong to it; ``("", 0)`` if it is none."""
    if written[1] == "#":
        return unescape(written), len(written)
    for length in range(len(written), 2, -1):
        if meant := html5.get(written[1:length]):
            return meant, length
    return "", 0


def in_text(content: str, at: int) -> str | None:
    """Content as it is written between tags."""
    del at
    return content.replace("&", "&amp;").replace("<", "&lt;")


class Text:
    """How content is written in a segment of markup; ``section`` says that a part of the segment is a CDATA section."""

    def __init__(self) -> None:
        """Begin without a section."""
        self.section = False

    def __call__(self, content: str, at: int) -> str | None:
        """The content as source text; None for what would have to be written otherwise inside a section than outside."""
        if not self.section:
            return in_text(content, at)
        return None if re.search(r"[&<>]|\]\]", content) else content


def in_attribute(mark: str) -> Escape:
    """How content is written in an attribute's value between quotation marks, or without any."""

    def escape(content: str, at: int) -> str | None:
        del at
        if not mark and re.search(r"[\s\"'=<>`]", content):
            return None
        return (
            content.replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace('"', "&quot;" if mark == '"' else '"')
            .replace("'", "&#39;" if mark == "'" else "'")
        )

    return escape
