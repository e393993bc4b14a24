"""Which words a spelling rule takes for right: Hunspell dictionaries that it names, or else Copydesk's own lexicon."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

from linter.lexicon import lexicon

#: Suggestions for a word, and letters of the longest that gets some.
_MOST, _LONGEST = 5, 24


class Speller:
    """Knows the words of some dictionaries and word lists."""

    def __init__(self, dictionaries: Iterable[tuple[Path, Path]], listed: Iterable[str], *, own: bool) -> None:
        """Take pairs of ``.aff`` and ``.dic`` files, which are read when a story is; ``own`` adds Copydesk's lexicon."""
        self._files = tuple(dictionaries)
        self._listed = frozenset(listed)
        self._own = own
        self.knows: Callable[[str], bool] = lru_cache(maxsize=1 << 15)(self._known)

    def _known(self, word: str) -> bool:
        if word in self._listed or word.lower() in self._listed:
            return True
        if self._own and (lexicon().knows(word) or lexicon().knows(word.removesuffix("'s").removesuffix("s'"))):
            return True
        return any(_dictionary(*files).lookup(word) for files in self._files)

    def suggestions(self, word: str) -> tuple[str, ...]:
        """Known words that may have been meant, best first."""
        from linter.checks.spelling.candidates import candidates, far_candidates

        if len(word) > _LONGEST:
            return ()
        lower = word.lower()
        near = dict.fromkeys(candidate.word for candidate in (*candidates(lower), *far_candidates(lower)))
        capital = word[:1].isupper()
        cased = (one[:1].upper() + one[1:] if capital else one for one in near)
        return tuple(one for one in cased if self.knows(one))[:_MOST]


@lru_cache(maxsize=8)
def _dictionary(aff: Path, dic: Path) -> Any:
    """A dictionary of Hunspell's; reading one takes a second or so."""
    from spylls.hunspell import readers
    from spylls.hunspell.dictionary import Dictionary
    from spylls.hunspell.readers.file_reader import FileReader

    rules, context = readers.read_aff(FileReader(str(aff)))
    return Dictionary(rules, readers.read_dic(FileReader(str(dic), encoding=context.encoding), aff=rules, context=context))


def installed() -> bool:
    """Whether dictionaries of Hunspell's can be read."""
    from importlib.util import find_spec

    return find_spec("spylls") is not None
