"""What is in a paragraph of Markdown: which characters are marks, which stand for others, and which are no prose."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from html import unescape
from html.entities import html5
from typing import NamedTuple

from linter.readers.markdown import emphasis, links
from linter.readers.markdown.blocks import normal
from linter.readers.markdown.tags import html_tag
from linter.readers.markdown.templates import FILL, Finder, Tag
from linter.segment import PLACEHOLDER

_ENTITY = re.compile(r"&(?:#[xX][0-9a-fA-F]{1,6}|#[0-9]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});")
# One class of characters, which is looked for much faster than what they may begin.
_SPECIAL = re.compile(rf"[\\`*_~\[\]<&{FILL}${{:\n]")
_OPENING = "([{“‘\"'—–-/"
_BLANKS = frozenset(" \t\r")
# What mostly follows a colon, which is no mark then.
_BETWEEN = frozenset(["", " ", "\n", *"0123456789*_"])
_RUN = re.compile(rf"`+|\*+|_+|~+|{FILL}+")
_ESCAPE = re.compile(r"\\(?:[!-/:-@\[-`{-~]|(?=\r?\n(?!\Z)))")
_ATTRIBUTES = re.compile(r"\{:?[ ]?[#.:][^{}\n]*\}")
_EMOJI = re.compile(r"(?<![\w:]):[a-z][a-z0-9_+-]*:(?![\w:])")
# What an address goes on with: its underscores are no marks.
_ADDRESS = re.compile(rf"(?<=\w)://[^\s<>()\[\]\"“”*~`{FILL}]+(?<!_)")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]")
_FORMULA = re.compile(r"\$\$[^$]{1,400}\$\$|(?<![\w$])\$(?=[^\s$])(?:[^$\n\\]|\\[^\n]){0,200}(?<!\s)\$(?![\w$])")
# Money is no formula: "$5=", "$3 to A$" have no letter alone and nothing that only formulas have.
_LIKE_A_FORMULA = re.compile(r"[\\^_{]|\A[^\W\d]\Z|\A[^\W\d]\s*=")
_AUTOLINK = re.compile(r"<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[\w.!#$%&'*+/=?^`{|}~-]+@[\w.-]+)>")


class Op(NamedTuple):
    """What is said for ``[start, end)`` of a content: nothing, a placeholder, or another text."""

    start: int
    end: int
    said: str = ""
    #: A comment that stands here.
    comment: str | None = None


class Caption(NamedTuple):
    """A stretch of a content that describes a picture in it."""

    start: int
    end: int
    #: What is to be said for parts of it; None if that is still to be read.
    ops: tuple[Op, ...] | None = None
    #: It is an attribute of HTML.
    html: bool = False


class Reading(NamedTuple):
    """What a content says: all of it but for the ops, in order.

    Besides, the captions and the tags of templates in it, and the texts of links that are also how their addresses are found.
    """

    ops: list[Op]
    captions: list[Caption]
    tags: list[Tag]
    labels: list[tuple[int, int]]


def meant(entity: str) -> str | None:
    """What an entity stands for; None if there is none of that name."""
    return unescape(entity) if entity[1] == "#" or entity[1:] in html5 else None


class _Bracket(NamedTuple):
    """An opening bracket, and how many delimiters and ops there were before it."""

    at: int
    image: bool
    delimiters: int
    ops: int


def _no_tag(at: int) -> tuple[Tag | None, int]:
    del at
    return None, 0


class Inline:
    """Reads the text of one content."""

    def __init__(self, text: str, references: set[str], tag_at: Callable[[int], tuple[Tag | None, int]] = _no_tag) -> None:
        """``tag_at`` knows the tags of templates, and their lengths, by their places in the text."""
        self.text = text
        self.references = references
        self.tag_at = tag_at
        self.ops: list[Op] = []
        self.captions: list[Caption] = []
        self.tags: list[Tag] = []
        self.labels: list[tuple[int, int]] = []
        self.finder = Finder(text)
        self.delimiters: list[emphasis.Delimiter] = []
        self.brackets: list[_Bracket] = []
        self.inside_link = 0  # brackets below this height open no link, since one was found inside them
        self.runs: dict[int, list[int]] | None = None

    def read(self) -> Reading:
        """All that is not to be said as it stands."""
        at, text = 0, self.text
        for match in _SPECIAL.finditer(text):
            start = match.start()
            if start >= at:
                at = _READERS[text[start]](self, start)
        self._emphasize(0)
        self.ops.sort()
        return Reading(self.ops, self.captions, self.tags, self.labels)

    def _line(self, at: int) -> int:
        """A line end: blanks around it are left out."""
        text = self.text
        if text[at - 1 : at] not in _BLANKS and text[at + 1 : at + 2] not in _BLANKS:
            return at + 1
        feed = at - (at > 0 and text[at - 1] == "\r")
        start, end = feed, at + 1
        while start and text[start - 1] in _BLANKS:
            start -= 1
        while end < len(text) and text[end] in _BLANKS:
            end += 1
        if start < feed:
            self.ops.append(Op(start, feed))
        if at + 1 < end:
            self.ops.append(Op(at + 1, end))
        return end

    def _run(self, at: int) -> int:
        match = _RUN.match(self.text, at)
        return match.end() if match else at + 1

    def _delimiter(self, at: int) -> int:
        end = self._run(at)
        if self.text[at] == "~" and end - at != 2:
            return end  # "~5 million" is about five
        self.delimiters.append(emphasis.Delimiter(self.text, at, end))
        return end

    def _escape(self, at: int) -> int:
        match = _ESCAPE.match(self.text, at)
        if match is None:
            return at + 1
        self.ops.append(Op(at, match.end(), match.group()[1:]))
        return match.end()

    def _drop(self, pattern: re.Pattern[str], at: int, said: str = "") -> int | None:
        match = pattern.match(self.text, at)
        if match is None:
            return None
        self.ops.append(Op(at, match.end(), said))
        return match.end()

    def _brace(self, at: int) -> int:
        return self._drop(_ATTRIBUTES, at) or at + 1

    def _colon(self, at: int) -> int:
        if self.text[at + 1 : at + 2] in _BETWEEN:
            return at + 1
        address = _ADDRESS.match(self.text, at)
        return address.end() if address else self._drop(_EMOJI, at, PLACEHOLDER) or at + 1

    def _entity(self, at: int) -> int:
        match = _ENTITY.match(self.text, at)
        said = meant(match.group()) if match else None
        if match is None or said is None:
            return at + 1
        self.ops.append(Op(at, match.end(), said))
        return match.end()

    def _code(self, at: int) -> int:
        if self.runs is None:
            self.runs = {}
            for run in re.finditer("`+", self.text):
                self.runs.setdefault(len(run.group()), []).append(run.start())
        length = self._run(at) - at
        runs = self.runs.get(length, [])
        number = bisect_right(runs, at)
        if number == len(runs):
            return at + length
        end = runs[number] + length
        self.ops.append(Op(at, end, PLACEHOLDER))
        return end

    def _formula(self, at: int) -> int:
        formula = _FORMULA.match(self.text, at)
        if formula is None or not _LIKE_A_FORMULA.search(formula.group().strip("$")):
            return at + 1
        self.ops.append(Op(at, formula.end(), PLACEHOLDER))
        return formula.end()

    def _fill(self, at: int) -> int:
        end = self._run(at)
        while at < end:
            tag, length = self.tag_at(at)
            if tag is None:
                return at + 1
            # What is hung on a word, such as the mark of a note, is no part of it; a variable is.
            before = self.text[at - 1 : at]
            prints = tag.prints and not (tag.parts and before and not before.isspace() and before not in _OPENING)
            self.ops.append(Op(at, at + length, PLACEHOLDER if prints else "", tag.comment))
            self.tags.append(tag)
            at += length
        return at

    def _angle(self, at: int) -> int:
        if end := self._drop(_AUTOLINK, at, PLACEHOLDER):
            return end
        tag = html_tag(self.text, at, self.finder)
        if tag is None:
            return at + 1
        self.ops.append(Op(at, tag.end, tag.said, tag.comment))
        if tag.alt:
            self.captions.append(Caption(*tag.alt, html=True))
        return tag.end

    def _open(self, at: int) -> int:
        if end := self._drop(_FOOTNOTE, at):
            return end
        image = at > 0 and self.text[at - 1] == "!" and not (self.ops and self.ops[-1].end == at)
        self.brackets.append(_Bracket(at - image, image, len(self.delimiters), len(self.ops)))
        return at + 1

    def _close(self, at: int) -> int:
        if not self.brackets:
            return at + 1
        bracket = self.brackets.pop()
        barred = not bracket.image and len(self.brackets) < self.inside_link
        self.inside_link = min(self.inside_link, len(self.brackets))
        if barred:
            return at + 1
        start, end = bracket.at + 1 + bracket.image, at
        target = self._target(start, end)
        if target is None:
            return at + 1
        after, title = target
        self._emphasize(bracket.delimiters)
        if bracket.image:
            inside = tuple(sorted(self.ops[bracket.ops :]))
            del self.ops[bracket.ops :]
            self.ops.append(Op(bracket.at, after, "" if self._alone(bracket.at, after) else PLACEHOLDER))
            self.captions.append(Caption(start, end, inside))
            if title:
                self.captions.append(Caption(*title))
        else:
            self.ops += [Op(bracket.at, start), Op(end, after)]
            self.inside_link = len(self.brackets)
        return after

    def _alone(self, start: int, end: int) -> bool:
        """Whether a picture begins or ends its line, and so is not in the sentence."""
        before, after = self.text[max(0, start - 9) : start].rstrip(" \t["), self.text[end : end + 1]
        return not before or before[-1] == "\n" or after in ("", "\n", "\r")

    def _target(self, start: int, end: int) -> tuple[int, tuple[int, int] | None] | None:
        """Where the link whose text is ``[start, end)`` ends, and its title."""
        if found := links.destination(self.text, end + 1):
            return found
        label = links.LABEL.match(self.text, end + 1)
        if label and label[1].strip():
            return (label.end(), None) if normal(label[1]) in self.references else None
        if self.references and start < end < start + 1000 and normal(self.text[start:end]) in self.references:
            self.labels.append((start, end))
            return label.end() if label else end + 1, None
        return None

    def _emphasize(self, first: int) -> None:
        if first == len(self.delimiters):
            return
        self.ops += [Op(*span) for span in emphasis.marks(self.delimiters[first:])]
        del self.delimiters[first:]


_READERS: dict[str, Callable[[Inline, int], int]] = {
    "\n": Inline._line, "\\": Inline._escape, "`": Inline._code, "*": Inline._delimiter, "_": Inline._delimiter, "~": Inline._delimiter,
    "[": Inline._open, "]": Inline._close, "<": Inline._angle, "&": Inline._entity, FILL: Inline._fill, "$": Inline._formula,
    "{": Inline._brace, ":": Inline._colon,
}  # fmt: skip
