"""What the tests of suppressions share: stories whose comments stand in their source and not in their text."""

from __future__ import annotations

import re
from bisect import bisect_left

from linter.codes import Codes
from linter.document import Comment, Document, Piece, Role, Segment, Source, SourceMap

_COMMENT = re.compile(r"<!--(.*?)-->|^#([^\n]*)", re.DOTALL | re.MULTILINE)

CODES = Codes(
    ["doubled/small-words", "doubled/words", "spelling/misspelling", "style/ap/dates", "languagetool/", "suppressions/unused"],
    {"doubled/old": "doubled/words"},
)


def commented(source: str) -> Document:
    """A story with a paragraph a line and comments as in HTML; a line that begins with ``#`` is a comment of the head."""
    pieces, text, at = [], "", 0
    found = []
    for match in _COMMENT.finditer(source):
        if match.start() > at:
            pieces.append(Piece(len(text), len(text) + match.start() - at, at, match.start()))
            text += source[at : match.start()]
        found.append((len(text), match))
        at = match.end()
    pieces.append(Piece(len(text), len(text) + len(source) - at, at, len(source)))
    text += source[at:]
    segments = tuple(
        Segment(line.start(), line.end(), Role.DATELINE if line.group().isupper() else Role.PARAGRAPH)
        for line in re.finditer(r"[^\s\n](?:[^\n]*[^\s\n])?", text)
    )
    ends = [part.end for part in segments]
    comments = []
    for place, match in found:
        following = bisect_left(ends, place)
        at = max(place, segments[following].start) if following < len(segments) else len(text)
        comments.append(Comment(at, match[1] or match[2] or "", match.start(), match.end(), head=match[1] is None))
    return Document(text, segments, Source("story.md", source), SourceMap(tuple(pieces)), comments=tuple(comments))
