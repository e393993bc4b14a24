"""“Who” as an object: “a woman who police arrested”, “the man who they met”."""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks.grammar.sentence import Tagged
from linter.finding import Action, Finding, Severity
from linter.lexicon import WordClass

CODES = ("grammar/whom",)

_NOMINATIVE = frozenset("i he she they we".split())
_VERBS = frozenset("VBD VBZ VBP VB VBN MD".split())
#: After these "who" is the subject of what follows: "who police said was armed", "who he thinks will win".
_SAYING = frozenset(
    """
    say said says saying think thinks thought believe believes believed hope hopes hoped know knows knew known claim claims claimed
    suspect suspects suspected feel feels felt fear fears feared expect expects expected allege alleges alleged argue argues argued
    insist insists insisted suggest suggests suggested admit admits admitted acknowledge acknowledges acknowledged note notes noted
    add adds added report reports reported contend contends contended predict predicts predicted understand understands understood
    conclude concluded assume assumed estimate estimated wish wished agree agreed describe want wants wanted need let help helped
    am would will could can do does did is are was were be been has have had
    """.split()
)
_AUXILIARIES = frozenset("has have had am would will could can may might did does do is are was were been be being never".split())
_AFTER = frozenset("IN . , CC TO RB WRB CD".split())


def find(sentence: Tagged) -> Iterator[Finding]:
    """Each "who" that is the object of its clause."""
    if "who" not in sentence.lowers:
        return
    for at, word in enumerate(sentence.lowers):
        if word == "who" and at > 0 and sentence.is_lower(at) and _is_object(sentence, at):
            token = sentence.tokens[at]
            yield Finding(
                token.start, token.end, CODES[0], "“Who” is an object here: “whom”.", Severity.WARNING, 0.8, Action.CORRECT, "grammar",
                ("grammar",), ("whom",),
            )  # fmt: skip


def _is_object(sentence: Tagged, at: int) -> bool:
    verb = _after_subject(sentence, at + 1)
    if verb is None or sentence.tag(at - 1) not in {"NN", "NNS", "NNP", ",", "''", "CD", "DT", "VB", "VBD"}:
        return False
    while sentence.tag(verb) == "RB" or (
        sentence.lower(verb) in _AUXILIARIES and sentence.tag(verb + 1) in {"VBN", "VBD", "VB", "RB", "VBG", "MD"}
    ):
        verb += 1
    word, classes = sentence.lower(verb), sentence.classes(verb)
    if sentence.tag(verb) not in _VERBS or word in _SAYING or classes & WordClass.VERB_ING:
        return False
    following, tag = sentence.lower(verb + 1), sentence.tag(verb + 1)
    if following in {"that", "to", "up", "about", "-"}:
        return False
    if tag not in _AFTER:
        return _strands(sentence, verb + 1)
    # "Who, he added, was": the speaker stands between; "who they spoke with" is let pass in print.
    return not any(sentence.tag(place) in {"VBZ", "VBD", "MD"} for place in (verb + 2,) if tag in {"RB", ","})


def _strands(sentence: Tagged, at: int) -> bool:
    """Whether an object is followed by a preposition that has none: "who they spent the money on,"."""
    if sentence.tag(at) in {"DT", "PRP$"} and sentence.tag(at + 1) in {"NN", "NNS"}:
        return sentence.tag(at + 2) in {"IN", "TO", "RP"} and sentence.tag(at + 3) in {",", "."}
    return False


def _after_subject(sentence: Tagged, at: int) -> int | None:
    """The place after the subject of the clause, where it has one that is no verb and no adverb."""
    if sentence.lower(at) in _NOMINATIVE:
        return at + 1
    first = at
    if sentence.lower(at) == "police":
        return at + 1
    if sentence.tag(at) in {"DT", "PRP$"}:
        at += 1
    elif sentence.tag(at) == "NN":
        # "Those who file returns": a verb.
        return None
    while sentence.tag(at) in {"JJ", "NN", "NNS", "NNP", "NNPS", "POS"} and at - first < 5:
        at += 1
    return at if at > first and sentence.tag(at - 1) in {"NN", "NNS", "NNP", "NNPS"} else None
