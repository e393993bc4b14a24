"""One name spelled two ways in a story: which pairs of its words are two spellings of one, and which of them is the slip."""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks.news._names.cast import Cast, Entry, Use, family, given, kinds, ordinary, times, unheard, unlisted
from linter.checks.news._names.likeness import Likeness, form, likeness, neighbours, plural
from linter.checks.news._names.mentions import bodies
from linter.checks.news._names.slip import Slip
from linter.lexicon import lexicon
from linter.lexicon.names import NameKind

#: Times in the news from which on a name alone may be somebody that all know.
_FAMOUS = 150
#: Times from which on a name alone is most likely somebody that all know.
_WELL_KNOWN = 1000
#: Frequency on the Zipf scale from which on a word in lower case is too common to be taken for a name that sounds like it.
_COMMON = 4.8
#: Letters of the shortest given name that can be told from a nickname or another's.
_LONG_ENOUGH = 5
#: Times in the story from which on a name is so much its own that even a short one can be a slip of it.
_REPEATED = 4


def slips(cast: Cast) -> Iterator[Slip]:
    """The names of a story that are spelled two ways."""
    best: dict[str, Slip] = {}
    for one, other in neighbours(cast.candidates()):
        how = likeness(one, other)
        if (
            how is Likeness.NONE
            or (one in lexicon() and other.replace("-", "") == one)
            or (other in lexicon() and one.replace("-", "") == other)
        ):
            continue
        found = _judged(cast, cast.entries[one], cast.entries[other], how)
        if found and (found.wrong not in best or found.sure > best[found.wrong].sure):
            best[found.wrong] = found
    yield from best.values()


def _judged(cast: Cast, one: Entry, other: Entry, how: Likeness) -> Slip | None:
    """The slip of a pair, if it is one: by the full names that the words stand in, or by one of them standing alone."""
    if one.introduced and other.introduced:
        found = _both_introduced(cast, one, other, how)
    elif one.introduced or other.introduced:
        full, bare = (one, other) if one.introduced else (other, one)
        found = _one_introduced(cast, full, bare, how)
    else:
        found = _neither_introduced(cast, one, other, how)
    return found or _nobody(one, other, how)


def _nobody(one: Entry, other: Entry, how: Likeness) -> Slip | None:
    """A name that no list has, once, a slip of the hand away from one that the story repeats: in whatever place."""
    wrong, right = _rarer(one, other)
    if how not in {Likeness.SLIP, Likeness.SOUND} or wrong.count > 1 or right.count < 2 or not unlisted(wrong.surface):
        return None
    if len(wrong.key) < _LONG_ENOUGH - (right.count >= _REPEATED) or wrong.key[0] != right.key[0] or form(wrong.key, right.key):
        return None
    return _slip(wrong, right, wrong.uses, 0.65 if ordinary(right.key) else 0.75)


def _one_introduced(cast: Cast, full: Entry, bare: Entry, how: Likeness) -> Slip | None:
    """A name in full and one that stands alone everywhere, as a surname does after its first reference."""
    if how is not Likeness.ACCENT and _form(cast, full, bare):
        return None
    persons = cast.persons(full)
    if not persons:
        sure = _of_body(full, bare, how)
    elif any(use.at == len(use.mention.words) - 1 for use in persons):
        sure = _of_surname(cast, bare, how)
    else:
        sure = _of_given_name(cast, bare, how)
    if not sure:
        return None
    if bare.count > full.count:
        return _slip(full, bare, full.uses, sure - 0.05) if persons and times(bare.surface) < _FAMOUS and not ordinary(full.key) else None
    return _slip(bare, full, bare.uses, sure - (0.05 if bare.count > 1 else 0.0))


def _slip(wrong: Entry, right: Entry, uses: list[Use], sure: float) -> Slip:
    return Slip(wrong.key, right.surface, right.count, uses, sure)


def _form(cast: Cast, full: Entry, bare: Entry) -> bool:
    """Whether the one alone is a form of the other: its plural, or a word of its own that is derived from it."""
    if not form(full.key, bare.key):
        return False
    acting = all(cast.acts(use) for use in bare.uses)
    if plural(full.key, bare.key):
        return not acting or len(bare.key) > len(full.key)
    return not acting and not unheard(bare.surface)


def _of_surname(cast: Cast, bare: Entry, how: Likeness) -> float:
    acting = any(cast.acts(use) for use in bare.uses)
    person = acting or any(cast.person_like(use) for use in bare.uses)
    surface = bare.surface
    if kinds(surface) & NameKind.DEMONYM or bare.key in bodies():
        return 0.0
    if how is Likeness.AKIN:
        return 0.65 if person and times(surface) < 20 and bare.key not in lexicon() else 0.0
    if unheard(surface):
        return 0.9 if person else 0.75
    if times(surface) < _FAMOUS and not ordinary(bare.key):
        return 0.8 if acting else 0.7 if person else 0.0
    if acting:
        return 0.75
    if how is Likeness.SOUND and person and not ordinary(bare.key):
        return 0.65
    if how is Likeness.SLIP and person and not ordinary(bare.key) and times(surface) < _WELL_KNOWN and not kinds(surface) & NameKind.PLACE:
        return 0.6
    if how < Likeness.VARIANT or lexicon().frequency(bare.key) >= _COMMON:
        return 0.0
    return 0.65 if person else 0.6 if not ordinary(bare.key) and not kinds(surface) & NameKind.PLACE else 0.0


def _of_given_name(cast: Cast, bare: Entry, how: Likeness) -> float:
    surface = bare.surface
    if how is Likeness.AKIN or bare.key in lexicon() or not any(cast.person_like(use) for use in bare.uses):
        return 0.0
    if how < Likeness.VARIANT and not (unheard(surface) and len(bare.key) >= _LONG_ENOUGH):
        return 0.0
    return 0.7 if given(surface) else 0.0


def _of_body(full: Entry, bare: Entry, how: Likeness) -> float:
    if ordinary(full.key) or not unheard(bare.surface) or full.count < 2 or len(bare.key) < 5:
        return 0.0
    if how is Likeness.AKIN:
        return 0.6 if unheard(full.surface) and bare.count == 1 else 0.0
    return 0.8


def _neither_introduced(cast: Cast, one: Entry, other: Entry, how: Likeness) -> Slip | None:
    """Two names that stand alone everywhere: one that nobody knows, once, beside one that the story repeats."""
    wrong, right = sorted((one, other), key=lambda entry: entry.count)
    if how is Likeness.AKIN or wrong.count > 1 or right.count < 2 or not unheard(wrong.surface) or len(wrong.key) < 5:
        return None
    if how is not Likeness.ACCENT and form(wrong.key, right.key) and not (right.key == wrong.key + "s" and not cast.plural(right)):
        return None
    return _slip(wrong, right, wrong.uses, 0.75)


def _both_introduced(cast: Cast, one: Entry, other: Entry, how: Likeness) -> Slip | None:
    """Two names that both stand in longer ones: the same longer one but for them, or one of them unknown and once."""
    wrong, right = _rarer(one, other)
    if how is not Likeness.SLIP and ordinary(right.key):
        return None
    shared = _places(wrong) & _places(right)
    if shared:
        uses = [use for use in wrong.uses if _place(use) in shared]
        return _same_place(cast, wrong, right, uses, how)
    if wrong.count > 1 or right.count < 3 or how < Likeness.SLIP or not unheard(wrong.surface) or form(wrong.key, right.key):
        return None
    if cast.persons(wrong) and cast.persons(right):
        return None
    return _slip(wrong, right, wrong.uses, 0.7) if len(wrong.key) >= 5 else None


def _rarer(one: Entry, other: Entry) -> tuple[Entry, Entry]:
    """The rarer of two, or the later; then the other."""
    if one.count == other.count and unheard(one.surface) != unheard(other.surface):
        return (one, other) if unheard(one.surface) else (other, one)
    if one.count == other.count:
        return (one, other) if one.uses[0].word.start > other.uses[0].word.start else (other, one)
    return (one, other) if one.count < other.count else (other, one)


Place = tuple[int, tuple[str, ...]]


def _place(use: Use) -> Place:
    words = use.mention.words
    return use.at, tuple("" if at == use.at else word.key for at, word in enumerate(words))


def _places(entry: Entry) -> set[Place]:
    return {_place(use) for use in entry.uses if not use.alone}


def _same_place(cast: Cast, wrong: Entry, right: Entry, uses: list[Use], how: Likeness) -> Slip | None:
    if not uses:
        return None
    use = uses[0]
    if how is Likeness.ACCENT:
        return _slip(wrong, right, uses, 0.85 if right.count > wrong.count else 0.6)
    if any(cast.person(one.mention) for one in uses):
        if wrong.count > 1 and right.count < 2 * wrong.count:
            return None
        if use.at == len(use.mention.words) - 1:
            return _slip(wrong, right, uses, 0.85) if how >= Likeness.SLIP and not form(wrong.key, right.key) else None
        if how is Likeness.VARIANT or unheard(wrong.surface):
            return _slip(wrong, right, uses, 0.8)
        return None
    if right.count < 2 or wrong.count > 1:
        return None
    if wrong.key in lexicon() and right.key in lexicon():
        plural = wrong.key + "s" == right.key or right.key + "s" == wrong.key
        return _slip(wrong, right, uses, 0.65) if plural and use.at < len(use.mention.words) - 1 and len(use.mention.words) > 2 else None
    if how >= Likeness.SLIP and (unheard(wrong.surface) or family(wrong.surface)) and wrong.key not in lexicon():
        return _slip(wrong, right, uses, 0.85)
    return None
