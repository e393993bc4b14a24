"""What is code in MDX: imports and exports, expressions in braces, and the tags of components, which may run over lines."""

from __future__ import annotations

import re

from linter.readers.markdown.templates import Tag

_FENCE = re.compile(r"(?m)^[ \t>]*(?P<mark>`{3,}|~{3,})[^\n]*$")
_STEP = re.compile(r"(?m)\\.|^[ \t>]*(?:`{3,}|~{3,})[^\n]*$|`+|[{}]|<(?=[A-Za-z/>])")
_MODULE = re.compile(r"(?m)^(?:import|export)\s(?:[^\n]*\S[^\n]*(?:\n|\Z))+")
_BEFORE_MODULE = re.compile(r"(?:\A|\n[ \t\r]*\n)\Z")
_COMMENT = re.compile(r"\{\s*/\*(.*)\*/\s*\}", re.DOTALL)
_NAME = re.compile(r"</?[A-Za-z]?[\w.:-]*")
_ATTRIBUTE = re.compile(r"""\s*(?:[A-Za-z_$][\w:.-]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|(?={)))?|(?={))""")
_TAG_END = re.compile(r"\s*(/?)>")

#: Tags of HTML that have nothing inside them.
_EMPTY = frozenset("<br <hr <img <input <wbr".split())


def tags(text: str, start: int) -> dict[int, Tag]:
    """The code of an MDX text from ``start`` on, by its places."""
    found = {match.start(): Tag(match.end(), False) for match in _MODULE.finditer(text, start) if _begins_block(text, start, match.start())}
    braces, angles = _places(text, start)
    for at, end in sorted(braces.items()):
        if comment := _COMMENT.fullmatch(text, at, end):
            found[at] = Tag(end, False, comment=comment[1].strip())
        else:
            found[at] = Tag(end, True, parts=False)
    for at in angles:
        if tag := _tag(text, at, braces):
            found[at] = tag
    return _outermost(found)


def _begins_block(text: str, start: int, at: int) -> bool:
    return at == start or bool(_BEFORE_MODULE.search(text, max(start, at - 80), at)) or not text[start:at].strip()


def _outermost(found: dict[int, Tag]) -> dict[int, Tag]:
    kept: dict[int, Tag] = {}
    edge = 0
    for at, tag in sorted(found.items()):
        if at >= edge:
            kept[at] = tag
            edge = tag.end
    return kept


def _places(text: str, start: int) -> tuple[dict[int, int], list[int]]:
    """Braces that pair, by the place of the opening one, and places where tags may begin; what is code in Markdown has neither."""
    braces: dict[int, int] = {}
    opened: list[int] = []
    angles: list[int] = []
    runs = {match.span() for match in re.finditer("`+", text[start:])}
    ends: dict[int, list[int]] = {}
    for low, high in sorted(runs, reverse=True):
        ends.setdefault(high - low, []).append(high + start)
    at = start
    while match := _STEP.search(text, at):
        at, sign = match.end(), match.group().lstrip(" \t>")
        if sign == "{":
            opened.append(match.start())
        elif sign == "}":
            if opened:
                braces[opened.pop()] = at
        elif sign == "<":
            angles.append(match.start())
        elif sign[:3] in ("```", "~~~") and text[match.start()] in "`~ \t>" and _FENCE.match(text, match.start()):
            at = _behind_fence(text, at, sign)
        elif sign[0] == "`":
            later = ends.get(len(sign), [])
            while later and later[-1] <= at:
                later.pop()
            at = later.pop() if later else at
    return braces, angles


def _behind_fence(text: str, at: int, opening: str) -> int:
    mark = re.match(r"`+|~+", opening)
    end = re.compile(rf"(?m)^[ \t>]*{re.escape(mark.group())}[`~]*[ \t]*$").search(text, at) if mark else None
    return end.end() if end else len(text)


def _tag(text: str, at: int, braces: dict[int, int]) -> Tag | None:
    name = _NAME.match(text, at)
    if name is None:
        return None
    edge = name.end()
    while not (end := _TAG_END.match(text, edge)):
        match = _ATTRIBUTE.match(text, edge)
        if match is None:
            return None
        edge = match.end()
        if text[edge : edge + 1] == "{":
            if edge not in braces:
                return None
            edge = braces[edge]
        elif edge == match.start():
            return None
    void = name.group().lower() in _EMPTY
    prints = bool(end[1] or void) and name.group() not in ("<br", "<wbr")
    block = name.group().lstrip("</")[:1].isupper() or not name.group().lstrip("</")
    return Tag(end.end(), prints, parts=block or not void, arguments=(at, end.end()))
