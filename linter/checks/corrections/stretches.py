"""The stretches in which two sequences of terms differ, between the terms that they share in the same order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

#: Stretches up to this many terms are one change; in longer ones facts need a neighbour in common.
_SHORT = 6


class Stretch(NamedTuple):
    """Terms of the old version and those that stand in their place."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int

    @property
    def short(self) -> bool:
        """Whether the whole is one change."""
        return max(self.old_end - self.old_start, self.new_end - self.new_start) <= _SHORT


def stretches(old: Sequence[str], new: Sequence[str]) -> Iterator[Stretch]:
    """Where two sequences differ, between what they share."""
    old_at = new_at = 0
    for old_start, new_start, size in (*shared(old, new), (len(old), len(new), 0)):
        if old_at < old_start or new_at < new_start:
            yield Stretch(old_at, old_start, new_at, new_start)
        old_at, new_at = old_start + size, new_start + size


def shared(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int, int]]:
    """The blocks of a longest common subsequence: where each begins in either sequence, and its length."""
    from rapidfuzz.distance import LCSseq  # as dear to import as the rest of this package

    return [(block.a, block.b, block.size) for block in LCSseq.editops(old, new).as_matching_blocks()]
