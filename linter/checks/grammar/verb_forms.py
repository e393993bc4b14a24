"""Verbs in a form that the word before them does not take: "how does it works", "aides to appears", "have not sign"."""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks.grammar.sentence import PURE, Tagged, finding
from linter.checks.rules.inflect import inflected
from linter.finding import Finding
from linter.lexicon import WordClass

CODES = tuple(f"grammar/{name}" for name in "to-form have-form preposition-base do-support modal-form two-verbs".split())

_DO = frozenset("do does did don't doesn't didn't".split())
_MODALS = frozenset("will would can could should may might must shall won't wouldn't can't couldn't shouldn't cannot".split())
_BE = frozenset("is are was were".split())
_HAVE = frozenset("have has had haven't hasn't hadn't".split())
_WITH_ING = frozenset("by without for before despite besides".split())
_SUBJECT = frozenset("DT PRP$ PRP JJ NN NNS NNP NNPS VBG CD POS".split())
_CANS = frozenset("at garbage trash tin beer oil free living political whose each".split())
#: With these "to" is a preposition.
_TO_WHAT = frozenset(
    "according due related used committed thanks opposed addition response regard led known compared back spoke talked listened".split()
)
_RELATIVE_TO = frozenset("who whom which that what everyone anyone those all".split())
_OPENERS = frozenset("who what as than all whatever everything that which best if when".split())
_CLAUSES = frozenset("what who how where why which whatever all that when it he she there".split())


def find(sentence: Tagged) -> Iterator[Finding]:
    """Verbs of the sentence in a form that does not go."""
    for at, word in enumerate(sentence.lowers):
        if finder := _FINDERS.get(word):
            yield from finder(sentence, at)


def _do(sentence: Tagged, at: int) -> Iterator[Finding]:
    """A finite verb after "does" and its subject, or after "doesn't"."""
    verb = at + 1
    if "n't" in sentence.lower(at):
        if (
            sentence.tag(verb) in {"VBZ", "VBD", "NNS"}
            and _takes_object(sentence, verb)
            and sentence.classes(verb) & (WordClass.VERB_S | WordClass.VERB_PAST)
        ):
            yield from _base(sentence, "grammar/do-support", verb)
        return
    asks = (
        sentence.tag(at - 1) == "WRB"
        or sentence.lower(at - 1) in {"what", "which"}
        or (at >= 2 and sentence.tag(at - 2) == "WRB")
        or (at == 0 and sentence.lower(at) != "do")
    )
    if (
        sentence.tag(verb) in {"VBD", "VBN"}
        and sentence.lower(at) == "did"
        and sentence.tag(verb + 1) in {"DT", "JJR", "PRP$", "PRP", "NNS"}
    ):
        pure = not sentence.classes(verb) & PURE and _CLAUSES.isdisjoint(sentence.lowers[max(0, at - 6) : at])
        if pure and sentence.tag(at - 1) in {"NN", "NNS", "NNP", "PRP", "RB"}:
            yield from _base(sentence, "grammar/do-support", verb)
        return
    if not asks or sentence.tag(at + 1) not in _SUBJECT:
        return
    while sentence.tag(verb) in _SUBJECT and verb - at < 6:
        if verb > at + 1 and _is_taken_for_noun(sentence, verb):
            yield from _base(sentence, "grammar/do-support", verb)
            return
        verb += 1
    finite = sentence.tag(verb) in {"VBZ", "VBD"} and bool(sentence.classes(verb) & (WordClass.VERB_S | WordClass.VERB_PAST))
    finite = finite and not sentence.classes(verb) & (WordClass.VERB_BASE | WordClass.FUNCTION | WordClass.ADJECTIVE)
    # "Did the shirt she gave you fit?"
    if finite and verb > at + 1 and sentence.tag(verb - 1) not in {"POS", "VBG"} and "VB" not in sentence.tags[verb : verb + 6]:
        yield from _base(sentence, "grammar/do-support", verb)


def _is_taken_for_noun(sentence: Tagged, verb: int) -> bool:
    """Whether a verb got the tag of a plural, and no other verb follows: “how does the plan makes sense”."""
    if sentence.tag(verb) != "NNS" or sentence.tag(verb - 1) not in {"NN", "VBG"} or "VB" in sentence.tags[verb:]:
        return False
    return bool(sentence.classes(verb) & WordClass.VERB_S) and sentence.tag(verb + 1) in {"NN", "DT", "PRP", "PRP$", "IN"}


def _takes_object(sentence: Tagged, verb: int) -> bool:
    return sentence.tag(verb + 1) in {"DT", "PRP", "PRP$"} and not sentence.classes(verb) & (WordClass.VERB_BASE | WordClass.FUNCTION)


def _to(sentence: Tagged, at: int) -> Iterator[Finding]:
    """“Aides to appears”, “chambers to killed”: a finite verb after “to”."""
    verb, before = at + 1, sentence.lower(at - 1)
    classes = sentence.classes(verb)
    if not classes & (WordClass.VERB_S | WordClass.VERB_PAST) or classes & PURE or sentence.lower(at + 2) == "-":
        return
    following = sentence.tag(verb + 1)
    if sentence.tag(verb) == "VBZ":
        finite = following in {"DT", "PRP$", "PRP", "IN", "TO", "NNS", "JJ", "NN"} and before not in _TO_WHAT
    else:
        finite = (
            following in {"DT", "PRP$", "PRP"}
            and sentence.tag(at - 1) in {"NN", "NNS", "NNP", "VBN", "VBD", "VBG", "JJ"}
            and before not in _TO_WHAT
        )
    # "The man she spoke to paid the bill".
    if finite and not _RELATIVE_TO.intersection(sentence.lowers[max(0, at - 5) : at]):
        yield from _base(sentence, "grammar/to-form", verb)


def _have(sentence: Tagged, at: int) -> Iterator[Finding]:
    """“Have not sign an agreement”: a bare verb after “have” and an adverb."""
    verb = at + 1
    while sentence.tag(verb) == "RB" and verb - at < 4:
        verb += 1
    classes = sentence.classes(verb)
    # "Has uses a space", "have making a request".
    if classes & (WordClass.VERB_S | WordClass.VERB_ING) and not classes & PURE and sentence.tag(verb + 1) in {"DT", "PRP$"}:
        participle = inflected(inflected(sentence.lower(verb), "base"), "participle")
        if sentence.tag(verb) in {"VBZ", "VBG"} and sentence.tag(at - 1) in {"NN", "NNS", "NNP", "PRP", "WP", "WDT"}:
            yield finding(sentence, "grammar/have-form", verb, verb + 1, (participle,), "“Have” takes the participle")
        return
    if (
        verb == at + 1
        or not classes & WordClass.VERB_BASE
        or classes & (WordClass.VERB_PAST | WordClass.VERB_PARTICIPLE | WordClass.ADJECTIVE | WordClass.FUNCTION)
    ):
        return
    adverbs = set(sentence.lowers[at + 1 : verb])
    if sentence.tag(verb + 1) in {"DT", "PRP$", "PRP"} and adverbs & {
        "not",
        "never",
        "also",
        "already",
        "reportedly",
        "repeatedly",
        "since",
        "recently",
    }:
        text = sentence.tokens[verb].text
        yield finding(sentence, "grammar/have-form", verb, verb + 1, (inflected(text, "participle"),), "“Have” takes the participle")


def _preposition(sentence: Tagged, at: int) -> Iterator[Finding]:
    """“For not lower rates”, “by simply click on it”, “without say why”: a bare verb after a preposition."""
    verb = at + 1
    while sentence.tag(verb) == "RB" and verb - at < 3:
        verb += 1
    classes = sentence.classes(verb)
    barred = WordClass.FUNCTION if sentence.lower(at + 1) == "not" else WordClass.FUNCTION | WordClass.ADJECTIVE | WordClass.ADVERB
    if not classes & WordClass.VERB_BASE or classes & barred or not sentence.is_lower(min(verb, len(sentence) - 1)):
        return
    # A noun goes after a preposition too: "without help", "by not plan but chance".
    if verb == at + 1 and sentence.lower(at) == "for":
        return
    noun = classes & (WordClass.NOUN | WordClass.VERB_PAST | WordClass.VERB_PARTICIPLE)
    if noun and (
        verb == at + 1
        or (sentence.tag(verb) not in {"VB", "VBP"} and sentence.lower(at + 1) != "not")
        or sentence.tag(verb + 1) not in {"DT", "PRP$", "PRP"}
    ):
        return
    if sentence.tag(verb) in {"VB", "VBP", "NN", "JJ", "JJR"} and sentence.tag(verb + 1) in {
        "DT",
        "PRP$",
        "PRP",
        "NNS",
        "NN",
        "IN",
        "JJ",
        "NNP",
        "TO",
        "WRB",
        "WP",
        "CD",
    }:
        ing = inflected(sentence.lower(verb), "ing")
        if ing != sentence.lower(verb):
            yield finding(sentence, "grammar/preposition-base", verb, verb + 1, (ing,), "After a preposition the verb ends in -ing")


def _modal(sentence: Tagged, at: int) -> Iterator[Finding]:
    """“Will announces”, “may have to goes”, “how can the files can be”."""
    # "The will", "a garbage can", "Dickens's will", "at will"; "would logs help?" is turned round.
    # May is a name and a month, too.
    if (
        sentence.tokens[at].text == "May"
        or not sentence.tag(at).startswith("MD")
        or sentence.tag(at - 1) in {"DT", "POS", "JJ"}
        or sentence.lower(at - 1) in _CANS
    ):
        return
    verb = at + 1
    while sentence.tag(verb) == "RB" and verb - at < 4:
        verb += 1
    classes = sentence.classes(verb)
    if (
        sentence.tag(verb) == "TO"
        and verb > at + 1
        and sentence.tag(verb + 1) == "VB"
        and _OPENERS.isdisjoint(sentence.lowers[max(0, at - 6) : at])
    ):
        yield finding(sentence, "grammar/two-verbs", at, verb + 1, (sentence.text(at, verb),), "A modal verb takes no “to”")
        return
    if classes & (WordClass.VERB_S | WordClass.VERB_PAST | WordClass.VERB_PARTICIPLE | WordClass.VERB_ING) and not classes & PURE:
        # "As many as could joined", "all who will reported": the modal ends its clause.
        open_ended = not _OPENERS.isdisjoint(sentence.lowers[max(0, at - 6) : at]) or sentence.lower(at - 1) in {"'", "’"}
        turned = (
            at == 0
            or sentence.lower(at - 1) == "only"
            or sentence.lower(verb) == "speaking"
            or sentence.tag(at - 1) in {"WRB", "WP", "WDT", "CC", ","}
        )
        if (
            sentence.tag(verb) in {"VBZ", "VBD", "VBN", "VBP", "VB", "VBG"}
            and not open_ended
            and not turned
            and sentence.lower(verb + 1) != "-"
        ):
            yield from _base(sentence, "grammar/modal-form", verb)
        return
    if sentence.tag(at - 1) == "WRB" or (sentence.tag(at - 1) == "WP" and at == 1):
        again = at + 1
        while sentence.tag(again) in _SUBJECT and again - at < 6:
            again += 1
        if again > at + 1 and sentence.lower(again) == sentence.lower(at) and sentence.tag(again + 1) == "VB":
            yield finding(sentence, "grammar/two-verbs", again, again + 1, ("",), "Two verbs where one is enough")


def _be(sentence: Tagged, at: int) -> Iterator[Finding]:
    """“Are no longer maintains”: a form of “be” that an edit has left before a finite verb."""
    verb = at + 1
    if sentence.lower(verb) == "no" and sentence.lower(verb + 1) == "longer":
        verb += 2
    elif sentence.tag(verb) == "RB" and sentence.lower(verb) in {
        "also",
        "now",
        "still",
        "not",
        "already",
        "often",
        "always",
        "never",
        "currently",
    }:
        verb += 1
    else:
        return
    classes = sentence.classes(verb)
    if (
        sentence.tag(verb) == "VBZ"
        and classes & WordClass.VERB_S
        and not classes & PURE
        and _CLAUSES.isdisjoint(sentence.lowers[max(0, at - 6) : at])
    ):
        rest = sentence.text(at + 1, verb + 1)
        yield finding(sentence, "grammar/two-verbs", at, verb + 1, (rest,), "Two verbs where one is enough")


def _base(sentence: Tagged, code: str, verb: int) -> Iterator[Finding]:
    text = sentence.tokens[verb].text
    base = inflected(text, "base")
    options: tuple[str, ...] = (base,)
    if code == "grammar/modal-form" and sentence.classes(verb) & (WordClass.VERB_PARTICIPLE | WordClass.VERB_PAST):
        # "Will made per ride", but "will made a plan".
        passive = sentence.tag(verb + 1) not in {"DT", "PRP", "PRP$", "NN", "NNS", "NNP", "CD", "JJ"}
        options = (f"be {text}", base) if passive else (base, f"be {text}")
    if base != text:
        yield finding(sentence, code, verb, verb + 1, options, "Here the verb keeps its plain form")


_FINDERS = {
    **dict.fromkeys(_DO, _do),
    **dict.fromkeys(_MODALS, _modal),
    **dict.fromkeys(_BE, _be),
    **dict.fromkeys(_HAVE, _have),
    **dict.fromkeys(_WITH_ING, _preposition),
    "to": _to,
}
