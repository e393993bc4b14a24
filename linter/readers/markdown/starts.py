"""What begins a block of Markdown, by the first character of its line."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from linter.readers._content import Content
from linter.readers.markdown import blocks
from linter.readers.markdown.templates import FILL

if TYPE_CHECKING:
    from linter.readers.markdown.blocks import Scanner

_HEADING = re.compile(r"(#{1,6})(?:[ \t]+|\Z)")
_HEADING_END = re.compile(r"(?:^|[ \t])#+[ \t]*\Z")
_ATTRIBUTES = re.compile(r"[ \t]*\{[ \t]*:?[#.][^{}\n]*\}[ \t]*\Z")
_UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*\Z")
_BREAK = re.compile(r"(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})\Z")
_FENCE = re.compile(r"(`{3,})[^`]*\Z|(~{3,})")
_ITEM = re.compile(r"([-+*]|(\d{1,9})[.)])(?=[ \t]|\Z)")
_TASK = re.compile(r"[ \t]*\[[ xX]\](?=[ \t])")
_DELIMITERS = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*\Z")
_PIPE = re.compile(r"(?<!\\)\|")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]:[ \t]*")
_DIRECTIVE = re.compile(r":{3,}[ \t]*[\w-]*[ \t]*(?:\[(?P<label>[^\]]*)\]|(?P<title>[^\[{:]*))?")
_ADMONITION = re.compile(r"(?:!!!|\?\?\?\+?)[ \t]+[\w-]+(?:[ \t]+[\w-]+)*[ \t]*(?:\"(?P<title>[^\"]*)\")?[ \t]*\Z")
_TAG = r"[A-Za-z][A-Za-z0-9-]*(?:\s+[A-Za-z_:][\w.:-]*(?:\s*=\s*(?:[^\s\"'=<>`]+|'[^']*'|\"[^\"]*\"))?)*\s*/?>|/[A-Za-z][A-Za-z0-9-]*\s*>"
_HTML = (
    (
        re.compile(r"<(?:script|pre|style|textarea)(?=[\s>]|\Z)", re.IGNORECASE),
        re.compile(r".*?</(?:script|pre|style|textarea)>", re.IGNORECASE),
    ),
    (re.compile(r"<!--"), re.compile(r".*?-->")),
    (re.compile(r"<\?"), re.compile(r".*?\?>")),
    (re.compile(r"<![A-Za-z]"), re.compile(r".*?>")),
    (re.compile(r"<!\[CDATA\["), re.compile(r".*?\]\]>")),
)
_HTML_BLOCK = re.compile(
    r"""</?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset
        |figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol
        |optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)(?=[ \t]|/?>|\Z)""",
    re.IGNORECASE | re.VERBOSE,
)
_HTML_ALONE = re.compile(rf"<(?:{_TAG})[ \t]*\Z")


class Line(NamedTuple):
    """A line from its first character on that is no blank: the columns before that, where the line ends and where the next begins."""

    at: int
    indent: int
    end: int
    after: int


def _quote(scanner: Scanner, line: Line) -> int:
    scanner.push(blocks.Container(blocks.QUOTE))
    scanner.advance_to(line.at + 1, line.indent + 1)
    if scanner.at < line.end and scanner.text[scanner.at] in " \t":
        scanner.consume(1)
    return blocks.INSIDE


def _heading(scanner: Scanner, line: Line) -> int:
    match = _HEADING.match(scanner.text, line.at, line.end)
    if match is None:
        return blocks.NOTHING
    scanner.settle()
    _titled(scanner, match.end(), line.end, len(match[1]))
    return blocks.DONE


def _titled(scanner: Scanner, start: int, end: int, level: int) -> None:
    """A heading, without what closes it and without attributes in braces."""
    text = scanner.text
    for trailing in (_ATTRIBUTES, _HEADING_END, _ATTRIBUTES):
        if match := trailing.search(text[start:end]):
            end = start + match.start()
    if start < end:
        scanner.add(blocks.HEADING, Content.of(text, start, end), level)


def _rule(scanner: Scanner, line: Line) -> int:
    if not _BREAK.match(scanner.text, line.at, line.end):
        return blocks.NOTHING
    scanner.settle()
    return blocks.DONE


def _underline(scanner: Scanner, line: Line) -> int:
    if not _continues(scanner) or not _UNDERLINE.match(scanner.text, line.at, line.end):
        return blocks.NOTHING
    before = len(scanner.blocks)
    scanner.flush()
    if len(scanner.blocks) == before:  # they were nothing but references
        scanner.lines, scanner.open = [(line.at, line.at, line.after)], blocks.TEXT
    elif scanner.blocks[-1].kind == blocks.TEXT:
        scanner.blocks[-1] = scanner.blocks[-1]._replace(kind=blocks.HEADING, level=1 if scanner.text[line.at] == "=" else 2)
    return blocks.DONE


def _continues(scanner: Scanner) -> bool:
    """Whether the line stands where the open paragraph does."""
    return scanner.open == blocks.TEXT and scanner.matched == len(scanner.stack)


def _item(scanner: Scanner, line: Line) -> int:
    text = scanner.text
    match = _ITEM.match(text, line.at, line.end)
    if match is None:
        return blocks.NOTHING
    empty = not text[match.end() : line.end].strip(" \t")
    if _continues(scanner) and (empty or match[2] not in (None, "1")):
        return blocks.NOTHING
    width = line.indent + len(match[1])
    scanner.push(blocks.Container(blocks.ITEM, empty=empty))
    scanner.advance_to(match.end(), width)
    _, blanks = scanner.peek(line.end)
    # Five blanks or more are one, and code after it.
    padding = 1 if empty or blanks > 4 else blanks
    scanner.stack[-1].width = width + padding
    if not empty:
        scanner.consume(padding)
    if task := _TASK.match(text, scanner.at, line.end):
        scanner.advance_to(task.end(), task.end() - scanner.at)
    return blocks.INSIDE


def _dash(scanner: Scanner, line: Line) -> int:
    return _underline(scanner, line) or _table(scanner, line) or _rule(scanner, line) or _item(scanner, line)


def _star(scanner: Scanner, line: Line) -> int:
    return _rule(scanner, line) or _item(scanner, line)


def _fence(scanner: Scanner, line: Line) -> int:
    match = _FENCE.match(scanner.text, line.at, line.end)
    if match is None:
        return blocks.NOTHING
    scanner.settle()
    mark = match[1] or match[2]
    scanner.skipping = True
    scanner.until = re.compile(rf"[ ]{{0,{99 if scanner.mdx else 3}}}{mark[0]}{{{len(mark)},}}[ \t]*\Z")
    return blocks.DONE


def _formula(scanner: Scanner, line: Line) -> int:
    if not scanner.text.startswith("$$", line.at, line.end):
        return blocks.NOTHING
    closing = scanner.text.find("$$", line.at + 2, line.end)
    if closing >= 0 and scanner.text[closing + 2 : line.end].strip(" \t"):
        return blocks.NOTHING
    scanner.settle()
    if closing < 0:
        scanner.skipping, scanner.until = True, re.compile(r".*?\$\$[ \t]*\Z")
    return blocks.DONE


def _table(scanner: Scanner, line: Line) -> int:
    """The row of dashes under a table's head, which was the last line of the open paragraph."""
    text = scanner.text
    if not _continues(scanner) or scanner.table or not _DELIMITERS.match(text, line.at, line.end) or text.find("|", line.at, line.end) < 0:
        return blocks.NOTHING
    start, content, edge = scanner.lines[-1]
    head = max(content, text.rfind("\n", start, edge - 1) + 1)
    if _cells(text[head:edge]) != _cells(text[line.at : line.end]):
        return blocks.NOTHING
    scanner.lines[-1:] = [(start, content, head)] if head > content else []
    scanner.flush()
    scanner.table = True
    return blocks.DONE


def _cells(row: str) -> int:
    return len(_PIPE.findall(row.strip().removeprefix("|").removesuffix("|"))) + 1


def _bracket(scanner: Scanner, line: Line) -> int:
    match = _FOOTNOTE.match(scanner.text, line.at, line.end)
    if match is None:
        return blocks.NOTHING
    scanner.push(blocks.Container(blocks.NOTE, 4))
    scanner.advance_to(match.end(), line.indent + match.end() - line.at)
    return blocks.INSIDE


def _colon(scanner: Scanner, line: Line) -> int:
    text = scanner.text
    if match := _DIRECTIVE.match(text, line.at, line.end):
        scanner.settle()
        for name in ("label", "title"):
            if match[name]:
                _titled(scanner, *match.span(name), 6)
        return blocks.DONE
    if (
        text[line.at + 1 : line.at + 2] in (" ", "\t")
        and text[line.at + 1 : line.end].strip(" \t")
        and (scanner.open == blocks.TEXT or scanner.blocks)
    ):
        # What a definition list says of a term.
        scanner.push(blocks.Container(blocks.ITEM, line.indent + 2))
        scanner.advance_to(line.at + 1, line.indent + 1)
        scanner.consume(1)
        return blocks.INSIDE
    return _table(scanner, line)


def _admonition(scanner: Scanner, line: Line) -> int:
    match = _ADMONITION.match(scanner.text, line.at, line.end)
    if match is None:
        return blocks.NOTHING
    scanner.settle()
    if match["title"]:
        _titled(scanner, *match.span("title"), 6)
    scanner.push(blocks.Container(blocks.NOTE, 4))
    return blocks.DONE


def _html(scanner: Scanner, line: Line) -> int:
    text = scanner.text
    for opening, closing in _HTML:
        if opening.match(text, line.at, line.end):
            scanner.settle()
            scanner.lines.append((line.at, line.at, line.after))
            scanner.open, scanner.until = blocks.HTML, closing
            if closing.match(text, line.at, line.end):
                scanner.flush()
            return blocks.DONE
    if scanner.mdx or not (
        _HTML_BLOCK.match(text, line.at, line.end) or (scanner.open != blocks.TEXT and _HTML_ALONE.match(text, line.at, line.end))
    ):
        return blocks.NOTHING
    scanner.settle()
    scanner.lines.append((line.at, line.at, line.after))
    scanner.open = blocks.HTML
    return blocks.DONE


def _filled(scanner: Scanner, line: Line) -> int:
    if not scanner.tags_only(line.at, line.end):
        return blocks.NOTHING
    scanner.settle()
    scanner.add(blocks.TAGS, Content.of(scanner.text, line.at, line.end))
    return blocks.DONE


Begin = Callable[["Scanner", Line], int]

#: What may begin with a character: tells whether it does, and goes on to what is inside it.
BY_CHARACTER: dict[str, Begin] = {
    ">": _quote, "#": _heading, "=": _underline, "-": _dash, "*": _star, "_": _rule, "+": _item, "`": _fence, "~": _fence, "$": _formula,
    "|": _table, "[": _bracket, ":": _colon, "!": _admonition, "?": _admonition, "<": _html, FILL: _filled,
    **dict.fromkeys("0123456789", _item),
}  # fmt: skip
