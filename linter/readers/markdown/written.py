"""How text is written in Markdown so that it is read as it was meant."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable

from linter.document import Document, Escape, SourceMap
from linter.segment import Span

_MARK = re.compile(r"[\\`*\[\]<]|~~|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w{1,31};)|==")
_MARKS = r"\`*_~[]()!&<>{}$:#=|-"
# Between two signs of dollar these make a formula of what was text: see ``inline``.
_IN_FORMULAS = re.compile(r"[\\^_{]")
_FORMULA = 400
_BRACE = re.compile(r"[{}]")
_LINE_END = re.compile(r"[\r\n]")
_TEMPLATE = re.compile(r"\{[{%#]|[{%#]\}")
# A backslash does not keep a grave accent from closing code.
_ENTITIES = {"&": "&amp;", "`": "&#96;"}
_LINE_START = re.compile(r"(?:[#>+=|:~-]|\d{1,9}(?=[.)]))")


class Written:
    """The escapes of one file."""

    def __init__(self, *, mdx: bool) -> None:
        """In MDX braces are marks as well."""
        self._mdx = mdx
        self._text = ""
        self._map = SourceMap(())
        #: Spans of the source that are both the text of a link and how its address is found.
        self.labels: list[Span] = []

    def finish(self, document: Document) -> None:
        """Take the document that the escapes are of."""
        self._text, self._map = document.text, document.source_map
        self.labels.sort()

    def _in_label(self, at: int) -> bool:
        """Whether what is put at a place changes a label."""
        if not self.labels:
            return False
        places = [self._map.span(at, at + 1)[0]] if at < len(self._text) else []
        places += [self._map.behind(at) - 1] if at else []
        return any(label and label[0] <= place < label[1] for place in places for label in [self._label(place)])

    def _label(self, place: int) -> Span | None:
        number = bisect_right(self.labels, (place, len(self._text) + place)) - 1
        return self.labels[number] if number >= 0 else None

    def markdown(self, content: str, at: int) -> str | None:
        """Content as Markdown; None for what would begin a new line, or a tag of a template."""
        if _LINE_END.search(content) or _TEMPLATE.search(content) or self._in_label(at):
            return None
        written = _MARK.sub(lambda match: _ENTITIES.get(match.group()) or "".join(f"\\{mark}" for mark in match.group()), content)
        if self._mdx:
            written = _BRACE.sub(r"\\\g<0>", written)
        if _IN_FORMULAS.search(written) and "$" in self._text[max(0, at - _FORMULA) : at + _FORMULA]:
            return None
        before = self._text[at - 1 : at]
        if before and written and before in _MARKS and written[0] in _MARKS:
            return None  # the two could be one mark
        if before in ("", "\n") and (start := _LINE_START.match(written)):
            edge = start.end() if start.group()[0].isdigit() else 0
            written = f"{written[:edge]}\\{written[edge:]}"
        return written

    def in_html(self, content: str) -> str | None:
        """Content in HTML, where nothing may begin a new line or a tag of a template."""
        if _LINE_END.search(content) or _TEMPLATE.search(content) or (self._mdx and _BRACE.search(content)):
            return None
        return content

    def inside(self, hold: Callable[[str], str | None]) -> Escape:
        """The escape of Markdown inside a string, which ``hold`` writes."""

        def escape(content: str, at: int) -> str | None:
            if self.markdown(content, at) != content:
                return None
            # What the string cannot begin with it may hold elsewhere.
            before = self._text[at - 1 : at]
            behind = "" if before in ("", "\n") else "x " if before.isspace() else "x"
            held = hold(behind + content)
            return None if held is None else held[len(behind) :]

        return escape
