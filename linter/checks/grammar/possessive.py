"""Apostrophes that are missing or left over: "the governors decision", "the Democrat's are", "where it's fate is"."""

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

CODES = ("apostrophes/possessive", "apostrophes/plural", "apostrophes/its", "apostrophes/its-is")

_DETERMINERS = frozenset("the a an this that his her its their our my your another each every".split())
_COUNTS = frozenset("two three four five six seven eight nine ten several many both all these those few other".split())
_BEFORE = frozenset("NN NNP NNPS JJ VBN CD NNS".split())
#: "The nations largest": nothing that a plural noun goes before.
_RANKS = frozenset(
    """
    largest biggest highest lowest oldest youngest richest poorest longest tallest fastest strongest busiest deadliest wealthiest smallest
    greatest newest latest finest toughest worst own
    """.split()
)
_RANKS_BEFORE_NOUNS = frozenset("best first second third most current longtime main".split())
#: Verbs with two objects: "gave the players support".
_GIVING = frozenset(
    "give gives gave given giving offer offers offered wish wished wishes deny denied show showed grant granted lent cost".split()
)
_FINITE = frozenset("VBD VBZ MD".split())
_SAYING = frozenset("say says said think thinks thought believe know knew hope hopes hoped mean means meant see feel felt wish bet".split())
_ELLIPTIC = frozenset("of than at to from between and".split())
_TIMES = frozenset("today yesterday tomorrow man woman child person".split())
_FROM_IS = frozenset("all like time people something someone anyone everyone everything nothing".split())
_NEVER_CLAUSES = frozenset(
    "of within into during against under from toward towards upon despite via among between regarding throughout amid per for by".split()
)
_SPLITTERS = frozenset("a an the not been just so too very also still really been no going".split())


@cache
def _words(name: str) -> frozenset[str]:
    return WordLists([shipped()]).words(name) or frozenset()


@cache
def _owners() -> frozenset[str]:
    """The plurals in -s of what can own something."""
    return frozenset(f"{word}s" for word in _words("owners"))


def find(sentence: Tagged) -> Iterator[Finding]:
    """Apostrophes of the sentence that are missing or left over."""
    owners = _owners()
    for at, word in enumerate(sentence.lowers):
        if word in owners:
            yield from _owner(sentence, at)
        elif word == "'s":
            yield from _its(sentence, at) if sentence.lower(at - 1) == "it" else _plural(sentence, at)
        elif word == "its":
            yield from _it_is(sentence, at)


def _owner(sentence: Tagged, at: int) -> Iterator[Finding]:
    """A plural before what only a possessive goes before."""
    following = at + 1
    if sentence.tokens[at].text.isupper() or sentence.tag(at) not in {"NNS", "NN", "NNP", "NNPS", "VBZ"}:
        return
    # "United States", "governors past and present"; houses write "plaintiffs lawyer" either way.
    if sentence.lower(at - 1) == "united" or sentence.lower(following) == "past" or sentence.lower(at) == "plaintiffs":
        return
    start = at
    while start > 0 and sentence.tag(start - 1) in _BEFORE and at - start < 4:
        start -= 1
    determiner = sentence.lower(start - 1)
    counted = determiner in _COUNTS or any(sentence.lower(place) in _COUNTS or sentence.tag(place) == "CD" for place in range(start, at))
    if determiner not in _DETERMINERS and not counted:
        return
    if not _GIVING.isdisjoint(sentence.lowers[max(0, start - 5) : start]) or not (
        _ranked(sentence, following) or _owns(sentence, following)
    ):
        return
    head = sentence.tokens[at]
    text = head.text[:-1]
    one, many = f"{text}’s" if "’" in sentence.marks else f"{text}'s", f"{head.text}{'’' if '’' in sentence.marks else chr(39)}"
    yield _finding(sentence, CODES[0], at, at + 1, (many, one) if counted else (one, many), "The possessive has an apostrophe", 0.8)


def _ranked(sentence: Tagged, at: int) -> bool:
    word = sentence.lower(at)
    if word in _RANKS:
        return sentence.tag(at + 1) in {"NN", "NNS", "JJ", "NNP", "CD"} or (
            sentence.tag(at + 1) == "CC" and sentence.tag(at + 2) in {"JJS", "RBS"}
        )
    return word in _RANKS_BEFORE_NOUNS and sentence.tag(at + 1) in {"NN", "NNS", "JJ"} and sentence.tag(at + 2) not in {"TO"}


def _owns(sentence: Tagged, at: int) -> bool:
    if sentence.tag(at) == "JJ" and sentence.is_lower(at) and sentence.lower(at + 1) in _words("owned"):
        at += 1
    word = sentence.lower(at)
    if word not in _words("owned") or not sentence.is_lower(at):
        return False
    if sentence.lower(at + 1) == "-" or (sentence.classes(at) & WordClass.VERB_ING and sentence.lower(at + 1) != "of"):
        return False
    # "The ministers support the plan", "the players lawyers represent".
    if sentence.classes(at) & WordClass.VERB_BASE:
        return sentence.tag(at + 1) in _FINITE
    return sentence.tag(at + 1) not in {"NN", "NNS", "VBP"} or sentence.lower(at + 1) in {"are", "have"}


def _plural(sentence: Tagged, at: int) -> Iterator[Finding]:
    """A noun with ’s where a plural must stand: "the Democrat's are hoping"."""
    noun, following = at - 1, sentence.lower(at + 1)
    if noun < 0 or sentence.tokens[noun].kind is not Kind.WORD or following not in {"are", "were", "have", "who", "when"}:
        return
    plural = inflected(sentence.lower(noun), "plural")
    if sentence.tag(noun) not in {"NN", "NNP"} or plural == sentence.lower(noun) or not sentence.classes(noun) & WordClass.NOUN:
        return
    # "A friend of the mayor's who left", "cheaper than the shop's are", "at the doctor's when he rang", "today's are better".
    if (
        not _ELLIPTIC.isdisjoint(sentence.lowers[max(0, noun - 4) : noun])
        or sentence.lower(noun) in _TIMES
        or (following == "have" and sentence.tag(at + 2) == "VB")
    ):
        return
    if following in {"who", "when"} and (not sentence.is_lower(noun) or sentence.tag(noun - 1) not in {"DT", "PRP$", "JJ", "CD"}):
        return
    if sentence.tokens[noun].text[0].isupper() and not (noun == 0 or plural.capitalize() in {"Democrats", "Republicans"}):
        return
    text = sentence.tokens[noun].text
    yield _finding(sentence, CODES[1], noun, at + 1, (text[0] + plural[1:],), "A plural takes no apostrophe", 0.85)


def _its(sentence: Tagged, at: int) -> Iterator[Finding]:
    """Possessive “it's”: after a preposition, or before a noun with a verb of its own."""
    before, word, tag = sentence.lower(at - 2), sentence.lower(at + 1), sentence.tag(at + 1)
    if word in _SPLITTERS or word in _FROM_IS or at + 2 >= len(sentence) or not sentence.is_lower(at + 1):
        return
    classes = sentence.classes(at + 1)
    noun = (
        tag in {"NN", "NNS"}
        and bool(classes & (WordClass.NOUN | WordClass.PLURAL_NOUN))
        and not classes & (WordClass.FUNCTION | WordClass.ADVERB)
    )
    # "Where it's fate is still open": the noun has a verb of its own.
    owned = noun and sentence.tag(at + 2) in {"VBZ", "VBD", "MD"} and not classes & (WordClass.ADJECTIVE | WordClass.VERB_ING)
    owned = owned and sentence.lower(at + 2) not in _SAYING and sentence.tag(at + 2) != "VBN" and sentence.lower(at + 2) != "'s"
    owned = owned or (before in _NEVER_CLAUSES and _after_preposition(sentence, at)) or _is_object(sentence, at, noun)
    if owned:
        text = sentence.tokens[at - 1].text + "s"
        yield _finding(sentence, CODES[2], at - 1, at + 1, (text,), "“Its” is the possessive, “it’s” is “it is”", 0.85)


def _is_object(sentence: Tagged, at: int, noun: bool) -> bool:
    """Whether it stands after a verb that takes a thing and no clause: "improve it's image"."""
    if sentence.tag(at - 2) not in {"VB", "VBD", "VBZ", "VBG", "VBN", "VBP"} or inflected(sentence.lower(at - 2), "base") not in _words(
        "takes-objects"
    ):
        return sentence.lower(at - 3) == "such" and sentence.lower(at - 2) == "as" and noun
    return noun or (sentence.tag(at + 1) == "JJ" and sentence.tag(at + 2) in {"NN", "NNS"})


def _after_preposition(sentence: Tagged, at: int) -> bool:
    """Whether a noun phrase goes on after a preposition and "it's"; "think of it's", "the world it comes from it's" have none."""
    tag = sentence.tag(at + 1)
    if sentence.tag(at - 2) != "IN" or sentence.lower(at - 3) in {"because", "course", "sort", "kind", "think", "what", "instead"}:
        return False
    last = at + 1
    while sentence.tag(last) in {"JJ", "RB", "CD", "JJS", "JJR", "VBN", "VBG"} and last - at < 4:
        last += 1
    # "For it's meddling in the vote".
    gerund = tag == "VBG" and sentence.tag(at + 2) == "IN" and sentence.classes(at + 1) & WordClass.NOUN
    return (sentence.tag(last) in {"NN", "NNS"} or bool(gerund)) and (tag != "RB" or sentence.tag(at + 2) in {"CD", "JJ"}) and tag != "VBN"


def _it_is(sentence: Tagged, at: int) -> Iterator[Finding]:
    """“Said its already sold two”: “it has” or “it is” is meant."""
    adverb = sentence.lower(at + 1) in {
        "already",
        "still",
        "now",
        "never",
        "always",
        "only",
        "just",
        "also",
        "currently",
        "reportedly",
        "not",
    }
    verb = at + 1 + adverb
    tag, after = sentence.tag(verb), sentence.tag(verb + 1)
    opens = (
        at == 0
        or sentence.tag(at - 1) in {"CC", ",", "WRB", "''", ":"}
        or sentence.lower(at - 1) in _SAYING | {"that", "because", "if", "though", "although"}
    )
    if not opens:
        return
    if adverb and tag in {"VBN", "VBG", "VBD", "JJ"} and after in {"CD", "DT", "PRP$", "TO", "IN", "."} and sentence.lower(verb + 1) != "-":
        yield _finding(sentence, CODES[3], at, at + 1, (_contracted(sentence, at),), "“It’s” is “it is” or “it has”", 0.85)
    elif not adverb and tag in {"VBG", "VBN"} and after in {"DT", "PRP$", "TO"} and not sentence.classes(verb) & WordClass.NOUN:
        yield _finding(sentence, CODES[3], at, at + 1, (_contracted(sentence, at),), "“It’s” is “it is” or “it has”", 0.7)


def _contracted(sentence: Tagged, at: int) -> str:
    text = sentence.tokens[at].text
    return f"{text[:-1]}{'’' if '’' in sentence.marks else chr(39)}{text[-1]}"


def _finding(sentence: Tagged, code: str, first: int, last: int, options: tuple[str, ...], said: str, confidence: float) -> Finding:
    start, end = sentence.tokens[first].start, sentence.tokens[last - 1].end
    severity = Severity.ERROR if confidence > 0.8 else Severity.WARNING
    return Finding(start, end, code, f"{said}: “{options[0]}”.", severity, confidence, Action.REVIEW, "grammar", ("grammar",), options)
