"""Which words make another one together, and the weights that tell how they are meant to be written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from linter.checks.context.build.fit import Rows, Text, both
from linter.checks.context.features import OPENING
from linter.checks.context.joints import STEPS, Finder, Joints, Table, asked, features, located, promising, unpacked
from linter.lexicon import WordClass, lexicon
from linter.ngrams.counts import Counts
from linter.ngrams.network import Network
from linter.ngrams.symbols import SYMBOLS

#: Times that a whole and each of its two words must stand in the corpus in lower case.
_LEAST_WHOLE, _LEAST_PART = 5, 6
#: Wholes that are rarer than this are only asked for where they may be slips.
_COMMON_WHOLE = 30
#: Times that the two must stand together for the whole to be taken for a slip.
_LEAST_TOGETHER = 8
#: Where the words around both ways to write it are more alike, it is a matter of style. Of two nouns and the like, which are
#: made one as time goes by, those that are told apart well and long known as one word.
_STYLE, _STYLE_OF_CONTENT, _KNOWN_AS_ONE = 0.6, 0.35, 100
#: What makes a verb of two words, besides the words of function.
_PARTICLES = frozenset("up down out off over in on back away around through to by".split())
#: Times that a word must stand in the corpus to be one that a hand puts there by itself: it parts words where they are joints.
_COMMON = 500
#: Share of the words of a draft that are parted, and of those that two were made into.
_DRAFT = 1 / 1000
#: What is common is taken for a slip more often, but not in proportion: the exponent of how often it stands there. Slips
#: between parts of words are so much rarer.
_COMMON_SLIPS, _RARER = 0.75, 0.1
_EDGE = 6


def joints(symbols: NDArray[np.uint16], lower: NDArray[np.bool_], vocabulary: list[str]) -> NDArray[np.uint16]:
    """The table of a corpus: its symbols, which of them are words in lower case, and the forms of the symbols."""
    numbers = {word: at for at, word in enumerate(vocabulary)}
    times = np.bincount(symbols[lower], minlength=SYMBOLS)
    either = _either()
    triples = [
        (numbers[word[:cut]], numbers[word[cut:]], whole)
        for word, whole in numbers.items()
        if times[whole] >= _LEAST_WHOLE and word.isalpha() and word.isascii() and word.islower() and word in lexicon()
        for cut in range(1, len(word))
        if all(part in numbers and times[numbers[part]] >= _LEAST_PART for part in (word[:cut], word[cut:]))
        and (word[:cut], word[cut:]) not in either
    ]
    rows = np.array(sorted(triples), dtype=np.int64).reshape(-1, 3)
    first, second, whole = rows[:, 0], rows[:, 1], rows[:, 2]
    keys = first << 16 | second
    at = np.flatnonzero(lower[1:] & lower[:-1])
    pairs = symbols[at].astype(np.int64) << 16 | symbols[at + 1]
    row, known = located(keys, pairs)
    at, row = at[known], row[known]
    together = np.bincount(row, minlength=len(keys))
    alike = _alike(symbols, lower, whole, at, row, together)
    # "A" and what follows is no style.
    style = (alike > _STYLE) & (first != numbers.get("a", 0))
    content = ~(_in(vocabulary, _of_function)[first] | _in(vocabulary, _of_function)[second])
    fused = content & ((alike > _STYLE_OF_CONTENT) | (times[whole] < _KNOWN_AS_ONE))
    may_join = (together >= _LEAST_TOGETHER) & _in(vocabulary, _word)[first] & _in(vocabulary, _word)[second] & ~style & ~fused
    numbers_of = (np.log1p(together) * STEPS, np.log1p(times[whole]) * STEPS, alike * STEPS)
    stored = np.stack((first, second, whole, *(np.round(one) for one in numbers_of), may_join), 1)
    chosen: NDArray[np.uint16] = stored[~style & (may_join | (times[whole] >= _COMMON_WHOLE))].astype(np.uint16)
    return chosen


def _in(vocabulary: list[str], test: Callable[[str], bool]) -> NDArray[np.bool_]:
    return np.array([test(word) for word in vocabulary], dtype=np.bool_)


def _word(word: str) -> bool:
    """Whether a form is a word by itself: no letter is, but for "a"."""
    return word in lexicon() and (len(word) > 1 or word == "a")


def _of_function(word: str) -> bool:
    return word in _PARTICLES or bool(lexicon().classes(word) & WordClass.FUNCTION)


def _alike(
    symbols: NDArray[np.uint16], lower: NDArray[np.bool_], whole: NDArray[np.int64], at: NDArray[np.int64], row: NDArray[np.int64],
    together: NDArray[np.int64],
) -> NDArray[np.float64]:  # fmt: skip
    """How alike the words beside the whole of each joint are to those beside its two words: Bhattacharyya's coefficient."""
    found = np.zeros(len(whole))
    order = np.argsort(row, kind="stable")
    groups = np.split(at[order], np.cumsum(together)[:-1])
    places = np.flatnonzero(lower)
    places = places[np.argsort(symbols[places], kind="stable")]
    ends = np.searchsorted(symbols[places], np.arange(SYMBOLS + 1))
    last = len(symbols) - 3
    for joint in np.flatnonzero(together >= _LEAST_TOGETHER):
        ones = places[ends[whole[joint]] : ends[whole[joint] + 1]]
        twos, ones = groups[joint], ones[(ones > 0) & (ones < last)][:100_000]
        twos = twos[(twos > 0) & (twos < last)]
        beside = ((symbols[ones - 1], symbols[twos - 1]), (symbols[ones + 1], symbols[twos + 2]))
        found[joint] = np.mean([_overlap(one, two) for one, two in beside])
    return found


def _overlap(one: NDArray[np.uint16], two: NDArray[np.uint16]) -> float:
    first, second = (np.bincount(found, minlength=SYMBOLS) / max(1, len(found)) for found in (one, two))
    return float(np.sqrt(first * second).sum())


def _either() -> frozenset[tuple[str, str]]:
    """Joints that are written either way, as house and variety have it."""
    lines = (Path(__file__).parent / "either.txt").read_text("utf-8").splitlines()
    return frozenset((line.split()[0], line.split()[1]) for line in lines if line and not line.startswith("#"))


def fit_joints(counts: Counts, network: Network | None, text: Text, stored: NDArray[np.uint16]) -> dict[str, list[NDArray[np.float64]]]:
    """Weights for what is parted ("split") and for what is made one ("joined"); ``stored`` is what ``joints`` gives."""
    finder = Finder(unpacked(stored))
    return {"split": _fit(counts, network, text, finder, joined=False), "joined": _fit(counts, network, text, finder, joined=True)}


def _fit(counts: Counts, network: Network | None, text: Text, finder: Finder, *, joined: bool) -> list[NDArray[np.float64]]:
    """Joints as they stand in the text, and words parted in it or made one."""
    chance = np.random.default_rng(4 + joined)
    symbols, table = text.symbols, finder.table
    inside = np.arange(_EDGE, len(symbols) - _EDGE)
    free = text.lower[inside] | (text.capitals[inside] & np.isin(symbols[inside - 1], counts.numbers(OPENING)))
    ones, twos = inside[free], inside[free & text.lower[inside + 1]]
    right = finder.joined(symbols, ones) if joined else finder.parted(symbols, twos)
    meant = finder.parted(symbols, twos) if joined else _every(finder, symbols, ones)
    if joined:
        meant = meant.only(table.asked_joined[meant.rows])
    meant = meant.only(_chosen(counts, table, meant, chance))
    wrong, made = _made(symbols, table, meant, joined=joined)
    return both(network, "joined" if joined else "split", [
        _rows(counts, made, table, wrong, 1.0, _DRAFT * len(ones) / max(1, len(wrong.rows)), joined=joined),
        _rows(counts, symbols, table, right, 0.0, 1.0, joined=joined),
    ])  # fmt: skip


def _every(finder: Finder, symbols: NDArray[np.int64], at: NDArray[np.int64]) -> Joints:
    """All joints that are written as one word."""
    whole = Finder(finder.table._replace(asked_joined=np.ones(len(finder.table.whole), dtype=np.bool_)))
    return whole.joined(symbols, at)


def _chosen(counts: Counts, table: Table, found: Joints, chance: np.random.Generator) -> NDArray[np.bool_]:
    """Some of each joint, and none that would touch another."""
    times = np.bincount(found.rows, minlength=len(table.whole))
    natural = np.minimum(counts.single[table.first], counts.single[table.second]) >= _COMMON
    share = np.maximum(1.0, times) ** (_COMMON_SLIPS - 1) * np.where(natural, 1.0, _RARER)
    chosen = chance.random(len(found.rows)) < share[found.rows]
    kept = np.flatnonzero(chosen)
    order = kept[np.argsort(found.last[kept], kind="stable")]
    last = -_EDGE
    for at in order.tolist():
        if found.last[at] - last < 2 * _EDGE:
            chosen[at] = False
        else:
            last = int(found.last[at])
    return chosen


def _made(symbols: NDArray[np.int64], table: Table, meant: Joints, *, joined: bool) -> tuple[Joints, NDArray[np.int64]]:
    """The text with joints written the other way, and where they stand in it."""
    order = np.argsort(meant.last, kind="stable")
    meant = Joints(*(column[order] for column in meant))
    made, step = symbols.copy(), np.arange(len(meant.last))
    if joined:
        made[meant.last + 1] = table.whole[meant.rows]
        return Joints(meant.last - step, meant.last - step + 2, meant.rows), np.delete(made, meant.last + 2)
    made[meant.last + 1] = table.first[meant.rows]
    made = np.insert(made, meant.last + 2, table.second[meant.rows])
    return Joints(meant.last + step, meant.last + step + 3, meant.rows), made


def _rows(counts: Counts, symbols: NDArray[np.int64], table: Table, found: Joints, truth: float, weight: float, *, joined: bool) -> Rows:
    found = found.only(promising(counts, symbols, table, found, joined=joined))
    size = len(found.rows)
    return Rows(features(counts, symbols, table, found), symbols, asked(table, found), np.full(size, truth), np.full(size, weight))
