"""Forms of a vocabulary in a text: what finds them, where words end, and what capitals they can have.

One automaton looks for all forms in one pass. An entry is no longer than ``LONGEST`` characters, so at most so many
forms end at any place of the text, however many there are in the lists.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache

import ahocorasick

from linter.vocabulary import Entry, Lists
from linter.vocabulary.lines import lowered

_LETTERS = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=8)
def automaton(lists: Lists) -> ahocorasick.Automaton | None:
    """What finds the forms to be replaced, and the phrases and preferred forms that may have one in them; None without any."""
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in lists.entries:
        if entry.preferred is not None:
            groups[lowered(entry.form)].append(entry)
    if not groups:
        return None
    for entry in lists.entries:
        shield = lowered(entry.preferred or entry.form)
        if shield in groups or not shield.isalpha():
            groups[shield].append(entry)
    automaton = ahocorasick.Automaton()
    for form, group in groups.items():
        automaton.add_word(form, (len(form), group))
    automaton.make_automaton()
    return automaton


def ends(text: str, at: int, step: int, *, name: bool) -> bool:
    """Whether a word ends at ``at`` in the direction of ``step``; of a name also before a part in lower case: "pro-Kiev"."""
    near, beyond = (text[at + n * step : at + n * step + 1] if at + n * step >= 0 else "" for n in (1, 2))
    if near == "'":
        return not (text[at].isalnum() and beyond.isalnum()) or (step > 0 and beyond == "s" and not text[at + 3 : at + 4].isalnum())
    if near == "-":
        return not (text[at].isalnum() and beyond.isalnum()) or (name and _small(text, at + 2 * step, step))
    return not (near.isalnum() or near == "_")


def _small(text: str, at: int, step: int) -> bool:
    """Whether a part of a word, seen from the hyphen at its side, begins with a small letter."""
    while step < 0 and at > 0 and text[at - 1].isalnum():
        at -= 1
    return text[at].islower()


def capitalised(text: str) -> str:
    """The text with a capital first, unless one in its first word makes the small letter a part of the name: "iPhone"."""
    first = _LETTERS.match(text)
    return text[0].upper() + text[1:] if first and first.group().islower() else text


def titled(text: str) -> str:
    """The text as headlines have it where they have capitals: short words but the first are left."""
    first, *others = text.split(" ")
    return " ".join([capitalised(first), *(capitalised(word) if len(word) > 3 else word for word in others)])


def cases(form: str) -> set[str]:
    """A form as it is written, at the start of a sentence, and in capitals throughout."""
    return {form, capitalised(form), form.upper()}
