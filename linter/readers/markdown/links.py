"""What follows the text of a link or an image: where it leads, and its title."""

from __future__ import annotations

import re

#: Brackets inside the address of a link; deeper ones are none, as in other readers of Markdown.
_DEEPEST = 32

_BLANK = r"[ \t]*(?:\r?\n[ \t]*)?"
_SIMPLE = re.compile(r"\([^\s()<>\\]*\)")
_OPENING = re.compile(rf"\({_BLANK}")
_ANGLED = re.compile(r"<(?:[^<>\n\\]|\\.)*>")
_CLOSING = re.compile(rf"{_BLANK}\)")
_TITLE = re.compile(
    rf"""(?:[ \t]+|[ \t]*\r?\n[ \t]*)(?:"(?P<double>(?:[^"\\]|\\.)*)"|'(?P<single>(?:[^'\\]|\\.)*)'|\((?P<round>(?:[^()\\]|\\.)*)\))
        {_BLANK}\)""",
    re.VERBOSE | re.DOTALL,
)
_ADDRESS = re.compile(r"(?:[^\s()\\]|\\.)+|[()]")
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
LABEL = re.compile(r"\[((?:[^\\\[\]]|\\.){0,999})\]")


def destination(text: str, at: int) -> tuple[int, tuple[int, int] | None] | None:
    """Where the address in round brackets at a place ends, and the span of its title; None if there is none."""
    if simple := _SIMPLE.match(text, at):
        return simple.end(), None
    opening = _OPENING.match(text, at)
    if opening is None:
        return None
    at = opening.end()
    if angled := _ANGLED.match(text, at):
        at = angled.end()
    else:
        end = _address(text, at)
        if end is None:
            return None
        at = end
    if closing := _CLOSING.match(text, at):
        return closing.end(), None
    title = _TITLE.match(text, at)
    if title is None or _BLANK_LINE.search(title.group()):
        return None
    return title.end(), title.span(title.lastgroup or 0)


def _address(text: str, at: int) -> int | None:
    depth = 0
    while match := _ADDRESS.match(text, at):
        if match.group() == "(":
            depth += 1
            if depth > _DEEPEST:
                return None
        elif match.group() == ")":
            if not depth:
                break
            depth -= 1
        at = match.end()
    return at if not depth else None
