"""Names that are known: where from, and how often the news has them."""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntFlag
from functools import cache
from math import log10
from pathlib import Path


class NameKind(IntFlag):
    """What a name is known as; 0 where only the news has it."""

    GIVEN = 1
    FAMILY = 2
    PLACE = 4
    DEMONYM = 8
    BODY = 16


#: Steps of a stored count for a factor of ten.
COUNT_STEPS = 40
#: A record of the file: kinds, then the count in steps.
RECORD = "<BB"

_DATA = Path(__file__).parent.parent / "data"


def counted(times: int) -> float:
    """A count on the scale of the file."""
    return log10(times + 1)


def letters_left_out(name: str) -> Iterator[str]:
    """A name in lower case, and all forms of it without one letter."""
    lower = name.lower()
    yield lower
    yield from {lower[:at] + lower[at + 1 :] for at in range(len(lower))}


class Names:
    """Look-ups by the form that is written, capitals and straight apostrophes included; two names are parted by a blank."""

    def __init__(self, path: Path, near: Path) -> None:
        """Map the files; raises OSError where one is missing."""
        import marisa_trie

        self._names = marisa_trie.RecordTrie(RECORD)
        self._names.mmap(str(path))
        self._near = marisa_trie.BytesTrie()
        self._near.mmap(str(near))

    def __contains__(self, name: str) -> bool:
        """Whether the name is known, from a gazetteer or from the news."""
        return name in self._names

    def kinds(self, name: str) -> NameKind:
        """What gazetteers say of a name."""
        records = self._names.get(name)
        return NameKind(records[0][0]) if records else NameKind(0)

    def times(self, name: str) -> int:
        """About how often a name, or two in a row, stands in 40 million words of news."""
        records = self._names.get(name)
        return round(10 ** (records[0][1] / COUNT_STEPS)) - 1 if records else 0

    def near(self, name: str) -> set[str]:
        """Known names that share all letters but one each with a name: one edit away from it, or two at different places."""
        get = self._near.get
        return {found.decode() for form in letters_left_out(name) if (records := get(form)) for found in records} - {name}


@cache
def names() -> Names:
    """The names that ship with the package, mapped once for each process."""
    return Names(_DATA / "names.marisa", _DATA / "near.marisa")
