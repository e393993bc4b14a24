"""Verbs in a form that their clause does not take: "how does it works", "before they adopting", "are no longer maintains"."""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks.grammar.sentence import Tagged
from linter.checks.rules.inflect import agreeing, inflected
from linter.finding import Action, Finding, Severity
from linter.lexicon import WordClass, lexicon

CODES = tuple(
    f"grammar/{name}"
    for name in "to-form have-form preposition-base do-support modal-form pronoun-ing relative-ing two-verbs name-is-said it-is-verb determiner-past he-for-the".split()
)

_DO = frozenset("do does did don't doesn't didn't".split())
_MODALS = frozenset("will would can could should may might must shall won't wouldn't can't couldn't shouldn't cannot".split())
_BE = frozenset("is are was were".split())
_SUBJECT = frozenset("DT PRP$ PRP JJ NN NNS NNP NNPS VBG CD POS".split())
_FINITE = frozenset("VBD VBZ VBP MD".split())
_ARTICLES = frozenset({"a", "an"})
_NOMINATIVE = frozenset("he she they we".split())
_SAID = frozenset(
    "said says claimed announced told confirmed added wrote argued warned insisted testified tweeted declined refused".split()
)
_PURE = WordClass.NOUN | WordClass.PLURAL_NOUN | WordClass.ADJECTIVE | WordClass.ADVERB | WordClass.FUNCTION | WordClass.VERB_BASE
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
    "fact belief idea claim sense hope feeling evidence view concern fear notion argument theory suggestion possibility doubt proof".split()
)


def find(sentence: Tagged) -> Iterator[Finding]:
    """Verbs of the sentence in a form that does not go."""
    tags = sentence.tags
    for at, word in enumerate(sentence.lowers):
        tag = tags[at]
        if word in _DO:
            yield from _do(sentence, at)
        elif tag.startswith("MD"):
            yield from _modal(sentence, at)
        elif word in _BE:
            yield from _be(sentence, at)
        elif word == "'s":
            yield from _is(sentence, at)
        elif tag == "TO":
            yield from _to(sentence, at)
        elif word in _HAVE:
            yield from _have(sentence, at)
        elif word in _WITH_ING:
            yield from _preposition(sentence, at)
        elif tag == "PRP" and word in _NOMINATIVE:
            yield from _nominative(sentence, at)
        elif tag == "VBG":
            yield from _relative(sentence, at)
        elif tag in {"VBN", "VBD"} and at > 0 and sentence.lower(at - 1) in {"a", "an", "the"}:
            yield from _determined(sentence, at)


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
        pure = not sentence.classes(verb) & _PURE and _CLAUSES.isdisjoint(sentence.lowers[max(0, at - 6) : at])
        if pure and sentence.tag(at - 1) in {"NN", "NNS", "NNP", "PRP", "RB"}:
            yield from _base(sentence, "grammar/do-support", verb)
        return
    if not asks or sentence.tag(at + 1) not in _SUBJECT:
        return
    while sentence.tag(verb) in _SUBJECT and verb - at < 6:
        # "How does the plan makes sense": the verb was taken for a noun.
        if (
            sentence.tag(verb) == "NNS"
            and sentence.tag(verb - 1) in {"NN", "VBG"}
            and sentence.tag(verb + 1) in {"NN", "DT", "PRP", "PRP$", "IN"}
        ):
            if sentence.classes(verb) & WordClass.VERB_S and verb > at + 1 and "VB" not in sentence.tags[verb:]:
                yield from _base(sentence, "grammar/do-support", verb)
                return
        verb += 1
    finite = sentence.tag(verb) in {"VBZ", "VBD"} and bool(sentence.classes(verb) & (WordClass.VERB_S | WordClass.VERB_PAST))
    finite = finite and not sentence.classes(verb) & (WordClass.VERB_BASE | WordClass.FUNCTION | WordClass.ADJECTIVE)
    # "Did the shirt she gave you fit?"
    if finite and verb > at + 1 and sentence.tag(verb - 1) not in {"POS", "VBG"} and "VB" not in sentence.tags[verb : verb + 6]:
        yield from _base(sentence, "grammar/do-support", verb)


def _to(sentence: Tagged, at: int) -> Iterator[Finding]:
    """ "Aides to appears", "chambers to killed": a finite verb after "to"."""
    verb, before = at + 1, sentence.lower(at - 1)
    classes = sentence.classes(verb)
    if not classes & (WordClass.VERB_S | WordClass.VERB_PAST) or classes & _PURE or sentence.lower(at + 2) == "-":
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
    """ "Have not sign an agreement": a bare verb after "have" and an adverb."""
    verb = at + 1
    while sentence.tag(verb) == "RB" and verb - at < 4:
        verb += 1
    classes = sentence.classes(verb)
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
        yield _finding(
            sentence, "grammar/have-form", verb, verb + 1, (inflected(text, "participle"),), "After “have” stands the participle"
        )


def _preposition(sentence: Tagged, at: int) -> Iterator[Finding]:
    """ "For not lower rates", "by simply click on it", "without say why": a bare verb after a preposition."""
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
            yield _finding(sentence, "grammar/preposition-base", verb, verb + 1, (ing,), "After a preposition the verb ends in -ing")


def _takes_object(sentence: Tagged, verb: int) -> bool:
    return sentence.tag(verb + 1) in {"DT", "PRP", "PRP$"} and not sentence.classes(verb) & (WordClass.VERB_BASE | WordClass.FUNCTION)


def _modal(sentence: Tagged, at: int) -> Iterator[Finding]:
    """ "Will announces", "may have to goes", "how can the files can be"."""
    # "The will", "a garbage can", "Dickens's will", "at will"; "would logs help?" is turned round.
    if sentence.lower(at) not in _MODALS or sentence.tag(at - 1) in {"DT", "POS", "JJ"} or sentence.lower(at - 1) in _CANS:
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
        yield _finding(sentence, "grammar/two-verbs", at, verb + 1, (sentence.text(at, verb),), "A modal verb takes no “to”")
        return
    if classes & (WordClass.VERB_S | WordClass.VERB_PAST | WordClass.VERB_PARTICIPLE | WordClass.VERB_ING) and not classes & _PURE:
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
            yield _finding(sentence, "grammar/two-verbs", again, again + 1, ("",), "Two verbs where one is enough")


_CANS = frozenset("at garbage trash tin beer oil free living political whose each".split())
_HAVE = frozenset("have has had haven't hasn't hadn't".split())
_WITH_ING = frozenset("by without for before despite besides".split())
#: With these "to" is a preposition.
_TO_WHAT = frozenset(
    "according due related used committed thanks opposed addition response regard led known compared back spoke talked listened next".split()
)
_RELATIVE_TO = frozenset("who whom which that what everyone anyone those all".split())
_OPENERS = frozenset("who what as than all whatever everything that which best if when".split())


def _be(sentence: Tagged, at: int) -> Iterator[Finding]:
    """ "Are no longer maintains": a form of "be" that an edit has left before a finite verb."""
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
        and not classes & _PURE
        and _CLAUSES.isdisjoint(sentence.lowers[max(0, at - 6) : at])
    ):
        rest = sentence.text(at + 1, verb + 1)
        yield _finding(sentence, "grammar/two-verbs", at, verb + 1, (rest,), "Two verbs where one is enough")


_CLAUSES = frozenset("what who how where why which whatever all that when it he she there".split())


def _is(sentence: Tagged, at: int) -> Iterator[Finding]:
    """ "North Korea's claimed its test": ’s on the subject; "it's depends": "is" before a verb."""
    verb, following = sentence.lower(at + 1), sentence.tag(at + 2)
    head = at - 1
    if head < 0:
        return
    if (
        sentence.tag(head) in {"NNP", "NNPS"}
        and verb in _SAID
        and (following in {"DT", "PRP$", "PRP", "TO"} or sentence.lower(at + 2) in {"that", "in", "on"})
    ):
        if sentence.lower(at + 2) not in {"his", "her"} or verb not in {"told", "added"}:
            yield _finding(
                sentence, "grammar/name-is-said", head, at + 1, (sentence.tokens[head].text,), "A subject takes no ’s before its verb"
            )
    elif sentence.lower(head) in {"it", "he", "she"} and sentence.tag(at + 1) == "VBZ":
        classes = sentence.classes(at + 1)
        if classes & WordClass.VERB_S and not classes & _PURE:
            yield _finding(sentence, "grammar/it-is-verb", head, at + 1, (sentence.tokens[head].text,), "“’s” is a verb already")


def _nominative(sentence: Tagged, at: int) -> Iterator[Finding]:
    """ "Before they adopting a plan", "but he effort died"."""
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
            yield _finding(
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
            yield _finding(sentence, "grammar/he-for-the", at, at + 1, (text,), "A noun follows")


def _relative(sentence: Tagged, at: int) -> Iterator[Finding]:
    """ "A journey that including a stop": a participle where a clause needs a verb."""
    if sentence.lower(at - 1) not in {"who", "that", "which"} or sentence.classes(at) & WordClass.NOUN:
        return
    # "A journey that including a stop" was taken for "the fact that".
    taken = sentence.lower(at) in {"including", "involving", "featuring"} and not _ARTICLES.isdisjoint(sentence.lowers[max(0, at - 6) : at])
    # "A policy that restricting trade": a clause with no other verb.
    bare = not _ARTICLES.isdisjoint(sentence.lowers[max(0, at - 6) : at]) and _FINITE.isdisjoint(sentence.tags[at : at + 9])
    if sentence.tag(at - 1) not in {"WDT", "WP"} and not taken and not bare:
        return
    noun = sentence.tag(at - 2) == "NN" or (sentence.tag(at - 2) == "NNS" and not sentence.classes(at - 2) & WordClass.VERB_S)
    if noun and sentence.lower(at - 2) not in _CONTENTS and sentence.tag(at + 1) in {"DT", "PRP$", "CD"}:
        base = inflected(sentence.lower(at), "base")
        past = inflected(base, "past")
        present = base if sentence.tag(at - 2) == "NNS" else agreeing(base)
        yield _finding(sentence, "grammar/relative-ing", at, at + 1, (past, present), "The clause needs a finite verb")


def _determined(sentence: Tagged, at: int) -> Iterator[Finding]:
    """ "The schemed involved", "a pardoned for": a noun with the ending of a verb."""
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
        yield _finding(sentence, "grammar/determiner-past", at, at + 1, (noun,), "A noun has the ending of a verb")


def _base(sentence: Tagged, code: str, verb: int) -> Iterator[Finding]:
    text = sentence.tokens[verb].text
    base = inflected(text, "base")
    options = (base,)
    if code == "grammar/modal-form" and sentence.classes(verb) & (WordClass.VERB_PARTICIPLE | WordClass.VERB_PAST):
        # "Will made per ride", but "will made a plan".
        passive = sentence.tag(verb + 1) not in {"DT", "PRP", "PRP$", "NN", "NNS", "NNP", "CD", "JJ"}
        options = (f"be {text}", base) if passive else (base, f"be {text}")
    if base != text:
        yield _finding(sentence, code, verb, verb + 1, options, "Here the verb keeps its plain form")


def _finding(sentence: Tagged, code: str, first: int, last: int, options: tuple[str, ...], said: str) -> Finding:
    start, end = sentence.tokens[first].start, sentence.tokens[last - 1].end
    return Finding(
        start, end, code, f"{said}: “{options[0]}”." if options[0] else f"{said}.", Severity.WARNING, 0.75, Action.REVIEW, "grammar",
        ("grammar",), options,
    )  # fmt: skip
