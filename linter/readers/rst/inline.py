"""What is marked up inside a paragraph of reStructuredText."""

from __future__ import annotations

import re

from linter.readers._builder import Builder

_INLINE = re.compile(
    r"""
    (?P<literal>``(?=\S).+?(?<=\S)``(?!`))
  | (?::(?P<role>[\w.+-]+):)?`(?P<text>(?=[^\s`])[^`<]*?)(?:\s*<(?P<address>[^`<>]*)>)?`(?P<link>__?)?
  | (?P<strong>\*\*(?=\S)(?:[^*]|\*(?!\*))+?(?<=\S)\*\*)
  | (?P<emphasis>(?<![\w*])\*(?=[^\s*])[^*]+?(?<=\S)\*(?![\w*]))
  | (?P<substitution>(?<!\w)\|(?=\S)[^|\n]+?(?<=\S)\|_{0,2}(?!\w))
  | (?P<note>\[(?:\#[\w-]*|[\w-]+|\*)\]_(?!\w))
  | (?P<escape>\\(?:\s|.))
  | (?P<reference>(?<=\w)__?(?!\w))
  | (?P<blank>[ \t\r\n]+)
    """,
    re.VERBOSE | re.DOTALL,
)
# Roles whose text is said; what others hold is code, or a formula, or made from something else.
_SAID = frozenset(
    {"emphasis", "strong", "title-reference", "title", "t", "sub", "sup", "subscript", "superscript", "ref", "doc", "abbr", "term"}
)


def say(builder: Builder, start: int, end: int) -> None:
    """Say what the source says between two places."""
    text = builder.source.text
    for match in _INLINE.finditer(text, start, end):
        builder.copy(start, match.start())
        _marked(builder, match)
        start = match.end()
    builder.copy(start, end)


def _marked(builder: Builder, match: re.Match[str]) -> None:
    kind = match.lastgroup
    if match["blank"]:
        builder.blank(*match.span())
    elif match["strong"]:
        builder.copy(match.start() + 2, match.end() - 2)
    elif match["emphasis"]:
        builder.copy(match.start() + 1, match.end() - 1)
    elif match["text"] is not None:
        if match["role"] and match["role"].lower() not in _SAID:
            builder.mask(*match.span())
        else:
            say(builder, *match.span("text"))
    elif match["escape"]:
        if not match["escape"][1].isspace():
            builder.put(match["escape"][1], *match.span())
    elif kind in ("literal", "substitution"):
        builder.mask(*match.span())


def written(content: str, at: int) -> str | None:
    """Text as it is written there; None for what would be markup."""
    del at
    return None if re.search(r"[*`|_\\\r\n]", content) else content
