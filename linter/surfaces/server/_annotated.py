"""A text as LanguageTool's clients send it: whole, or in parts of text and markup.

Offsets count in all parts, so the parts together are the source, and markup stands for what it says it is to be read as.
"""

from __future__ import annotations

import msgspec

from linter.document import Document, Piece, Source, SourceMap
from linter.readers.plain import segments
from linter.surfaces.server._problems import Problem

_NAME = "text"


class Part(msgspec.Struct, rename="camel"):
    """Text, or markup with what it is to be read as."""

    text: str | None = None
    markup: str | None = None
    interpret_as: str | None = None


class Data(msgspec.Struct):
    """The parameter ``data``."""

    text: str | None = None
    annotation: list[Part] | None = None


def parsed(data: str) -> Data:
    """The parts of a request; raises Problem."""
    try:
        found = msgspec.json.decode(data, type=Data)
    except msgspec.DecodeError as error:
        raise Problem(400, f"'data' is not what it should be: {error}") from None
    if (found.text is None) == (found.annotation is None):
        raise Problem(400, "'data' needs either 'text' or 'annotation'")
    for part in found.annotation or ():
        if (part.text is None) == (part.markup is None):
            raise Problem(400, "each part of 'annotation' needs either 'text' or 'markup'")
        if part.text is not None and part.interpret_as is not None:
            raise Problem(400, "'interpretAs' belongs to 'markup', not to 'text'")
    return found


def document(data: Data) -> Document:
    """The story in the parts."""
    parts = data.annotation if data.annotation is not None else [Part(text=data.text)]
    said: list[str] = []
    whole: list[str] = []
    pieces: list[Piece] = []
    at = source_at = 0
    for part in parts:
        shown = part.text if part.text is not None else part.interpret_as or ""
        written = part.text if part.text is not None else part.markup or ""
        if shown:
            pieces += _pieces(at, source_at, shown, written, verbatim=part.text is not None)
        said.append(shown)
        whole.append(written)
        at, source_at = at + len(shown), source_at + len(written)
    text = "".join(said)
    return Document(text, tuple(segments(text)), Source(_NAME, "".join(whole)), SourceMap(tuple(pieces) or (Piece(0, 0, 0, 0),)))


def _pieces(at: int, source_at: int, shown: str, written: str, *, verbatim: bool) -> list[Piece]:
    if verbatim or len(shown) != len(written):
        return [Piece(at, at + len(shown), source_at, source_at + len(written))]
    # Pieces of equal lengths would be taken to be the same text: markup is cut where it is not.
    return [Piece(at, at + 1, source_at, source_at + len(written))] + (
        [Piece(at + 1, at + len(shown), source_at + len(written), source_at + len(written))] if len(shown) > 1 else []
    )
