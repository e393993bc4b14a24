"""Two names that both stand in longer ones."""

from __future__ import annotations

from linter.checks.news._names.cast import Cast, Entry, Use
from linter.checks.news._names.known import family, ordinary, times, unheard, unlisted
from linter.checks.news._names.likeness import Likeness, derived, form, near, plural
from linter.checks.news._names.slip import Slip, rarer, slip_of
from linter.lexicon import lexicon

#: Letters of the shortest name that is judged by itself.
_LONG_ENOUGH = 5


def both_introduced(cast: Cast, one: Entry, other: Entry, how: Likeness) -> Slip | None:
    """Two names that both stand in longer ones: the same longer one but for them, or one of them unknown and once."""
    wrong, right = rarer(one, other)
    if how is not Likeness.SLIP and ordinary(right.key):
        return None
    shared = wrong.places & right.places
    if shared:
        uses = [use for use in wrong.uses if use.place in shared]
        return _same_place(cast, wrong, right, uses, how)
    if wrong.count > 1 or right.count < 3 or how < Likeness.SLIP or not unheard(wrong.surface) or form(wrong.key, right.key):
        return None
    if cast.persons(wrong) and cast.persons(right):
        return None
    return slip_of(wrong, right, wrong.uses, 0.7) if len(wrong.key) >= _LONG_ENOUGH else None


def _same_place(cast: Cast, wrong: Entry, right: Entry, uses: list[Use], how: Likeness) -> Slip | None:
    """The slip of two words that stand in the same place of one longer name."""
    if how is Likeness.ACCENT:
        sure = 0.85 if right.count > wrong.count + 1 else 0.5
    elif any(cast.person(use.mention) for use in uses):
        last = uses[0].at == len(uses[0].mention.words) - 1
        sure = _of_person(wrong, right, how, last=last) if last or not cast.kin(uses[0]) else 0.0
    else:
        sure = _of_thing(wrong, right, how, uses[0])
    return slip_of(wrong, right, uses, sure) if sure else None


def _of_person(wrong: Entry, right: Entry, how: Likeness, *, last: bool) -> float:
    """How sure a slip is in the last word of a person's full name, or in another."""
    if wrong.count > 1 and right.count < 2 * wrong.count:
        return 0.0
    if not last:
        return 0.8 if how is Likeness.VARIANT or (how >= Likeness.SLIP and unheard(wrong.surface)) else 0.0
    other = derived(wrong.key, right.key) or plural(wrong.key, right.key) or not unlisted(wrong.surface)
    return 0.85 if how >= Likeness.SLIP and not (form(wrong.key, right.key) and other) else 0.0


def _of_thing(wrong: Entry, right: Entry, how: Likeness, use: Use) -> float:
    """How sure a slip is in the name of a body or place."""
    if right.count < 2 or wrong.count > 1:
        return 0.0
    if wrong.key in lexicon() and right.key in lexicon():
        if len(use.mention.words) < 3 or not near(wrong.key, right.key):
            return 0.0
        # A body's name ends in the singular or plural as the sentence has it: "the Tillerby Drama Awards", "a Tillerby Drama Award".
        inside = use.at < len(use.mention.words) - 1
        return 0.65 if (plural(wrong.key, right.key) and inside) or not form(wrong.key, right.key) else 0.0
    known = ordinary(wrong.key) or form(wrong.key, right.key)
    return 0.85 if how >= Likeness.SLIP and (not times(wrong.surface) or family(wrong.surface)) and not known else 0.0
