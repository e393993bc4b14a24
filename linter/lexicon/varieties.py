"""Which variety of English a spelling belongs to, and how the others write the word.

One memory-mapped file, made by ``linter.lexicon.build.varieties``. It knows spellings only: "lorry" and "truck" are
different words. A spelling that is ordinary in both varieties in some sense (tire, check, practice) is not in it.
"""

from __future__ import annotations

from enum import IntFlag
from functools import cache, lru_cache
from pathlib import Path

from linter.settings import Language


class Variety(IntFlag):
    """The varieties whose spelling is told apart; British takes both -ise and -ize, as the style books do."""

    AMERICAN = 1
    BRITISH = 2
    CANADIAN = 4
    AUSTRALIAN = 8


_REGIONS = {"CA": Variety.CANADIAN, "AU": Variety.AUSTRALIAN}


def variety(language: Language) -> Variety:
    """The variety that a story in an English of that region is spelled in; of a region without data, the nearest."""
    own = _REGIONS.get(language.region or "")
    return own or (Variety.AMERICAN if language.variety == "en-US" else Variety.BRITISH)


class Varieties:
    """Look-ups by exact lower-case form."""

    def __init__(self, path: str) -> None:
        """Map the file at ``path``; raises RuntimeError where there is none."""
        import marisa_trie

        self._forms = marisa_trie.BytesTrie()
        self._forms.mmap(path)

    def forms(self, word: str) -> dict[Variety, str]:
        """The other form of a word, for each variety in which this one is a slip; empty for a word of all."""
        found = {}
        for record in self._forms.get(word, ()):
            found.update(dict.fromkeys(Variety(record[0]), record[1:].decode()))
        return found


@cache
def _varieties() -> Varieties:
    return Varieties(str(Path(__file__).parent.parent / "data" / "varieties.marisa"))


@lru_cache(maxsize=1 << 16)
def forms(word: str) -> dict[Variety, str]:
    """What ``Varieties.forms`` tells of a word, from the file that ships with the package; not to be changed."""
    return _varieties().forms(word)
