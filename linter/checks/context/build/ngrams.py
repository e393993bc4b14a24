"""Counting: which symbols there are and how often they stand in a row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from linter.lexicon.build.output import put
from linter.ngrams.counts import ORDERS, STEPS, keys
from linter.ngrams.symbols import KINDS, form, kind
from linter.segment import Kind, Token, tokens

#: Symbols of the vocabulary: their numbers have 16 bits. Times that an initialism must stand in the corpus to be one.
MOST, INITIALISM_SEEN = 65_000, 20
#: Least occurrences of sequences of two, three and four that are kept.
LEAST = {2: 2, 3: 3, 4: 4}


class Corpus:
    """All tokens of a corpus as numbers of their forms."""

    def __init__(self, found: Iterable[list[str]]) -> None:
        """Read a corpus."""
        self.forms: list[str] = []
        self.kinds: list[int] = []
        self.lower: list[bool] = []
        numbers: dict[tuple[str, bool], int] = {}

        @lru_cache(maxsize=1 << 20)
        def number(text: str, lower: str, what: Kind) -> int:
            token = Token(0, 0, text, lower, what)
            key = (form(token) if what is not Kind.NUMBER else KINDS[kind(token)], text.islower())
            if key not in numbers:
                numbers[key] = len(self.forms)
                self.forms.append(key[0])
                self.kinds.append(kind(token))
                self.lower.append(key[1] and what is Kind.WORD)
            return numbers[key]

        begin = number(KINDS[0], KINDS[0], Kind.MARK)
        chunks, lengths = [], []
        for paragraphs in found:
            article: list[int] = []
            for paragraph in paragraphs:
                article.append(begin)
                article += [number(token.text, token.lower, token.kind) for token in tokens(paragraph, 0, len(paragraph))]
            chunks.append(np.array(article, dtype=np.int32))
            lengths.append(len(article))
        self.tokens = np.concatenate(chunks)
        self.articles = np.repeat(np.arange(len(lengths)), lengths)

    def vocabulary(self) -> list[str]:
        """The commonest forms behind the kinds of the rare ones, commonest first."""
        times = np.bincount(self.tokens, minlength=len(self.forms))
        total: Counter[str] = Counter()
        for at, found in enumerate(self.forms):
            if found not in KINDS:
                total[found if not _initialism(found) or times[at] >= INITIALISM_SEEN else found.lower()] += int(times[at])
        return [*KINDS, *(found for found, _ in sorted(total.items(), key=lambda item: (-item[1], item[0]))[: MOST - len(KINDS)])]

    def symbols(self, vocabulary: list[str]) -> NDArray[np.uint16]:
        """The tokens as symbols of a vocabulary."""
        numbers = {found: at for at, found in enumerate(vocabulary)}
        table = [numbers.get(found, numbers.get(found.lower(), other)) for found, other in zip(self.forms, self.kinds, strict=True)]
        return np.array(table, dtype=np.uint16)[self.tokens]

    def words(self) -> NDArray[np.bool_]:
        """Which tokens are words, in any case."""
        return np.array([bool(found[0].isalpha()) for found in self.forms], dtype=np.bool_)[self.tokens]

    def lower_case(self) -> NDArray[np.bool_]:
        """Which tokens are words in lower case."""
        return np.array(self.lower, dtype=np.bool_)[self.tokens]


def _initialism(found: str) -> bool:
    return len(found) > 1 and found.isupper()


def write(symbols: NDArray[np.uint16], size: int, folder: Path) -> dict[int, int]:
    """Write the counts of all orders; how many sequences of each were kept."""
    kept = {}
    _save(folder / "1-counts.npy", np.bincount(symbols, minlength=size).astype(np.uint32))
    for n in ORDERS:
        parts = tuple(symbols[at : len(symbols) - n + 1 + at].astype(np.uint64) for at in range(n))
        exact = parts[0]
        for part in parts[1:]:
            exact = (exact << np.uint64(16)) | part
        exact.sort()
        first = np.flatnonzero(np.concatenate(([True], exact[1:] != exact[:-1])))
        times = np.diff(np.concatenate((first, [len(exact)])))
        exact, times = exact[first][times >= LEAST[n]], times[times >= LEAST[n]]
        shifts = [np.uint64(16 * (n - 1 - at)) for at in range(n)]
        found = keys(tuple(((exact >> shift) & np.uint64(0xFFFF)).astype(np.int64) for shift in shifts))
        order = np.argsort(found, kind="stable")
        found, times = found[order], times[order]
        # Of two sequences with one hash the commoner speaks.
        single, start = np.unique(found, return_index=True)
        most = np.maximum.reduceat(times, start)
        _save(folder / f"{n}-keys.npy", single)
        _save(folder / f"{n}-counts.npy", np.minimum(255, 1 + np.round(np.log2(most) * STEPS)).astype(np.uint8))
        kept[n] = len(single)
    return kept


def _save(path: Path, array: NDArray[np.generic]) -> None:
    def write_to(place: str) -> None:
        with Path(place).open("wb") as file:
            np.save(file, array)

    _put: Callable[[Path, Callable[[str], object]], None] = put
    _put(path, write_to)
