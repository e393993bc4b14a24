"""What tests of readers share: a page that shows a document to a person, and what must hold of every document."""

from __future__ import annotations

import re
from html import unescape

from linter.document import NOT_PROSE, Document
from linter.finding import Edit
from linter.placing import source_edit
from linter.readers import read
from linter.report import SourceEdit
from linter.segment import PLACEHOLDER, Kind, Token

#: Tags, comments and sections of markup; quotation marks may hide what ends a tag.
_MARKUP = re.compile(r"""<!--.*?-->|\{#.*?#\}|<!\[CDATA\[|\]\]>|</?[a-zA-Z](?:[^>"']|"[^"]*"|'[^']*')*>""", re.DOTALL)
_JSON_ESCAPE = re.compile(r'\\u([0-9a-fA-F]{4})|\\(["\\/bfnrt])')


def rendered(document: Document) -> str:
    """What a document says and where each part of it stands in the source."""
    lines = [f"language {document.language}, published {document.published}, sections {', '.join(document.sections) or None}"]
    lines += [f"not read {_place(document, *span) if span else ''}: {reason}" for span, reason in document.unread]
    for comment in document.comments:
        where = "of the head" if comment.head else f"before “{document.text[comment.at : comment.at + 15].strip()}”"
        lines.append(f"comment {_place(document, comment.source_start, comment.source_end)} {where}: {comment.text}")
    for part in document.segments:
        text = document.text[part.start : part.end].replace(PLACEHOLDER, "▢").replace("\n", "⏎")
        lines.append(f"{part.role:12} {_place(document, *document.source_map.span(part.start, part.end))}  {text}")
    return "\n".join(lines) + "\n"


def _place(document: Document, start: int, end: int) -> str:
    return "–".join(":".join(map(str, document.source.position(offset))) for offset in (start, end))


def sound(document: Document, data: bytes) -> None:
    """Every byte comes back, segments are in order, and each token stands in the source, or an escape of it does."""
    assert document.source.edited(()) == data
    end = 0
    for part in document.segments:
        assert end <= part.start < part.end <= len(document.text)
        said = document.text[part.start : part.end]
        assert said == said.strip()
        end = part.end
    pieces = document.source_map.pieces
    assert [piece.start for piece in pieces] == [0, *(piece.end for piece in pieces[:-1])]
    assert pieces[-1].end == len(document.text)
    for token in document.tokens:
        if PLACEHOLDER not in token.text and "�" not in token.text:
            assert token.text in meanings(written(document, token)), (token, written(document, token))
    for comment in document.comments:
        assert 0 <= comment.at <= len(document.text)


def written(document: Document, token: Token) -> str:
    """The source of a token."""
    low, high = document.source_map.span(token.start, token.end)
    return document.source.text[low:high]


def meanings(source: str) -> set[str]:
    """What a stretch of source may say: as it is, without tags, unescaped once or twice, from JSON."""
    found = {source, {"<q>": "“", "</q>": "”"}.get(source, source)}
    found |= {_JSON_ESCAPE.sub(_meant, one).encode("utf-16", "surrogatepass").decode("utf-16", "replace") for one in list(found)}
    found |= {re.sub("<![^>]*>", "", one) for one in list(found)}  # outside XML a section is a comment
    for _ in range(2):
        found |= {_MARKUP.sub("", one) for one in list(found)}
        found |= {unescape(one) for one in list(found)}
    return {one.replace("\u00ad", "") for one in found}


def _meant(match: re.Match[str]) -> str:
    return chr(int(match[1], 16)) if match[1] else {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}.get(match[2], match[2])


def edit_of(document: Document, token: Token, content: str) -> SourceEdit | None:
    """The edit in the source that puts ``content`` in the place of a token."""
    return source_edit(document, Edit(token.start, token.end, content))


def replaced(document: Document, token: Token, content: str) -> Document | None:
    """The document read again after a token was replaced; None where the source cannot hold that there."""
    edit = edit_of(document, token, content)
    if edit is None:
        return None
    source = document.source
    data = source.edited([(edit.offset, edit.end_offset, edit.content)])
    again = read(source.name, data)
    assert again.source.text[: edit.offset] == source.text[: edit.offset]
    assert again.source.text[edit.offset + len(edit.content) :] == source.text[edit.end_offset :]
    return again


def stays(document: Document, content: str) -> tuple[int, int]:
    """Put ``content`` in the place of words all over a document; each time its paragraph must say so when it is read again.

    Returns how many words were tried and for how many of them the source cannot hold it.
    """
    words = [token for token in document.tokens if token.kind is Kind.WORD]
    chosen = words[:: max(1, len(words) // 10)]
    refused = 0
    for token in chosen:
        part = document.segment_at(token.start)
        again = replaced(document, token, content)
        if again is None or part is None or part.role in NOT_PROSE:
            refused += again is None
            continue
        said = document.text[part.start : token.start] + content + document.text[token.end : part.end]
        assert said in {again.text[other.start : other.end] for other in again.segments}
    return len(chosen), refused
