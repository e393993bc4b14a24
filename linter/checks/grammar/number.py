"""Nouns whose number does not go with what counts them: "several report", "a number of vote", "a new sanctions"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from linter.checks.grammar.nouns import BRITISH_COLLECTIVES, COLLECTIVES, QUANTITIES, is_plural
from linter.checks.grammar.sentence import Tagged, finding
from linter.checks.rules.inflect import inflected
from linter.checks.rules.irregular import SINGULARS
from linter.checks.rules.ruleset import shipped
from linter.checks.rules.words import WordLists
from linter.finding import Finding
from linter.lexicon import WordClass, lexicon

CODES = ("grammar/counted-singular", "grammar/one-of-singular", "grammar/of-singular", "grammar/a-adjective-plural", "grammar/each-of-many")

_COUNTS = frozenset("two three four five six seven eight nine ten several multiple numerous various many few both these those".split())
_MANY = frozenset("number dozens hundreds thousands millions scores handful couple pair".split())
_POLLED = frozenset("want think believe say support oppose favor favour approve disapprove see feel know like trust view".split())
#: With these a count is an amount, and the noun is what it is of.
_RATIOS = frozenset("percent percentage point points per".split())
_PRONOUNS = frozenset("many few both these those several various".split())
_SPANS = frozenset("last next past this".split())
_PARTS = frozenset("percent % half thirds quarters most some many majority lot lots number plenty".split())
_POSSESSIVES = frozenset("the its his her their our my these those your".split())
#: What may stand between a count and its noun.
_BETWEEN = frozenset("JJ JJR JJS VBN VBG NN RBS".split())
_ENDS = frozenset("IN TO . , MD VBD WDT WP VBZ VBP RB".split())
_NO_END = frozenset("than per".split())
#: Words for amounts and kinds, and nouns that are their own plural or stand for many.
_OWN_PLURAL = frozenset(
    """
    hundred thousand million billion trillion dozen percent pound stone foot head grand kind sort type rest majority quid craft shot
    mile yard gross brace series species people folk offspring aircraft spacecraft fish salmon trout deer sheep elk moose bison fruit
    cod tuna squid swine quail carp p.m a.m pm am km kg cm mm mph min sec par
    time more less past last next first second third half one other
    """.split()
)
_DEMONYMS = frozenset(
    """
    american canadian mexican russian german italian indian iranian israeli australian ukrainian palestinian european african asian
    democrat republican conservative liberal christian muslim catholic protestant evangelical briton scot
    """.split()
)
_PEOPLE = frozenset(
    """
    adult candidate citizen customer driver employee employer family farmer homeowner household immigrant lawmaker member migrant
    nurse officer official owner parent participant passenger patient player politician prisoner reader refugee resident respondent
    senator student taxpayer teacher teenager tenant user veteran victim visitor voter worker
    """.split()
)
#: With these "a" goes before a plural: "a few long years", "a good many".
_A_MANY = frozenset(
    "lotta few great many good little couple dozen hundred thousand million mere whopping record full total additional combined".split()
)
#: What an adjective of amount begins with: "a quarter-million people".
_FRACTIONS = ("half-", "quarter-", "third-")
_COMPOUNDS = frozenset(
    """
    relations rights affairs resources services communications operations elections admissions appropriations sciences arts goods
    sports securities standards ethics proceedings means headquarters politics economics odds woods
    graffiti milliseconds
    years months weeks days hours minutes miles dollars pounds points feet others
    """.split()
)


def find(sentence: Tagged) -> Iterator[Finding]:
    """Nouns of the sentence in the wrong number."""
    if sentence.begins:
        yield from _bare(sentence)
    for at, word in enumerate(sentence.lowers):
        if word in _COUNTS:
            yield from _counted(sentence, at)
        elif word == "of":
            yield from _of(sentence, at)
        elif word in {"a", "an"}:
            yield from _a(sentence, at)
        elif word in SINGULARS:
            yield from _foreign(sentence, at)
        elif word in {"each", "every", "another"}:
            yield from _each(sentence, at)


@cache
def _uncounted() -> frozenset[str]:
    return (WordLists([shipped()]).words("uncounted") or frozenset()) | _OWN_PLURAL


@cache
def _plural_only() -> frozenset[str]:
    return (WordLists([shipped()]).words("singular-plurals") or frozenset()) | _COMPOUNDS


@cache
def plural_of(noun: str) -> str | None:
    """The plural of a singular noun that is often counted, None for any other word."""
    classes = lexicon().classes(noun)
    if not classes & WordClass.NOUN or classes & (WordClass.PLURAL_NOUN | WordClass.FUNCTION | WordClass.VERB_ING) or noun in _uncounted():
        return None
    plural = inflected(noun, "plural")
    known = plural != noun and lexicon().frequency(plural) >= max(3.3, lexicon().frequency(noun) - 1.3)
    return plural if known and not noun.endswith("s") else None


def _head(sentence: Tagged, at: int) -> int | None:
    """The noun in small letters that ends the phrase whose first word after its count is ``at``, where its end is sure."""
    last = at
    while sentence.tag(last) in _BETWEEN and last - at < 4:
        last += 1
    head = last - 1
    if head < at or sentence.tag(head) != "NN" or not sentence.is_lower(head):
        return None
    if sentence.tag(last) not in _ENDS or sentence.lower(last) in _NO_END or not _SPANS.isdisjoint(sentence.lowers[at:last]):
        return None
    # In "one of the highest death tolls" a plural was taken for a verb; "many town, city and county names" is a list.
    if sentence.tag(last) == "VBZ" and sentence.classes(last) & WordClass.PLURAL_NOUN:
        return None
    return None if sentence.tag(last) == "," and sentence.tag(last + 1) in {"NN", "NNS", "JJ"} else head


def _counted(sentence: Tagged, at: int) -> Iterator[Finding]:
    count = sentence.lower(at)
    before = sentence.lower(at - 1)
    # "Five percent support", "a four-point lead".
    if sentence.lower(at + 1) in _RATIOS:
        return
    # "One in four chance", "many to many models".
    if (
        sentence.lower(at + 1) in {"a", "of", "-"}
        or before in {"a", "-", "the", "to"}
        or (before == "in" and sentence.lower(at - 2) == "one")
    ):
        return
    if sentence.tag(at - 1) in {"CD", "NNP", "$"}:
        return
    if not sentence.is_lower(at) and at > 0:
        return
    head = _head(sentence, at + 1)
    if head is None or (count in _PRONOUNS and not _is_counted_by_pronoun(sentence, at, head)):
        return
    # "The two use it": a verb.
    if (
        head == at + 1
        and sentence.classes(head) & WordClass.VERB_BASE
        and sentence.tag(at - 1) not in {"IN", "VBD", "VBZ", "VBG", "VBN", ""}
    ):
        return
    # "Both city and county", "these past year": what comes first is no part of a plural.
    if count == "both" and "and" in sentence.lowers[head : head + 8]:
        return
    yield from _plural(sentence, CODES[0], head, f"After “{sentence.tokens[at].text}” the noun is a plural")


def _is_counted_by_pronoun(sentence: Tagged, at: int, head: int) -> bool:
    """Whether "many" or "those" goes with the noun and is no subject or object by itself: "many claim", "those subject to it"."""
    if sentence.tag(at + 1) in {"VBG", "VBN"} or (sentence.lower(at) in {"these", "those", "both"} and sentence.tag(at) != "DT"):
        return False
    return not sentence.classes(head) & (WordClass.VERB_BASE | WordClass.ADJECTIVE) or head > at + 1


def _of(sentence: Tagged, at: int) -> Iterator[Finding]:
    before, following = sentence.lower(at - 1), sentence.lower(at + 1)
    if before == "one" and sentence.tag(at - 2) != "NN" and following in _POSSESSIVES:
        head = _head(sentence, at + 2)
        if head is not None and (head > at + 2 or sentence.lower(head + 1) != "of"):
            yield from _plural(sentence, CODES[1], head, "“One of the” names one of several")
    elif before in {"lot", "lots"}:
        head = _head(sentence, at + 1)
        if head is not None and lexicon().frequency(plural_of(sentence.lower(head)) or "") >= lexicon().frequency(sentence.lower(head)):
            yield from _plural(sentence, CODES[2], head, f"After “{before} of” the noun is a plural")
    elif before in _MANY and sentence.tag(at - 2) in {"DT", "IN", "VBD", "", "VB", "VBZ", "JJ"} and following not in _POSSESSIVES:
        head = _head(sentence, at + 1)
        if head is not None:
            yield from _plural(sentence, CODES[2], head, f"After “{before} of” the noun is a plural")
    elif (
        before in _PARTS
        and (following in _DEMONYMS or following in _PEOPLE)
        and sentence.tag(at + 2)
        in {"VBP", "VBD", "VB", "IN", "MD", ","} | ({"NN"} if before in {"%", "percent"} and sentence.lower(at + 2) in _POLLED else set())
    ):
        text = sentence.tokens[at + 1].text
        yield finding(sentence, CODES[2], at + 1, at + 2, (f"{text}s",), f"After “{before} of” the noun is a plural")


def _a(sentence: Tagged, at: int) -> Iterator[Finding]:
    """“A new sanctions”: an article left before what has become a plural."""
    if not sentence.is_lower(at) and at > 0:
        return
    head = at + 1
    while sentence.tag(head) in {"JJ", "JJR", "JJS", "VBN"} and head - at < 4:
        head += 1
    noun = sentence.lower(head)
    if (
        head == at + 1
        or sentence.tag(head) not in {"NNS", "VBZ"}
        or not is_plural(noun.rpartition("-")[2])
        or noun in _plural_only() | SINGULARS.keys()
    ):
        return
    if sentence.lower(at + 1) in _A_MANY or sentence.tag(head + 1) not in {"IN", ".", "TO", "WDT", "WP"} or not sentence.is_lower(head):
        return
    singular = f"{noun[:-3]}man" if noun.endswith("men") else inflected(noun, "singular")
    if singular == noun or sentence.lower(at - 1) in {"such", "many", "quite"} or "CD" in sentence.tags[at:head]:
        return
    # "A half-dozen times", and "a real conservative walks", where the adjective is a noun.
    adjective = sentence.lower(head - 1)
    if adjective.startswith(_FRACTIONS) or (adjective in _DEMONYMS and sentence.classes(head) & WordClass.VERB_S):
        return
    one = f"{sentence.text(at, head)} {singular}"
    many = sentence.text(at + 1, head + 1)
    yield finding(sentence, CODES[3], at, head + 1, (many, one), "“A” does not go with a plural")


def _foreign(sentence: Tagged, at: int) -> Iterator[Finding]:
    """“An environmental crises”: plurals that are taken for singulars."""
    first = at
    while first > 0 and sentence.tag(first - 1) in {"JJ", "VBN"} and at - first < 3:
        first -= 1
    if sentence.lower(first - 1) in {"a", "an", "this", "another", "every", "each"} and sentence.tag(at + 1) not in {
        "NN",
        "NNS",
        "POS",
        "''",
    }:
        text = sentence.tokens[at].text
        one = text[0] + SINGULARS[sentence.lower(at)][1:]
        yield finding(sentence, CODES[3], at, at + 1, (one,), f"“{text}” is a plural")


def _bare(sentence: Tagged) -> Iterator[Finding]:
    """“Website are”, “Democrat presented the bill”: a singular that begins a sentence without an article."""
    word, verb = sentence.lower(0), sentence.lower(1)
    if sentence.tag(0) != "NN" or word in QUANTITIES | COLLECTIVES | BRITISH_COLLECTIVES:
        return
    people = word in _PEOPLE | _DEMONYMS and sentence.tag(1) in {"VBD", "VBN"} and sentence.tag(2) in {"DT", "NNP", "PRP$", "PRP"}
    if verb in {"are", "were", "have"} or people:
        yield from _plural(sentence, CODES[0], 0, "A plural is meant, or an article is missing")


def _each(sentence: Tagged, at: int) -> Iterator[Finding]:
    """“Of each tasks”: a plural that as a verb might come after “each”."""
    noun = sentence.lower(at + 1)
    if sentence.tag(at + 1) != "NNS" or not is_plural(noun) or sentence.tag(at - 1) not in {"IN", "VB", "VBD"} or noun in _plural_only():
        return
    if sentence.tag(at + 2) in {"IN", ".", ",", "VBG", "WDT", "TO"} and not sentence.classes(at + 1) & WordClass.ADJECTIVE:
        text = sentence.tokens[at + 1].text
        yield finding(
            sentence, CODES[4], at + 1, at + 2, (inflected(text, "singular"),), f"After “{sentence.lower(at)}” the noun is a singular"
        )


def _plural(sentence: Tagged, code: str, head: int, said: str) -> Iterator[Finding]:
    plural = plural_of(sentence.lower(head))
    if plural:
        text = sentence.tokens[head].text
        yield finding(sentence, code, head, head + 1, (text[0] + plural[1:],), said)
