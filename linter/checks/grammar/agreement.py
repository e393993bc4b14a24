"""Subject and verb that differ in number, with all that can stand between them: "The cost of repairs are"."""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks.grammar.nouns import BRITISH_COLLECTIVES, COLLECTIVES, MEASURES, QUANTITIES, TIMES, is_plural
from linter.checks.grammar.sentence import Tagged
from linter.checks.grammar.subject import Subject, subject
from linter.checks.rules.inflect import agreeing, inflected
from linter.finding import Action, Finding, Severity
from linter.lexicon import WordClass

CODES = ("grammar/agreement",)

_SINGULAR = frozenset("is was has does isn't wasn't hasn't doesn't".split())
_PLURAL = frozenset("are were have do aren't weren't haven't don't".split())
_COUNTS = frozenset("two three four five six seven eight nine ten several many numerous dozens hundreds".split())
#: A clause begins after one of these.
_OPENERS = frozenset("because although while if when whether though unless".split())
_SAYING = frozenset("said says say believe believes believed think thinks thought added announced confirmed reported claimed".split())
_BEFORE_THAT = frozenset("VB VBD VBZ VBP VBN NN JJ RB".split())
_THINKS = frozenset("hopes claims fears says believes thinks argues notes suggests insists agrees knows contends alleges warns".split())
_OPENING = _OPENERS | _SAYING | {"that", ";", "and", "but"}
_UNREAL = frozenset("if though unless whether wish wishes wished that as".split())


def find(sentence: Tagged) -> Iterator[Finding]:
    """Verbs of the sentence that do not agree with their subjects."""
    for start in _starts(sentence):
        found = subject(sentence, start)
        if found and _differs(sentence, found):
            verb, head = sentence.tokens[found.verb], sentence.tokens[found.head].text
            other = agreeing(verb.text)
            if other != verb.text:
                yield _finding(sentence, found.verb, f"The verb does not agree with “{head}”, which is {found.number}", other)
    yield from _neither(sentence)
    yield from _named(sentence)
    if "there" in sentence.lowers:
        yield from _there(sentence)
    if "that" in sentence.lowers:
        yield from _that(sentence)
    yield from _among(sentence)


def _finding(sentence: Tagged, at: int, said: str, other: str) -> Finding:
    verb = sentence.tokens[at]
    options = [other]
    # A bare verb may be one of the past that lost its ending.
    if verb.lower not in _PLURAL | _SINGULAR and sentence.tag(at) == "VBP" and (past := inflected(verb.text, "past")) != verb.text:
        options.insert(0 if "VBZ" not in sentence.tags and "VBP" not in sentence.tags[:at] else 1, past)
    return Finding(
        verb.start, verb.end, CODES[0], f"{said}: “{options[0]}”.", Severity.WARNING, 0.7, Action.REVIEW, "grammar",
        ("grammar",), tuple(options),
    )  # fmt: skip


def _named(sentence: Tagged) -> Iterator[Finding]:
    """A name that begins the sentence with a bare verb: "Saudi Arabia acknowledge that"."""
    at = 0
    while sentence.tag(at) == "NNP":
        at += 1
    if not at or not sentence.begins or sentence.tag(at) != "VBP" or sentence.lower(at - 1).endswith("s") or not sentence.is_lower(at):
        return
    classes = sentence.classes(at)
    pure = classes & WordClass.VERB_BASE and not classes & ~(WordClass.VERB_BASE | WordClass.NOUN)
    noun = bool(classes & WordClass.NOUN)
    goes_on = sentence.lower(at + 1) == "that" or sentence.tag(at + 1) in ({"DT", "PRP$"} if noun else {"DT", "PRP$", "PRP", "TO"})
    if pure and goes_on and sentence.lower(at) not in _PLURAL | {"bless", "save", "forbid", "help"} and sentence.american():
        yield _finding(sentence, at, f"The verb does not agree with “{sentence.tokens[at - 1].text}”", agreeing(sentence.tokens[at].text))


def _that(sentence: Tagged) -> Iterator[Finding]:
    """“The leagues hopes that”: a verb that was taken for a noun."""
    for at in range(2, len(sentence) - 1):
        if sentence.lowers[at] not in _THINKS or sentence.lowers[at + 1] != "that" or sentence.tags[at - 2 : at] != ("DT", "NNS"):
            continue
        noun, opens = sentence.lowers[at - 1], at == 2 or sentence.tag(at - 3) in {",", "CC"}
        if opens and is_plural(noun) and noun not in QUANTITIES and sentence.tag(at) in {"NNS", "VBZ"}:
            yield _finding(sentence, at, f"The verb does not agree with “{noun}”", agreeing(sentence.tokens[at].text))


def _there(sentence: Tagged) -> Iterator[Finding]:
    """“There has been efforts”: the subject follows."""
    for at, word in enumerate(sentence.lowers[:-3]):
        if word != "there" or sentence.lower(at + 1) not in _SINGULAR:
            continue
        if sentence.tag(at) != "EX" and sentence.lower(at + 2) != "been":
            continue
        noun = at + 2
        while sentence.tag(noun) in {"RB", "VBN", "JJ", "NN"} and noun - at < 6:
            noun += 1
        lower = sentence.lower(noun)
        if (
            sentence.tag(noun) != "NNS"
            or not is_plural(lower)
            or lower in MEASURES | TIMES | {"lots", "loads", "plenty"}
            or not sentence.is_lower(noun)
        ):
            continue
        if sentence.tag(noun + 1) in {"IN", "TO", ".", "WDT", "WP", "VBG", "VBN"} and "a" not in sentence.lowers[at:noun]:
            yield _finding(sentence, at + 1, f"The verb does not agree with “{lower}”", agreeing(sentence.tokens[at + 1].text))


def _neither(sentence: Tagged) -> Iterator[Finding]:
    """After "neither A nor B" the verb goes with B."""
    if "neither" not in sentence.lowers or "nor" not in sentence.lowers:
        return
    nor = sentence.lowers.index("nor")
    second = subject(sentence, nor + 1)
    first = subject(sentence, sentence.lowers.index("neither") + 1)
    if not second or not first or first.verb != nor:
        return
    verb = sentence.lower(second.verb)
    if (second.number == "plural" and verb in _SINGULAR) or (second.number == first.number == "singular" and verb in _PLURAL):
        yield _finding(sentence, second.verb, "The verb agrees with what stands after “nor”", agreeing(sentence.tokens[second.verb].text))


def _among(sentence: Tagged) -> Iterator[Finding]:
    """After "among those hurt" the subject follows its verb."""
    if sentence.lower(0) != "among" or not sentence.begins:
        return
    verbs = [at for at, tag in enumerate(sentence.tags) if tag in {"VBD", "VBZ", "VBP", "MD"} or tag == ","]
    if not verbs or sentence.lower(verbs[0]) not in {"is", "was"}:
        return
    count = sentence.lower(verbs[0] + 1)
    noun = next((at for at in range(verbs[0] + 2, min(verbs[0] + 5, len(sentence))) if sentence.tag(at) == "NNS"), None)
    if noun is not None and (count in _COUNTS or (count.isdecimal() and count != "1")):
        said = f"The verb does not agree with “{sentence.tokens[noun].text}”, which follows it"
        yield _finding(sentence, verbs[0], said, agreeing(sentence.tokens[verbs[0]].text))


def _starts(sentence: Tagged) -> Iterator[int]:
    """Places where a clause begins with its subject."""
    at = 0
    while sentence.tag(at) in {"''", "(", ":", "HYPH", "CC"}:
        at += 1
    if sentence.begins:
        yield at
        if sentence.tag(at) == "IN" or (sentence.tag(at) in {"RB", "NN"} and sentence.tag(at + 1) == ","):
            comma = next((place for place in range(at + 1, min(at + 12, len(sentence))) if sentence.tag(place) == ","), len(sentence))
            if sentence.tag(comma - 1) in {"NN", "NNS", "NNP", "CD", "RB"}:
                yield comma + 1
    for place in range(at + 1, len(sentence) - 2):
        if sentence.lowers[place] in _OPENING and _opens(sentence, place) and sentence.lower(place + 1) != "that":
            yield place + 1


def _opens(sentence: Tagged, at: int) -> bool:
    """Whether a clause begins after this."""
    lower, tag = sentence.lower(at), sentence.tag(at)
    if lower == "that":
        return tag == "IN" and sentence.tag(at - 1) in _BEFORE_THAT
    if lower in _SAYING:
        return tag in {"VBD", "VBZ", "VBP"} and sentence.tag(at + 1) in {"DT", "PRP$", "PRP", "NNS"}
    return (lower in _OPENERS and tag in {"IN", "WRB"}) or lower == ";" or (lower in {"and", "but"} and sentence.tag(at - 1) == ",")


def _differs(sentence: Tagged, found: Subject) -> bool:
    if sentence.lower(found.head) in TIMES:
        return False
    if found.number == "plural":
        return _is_singular(sentence, found) and _is_many(sentence, found)
    return _is_plural(sentence, found) and _is_one(sentence, found)


def _is_singular(sentence: Tagged, found: Subject) -> bool:
    at, classes = found.verb, sentence.classes(found.verb)
    if sentence.lower(at) in _SINGULAR:
        return True
    if sentence.tag(at) != "VBZ" or not classes & WordClass.VERB_S or sentence.tag(found.head) == "PRP":
        return False
    return _goes_on(sentence, at + 1, bool(classes & WordClass.PLURAL_NOUN))


def _is_plural(sentence: Tagged, found: Subject) -> bool:
    at, classes = found.verb, sentence.classes(found.verb)
    if sentence.lower(at) in _PLURAL:
        return True
    return (
        sentence.tag(at) == "VBP"
        and bool(classes & WordClass.VERB_BASE)
        # "Helps explain", "bears witness".
        and sentence.lower(at - 1) not in {"help", "helps", "bear", "bears"}
        and not classes & (WordClass.VERB_PAST | WordClass.FUNCTION | WordClass.ADJECTIVE)
        and sentence.lower(found.start - 1) not in {"that", "whether"}
        and _goes_on(sentence, at + 1, bool(classes & WordClass.NOUN))
    )


def _goes_on(sentence: Tagged, at: int, doubtful: bool) -> bool:
    """Whether what follows goes after a verb; where that could be a noun, whether it does not go after one."""
    if sentence.tag(at) in {"DT", "PRP$"} or sentence.lower(at) == "that":
        return True
    return not doubtful and sentence.tag(at) in {"TO", "NNP", "IN", "JJ", "NNS", "PRP", "RB", "VBN", "CD"}


def _is_many(sentence: Tagged, found: Subject) -> bool:
    """Whether a plural head makes a plural subject: amounts and titles do not."""
    if any(sentence.tag(at) in {"CD", "$", "''"} for at in range(found.start, found.head)):
        return False
    # "Governments meddling in votes is nothing new", "even if no new cases is a stretch".
    if found.determiner == "no" or "VBG" in sentence.tags[found.head + 1 : found.verb]:
        return False
    return sentence.lower(found.head) not in MEASURES and not _goes_on_list(sentence, found)


def _goes_on_list(sentence: Tagged, found: Subject) -> bool:
    """Whether what seems to be the subject is the last of a list, after ", and"."""
    return sentence.lower(found.start - 1) == "and" and sentence.tag(found.head) != "PRP"


def _is_one(sentence: Tagged, found: Subject) -> bool:
    """Whether a singular head makes a singular subject."""
    head = sentence.lower(found.head)
    verb = sentence.lower(found.verb)
    if sentence.lower(found.start - 1) in _UNREAL and (verb in {"were", "weren't"} or verb == "have"):
        return False
    if head == "number":
        return found.determiner == "the" and found.nearest is not None
    # "A series of talks have failed" is a slip, "a series of rituals usually unfold" arguable.
    if head == "series" and verb not in _PLURAL:
        return False
    if head in COLLECTIVES or found.joined:
        return False
    if head in BRITISH_COLLECTIVES and not sentence.american():
        return False
    # "A team of lawyers were", but "the team was".
    if head in QUANTITIES and not (head in BRITISH_COLLECTIVES and found.nearest is None):
        return False
    if _goes_on_list(sentence, found) or (found.nearest is not None and sentence.tag(found.nearest) == "PRP"):
        return False
    return not any(sentence.tag(at) in {"CD", "$", "''", "NNS"} for at in range(found.start, found.head))
