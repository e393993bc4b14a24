"""Relative clauses whose verb does not agree with the noun before them: "files that contains"."""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks.grammar.nouns import BRITISH_COLLECTIVES, COLLECTIVES, QUANTITIES, TIMES, is_plural
from linter.checks.grammar.sentence import Tagged
from linter.checks.rules.inflect import agreeing
from linter.finding import Action, Finding, Severity
from linter.lexicon import WordClass

CODES = ("grammar/relative-agreement",)

_SINGULAR, _PLURAL = frozenset({"is", "was", "has", "does"}), frozenset({"are", "were", "have", "do"})
_WHO = frozenset({"who", "which", "that"})
_ONE = frozenset("a an this each every another".split())
_DETERMINERS = frozenset("the these those all some many several few two three four five six seven eight nine ten".split())


def find(sentence: Tagged) -> Iterator[Finding]:
    """Verbs after "who", "which" or "that" with a noun of the other number right before."""
    if _WHO.isdisjoint(sentence.lowers):
        return
    for at in range(2, len(sentence) - 2):
        if sentence.lower(at) in _WHO and sentence.tag(at) in {"WP", "WDT"}:
            verb = at + 1
            while sentence.tag(verb) == "RB" and verb < len(sentence) - 1:
                verb += 1
            if (_is_singular(sentence, verb) and _is_many(sentence, at - 1)) or (_is_plural(sentence, verb) and _is_one(sentence, at - 1)):
                token = sentence.tokens[verb]
                yield Finding(
                    token.start, token.end, CODES[0],
                    f"The verb does not agree with “{sentence.tokens[at - 1].text}”: “{agreeing(token.text)}”.",
                    Severity.WARNING, 0.7, Action.REVIEW, "grammar", ("grammar",), (agreeing(token.text),),
                )  # fmt: skip


def _is_many(sentence: Tagged, at: int) -> bool:
    """Whether a noun is a plural to which the clause must belong: no other noun with "of" stands before it."""
    if sentence.tag(at) != "NNS" or not is_plural(sentence.lower(at)) or sentence.classes(at) & WordClass.VERB_S:
        return False
    if sentence.lower(at) in {"days", "times", "chances", "odds"}:
        return False
    start = at
    while start > 0 and sentence.tag(start - 1) in {"JJ", "NN", "NNP", "JJR", "JJS", "CD", "VBN"}:
        start -= 1
    determined = sentence.lower(start - 1) in _DETERMINERS
    start -= determined
    before = sentence.tag(start - 1)
    # "That" may as well take up the whole clause before it.
    if sentence.lower(at + 1) != "who" and not determined:
        return False
    return start == 0 or before in {"VBD", "VBZ", "VBP", "VB", "''"} or sentence.lower(start - 1) in {"by", "that"}


def _is_one(sentence: Tagged, at: int) -> bool:
    """Whether a noun is one thing to which the clause must belong: after "a", with no other noun before that."""
    lower, classes = sentence.lower(at), sentence.classes(at)
    if (
        sentence.tag(at) != "NN"
        or not classes & WordClass.NOUN
        or classes & WordClass.PLURAL_NOUN
        or lower in COLLECTIVES | QUANTITIES | TIMES
    ):
        return False
    if lower in BRITISH_COLLECTIVES and not sentence.american():
        return False
    start = at
    while start > 0 and sentence.tag(start - 1) in {"JJ", "NN", "JJR", "VBN", "VBG"}:
        start -= 1
    if sentence.lower(start - 1) not in _ONE:
        return False
    start -= 1
    return (
        start == 0
        or sentence.tag(start - 1) in {"VBD", "VBZ", "VBP", "VB", "VBN", "VBG", "''", ":", ",", "HYPH"}
        or sentence.lower(start - 1) in {"by", "is"}
    )


def _is_plural(sentence: Tagged, at: int) -> bool:
    classes = sentence.classes(at)
    if sentence.lower(at) in {"are", "have"}:
        return sentence.lower(at - 1) != "that"
    return sentence.tag(at) == "VBP" and classes == WordClass.VERB_BASE and sentence.tag(at + 1) not in {"VBZ", "VBD", "MD"}


def _is_singular(sentence: Tagged, at: int) -> bool:
    if sentence.lower(at) in _SINGULAR:
        return True
    classes = sentence.classes(at)
    return sentence.tag(at) == "VBZ" and bool(classes & WordClass.VERB_S) and not classes & WordClass.PLURAL_NOUN
