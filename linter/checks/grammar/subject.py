"""The subject of a clause that begins with it: from its first word to the verb."""

from __future__ import annotations

import msgspec

from linter.checks.grammar.nouns import is_plural
from linter.checks.grammar.sentence import Number, Tagged
from linter.lexicon import WordClass

_BEFORE_HEAD = frozenset("JJ JJR JJS NN NNP NNPS NNS CD VBN VBG POS".split())
_AFTER_NOUN = frozenset("NN NNP NNPS NNS POS".split())
#: What a subject without a determiner can begin with.
_OPEN = frozenset("JJ JJS NN NNP NNPS NNS VBN".split())
_SINGULAR_PRONOUNS, _PLURAL_PRONOUNS = frozenset({"he", "she", "it"}), frozenset({"they", "we", "you"})
_EITHER = frozenset("bacteria data media criteria phenomena people police memorabilia paraphernalia none many few alumni folk deer".split())
_MODALS = frozenset("will can may might must".split())
_NOUNS = frozenset("NN NNS NNP NNPS".split())
_PREPOSITIONS = frozenset(
    "of in on for to from with at by between among against about over under into near behind across within without around during".split()
)
_ADVERBS = frozenset(
    "also still now already reportedly allegedly apparently often usually never always previously recently currently initially later "
    "originally eventually immediately clearly only just simply generally typically frequently".split()
)
#: What begins an aside that says more of a subject; any other may go on a list.
_ASIDES = frozenset("along together accompanied including flanked who which whose led headed".split())
#: Nouns that an infinitive says more of: "the motion to dismiss the charges".
_PURPOSES = frozenset(
    """
    ability attempt attempts bid bids campaign decision decisions deal demand demands effort efforts failure intention inability motion
    motions move moves offer offers order orders petition petitions plan plans pledge promise proposal proposals push refusal request
    requests threat threats vote votes willingness
    """.split()
)
_LONGEST_ASIDE = 14
_SINGULAR_DETERMINERS = frozenset("a an this that each every another either neither".split())
_PLURAL_DETERMINERS = frozenset("these those many several few both".split())


class Subject(msgspec.Struct, frozen=True):
    """Where a subject begins, its head and its verb stand, as places in a sentence, and its number by the head.

    ``nearest`` is the last noun before the verb where that is not the head; ``joined`` tells that an "and" or "or" stands
    before the verb. ``aside`` tells that commas part the head from the verb.
    """

    start: int
    head: int
    verb: int
    number: Number
    determiner: str
    nearest: int | None
    joined: bool
    aside: bool


def subject(sentence: Tagged, start: int) -> Subject | None:
    """The subject that begins at ``start``, if all up to its verb is understood."""
    opening = _pronoun(sentence, start) or _nouns(sentence, start)
    if opening is None:
        return None
    head, at, number, determiner = opening
    bare = sentence.tag(head) == "PRP"
    nearest: int | None = None
    joined = aside = False
    while at < len(sentence) and not bare:
        if _governs(sentence, at) or (_follows(sentence, at) and _governs(sentence, at + 1)):
            nearest, at, more = _phrases(sentence, at + (not _governs(sentence, at)) + 1)
            if nearest is None:
                return None
            joined = joined or more
        elif sentence.tag(at) == "TO" and sentence.tag(at + 1) == "VB" and sentence.lower(head) in _PURPOSES and nearest is None:
            nearest, at, more = _phrases(sentence, at + 2)
            if nearest is None:
                return None
            joined = joined or more
        elif sentence.tag(at) == "," and not aside:
            closing = _closing(sentence, at)
            if closing is None:
                return None
            at, aside = closing + 1, True
        else:
            break
    while sentence.tag(at) == "RB" and sentence.lower(at) in _ADVERBS:
        at += 1
    return Subject(start, head, at, number, determiner, nearest, joined, aside) if at < len(sentence) else None


def _pronoun(sentence: Tagged, start: int) -> tuple[int, int, Number, str] | None:
    lower, tag = sentence.lower(start), sentence.tag(start)
    if lower in _SINGULAR_PRONOUNS | _PLURAL_PRONOUNS and tag == "PRP":
        return start, start + 1, "plural" if lower in _PLURAL_PRONOUNS else "singular", ""
    if lower in {"each", "one", "neither"} and sentence.lower(start + 1) == "of":
        return start, start + 1, "singular", ""
    return None


def _nouns(sentence: Tagged, start: int) -> tuple[int, int, Number, str] | None:
    has_determiner = sentence.tag(start) in {"DT", "PRP$"}
    if not has_determiner and sentence.tag(start) not in _OPEN:
        return None
    determiner = sentence.lower(start) if has_determiner else ""
    head, at = _head(sentence, start + has_determiner)
    number = None if head is None else _number(sentence, head, determiner)
    return None if head is None or number is None else (head, at, number, determiner)


def _governs(sentence: Tagged, at: int) -> bool:
    return sentence.lower(at) in _PREPOSITIONS and sentence.tag(at) in {"IN", "TO"}


def _follows(sentence: Tagged, at: int) -> bool:
    """Whether a participle says more of the noun before it: "the men arrested in June"."""
    return sentence.tag(at) in {"VBN", "VBG"}


def _phrases(sentence: Tagged, at: int) -> tuple[int | None, int, bool]:
    """The last head of what a preposition governs, the place after it, and whether there is an "and" in it."""
    nearest, at = _phrase(sentence, at)
    joined = False
    while nearest is not None and sentence.lower(at) in {"and", "or"}:
        nearest, at = _phrase(sentence, at + 1)
        joined = True
    return nearest, at, joined


def _head(sentence: Tagged, at: int) -> tuple[int | None, int]:
    """The last noun of a run of nouns and what can stand before them, and the place after it."""
    head = None
    while sentence.tag(at) in (_BEFORE_HEAD if head is None else _AFTER_NOUN) or (
        sentence.tag(at + 1) == "JJ" and sentence.tag(at) == "RB" and head is None
    ):
        if sentence.lower(at) in _MODALS:
            return None, at
        # "South Korean leaders": an adjective goes on after a name and not after a noun, as in "the couple next door".
        if sentence.tag(at) == "NNP" and sentence.tag(at + 1) == "JJ":
            at += 1
        if sentence.tag(at) in _NOUNS:
            head = at
        at += 1
    # In "the only people able" what follows the head was not understood.
    return (head, at) if head == at - 1 else (None, at)


def _phrase(sentence: Tagged, at: int) -> tuple[int | None, int]:
    """The head of what a preposition governs, and the place after it."""
    if sentence.tag(at) in {"DT", "PRP$"}:
        at += 1
    elif sentence.tag(at) == "PRP":
        return at, at + 1
    return _head(sentence, at)


def _closing(sentence: Tagged, comma: int) -> int | None:
    """The comma that ends the aside which one opens."""
    opening = comma + 1
    if not (
        sentence.lower(opening) in _ASIDES
        or (sentence.tag(opening) in {"VBN", "VBD"} and sentence.classes(opening) & WordClass.VERB_PARTICIPLE)
        or (sentence.lower(opening), sentence.lower(opening + 1), sentence.lower(opening + 2)) == ("as", "well", "as")
    ):
        return None
    for at in range(opening, min(opening + _LONGEST_ASIDE, len(sentence))):
        if sentence.tag(at) == ",":
            return at
        if sentence.tag(at) in {"''", ":", "."}:
            return None
    return None


def _number(sentence: Tagged, head: int, determiner: str) -> Number | None:
    tag, classes, lower = sentence.tag(head), sentence.classes(head), sentence.lower(head)
    if tag == "NN" and sentence.is_lower(head) and not classes & WordClass.PLURAL_NOUN and classes & WordClass.NOUN:
        # "Politics", "bacteria", "Swiss": nouns of either number, or mistaken for singular.
        if lower in _EITHER or "-" in lower or lower.endswith("fish") or (lower.endswith("s") and not lower.endswith(("ss", "series"))):
            return None
        return None if determiner in _PLURAL_DETERMINERS else "singular"
    if tag == "NNS" and sentence.is_lower(head) and is_plural(lower) and not classes & WordClass.ADJECTIVE:
        return None if determiner in _SINGULAR_DETERMINERS else "plural"
    return None
