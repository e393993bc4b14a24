"""The union lexicon: which words there are, how common each is, and what word classes it can have.

One memory-mapped file, made by ``linter.lexicon.build`` from the sources named in ``linter/data/LICENSES.md``.
"""

from __future__ import annotations

from enum import IntFlag
from functools import cache
from pathlib import Path


class WordClass(IntFlag):
    """Classes that a form can have in a sentence; a form may have several."""

    NOUN = 1
    PLURAL_NOUN = 2  # a plural that is neither a singular noun nor an adjective: "casualties", not "news"
    VERB_BASE = 4
    VERB_S = 8
    VERB_PAST = 16
    VERB_PARTICIPLE = 32
    VERB_ING = 64
    ADJECTIVE = 128
    ADVERB = 256
    FUNCTION = 512  # articles, pronouns, prepositions, conjunctions, auxiliaries


#: Steps of the stored frequency for one unit of the Zipf scale.
ZIPF_STEPS = 25
#: A record of the file: frequency in steps, then word classes.
RECORD = "<BH"


class Lexicon:
    """Look-ups by exact form; forms are lower case but for names and initialisms."""

    def __init__(self, path: str) -> None:
        """Map the file at ``path``; raises OSError where there is none."""
        import marisa_trie

        self._words = marisa_trie.RecordTrie(RECORD)
        self._words.mmap(path)

    def __contains__(self, word: str) -> bool:
        """Whether the lexicon has exactly this form."""
        return word in self._words

    def knows(self, word: str) -> bool:
        """Whether the form stands as it is: "paris" is not known, "Table" and "TABLE" are."""
        if word in self._words:
            return True
        lower = word.lower()
        return lower != word and (lower in self._words or (word.isupper() and word.title() in self._words))

    def frequency(self, word: str) -> float:
        """Occurrences of a lower-case form on the Zipf scale (log10 for a billion words), 0 if not known."""
        records = self._words.get(word)
        return records[0][0] / ZIPF_STEPS if records else 0.0

    def classes(self, word: str) -> WordClass:
        """Word classes of a lower-case form, empty if not known."""
        records = self._words.get(word)
        return WordClass(records[0][1]) if records else WordClass(0)

    def words(self) -> list[str]:
        """All forms, in no order that means something."""
        return list(self._words.keys())


@cache
def lexicon() -> Lexicon:
    """The lexicon that ships with the package, mapped once for each process."""
    # importlib.resources would cost more than the mapping, and the wheel is always unpacked.
    return Lexicon(str(Path(__file__).parent.parent / "data" / "lexicon.marisa"))
