"""Words doubled by an edit that only a look around tells from English: "of the of the", "will also will", "is is"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from msgspec.structs import replace

from linter.checks.grammar.sentence import Tagged
from linter.checks.rules.inflect import inflected
from linter.checks.rules.ruleset import shipped
from linter.checks.rules.words import WordLists
from linter.finding import Action, Applicability, Finding, Severity, replacing
from linter.segment import Kind

CODES = tuple(f"doubled/{name}" for name in ("interleaved", "auxiliaries", "particles", "that", "numbers", "over-mark", "names"))

_AUXILIARIES = frozenset("is are was were has have had will would can could may might should must does".split())
#: "What it was was a bluff": a clause that is a subject, or leaves out a word, ends in one verb and goes on with another.
_CLAUSES = frozenset("what who how where why which whatever whoever all that when it he she they we you i there this".split())
_PARTICLES = frozenset("in on up out over off down through about around along".split())
#: What takes such a word for its own: "what goes on on campus", "she was sworn in in May".
_PARTICLE_VERBS = frozenset(
    """
    act add be being been bring build call carry cash catch cave check chime chip close come cut deliver dial dig do draw dress drive
    drop elbow factor fall figure fill fit flood fly focus follow get give go hand hang head hit hold is are was were am join jump
    keep kick know lead lean let listen live lock log look make move muscle pass phase pick pile play plug press pull push put reach
    rein ring roll rope run send set settle show sign sit sleep speak stand start stay step stop sub swear take talk tap throw tie
    trade tuck tune turn usher vote wade wait walk weigh work wrap
    """.split()
)
_DETERMINED = frozenset("the a an he she they we it i you these those there his her its their our my".split())
_COUNTS = frozenset("two three four five six seven eight nine ten".split())
_SMALL = frozenset("the a an of to in on for with at by from and or is was are were has have as".split())
_FINITE = frozenset("VBD VBZ VBP MD".split())
_OPENING = frozenset("“‘\"'")
_RELATIVES = frozenset("what who which that all if when whatever whoever everything anything".split())
#: Between the same two words these tell of going on and on: "again and again and", "day after day after".
_ON_AND_ON = frozenset("and or".split())
_STEPS = frozenset("by after to than upon on for in".split())
_BACK_TO_BACK = frozenset("back head face door side end day toe coast nose cheek hand wall word".split())
_LONGEST = 3


def find(sentence: Tagged) -> Iterator[Finding]:
    """Doubled words of the sentence."""
    lowers = sentence.lowers
    for at in range(len(lowers) - 1):
        word = lowers[at]
        if word == lowers[at + 1]:
            yield from _pair(sentence, at)
        elif at + 2 < len(lowers) and word == lowers[at + 2]:
            yield from _parted(sentence, at)
        elif at + 3 < len(lowers) and word == lowers[at + 3] and _is_phrase(sentence, at, _LONGEST):
            yield _doubled(sentence, at, _LONGEST)


def _pair(sentence: Tagged, at: int) -> Iterator[Finding]:
    word, following = sentence.lower(at), sentence.lower(at + 2)
    if sentence.tokens[at].kind is not Kind.WORD or following in {"-", "/"}:
        return
    if sentence.tokens[at].text == sentence.tokens[at + 1].text and sentence.tokens[at].text[0].isupper() and at > 0:
        yield from _name(sentence, at)
        return
    if not sentence.is_lower(at + 1):
        return
    if word == "is" and _stands_alone(sentence, at):
        yield _finding(sentence, "doubled/auxiliaries", at, at + 2, word)
    elif word in _PARTICLES and _is_no_particle(sentence, at):
        yield _finding(sentence, "doubled/particles", at, at + 2, word)
    elif word == "that" and (following in _DETERMINED or (sentence.tag(at + 2) == sentence.tag(at + 3) == "NNP")):
        yield _finding(sentence, "doubled/that", at, at + 2, word)
    elif (
        word in _COUNTS
        and sentence.tag(at + 2) in {"NNS", "JJ", "NN", "VBN"}
        and sentence.tag(at - 1) in {"IN", "DT", "VBD", "VB", "VBZ", "PRP$"}
    ):
        yield _finding(sentence, "doubled/numbers", at, at + 2, word)


def _parted(sentence: Tagged, at: int) -> Iterator[Finding]:
    """A word that comes again after one other."""
    word, between = sentence.lower(at), sentence.tokens[at + 1]
    if at + 3 < len(sentence) and sentence.lower(at + 3) == between.lower and _is_phrase(sentence, at, 2):
        yield _doubled(sentence, at, 2)
    elif word in _AUXILIARIES:
        had = word == "had" or (word in {"have", "has"} and sentence.tag(at + 2) == "VBN")
        if sentence.tag(at + 1) == "RB" and between.lower not in {"not", "never"} and not had and _stands_alone(sentence, at):
            yield _finding(sentence, "doubled/auxiliaries", at, at + 3, f"{word} {between.lower}")
    elif word in _SMALL and between.text in _OPENING and sentence.is_lower(at + 2) and _opens(sentence, at + 1):
        yield _finding(sentence, "doubled/over-mark", at, at + 3, between.text + word)


def _name(sentence: Tagged, at: int) -> Iterator[Finding]:
    """A surname that comes twice after a first name or a title; a hint where more names stand around it, as in a list."""
    word = sentence.lower(at)
    if word in _doubling_names() or word in {sentence.lower(at - 1), sentence.lower(at + 2)}:
        return
    if not _is_capital(sentence, at - 1) or _is_capital(sentence, at + 2):
        return
    length = next((back for back in range(2, 6) if not _is_capital(sentence, at - back)), 6) - 1
    sure = length <= 4 and sentence.tag(at) == "NNP" and not sentence.tokens[at].text.isupper() and _is_subject(sentence, at + 2)
    found = _finding(sentence, "doubled/names", at, at + 2, sentence.tokens[at].text)
    yield found if sure else replace(found, severity=Severity.INFO, confidence=0.4)


def _is_subject(sentence: Tagged, at: int) -> bool:
    """Whether a verb follows a name, or an adverb between commas: songs, jokes and some families double names too."""
    return sentence.tag(at) in _FINITE or (sentence.tag(at) == "," and sentence.tag(at + 1) == "RB")


def _is_capital(sentence: Tagged, at: int) -> bool:
    return 0 <= at < len(sentence) and sentence.tokens[at].kind is Kind.WORD and sentence.tokens[at].text[0].isupper()


@cache
def _doubling_names() -> frozenset[str]:
    lists = WordLists([shipped()])
    return frozenset(word.lower() for name in ("doubling-names", "doubling") for word in lists.words(name) or ())


def _opens(sentence: Tagged, at: int) -> bool:
    """Whether a mark has a blank before it and none after."""
    before, mark, after = sentence.tokens[at - 1 : at + 2]
    return before.end < mark.start and mark.end == after.start


def _stands_alone(sentence: Tagged, at: int) -> bool:
    """Whether nothing before a verb makes a clause of its own, after which the verb of the sentence may follow."""
    return sentence.tag(at - 1) in {"NN", "NNS", "NNP", "NNPS", "RB", "CD", ","} and _CLAUSES.isdisjoint(
        sentence.lowers[max(0, at - 8) : at]
    )


def _is_no_particle(sentence: Tagged, at: int) -> bool:
    if sentence.lower(at - 1) in {"early", "later"}:
        return sentence.tag(at + 2) == "NNP"
    if sentence.tag(at - 1) not in {"NN", "NNS", "NNP", "NNPS", "CD", "JJ"} or sentence.tag(at + 2) in {"", "."}:
        return False
    return not any(sentence.tag(place).startswith("VB") and _is_particle_verb(sentence, place) for place in range(max(0, at - 5), at))


def _is_particle_verb(sentence: Tagged, at: int) -> bool:
    return sentence.lower(at) in _PARTICLE_VERBS or inflected(sentence.lower(at), "base") in _PARTICLE_VERBS


def _is_phrase(sentence: Tagged, at: int, length: int) -> bool:
    """Whether the next words come twice, and by mistake."""
    words = sentence.lowers[at : at + length]
    if words != sentence.lowers[at + length : at + 2 * length] or not _ON_AND_ON.isdisjoint(words[1:]):
        return False
    first, second = sentence.tokens[at : at + length], sentence.tokens[at + length : at + 2 * length]
    if any(token.kind not in {Kind.WORD, Kind.CLITIC} for token in (*first, *second)) or len(set(words)) < length:
        return False
    if length == 2 and _goes_in_steps(sentence, at):
        return False
    # Names double: "New York New York"; so does song: "oh yes oh yes".
    if all(token.text[0].isupper() for token in first) or any(token.text[0].isupper() for token in second) or words[0] in {"and", "or"}:
        return False
    if "UH" in sentence.tags[at : at + length] or words[0] == sentence.lower(at + 2 * length) or words[-1] == sentence.lower(at - 1):
        return False
    # "Going to have to have a plan", "call a spade a spade".
    if words == ["to", "have"] or (words[0] == "a" and sentence.lower(at - 1).startswith("call")):
        return False
    # "What it is it is", "all that was done was done", "who would serve would serve".
    verb = any(tag.startswith(("VB", "MD")) for tag in sentence.tags[at : at + length])
    return length > 2 or not verb or _RELATIVES.isdisjoint(sentence.lowers[max(0, at - 8) : at])


def _goes_in_steps(sentence: Tagged, at: int) -> bool:
    """Whether it is "day by day by" or "to back to back"."""
    if sentence.lower(at + 1) in _STEPS:
        return sentence.tag(at) not in {"VBN", "VBD", "VBZ", "VBP", "VBG", "JJ", "IN"}
    # "As low as low can be", "one three one three".
    if sentence.lower(at) == "as" or sentence.tag(at) == sentence.tag(at + 1) == "CD":
        return True
    pair = sentence.lower(at + 1) in _BACK_TO_BACK or sentence.tag(at + 1) not in {"DT", "VB", "PRP", "PRP$", "VBG", "WDT"}
    return sentence.lower(at) in _STEPS and pair


def _doubled(sentence: Tagged, at: int, length: int) -> Finding:
    phrase = sentence.text(at, at + length)
    return _finding(sentence, CODES[0], at, at + 2 * length, phrase)


def _finding(sentence: Tagged, code: str, first: int, last: int, text: str) -> Finding:
    start, end = sentence.tokens[first].start, sentence.tokens[last - 1].end
    if sentence.tokens[first].text[0].isupper():
        text = text[0].upper() + text[1:]
    return Finding(
        start, end, code, "Words are doubled, as an edit leaves them.", Severity.ERROR, 0.9, Action.CORRECT, "duplication", ("grammar",),
        (text,), replacing(start, end, text, Applicability.UNSAFE),
    )  # fmt: skip
