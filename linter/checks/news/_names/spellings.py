"""One name spelled two ways in a story: which pairs of its words are two spellings of one, and which of them is the slip."""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks.news._names.alone import one_introduced
from linter.checks.news._names.cast import Cast, Entry
from linter.checks.news._names.known import compounded, kinds, ordinary, unheard, unlisted
from linter.checks.news._names.likeness import Likeness, form, likeness, near, neighbours
from linter.checks.news._names.longer import both_introduced
from linter.checks.news._names.slip import Slip, rarer, slip_of
from linter.lexicon import lexicon
from linter.lexicon.names import NameKind

#: Letters of the shortest name that can be a slip wherever it stands.
_LONG_ENOUGH = 5
#: Times in the story from which on a name is so much its own that even a short one can be a slip of it.
_REPEATED = 4


def slips(cast: Cast) -> Iterator[Slip]:
    """The names of a story that are spelled two ways."""
    best: dict[str, Slip] = {}
    for one, other in neighbours(cast.candidates()):
        how = likeness(one, other)
        if how is Likeness.NONE or _joined(one, other) or _joined(other, one):
            continue
        found = _judged(cast, cast.entries[one], cast.entries[other], how)
        if found and not compounded(found.wrong) and (found.wrong not in best or found.sure > best[found.wrong].sure):
            best[found.wrong] = found
    yield from best.values()


def _joined(one: str, other: str) -> bool:
    """Whether a compound is an ordinary word with a hyphen in it, or puts two places in another order."""
    if "-" not in other:
        return False
    parts = other.split("-")
    return (one in lexicon() and "".join(parts) == one) or (
        sorted(one.split("-")) == sorted(parts) and all(kinds(part.title()) & NameKind.PLACE for part in parts)
    )


def _judged(cast: Cast, one: Entry, other: Entry, how: Likeness) -> Slip | None:
    """The slip of a pair, if it is one: by the full names that the words stand in, or by one of them standing alone."""
    if one.introduced and other.introduced:
        found = both_introduced(cast, one, other, how)
    elif one.introduced or other.introduced:
        full, bare = (one, other) if one.introduced else (other, one)
        found = one_introduced(cast, full, bare, how)
    else:
        found = _neither_introduced(cast, one, other, how)
    return found or _nobody(one, other, how)


def _nobody(one: Entry, other: Entry, how: Likeness) -> Slip | None:
    """A name that no list has, once, a slip of the hand away from one that the story repeats: in whatever place."""
    wrong, right = rarer(one, other)
    if how not in {Likeness.SLIP, Likeness.SOUND} or wrong.count > 1 or right.count < 2 or not unlisted(wrong.surface):
        return None
    if len(wrong.key) < _LONG_ENOUGH - (right.count >= _REPEATED) or not near(wrong.key, right.key) or form(wrong.key, right.key):
        return None
    return slip_of(wrong, right, wrong.uses, 0.65 if ordinary(right.key) else 0.75)


def _neither_introduced(cast: Cast, one: Entry, other: Entry, how: Likeness) -> Slip | None:
    """Two names that stand alone everywhere: one that nobody knows, once, beside one that the story repeats."""
    wrong, right = sorted((one, other), key=lambda entry: entry.count)
    if how is Likeness.AKIN or wrong.count > 1 or right.count < 2 or not unheard(wrong.surface) or len(wrong.key) < _LONG_ENOUGH:
        return None
    if how is not Likeness.ACCENT and form(wrong.key, right.key) and not (right.key == wrong.key + "s" and cast.in_place(right)):
        return None
    return slip_of(wrong, right, wrong.uses, 0.75)
