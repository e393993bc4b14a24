"""What changed between the two versions of a sentence: facts that stand at the same place, and the words of quotations.

Where only facts differ they are compared one by one. Else the words that both versions share are the fixed points, and
facts are compared in the stretches between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from linter.checks.corrections.agreement import differ
from linter.checks.corrections.alignment import likeness
from linter.checks.corrections.facts import Kind
from linter.checks.corrections.quotations import quotations
from linter.checks.corrections.stretches import Stretch, shared, stretches
from linter.checks.corrections.terms import Term, Unit
from linter.segment import Span

QUOTATION = "quotation"
#: So many facts, and no other in common, are another statement and no correction.
_ANOTHER = 3
_DASH = re.compile(r"[-–—]")
_JOINS = frozenset({"and", "or"})
_SURE = 0.6


class Change(NamedTuple):
    """What ``[start, end)`` of the new version was: another fact of that kind, or another wording of a quotation."""

    start: int
    end: int
    was: Span
    kind: str  # as ``Kind``, or ``QUOTATION``
    sure: bool


def changes(old: Unit, new: Unit) -> Iterator[Change]:
    """The changes from one version of a sentence to the other."""
    sure = likeness(old, new) >= _SURE
    if old.shapes == new.shapes:
        found = [(a, b) for a, b in zip(old.terms, new.terms, strict=True) if differ(old, new, a, b)]
        if not _reordered(new, found) and not _another(old, new, found):
            yield from _joined(old, new, found, sure=True)
        return
    apart = [*stretches(old.keys, new.keys)]
    told = {stretch: pairs for stretch in apart if (pairs := [*_facts(old, new, stretch)])}
    elsewhere = [] if told else [*_elsewhere(old, new)]
    if not _another(old, new, [*elsewhere, *(pair for pairs in told.values() for pair in pairs)]):
        yield from _joined(old, new, elsewhere, sure=False)
        for stretch, pairs in told.items():
            yield from _joined(old, new, pairs, sure=sure and stretch.short)
    for was, now in quotations(old, new, [stretch for stretch in apart if stretch not in told]):
        yield Change(*now, was, QUOTATION, sure=True)


def _facts(old: Unit, new: Unit, stretch: Stretch) -> Iterator[tuple[Term, Term]]:
    """Facts of one kind at the same place of a stretch that do not agree."""
    before = old.terms[stretch.old_start : stretch.old_end]
    after = new.terms[stretch.new_start : stretch.new_end]
    if not any(term.fact for term in before) or not any(term.fact for term in after):
        return
    alone = len(before) == len(after) == 1
    blocks = shared([term.shape for term in before], [term.shape for term in after])
    for at, to in ((old_start + offset, new_start + offset) for old_start, new_start, size in blocks for offset in range(size)):
        a, b = before[at], after[to]
        moved = b.key in old.said or a.key in new.said
        if differ(old, new, a, b) and (alone or (not moved and _placed(stretch, before, after, at, to))):
            yield a, b


def _elsewhere(old: Unit, new: Unit) -> Iterator[tuple[Term, Term]]:
    """Facts of a rearranged sentence that differ, told by the words on either side of them: "employs 140 people"."""
    around = {key: old.terms[at] for at, key in enumerate(_neighbours(old)) if old.terms[at].key not in new.said}
    for at, key in enumerate(_neighbours(new)):
        if key in around and new.terms[at].key not in old.said and differ(old, new, around[key], new.terms[at]):
            yield around[key], new.terms[at]


def _neighbours(unit: Unit) -> Iterator[tuple[str, ...]]:
    """What stands before and after each term, with its shape; a place at the edge is like no other."""
    keys = ["", *unit.keys, ""]
    for at, term in enumerate(unit.terms):
        yield (keys[at], term.shape, keys[at + 2]) if 0 < at < len(unit.terms) - 1 else (str(term.start),)


def _placed(stretch: Stretch, before: Sequence[Term], after: Sequence[Term], at: int, to: int) -> bool:
    """Whether two facts have a neighbour in common, in the stretch or at its edges."""
    if stretch.short:
        return True
    left = before[at - 1].key == after[to - 1].key if at and to else at == to == 0
    right = (
        before[at + 1].key == after[to + 1].key
        if at + 1 < len(before) and to + 1 < len(after)
        else len(before) - at == len(after) - to == 1
    )
    return left or right


def _reordered(new: Unit, found: Sequence[tuple[Term, Term]]) -> bool:
    """Whether the names of a list only changed places."""
    if len(found) < 2 or any(a.shape != Kind.NAME for a, _ in found) or sorted(a.key for a, _ in found) != sorted(b.key for _, b in found):
        return False
    first, last = (new.terms.index(found[at][1]) for at in (0, -1))
    return all(term.key in _JOINS or term.shape == Kind.NAME for term in new.terms[first:last])


def _another(old: Unit, new: Unit, found: Sequence[tuple[Term, Term]]) -> bool:
    """Whether so many facts changed and none stayed that the sentence tells of something else."""
    if len(found) < _ANOTHER:
        return False
    kept = {term.key for term in old.terms if term.fact} & {term.key for term in new.terms if term.fact}
    return not kept


def _joined(old: Unit, new: Unit, found: Sequence[tuple[Term, Term]], *, sure: bool) -> Iterator[Change]:
    """The changes; facts that only a hyphen or dash parts, as in a score, are one."""
    text, before = new.version.document.text, old.version.document.text
    last: Change | None = None
    for a, b in found:
        if last is not None and _DASH.fullmatch(text, last.end, b.start) and _DASH.fullmatch(before, last.was[1], a.start):
            last = last._replace(end=b.end, was=(last.was[0], a.end))
            continue
        if last is not None:
            yield last
        last = Change(b.start, b.end, (a.start, a.end), a.shape, sure)
    if last is not None:
        yield last
