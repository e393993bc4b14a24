"""Which sentence of the new version was which of the old one: the same, or one that has most in common with it.

Sentences may have been moved, parted or joined. The work is bounded: words that many sentences share lead nowhere.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from linter.checks.corrections.terms import Unit

#: A word in more sentences than this does not tell which is meant.
_COMMON = 30
#: Of so many sentences that share most words with one the likest is looked for.
_CANDIDATES = 8
#: Two sentences with this share of their words in common are one; see ``likeness``.
_ALIKE = 0.5
#: What a neighbour that stands beside the same sentence in both versions counts.
_NEIGHBOUR = 0.1


def likeness(old: Unit, new: Unit) -> float:
    """The share of words that two sentences have in common, 0 to 1."""
    words = len(old.words) + len(new.words)
    return 2 * len(old.words & new.words) / words if words else 0.0


def changed(before: Sequence[Unit], after: Sequence[Unit]) -> Iterator[tuple[Unit, Unit]]:
    """Pairs of sentences that are one and not the same, in the order of the new version."""
    pairs: dict[int, int] = {}  # the place of a sentence in the new version: its place in the old one
    _equal(pairs, {unit.at: unit.text for unit in before}, {unit.at: unit.text for unit in after})
    same = set(pairs)
    taken = set(pairs.values())
    _equal(
        pairs,
        {unit.at: "\n".join(unit.keys) for unit in before if unit.at not in taken},
        {unit.at: "\n".join(unit.keys) for unit in after if unit.at not in same},
    )
    same = set(pairs)
    _alike(pairs, before, after)
    _between(pairs, before, after)
    for at in sorted(set(pairs) - same):
        yield before[pairs[at]], after[at]


def _equal(pairs: dict[int, int], before: dict[int, str], after: dict[int, str]) -> None:
    """Pair what is equal, wherever it stands; of several in their order."""
    known = defaultdict(list)
    for at in reversed(before):
        known[before[at]].append(at)
    for at, text in after.items():
        if known[text]:
            pairs[at] = known[text].pop()


def _alike(pairs: dict[int, int], before: Sequence[Unit], after: Sequence[Unit]) -> None:
    """Pair what has most words in common, the likest first."""
    taken = set(pairs.values())
    index = defaultdict(list)
    for unit in before:
        if unit.at not in taken:
            for word in unit.words:
                index[word].append(unit.at)
    found = []
    for unit in after:
        if unit.at in pairs:
            continue
        near = Counter(at for word in unit.words if len(places := index.get(word, ())) <= _COMMON for at in places)
        for at, _ in near.most_common(_CANDIDATES):
            share = likeness(before[at], unit)
            if share >= _ALIKE:
                beside = (pairs.get(unit.at - 1) == at - 1) + (pairs.get(unit.at + 1) == at + 1)
                found.append((share + _NEIGHBOUR * beside, -abs(at - unit.at), at, unit.at))
    for _, _, old, new in sorted(found, reverse=True):
        if old not in taken and new not in pairs:
            taken.add(old)
            pairs[new] = old


def _between(pairs: dict[int, int], before: Sequence[Unit], after: Sequence[Unit]) -> None:
    """Pair short sentences that share few words by their place: as many between the same neighbours, of the same shapes."""
    taken = set(pairs.values())
    old_from = new_from = 0
    for new_to, old_to in [*_in_order(pairs), (len(after), len(before))]:
        old = [unit for unit in before[old_from:old_to] if unit.at not in taken]
        new = [unit for unit in after[new_from:new_to] if unit.at not in pairs]
        if len(old) == len(new):
            pairs.update((b.at, a.at) for a, b in zip(old, new, strict=True) if a.shapes == b.shapes)
        old_from, new_from = old_to + 1, new_to + 1


def _in_order(pairs: dict[int, int]) -> list[tuple[int, int]]:
    """The longest run of pairs, new place first, that keeps the order in both versions: the others were moved."""
    ends: list[int] = []  # the least last old place of a run of each length
    links: list[tuple[int, int, int]] = []  # new place, old place, length of the run that ends there
    for new in sorted(pairs):
        length = bisect_left(ends, pairs[new])
        ends[length : length + 1] = [pairs[new]]
        links.append((new, pairs[new], length))
    run: list[tuple[int, int]] = []
    wanted = len(ends) - 1
    for new, old, length in reversed(links):
        if length == wanted and (not run or old < run[-1][1]):
            run.append((new, old))
            wanted -= 1
    return run[::-1]
