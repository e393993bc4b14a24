"""Another form of a word, for suggestions: the candidates that spelling allows, of which the lexicon knows the right one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from linter.checks.rules.irregular import BASES, PARTICIPLES, SINGULARS, VERBS
from linter.lexicon import WordClass, lexicon


def inflected(word: str, form: str) -> str:
    """``word`` in a form of ``FORMS`` or ``WRITTEN``; the word itself where the form is empty or nothing fits."""
    if form in WRITTEN:
        return WRITTEN[form](word)
    if not form:
        return word
    candidates, flag = FORMS[form]
    known = [candidate for candidate in candidates(word.lower()) if lexicon().classes(candidate) & flag]
    # "hoped" is from hope, not from hop: of two the commoner.
    return max(known, key=lexicon().frequency, default=word)


def _bases(word: str) -> Iterator[str]:
    if word in BASES:
        yield BASES[word]
        return
    for ending in ("ed", "es", "s", "d", "ing"):
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            yield stem
            yield stem + "e"
            if stem[-2:-1] == stem[-1:]:
                yield stem[:-1]
            if stem.endswith("i"):
                yield stem[:-1] + "y"


def _participles(word: str) -> Iterator[str]:
    if word in PARTICIPLES:
        yield PARTICIPLES[word]
    elif word in VERBS:
        yield VERBS[word][1]
    elif lexicon().classes(word) & WordClass.VERB_PAST:
        yield word
    else:
        yield from _pasts(word)


def _gerunds(word: str) -> Iterator[str]:
    yield word + "ing"
    yield word.removesuffix("e") + "ing"
    yield word + word[-1] + "ing"
    if word.endswith("ie"):
        yield word[:-2] + "ying"


def _singulars(word: str) -> Iterator[str]:
    if word in SINGULARS:
        yield SINGULARS[word]
        return
    if word.endswith("ies"):
        yield word[:-3] + "y"
    if word.endswith("es"):
        yield word[:-2]
    if word.endswith("s"):
        yield word[:-1]


def _plurals(word: str) -> Iterator[str]:
    if word.endswith("y"):
        yield word[:-1] + "ies"
    yield word + "es"
    yield word + "s"


_NUMBERS = {"is": "are", "was": "were", "has": "have", "does": "do", "isn't": "aren't", "wasn't": "weren't", "hasn't": "haven't",
            "doesn't": "don't"}  # fmt: skip
_THIRDS = {"be": "is", "have": "has", "do": "does", "go": "goes"}
_OTHER_NUMBER = _NUMBERS | {plural: singular for singular, plural in _NUMBERS.items()}


def _pasts(word: str) -> Iterator[str]:
    if word in VERBS:
        yield VERBS[word][0]
        return
    yield word + ("d" if word.endswith("e") else "ed")
    yield word + word[-1] + "ed"
    if word.endswith("y"):
        yield word[:-1] + "ied"


def _thirds(word: str) -> Iterator[str]:
    if lexicon().classes(word) & WordClass.VERB_S:
        yield word
    for base in (word, *_bases(word)):
        if base in _THIRDS:
            yield _THIRDS[base]
        else:
            yield from _plurals(base)


def _possessive(word: str) -> str:
    plural = word.endswith("s") and lexicon().classes(word.lower()) & WordClass.PLURAL_NOUN
    return word + ("’" if plural else "’s")


def _spelled(word: str) -> str:
    from linter.checks.news._numbers.amounts import in_words  # only where a number is rewritten

    return in_words(int(word)) if word.isdecimal() and len(word) <= 2 else word


def _figures(word: str) -> str:
    from linter.checks.news._numbers.amounts import IN_WORDS, number

    return f"{number(word):.0f}" if re.fullmatch(IN_WORDS, word, re.IGNORECASE) else word


def _agreeing(word: str) -> Iterator[str]:
    if word in _OTHER_NUMBER:
        yield _OTHER_NUMBER[word]
    elif lexicon().classes(word) & WordClass.VERB_S:
        yield from _singulars(word)
    else:
        yield from _plurals(word)


def agreeing(verb: str) -> str:
    """A verb of the present, or of be in the past, in its other number; itself if none is known."""
    straight = verb.lower().replace("’", "'")
    if straight in _OTHER_NUMBER:
        return _OTHER_NUMBER[straight].replace("'", "’") if "’" in verb else _OTHER_NUMBER[straight]
    return inflected(verb, "agreeing")


#: Forms by name: what spelling allows, and the class that the right one has.
FORMS: dict[str, tuple[Callable[[str], Iterator[str]], WordClass]] = {
    "base": (_bases, WordClass.VERB_BASE),
    "participle": (_participles, WordClass.VERB_PARTICIPLE | WordClass.VERB_PAST | WordClass.VERB_BASE),
    "ing": (_gerunds, WordClass.VERB_ING),
    "singular": (_singulars, WordClass.NOUN),
    "past": (_pasts, WordClass.VERB_PAST),
    "agreeing": (_agreeing, WordClass.VERB_BASE | WordClass.VERB_S | WordClass.FUNCTION),
    "plural": (_plurals, WordClass.PLURAL_NOUN),
    "third": (_thirds, WordClass.VERB_S | WordClass.FUNCTION),
}

#: Ways to write any word, by name; numbers below 100 in words, also with the capital of a sentence that opens with one, and in figures.
WRITTEN: dict[str, Callable[[str], str]] = {
    "lower": str.lower,
    "upper": str.upper,
    "capital": lambda word: word[:1].upper() + word[1:],
    "possessive": _possessive,
    "spelled": _spelled,
    "opening": lambda word: _spelled(word).capitalize(),
    "figures": _figures,
}
#: Those whose letters are as they should be, whatever stood there.
AS_WRITTEN = frozenset({"lower", "upper", "capital"})
