"""Clauses without a finite verb, or with a word that leaves them none: "before they adopting", "but he effort died"."""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks.grammar.sentence import PURE, Tagged, finding
from linter.checks.rules.inflect import agreeing, inflected
from linter.finding import Finding
from linter.lexicon import WordClass, lexicon

CODES = tuple(f"grammar/{name}" for name in "pronoun-ing relative-ing name-is-said it-is-verb determiner-past he-for-the".split())

_FINITE = frozenset("VBD VBZ VBP MD".split())
_ARTICLES = frozenset({"a", "an"})
_NOMINATIVE = frozenset("he she they we".split())
_SAID = frozenset(
    "said says claimed announced told confirmed added wrote argued warned insisted testified tweeted declined refused".split()
)
#: Past participles that stand for people: "the accused was freed".
_PEOPLE = frozenset(
    """
    accused injured deceased wounded convicted unemployed displaced disappeared arrested killed damned bereaved oppressed departed
    elected affected infected detained married retired beloved condemned disabled educated employed unexpected required blessed
    left lost saved dead rich united unsaid said kidnapped insured undecided uninsured registered
    """.split()
)
#: Of nouns that a clause with "that" goes on from, nobody knows yet how it goes on.
_CONTENTS = frozenset(
    "fact belief idea claim sense hope reminder feeling evidence view concern fear notion argument theory suggestion possibility doubt "
    "proof".split()
)
#: Participles that are prepositions.
_PREPOSITIONS = frozenset("barring following during concerning considering pending regarding".split())
_WHO = frozenset({"who", "that", "which"})
_DETERMINERS = frozenset({"a", "an", "the"})


def find(sentence: Tagged) -> Iterator[Finding]:
    """Clauses of the sentence whose verb has gone or is no verb."""
    for at, word in enumerate(sentence.lowers):
        if word == "'s":
            yield from _is(sentence, at)
        elif word in _NOMINATIVE and sentence.tag(at) == "PRP":
            yield from _nominative(sentence, at)
        elif word in _WHO and sentence.tag(at + 1) == "VBG":
            yield from _relative(sentence, at + 1)
        elif word in _DETERMINERS and sentence.tag(at + 1) in {"VBN", "VBD"}:
            yield from _determined(sentence, at + 1)


def _is(sentence: Tagged, at: int) -> Iterator[Finding]:
    """“North Korea's claimed its test”: ’s on the subject; “it's depends”: “is” before a verb."""
    verb, following = sentence.lower(at + 1), sentence.tag(at + 2)
    head = at - 1
    if head < 0:
        return
    if (
        sentence.tag(head) in {"NNP", "NNPS"}
        and verb in _SAID
        and (following in {"DT", "PRP$", "PRP", "TO"} or sentence.lower(at + 2) in {"that", "in", "on"})
        # "A friend of Ford's told the paper".
        and "of" not in sentence.lowers[max(0, head - 4) : head]
    ):
        if sentence.lower(at + 2) not in {"his", "her"} or verb not in {"told", "added"}:
            yield finding(
                sentence, "grammar/name-is-said", head, at + 1, (sentence.tokens[head].text,), "A subject takes no ’s before its verb"
            )
    elif sentence.lower(head) in {"it", "he", "she"} and sentence.tag(at + 1) == "VBZ":
        classes = sentence.classes(at + 1)
        if classes & WordClass.VERB_S and not classes & PURE:
            yield finding(sentence, "grammar/it-is-verb", head, at + 1, (sentence.tokens[head].text,), "“’s” is a verb already")


def _nominative(sentence: Tagged, at: int) -> Iterator[Finding]:
    """“Before they adopting a plan”, “but he effort died”."""
    word, tag, after = sentence.lower(at), sentence.tag(at + 1), sentence.tag(at + 2)
    classes = sentence.classes(at + 1)
    if tag == "VBG" and sentence.lower(at + 1) not in {"being", "having", "going"}:
        before = sentence.tag(at - 1)
        opens = before in {"IN", "WRB", "WDT"} and sentence.lower(at - 1) not in {"with", "without", "of", "than", "as", "like", "for"}
        if (
            (opens or (at == 0 and sentence.begins))
            and after in {"DT", "PRP$", "TO", "CD", "PRP"}
            and sentence.lower(at - 2) not in {"and", ","}
        ):
            base = inflected(sentence.lower(at + 1), "base")
            ing = sentence.tokens[at + 1].text
            be = ("is", "was") if word in {"he", "she"} else ("are", "were")
            form = agreeing(base) if word in {"he", "she"} else base
            yield finding(
                sentence, "grammar/pronoun-ing", at + 1, at + 2, (form, f"{be[0]} {ing}", f"{be[1]} {ing}"), "The verb is not finite"
            )
    elif (
        word == "he"
        and tag == "NN"
        and sentence.is_lower(at + 1)
        and after in {"VBD", "VBZ", "MD", "IN", "POS"}
        and classes & WordClass.NOUN
    ):
        others = WordClass.VERB_BASE | WordClass.VERB_PAST | WordClass.ADVERB | WordClass.ADJECTIVE | WordClass.FUNCTION | WordClass.VERB_S
        # "He role played", "he day traded": a verb of two words.
        if (
            not classes & others
            and sentence.lower(at - 1) not in {"the", "a"}
            and (after != "VBD" or at > 0)
            and sentence.tag(at - 1) != "VBN"
        ):
            text = "The" if sentence.tokens[at].text[0] == "H" else "the"
            yield finding(sentence, "grammar/he-for-the", at, at + 1, (text,), "A noun follows")


def _relative(sentence: Tagged, at: int) -> Iterator[Finding]:
    """“A journey that including a stop”: a participle where a clause needs a verb."""
    if sentence.lower(at - 1) not in {"who", "that", "which"} or sentence.classes(at) & WordClass.NOUN:
        return
    # "A journey that including a stop" was taken for "the fact that".
    taken = sentence.lower(at) in {"including", "involving", "featuring"} and not _ARTICLES.isdisjoint(sentence.lowers[max(0, at - 6) : at])
    # "A policy that restricting trade": a clause with no other verb.
    bare = not _ARTICLES.isdisjoint(sentence.lowers[max(0, at - 6) : at]) and _FINITE.isdisjoint(sentence.tags[at : at + 9])
    if sentence.tag(at - 1) not in {"WDT", "WP"} and not taken and not bare:
        return
    noun = sentence.tag(at - 2) == "NN" or (sentence.tag(at - 2) == "NNS" and not sentence.classes(at - 2) & WordClass.VERB_S)
    # "Said in an exchange that renaming these bases is overdue": the clause has a verb, and a gerund for its subject.
    if not taken and not _FINITE.isdisjoint(sentence.tags[at + 1 : at + 12]):
        return
    if sentence.lower(at) in _PREPOSITIONS:
        return
    if noun and sentence.lower(at - 2) not in _CONTENTS and sentence.tag(at + 1) in {"DT", "PRP$", "CD"}:
        base = inflected(sentence.lower(at), "base")
        past = inflected(base, "past")
        present = base if sentence.tag(at - 2) == "NNS" else agreeing(base)
        yield finding(sentence, "grammar/relative-ing", at, at + 1, (past, present), "The clause needs a finite verb")


def _determined(sentence: Tagged, at: int) -> Iterator[Finding]:
    """“The schemed involved”, “a pardoned for”: a noun with the ending of a verb."""
    word, after = sentence.lower(at), sentence.tag(at + 1)
    if word in _PEOPLE or not word.endswith("ed") or sentence.tag(at + 1) in {"NN", "NNS", "JJ"}:
        return
    noun = inflected(word, "base")
    classes = sentence.classes(at)
    known = noun != word and lexicon().classes(noun) & WordClass.NOUN and lexicon().frequency(noun) >= 3.8
    rare = lexicon().frequency(noun) > lexicon().frequency(word)
    if not known or classes & WordClass.NOUN or (classes & WordClass.ADJECTIVE and not rare):
        return
    if (
        after == "IN"
        and (sentence.lower(at - 1) != "the" or sentence.lower(at + 1) == "of")
        and sentence.lower(at + 1) in {"for", "of", "on", "against", "from"}
    ) or (after in {"VBD", "VBZ", "MD", "VBN"} and sentence.tag(at + 2) in {"DT", "NNP", "PRP$", "VBN", "RB", "VB", "TO"}):
        yield finding(sentence, "grammar/determiner-past", at, at + 1, (noun,), "A noun has the ending of a verb")
