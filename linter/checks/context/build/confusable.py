"""Which words may be meant by which: one edit away, forms of one word, sets of words that are written for one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from linter.checks.context.confusable import DERIVED, EDIT, FORM, SET
from linter.checks.spelling.distance import distance
from linter.lexicon import lexicon
from linter.lexicon.build.words import lemminflect_rows
from linter.lexicon.names import letters_left_out
from linter.lexicon.varieties import forms

#: Times in the corpus that a word must be seen to be meant by one an edit away, by another form of it, by one of its set.
LEAST = {EDIT: 100, FORM: 20, SET: 5, DERIVED: 50}
#: Words further apart are not one slip.
_FURTHEST = 1.5
#: What words of one stem end in; a writer who changes a sentence leaves one behind where another is wanted.
_ENDINGS = frozenset(
    " e y ly al ally ily ial ical ic ion tion ation ition sion or er ors ers ist ists ive ative able ible ability ment ments ness "
    "ity age ages ful ous ance ence ant ent ing ed s es d ate ates ated ating ions tions ations ism al als able edly ingly r rs n ary "
    "ee ees ship ships like less nal nally ".split(" ")
)
#: Share of a word's occurrences without a capital below which it is a name.
_NAME = 0.01
_STEM, _LONGEST_ENDING, _MOST_DERIVED = 4, 6, 8


def confusable(times: dict[str, int], lower: dict[str, int], words: Iterable[str]) -> dict[str, list[tuple[str, int, float]]]:
    """For each word those that may be meant by it, how they are related and their distance.

    ``times`` counts the corpus, ``lower`` the same words without a capital: what hardly ever is without is a name, whose slips
    are another check's matter.
    """
    named = {word for word, seen in times.items() if seen >= LEAST[DERIVED] and lower.get(word, 0) < _NAME * seen}
    words = sorted({*words, *_sets()} - named)
    common: dict[str, list[str]] = defaultdict(list)
    stems: dict[str, list[str]] = defaultdict(list)
    for word, seen in times.items():
        if seen >= LEAST[DERIVED] and word not in named and len(word) > 1 and _plain(word) and word in lexicon():
            for stem in _stems(word):
                stems[stem].append(word)
            if seen >= LEAST[EDIT]:
                for form in letters_left_out(word):
                    common[form].append(word)
    others = _forms()
    sets = _sets()
    found = {}
    for word in words:
        meant = dict.fromkeys(_derived(word, stems, times), DERIVED)
        meant |= {other: EDIT for form in letters_left_out(word) for other in common.get(form, ()) if distance(word, other) <= _FURTHEST}
        meant |= {other: FORM for other in others.get(word, ()) if times.get(other, 0) >= LEAST[FORM]}
        meant |= {other: SET for other in sets.get(word, ()) if times.get(other, 0) >= LEAST[SET]}
        variants = {word, *forms(word).values()}
        kept = [(other, how, min(2.0, distance(word, other))) for other, how in sorted(meant.items()) if other not in variants]
        if kept:
            found[word] = kept
    return found


def _plain(word: str) -> bool:
    return word.isalpha() and word.isascii() and word.islower()


def _stems(word: str) -> Iterator[str]:
    """What is left of a word without each ending that it may have."""
    return (word[:at] for at in range(max(_STEM, len(word) - _LONGEST_ENDING), len(word) + 1) if word[at:] in _ENDINGS)


def _derived(word: str, stems: dict[str, list[str]], times: dict[str, int]) -> list[str]:
    """The commonest words that share a stem with a word, or begin with the whole of it."""
    found = {other for stem in _stems(word) for other in stems.get(stem, ()) if other != word}
    return sorted(found, key=lambda other: (-times[other], other))[:_MOST_DERIVED]


def _forms() -> dict[str, set[str]]:
    """The other forms of each word's lemmas."""
    found: dict[str, set[str]] = defaultdict(set)
    for lemma, _, inflected in lemminflect_rows():
        group = {lemma, *(form for variants in inflected for form in variants.split("/") if form)}
        for form in group:
            found[form] |= group - {form}
    return found


def _sets() -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for group in _lines():
        for word in group:
            found[word] |= set(group) - {word}
    return found


def _lines() -> Iterator[list[str]]:
    for line in (Path(__file__).parent / "confusions.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split()
