"""A name that stands alone everywhere beside one that stands in a full name: what is said alike of both."""

from __future__ import annotations

from unicodedata import normalize

from linter.checks.news._names.cast import Cast, Entry
from linter.checks.news._names.known import given, kinds, ordinary, times, unheard
from linter.checks.news._names.likeness import Likeness, derived, form, near, plain, plural
from linter.checks.news._names.mentions import bodies
from linter.checks.news._names.slip import Slip, slip_of
from linter.checks.news._patterns import Pattern
from linter.lexicon import lexicon
from linter.lexicon.names import NameKind

#: Times in the news from which on a name alone may be somebody that all know.
_FAMOUS = 150
#: How sure a name with other accents is a slip: desks that drop them drop them everywhere, and who has them may be right.
_BARE = 0.5
#: Times up to which hardly anybody knows it.
_KNOWN = 20
#: Times from which on a name alone is most likely somebody that all know.
_WELL_KNOWN = 1000
#: Frequency on the Zipf scale from which on a word in lower case is too common to be taken for a name that sounds like it.
_COMMON = 4.8
#: What names of the people of a place end in.
_OF_PEOPLE = ("an", "ans", "ers", "ese", "ite", "ites")
#: Letters of Hawaiian, Maori and Japanese names that other desks write without their marks.
_LONG_VOWEL = Pattern("[āēīōūĀĒĪŌŪ]")
#: Letters of the shortest given name that can be told from a nickname or another's.
_LONG_ENOUGH = 5


def one_introduced(cast: Cast, full: Entry, bare: Entry, how: Likeness) -> Slip | None:
    """A name in full and one that stands alone everywhere, as a surname does after its first reference."""
    if how < Likeness.VARIANT and _form(cast, full, bare):
        return None
    persons = cast.persons(full)
    if not persons:
        sure = _of_body(full, bare, how)
    elif any(use.at == len(use.mention.words) - 1 for use in persons) or any(use.alone and cast.person_like(use) for use in full.uses):
        sure = _of_surname(cast, bare, how)
    else:
        sure = _of_given_name(cast, full, bare, how)
    if sure and how is Likeness.ACCENT and (plain(bare.key) == bare.key or _LONG_VOWEL.search(normalize("NFC", bare.surface))):
        sure = _BARE
    if not sure:
        return None
    if bare.count > full.count and how is Likeness.AKIN:
        return None
    if bare.count > full.count:
        return slip_of(full, bare, full.uses, sure - 0.05) if persons and times(bare.surface) < _FAMOUS and not ordinary(full.key) else None
    return slip_of(bare, full, bare.uses, sure - (0.05 if bare.count > 1 else 0.0))


def _form(cast: Cast, full: Entry, bare: Entry) -> bool:
    """Whether the one alone is a form of the other: its plural, or a word of its own that is derived from it."""
    if not form(full.key, bare.key):
        return False
    acting = all(cast.acts(use) for use in bare.uses)
    if plural(full.key, bare.key):
        if len(bare.key) > len(full.key):
            return not acting or cast.several(bare)
        return not acting and not (unheard(bare.surface) and cast.possessed(bare))
    place = bool(kinds(bare.surface) & (NameKind.PLACE | NameKind.DEMONYM)) or _is_people(full, bare)
    return place or derived(full.key, bare.key) or (not acting and (not unheard(bare.surface) or cast.in_place(bare)))


def _is_people(full: Entry, bare: Entry) -> bool:
    """Whether the one alone names the people of a place: "Floridians"."""
    return bool(kinds(full.surface) & NameKind.PLACE) and bare.key.endswith(_OF_PEOPLE)


def _of_surname(cast: Cast, bare: Entry, how: Likeness) -> float:
    acting = any(cast.acts(use) for use in bare.uses)
    person = acting or any(cast.person_like(use) for use in bare.uses)
    surface = bare.surface
    if kinds(surface) & NameKind.DEMONYM or bare.key in bodies():
        return 0.0
    if how is Likeness.AKIN:
        unknown = person and times(surface) < _KNOWN and bare.key not in lexicon()
        strange = unknown or (acting and times(surface) < _FAMOUS and not ordinary(bare.key))
        return 0.65 if strange and bare.count == 1 and not cast.in_place(bare) else 0.0
    if unheard(surface):
        return 0.9 if person else 0.75
    if times(surface) < _FAMOUS and not ordinary(bare.key) and (acting or not cast.in_place(bare)):
        return 0.8 if acting else 0.7 if person else 0.0
    if any(cast.speaks(use) for use in bare.uses):
        return 0.75
    if person and not ordinary(bare.key) and times(surface) < _WELL_KNOWN and not cast.in_place(bare):
        if how is Likeness.SOUND:
            return 0.65
        if how is Likeness.SLIP and not kinds(surface) & NameKind.PLACE:
            return 0.6
    if how < Likeness.VARIANT or lexicon().frequency(bare.key) >= _COMMON:
        return 0.0
    return 0.65 if person else 0.6 if not ordinary(bare.key) and not kinds(surface) & NameKind.PLACE else 0.0


def _of_given_name(cast: Cast, full: Entry, bare: Entry, how: Likeness) -> float:
    surface = bare.surface
    if how is Likeness.AKIN or bare.key in lexicon() or not any(cast.person_like(use) for use in bare.uses):
        return 0.0
    if how < Likeness.VARIANT and not (unheard(surface) and len(bare.key) >= _LONG_ENOUGH and near(full.key, bare.key)):
        return 0.0
    return 0.7 if given(surface) else 0.0


def _of_body(full: Entry, bare: Entry, how: Likeness) -> float:
    if ordinary(full.key) or not unheard(bare.surface) or full.count < 2 or len(bare.key) < 5:
        return 0.0
    if how is Likeness.AKIN:
        return 0.6 if unheard(full.surface) and bare.count == 1 else 0.0
    return 0.8
