"""Roles that are seen from the words of a paragraph, in whatever format it is stored."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from linter.document import Role, Segment

_HEADLINE_LIMIT = 160
_BYLINE_LIMIT = 120
#: Paragraphs from the first on among which the byline is.
_BYLINE_AMONG = 3

_BYLINE = re.compile(r"(?:By|BY)\s+[^\W\d_].*")
_DATELINE = re.compile(
    r"""[A-ZÀ-Þ][A-ZÀ-Þ.’'-]+(?:\s[A-ZÀ-Þ][A-ZÀ-Þ.’'-]*){0,3}   # WEST PALM BEACH
        (?:,\s[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,2})?           # , Fla.
        (?:,\s[A-Z][a-z]+\.?\s\d{1,2})?                           # , Jan. 8
        \s*(?:\([A-Z][\w ./-]{1,30}\)\s*)?                        # (Reuters)
        (?:—|–|--?)\s""",
    re.VERBOSE,
)


def byline(paragraph: str) -> bool:
    """Whether a paragraph near the head of a story is its byline."""
    return len(paragraph) <= _BYLINE_LIMIT and bool(_BYLINE.fullmatch(paragraph)) and not paragraph.endswith((".", "!", "?"))


def headline(paragraph: str) -> bool:
    """Whether the first of several paragraphs may be the story's headline."""
    return len(paragraph) <= _HEADLINE_LIMIT and not paragraph.rstrip("\"'”’").endswith((".", "!", ":", ","))


def dated(text: str, start: int, end: int) -> Iterator[Segment]:
    """A paragraph, its dateline apart if it has one."""
    dateline = _DATELINE.match(text, start, end)
    if dateline is None:
        yield Segment(start, end, Role.PARAGRAPH)
        return
    yield Segment(start, start + len(dateline.group().rstrip()), Role.DATELINE)
    # A break may stand behind the dateline in its paragraph.
    rest = end - len(text[dateline.end() : end].lstrip())
    if rest < end:
        yield Segment(rest, end, Role.PARAGRAPH)


def settled(text: str, segments: Iterable[Segment]) -> Iterator[Segment]:
    """Segments of a format that marks paragraphs: the byline among the first ones, and the dateline of the first that is none."""
    seen = 0
    open_ = True
    for part in segments:
        seen += part.role is Role.PARAGRAPH
        if part.role is not Role.PARAGRAPH or not open_:
            yield part
        elif seen <= _BYLINE_AMONG and byline(text[part.start : part.end]):
            yield replace(part, role=Role.BYLINE)
        else:
            open_ = False
            yield from dated(text, part.start, part.end)
