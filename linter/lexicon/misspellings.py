"""Known misspellings and what is meant by them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any


@cache
def _table() -> Any:
    import marisa_trie

    table = marisa_trie.BytesTrie()
    return table.mmap(str(Path(__file__).parent.parent / "data" / "misspellings.marisa"))


def corrections(word: str) -> tuple[str, ...]:
    """What may be meant by a lower-case word that the table has, the likeliest first; empty for all others."""
    found = _table().get(word)
    return tuple(found[0].decode().split("\n")) if found else ()
