"""Parts HTML and XHTML into text, tags and comments, with exact places and in linear time whatever the markup is.

``html.parser`` of many Pythons needs quadratic time for open tags and gives lines instead of offsets; so this is a scanner of its own that
follows the tokenizer of the HTML standard, but for what would lose text: a quote, comment or title that is never closed ends early.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum
from functools import cache


class Kind(IntEnum):
    """What a token is."""

    OTHER = 0  # a declaration or an instruction, which says nothing
    TEXT = 1  # with character references in it
    START = 2
    END = 3
    COMMENT = 4
    VERBATIM = 5  # text without character references: what a CDATA section holds
    UNCLOSED = 6  # the rest of the source, in an element that never ends and holds no text


#: Kind, start, end, name in lower case without a prefix, attributes as written; a comment's or a section's span includes its marks.
Token = tuple[Kind, int, int, str, str]

ATTRIBUTE = r"""[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+)?+)?+"""
_TAG = re.compile(rf"<(/?+)([a-zA-Z][^\s/>]*+)((?:[\s/]++|{ATTRIBUTE})*+)>")
# After a tag that never ends: no quotes, so that no attempt reads further than to the next tag.
_LENIENT = re.compile(r"<(/?+)([a-zA-Z][^\s/<>]*+)([^<>]*+)>")
_COMMENT = re.compile(r"<!--(?:-?>|.*?--!?>)", re.DOTALL)
_BOGUS = re.compile(r"<[!?/][^>]*+>")
_OPENS = re.compile(r"</?+[a-zA-Z]")

#: Elements whose content is no markup, and of these the ones that hold text.
_RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})
_RAW_TEXT = frozenset({"title", "textarea"})


@cache
def _end_of(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)


def tokens(text: str, start: int = 0, end: int | None = None, *, xml: bool = False) -> Iterator[Token]:
    """The tokens of ``text[start:end]``; ``xml`` for XHTML, where names have prefixes, ``<p/>`` is whole and CDATA sections are text."""
    return _Scanner(text, len(text) if end is None else end, xml).all(start)


class _Scanner:
    """Finds tags and what else is no text; ``missing`` is what was looked for in vain up to the end, so that nothing is twice."""

    def __init__(self, text: str, end: int, xml: bool) -> None:
        self._text = text
        self._end = end
        self._xml = xml
        self._pattern = _TAG
        self._missing: set[str] = set()

    def all(self, at: int) -> Iterator[Token]:
        text, end = self._text, self._end
        said = at
        while (at := text.find("<", at, end)) >= 0:
            token = self._tag(at) if _OPENS.match(text, at, end) else self._declared(at)
            if token is None:
                at += 1
                continue
            if said < at:
                yield Kind.TEXT, said, at, "", ""
            at = said = token[2]
            if token[0] is not Kind.START or token[3] not in _RAW:
                yield token
            elif (edge := self._raw(token)) is not None:
                yield token
                at = edge
            elif token[3] in _RAW_TEXT:
                yield Kind.OTHER, token[1], at, "", ""
            else:
                yield token
                yield Kind.UNCLOSED, at, end, token[3], ""
                return
        if said < end:
            yield Kind.TEXT, said, end, "", ""

    def _tag(self, at: int) -> Token | None:
        match = self._pattern.match(self._text, at, self._end)
        if match is None and self._pattern is _TAG:
            self._pattern = _LENIENT
            match = _LENIENT.match(self._text, at, self._end)
        if match is None:
            return None
        close, name, written = match.groups()
        name = name.lower()
        if self._xml:
            name = name.rpartition(":")[2]
        return (Kind.END if close else Kind.START), at, match.end(), name, written

    def _raw(self, token: Token) -> int | None:
        """Where markup begins again behind the start of an element that holds none; None if nowhere."""
        _, _, at, name, written = token
        if self._xml and (written.endswith("/") or name in _RAW_TEXT):
            return at
        if name in self._missing:
            return None
        if match := _end_of(name).search(self._text, at, self._end):
            return match.start()
        self._missing.add(name)
        return None

    def _declared(self, at: int) -> Token | None:
        text, end = self._text, self._end
        edge = -1
        kind = Kind.OTHER
        if text.startswith("<!--", at):
            match = _COMMENT.match(text, at, end) if "-->" not in self._missing else None
            if match:
                return Kind.COMMENT, at, match.end(), "", ""
            self._missing.add("-->")
        elif self._xml and text.startswith("<![CDATA[", at):
            kind = Kind.VERBATIM
            edge = self._behind("]]>", at)
        elif self._xml and text.startswith("<?", at):
            edge = self._behind("?>", at)
        if edge < 0:
            match = _BOGUS.match(text, at, end) if ">" not in self._missing else None
            if match is None:
                self._missing |= {">"} if text[at + 1 : at + 2] in ("!", "?", "/") else set()
                return None
            kind, edge = Kind.OTHER, match.end()
        return kind, at, edge, "", ""

    def _behind(self, mark: str, at: int) -> int:
        """Where a mark ends that closes what begins at a place; -1 if there is none."""
        if mark in self._missing:
            return -1
        edge = self._text.find(mark, at, self._end)
        if edge < 0:
            self._missing.add(mark)
            return -1
        return edge + len(mark)


_ATTRIBUTE_PARTS = re.compile(r"""([^\s/>][^\s/>=]*+)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>"'][^\s>]*+))?+)?+""")


def attributes(written: str) -> dict[str, tuple[int, int, str]]:
    """Name, in lower case, to start, end and quotation mark of the value, in the attributes as written; the first of equal names counts."""
    found: dict[str, tuple[int, int, str]] = {}
    for match in _ATTRIBUTE_PARTS.finditer(written):
        name = match[1].lower()
        if name not in found:
            group = match.lastindex or 1
            found[name] = (*match.span(group), ("", "", '"', "'", "")[group]) if group > 1 else (match.end(), match.end(), "")
    return found
