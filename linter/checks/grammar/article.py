"""An article that is missing before a noun for a thing that can be counted: "issued statement on the fire"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from linter.checks.grammar.sentence import Tagged
from linter.checks.rules.inflect import inflected
from linter.checks.rules.ruleset import shipped
from linter.checks.rules.words import WordLists
from linter.finding import Action, Finding, Severity
from linter.lexicon import WordClass
from linter.segment import Kind

CODES = ("grammar/missing-article",)

_PREPOSITIONS = frozenset(
    "in for on at with during under against after into behind near inside outside toward towards following despite".split()
)
#: After these "the" is likelier to be meant than "a".
_DEFINITE = _PREPOSITIONS - {"with", "for"}
_BEFORE_NOUN = frozenset({"JJ", "JJR", "NN", "NNS", "VBN"})
_LONGEST = 3
#: What is done with a thing that has no article only in headlines: "issued statement", "to impose tariff".
_DONE = frozenset("issue release impose file sign publish post deliver submit propose launch".split())
#: "In statement", "in interview": what somebody said it in.
_SAID_IN = frozenset({"statement", "interview"})
_TAKEN = frozenset("taken rushed brought airlifted transported sent flown went driven returned".split())
_FINITE = frozenset("is was has had".split())
_LINKING = frozenset("be is was were are become became becomes named elected appointed remains remained turned been".split())
_BEFORE_VERB = frozenset("NN NNS NNP NNPS PRP RB MD TO WDT WP ,".split())
_OTHERWISE = WordClass.NOUN | WordClass.PLURAL_NOUN | WordClass.FUNCTION
#: Words that may come first in a phrase without an article.
_WITHOUT = frozenset(
    "such what much more less little last next high low top first second third former public private roll prime alone".split()
)
#: With a preposition these stand alone.
_PHRASES = frozenset(
    f"{preposition} {noun}"
    for preposition, nouns in {
        "in": "population addition effect company force office theory area character principle step store image support draft "
        "application part agreement series error group proportion conclusion crowd circle place number picture control search "
        "response strategy commission community",
        "on": "board line campaign record deadline camera target leave watch schedule budget demand appearance street screen stage "
        "message page set site foot balance trial probation request program job list form",
        "at": "home issue position length point",
        "for": "example good reason strategy nomination",
        "under": "budget arrest",
        "with": "regard",
    }.items()
    for noun in nouns.split()
)


@cache
def _countable() -> frozenset[str]:
    return WordLists([shipped()]).words("count-nouns") or frozenset()


def find(sentence: Tagged) -> Iterator[Finding]:
    """Nouns of the sentence that need an article and have none."""
    for noun in range(1, len(sentence) - 1):
        if sentence.lower(noun) in _countable() and sentence.tag(noun) == "NN" and sentence.is_lower(noun):
            first = _first(sentence, noun)
            if first is not None and _ends(sentence, noun) and _lacks(sentence, first, noun):
                yield _finding(sentence, first, sure=_is_sure(sentence, first, noun))
    if "hospital" in sentence.lowers:
        yield from _hospital(sentence)


def _hospital(sentence: Tagged) -> Iterator[Finding]:
    """“Taken to hospital”, which is British."""
    for at in range(2, len(sentence)):
        if sentence.lowers[at - 1 : at + 1] != ["to", "hospital"] or sentence.lower(at - 2) not in _TAKEN:
            continue
        if sentence.tag(at + 1) not in {"NN", "NNS"} and sentence.american():
            yield _finding(sentence, at, sure=True)


def _first(sentence: Tagged, noun: int) -> int | None:
    """The first word of the phrase that a noun ends, None where that is too long to be understood."""
    first = noun
    while first > 0 and sentence.tag(first - 1) in _BEFORE_NOUN and sentence.is_lower(first - 1) and not _is_verb(sentence, first - 1):
        first -= 1
    return first if first > 0 and noun - first < _LONGEST else None


def _is_verb(sentence: Tagged, at: int) -> bool:
    """Whether what looks like a participle is a verb of the past: "the mayor, Jo Lund, issued"."""
    return sentence.tag(at) == "VBN" and sentence.tag(at - 1) in {"NNP", "PRP", ","} and bool(sentence.classes(at) & WordClass.VERB_PAST)


def _ends(sentence: Tagged, noun: int) -> bool:
    tag, lower = sentence.tag(noun + 1), sentence.lower(noun + 1)
    return lower in _FINITE or (tag in {"IN", "TO", ".", ",", "WDT", "WP", "MD"} and lower not in {"by", "than", "as", "to"})


def _lacks(sentence: Tagged, first: int, noun: int) -> bool:
    before, tag = sentence.lower(first - 1), sentence.tag(first - 1)
    if (
        not sentence.is_lower(first - 1)
        or f"{before} {sentence.lower(noun)}" in _PHRASES
        or _goes_on(sentence, first, noun)
        or sentence.lower(first) in _WITHOUT
        or not _known(sentence, first, noun)
    ):
        return False
    if tag == "IN":
        return before in _PREPOSITIONS and sentence.tag(first - 2) not in {"DT", "JJ", "PRP$"}
    if tag == "VBG" and sentence.tag(first - 2) not in {"IN", "VBZ", "VBP", "VBD"}:
        return False
    # A verb that could be a noun may be the first part of a compound: "the records request".
    # "Issued statement" after a name: a past tense that looks like a participle.
    past = tag == "VBN" and bool(sentence.classes(first - 1) & WordClass.VERB_PAST) and sentence.tag(first - 2) in {",", "NN", "NNP", "PRP"}
    # In the present, "cancels vote", it is a headline.
    if (tag not in {"VBD", "VBP", "VBG", "VB"} and not past) or before in _LINKING or sentence.classes(first - 1) & _OTHERWISE:
        return False
    return sentence.tag(first - 2) in _BEFORE_VERB and sentence.tokens[first - 1].kind is Kind.WORD


def _goes_on(sentence: Tagged, first: int, noun: int) -> bool:
    """Whether it is "decision after decision"."""
    word = sentence.lower(noun)
    return (sentence.lower(first - 1) == "after" and sentence.lower(first - 2) == word) or (
        sentence.lower(noun + 1) == "after" and sentence.lower(noun + 2) == word
    )


def _is_sure(sentence: Tagged, first: int, noun: int) -> bool:
    """Whether no headline, pasted into a story, and no fixed phrase is likely: elsewhere half of English does without."""
    if sentence.tag(first - 1) == "IN":
        return sentence.lower(first - 1) == "in" and sentence.lower(noun) in _SAID_IN
    return inflected(sentence.lower(first - 1), "base") in _DONE


def _known(sentence: Tagged, first: int, noun: int) -> bool:
    """Whether all words of the phrase are of the language, so that it is no name."""
    return all(sentence.classes(at) or "-" in sentence.lower(at) for at in range(first, noun))


def _finding(sentence: Tagged, first: int, *, sure: bool) -> Finding:
    token = sentence.tokens[first]
    indefinite = f"{'an' if token.lower[0] in 'aeiou' else 'a'} {token.text}"
    definite = sentence.lower(first - 1) in _DEFINITE and not (sure and sentence.lower(first - 1) == "in")
    options = [f"the {token.text}", indefinite] if definite else [indefinite, f"the {token.text}"]
    return Finding(
        token.start, token.end, CODES[0], f"An article is missing: “{options[0]}”." if sure else "An article may be missing.",
        Severity.WARNING if sure else Severity.INFO, 0.7 if sure else 0.2, Action.REVIEW, "omission", ("grammar",), tuple(options),
    )  # fmt: skip
