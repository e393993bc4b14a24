"""What the tagger has learnt: for features of a word and of its neighbourhood, how much each speaks for a tag."""

from __future__ import annotations

from pathlib import Path

import msgspec

#: For a tag, by its number, what speaks for it.
Weights = dict[int, int]


class Model(msgspec.Struct, array_like=True, forbid_unknown_fields=True):
    """The learnt numbers as the data file holds them.

    ``lower`` and ``cased`` are the words that were seen often enough, with the numbers of the tags they had: in lower
    case, and with the capital they have in mid-sentence. ``own`` weighs features of a word by itself, ``around`` those
    of its neighbourhood, a table for each feature.
    """

    tags: list[str]
    lower: dict[str, list[int]]
    cased: dict[str, list[int]]
    own: dict[str, Weights]
    around: list[dict[str | int, Weights]]

    @classmethod
    def read(cls, path: Path) -> Model:
        """The model in a file; raises OSError where there is none, msgspec.DecodeError where it is damaged."""
        return msgspec.msgpack.decode(path.read_bytes(), type=cls)

    def write(self, path: Path) -> None:
        """Write the model; one with the same numbers in the same order makes the same bytes."""
        path.write_bytes(msgspec.msgpack.encode(self))
