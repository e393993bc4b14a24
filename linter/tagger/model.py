"""What the tagger has learnt: for features of a word and of its neighbourhood, how much each speaks for a tag."""

from __future__ import annotations

from collections.abc import Hashable
from pathlib import Path
from typing import TypeVar

import msgspec

#: For a tag, by its number, what speaks for it.
Weights = dict[int, int]

Feature = TypeVar("Feature", bound=Hashable)
_DECODER = msgspec.msgpack.Decoder(Weights)
_NOTHING: Weights = {}


class Rows(dict[Feature, Weights]):
    """A table of weights by feature. A row that was read is decoded when first asked for: a story needs few of them.

    A feature that the table does not have has no weights.
    """

    def __init__(self, read: dict[Feature, msgspec.Raw] | None = None) -> None:
        """Take rows as they were read, or none."""
        super().__init__()
        self._read = read or {}

    def __missing__(self, feature: Feature) -> Weights:
        """Decode a row."""
        raw = self._read.get(feature)
        if raw is None:
            return _NOTHING
        row = self[feature] = _DECODER.decode(raw)
        return row

    def written(self) -> dict[Feature, Weights | msgspec.Raw]:
        """All rows, in the order in which they were read and learnt, those that nobody asked for as they were read."""
        return {**self._read, **self}


class Model(msgspec.Struct):
    """The learnt numbers.

    ``lower`` and ``cased`` are the words that were seen often enough, with the numbers of the tags they had: in lower
    case, and with the capital they have in mid-sentence. ``own`` weighs features of a word by itself, ``around`` those
    of its neighbourhood, a table for each feature.
    """

    tags: list[str]
    lower: dict[str, list[int]]
    cased: dict[str, list[int]]
    own: Rows[str]
    around: list[Rows[str | int]]

    @classmethod
    def read(cls, path: Path) -> Model:
        """The model in a file; raises OSError where there is none, msgspec.DecodeError where it is damaged."""
        found = msgspec.msgpack.decode(path.read_bytes(), type=_File)
        return cls(found.tags, found.lower, found.cased, Rows(found.own), [Rows(table) for table in found.around])

    def write(self, path: Path) -> None:
        """Write the model; one with the same numbers in the same order makes the same bytes."""
        path.write_bytes(
            msgspec.msgpack.encode([self.tags, self.lower, self.cased, self.own.written(), [table.written() for table in self.around]])
        )


class _File(msgspec.Struct, array_like=True, forbid_unknown_fields=True):
    """The data file."""

    tags: list[str]
    lower: dict[str, list[int]]
    cased: dict[str, list[int]]
    own: dict[str, msgspec.Raw]
    around: list[dict[str | int, msgspec.Raw]]
