"""The forms of a word, by its dictionary form: those that spelling allows and the lexicon has in a class that fits."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from linter.checks.rules.irregular import VERBS
from linter.lexicon import WordClass, lexicon

_OTHERS = {
    "be": "am is are was were been being",
    "have": "has had having",
    "do": "does did done doing",
    "man": "men",
    "woman": "women",
    "child": "children",
    "person": "people persons",
    "foot": "feet",
    "tooth": "teeth",
    "mouse": "mice",
    "life": "lives",
    "wife": "wives",
    "half": "halves",
    "leaf": "leaves",
    "knife": "knives",
    "thief": "thieves",
    "good": "better best",
    "bad": "worse worst",
    "far": "farther farthest further furthest",
}
_VERB_PARTS = WordClass.VERB_S | WordClass.VERB_PAST | WordClass.VERB_PARTICIPLE | WordClass.VERB_ING


@lru_cache(maxsize=512)
def forms(lemma: str) -> frozenset[str]:
    """All forms of a lower-case word, itself among them; of an unknown word there is only itself."""
    classes = lexicon().classes(lemma)
    found = {lemma, *_OTHERS.get(lemma, "").split()}
    if lemma in _OTHERS:
        return frozenset(found)
    wanted = WordClass(0)
    if classes & WordClass.VERB_BASE:
        wanted |= _VERB_PARTS
    if classes & WordClass.NOUN:
        wanted |= WordClass.PLURAL_NOUN
    if classes & WordClass.ADJECTIVE:
        wanted |= WordClass.ADJECTIVE
    irregular = VERBS.get(lemma, ())
    found.update(irregular)
    for form in _spelled(lemma, bool(irregular), bool(classes & WordClass.ADJECTIVE)):
        if lexicon().classes(form) & wanted:
            found.add(form)
    return frozenset(found)


def _spelled(word: str, irregular: bool, compared: bool) -> Iterator[str]:
    stem = word[:-1] if word.endswith("e") else word
    doubled = word + word[-1]
    endings = ["ing"] if irregular else ["ing", "ed"]
    if compared:
        endings += ["er", "est"]
    yield word + "s"
    if word.endswith(("s", "x", "z", "ch", "sh", "o")):
        yield word + "es"
    if word.endswith("y"):
        yield word[:-1] + "ies"
        yield from (word[:-1] + "i" + ending for ending in endings if ending != "ing")
    for ending in endings:
        yield stem + ending
        # "Plan" doubles its n, "open" does not.
        if lexicon().frequency(doubled + ending) > lexicon().frequency(stem + ending):
            yield doubled + ending
    if word.endswith("ie"):
        yield word[:-2] + "ying"
