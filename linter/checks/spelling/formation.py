"""Words that no list has and that are plainly made of words which lists have."""

from __future__ import annotations

import re
import unicodedata

from linter.lexicon import WordClass, lexicon

#: Zipf frequency that the base of a formation needs.
_BASE, _PREFIXED = 3.2, 2.5
_PARTICLES = frozenset("up out down off over in on back away".split())
#: What ends a noun that has a verb before it, and takes a plural: "get-togethers".
_LAST = frozenset("up out down off over in on back away through by around together between about under along".split())
_RHYME = re.compile(r"(?P<first>[b-df-hj-np-tv-z]*)(?P<rest>[aeiou][a-z]{2,})-(?P<second>[b-df-hj-np-tv-z]*)(?P=rest)")
_ISE = re.compile(r"is(?=(?:e|ed|er|ers|es|ing|able|ation|ations)$)")
_AE = re.compile("[ao]e")
_MADE = re.compile(r"i[sz](?:e|ed|er|ers|es|ing|ation|ations)$")
_MAKES = WordClass.NOUN | WordClass.ADJECTIVE
_PART = 4
#: Letters from which on an adverb is one by its ending.
_LONG = 7
#: Letters of an adjective like "shouty".
_LIKE = 6
_HAS_PLURAL = WordClass.NOUN | WordClass.VERB_ING
_HAS_ADVERB = WordClass.ADJECTIVE | WordClass.VERB_ING | WordClass.VERB_PARTICIPLE
#: Zipf frequencies of the words of a run-together pair: the small one, the other.
_SMALL, _OTHER = 5.8, 4.3

PREFIXES = re.compile(
    r"(?:anti|auto|bio|co|counter|cross|cyber|de|down|euro|ex|extra|hyper|inter|intra|macro|mega|meta|micro|mid|mini|mis|mono|multi"
    r"|nano|neo|non|off|out|over|paleo|para|poly|post|pre|pro|pseudo|psycho|quasi|re|self|semi|socio|sub|super|tele|trans|ultra|un|under|up|vice)"
    r"(?=.{4})"
)
_SUFFIXES = re.compile(
    r"(?<=.{4})(?:able|esque|goer|goers|hood|less|like|long|maker|makers|ness|proof|ship|style|ward|wards|wide|wise|worthy)$"
)


def known(word: str) -> bool:
    """Whether a lower-case word without hyphens is in the lexicon or plainly built of words that are."""
    words = lexicon()
    if words.knows(word) or words.knows(word.title()):
        return True
    if not word.isascii():
        # "fiancé", "naïve", "doppelgänger": the lists have them without their marks, if at all.
        plain = "".join(letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))
        return not plain.isascii() or plain == word or words.knows(plain) or len(plain) < len(word)
    prefix = PREFIXES.match(word)
    if prefix and words.frequency(word[prefix.end() :]) >= _PREFIXED:
        return True
    suffix = _SUFFIXES.search(word)
    return bool(suffix and words.frequency(word[: suffix.start()]) >= _PREFIXED) or _british(word) or _derived(word)


def _british(word: str) -> bool:
    """Whether a word is the British form of a known one, or a verb made of one: "haemorrhagic", "virtualised", "tokenizing"."""
    american = _AE.sub("e", _ISE.sub("iz", word)).replace("our", "or")
    if american != word and american in lexicon():
        return True
    match = _MADE.search(word)
    if not match or len(word) < _LONG:
        return False
    base = word[: match.start()]
    return any(lexicon().frequency(one) >= _BASE and lexicon().classes(one) & _MAKES for one in (base, base + "y", base + "e"))


def _derived(word: str) -> bool:
    """A regular plural, a doer, an adverb, an adjective of a base that is known: "automations", "leakers", "caringly", "shouty"."""
    words = lexicon()
    if word.endswith("s") and words.classes(word[:-1]) & _HAS_PLURAL and not word.endswith(("ss", "ys", "ies")):
        return True
    doer = word.removesuffix("s")
    if doer.endswith("er") and any(words.classes(base) & WordClass.VERB_BASE for base in _done(doer)):
        return True
    if word.endswith("ably") and len(word) > _LONG and words.knows(word[:-1] + "e"):
        return True
    if word.endswith("ly") and len(word) >= _LONG and words.classes(word[:-2]) & _HAS_ADVERB and words.frequency(word[:-2]) >= _PREFIXED:
        return True
    base = re.sub(r"(?:y|ier|iest|iness)$", "", word)
    bases = (base, base[:-1]) if base[-1:] == base[-2:-1] else (base,)
    return base != word and len(word) >= _LIKE and any(words.frequency(one) >= _BASE and _of_thing(words.classes(one)) for one in bases)


def _done(doer: str) -> tuple[str, ...]:
    """What somebody does, by the name for who does it: a leaker, a baker, a partier, a flopper."""
    party = (doer[:-3] + "y",) if doer.endswith("ier") else ()
    flop = (doer[:-3],) if doer[-4:-3] == doer[-3:-2] else ()
    return (doer[:-2], doer[:-1], *party, *flop)


def paired(first: str, second: str) -> bool:
    """Whether two words make one with a hyphen, though one of them is none: "go-betweens", "two-fisted", "helter-skelter"."""
    words = lexicon()
    if second.endswith("s") and words.knows(first) and second[:-1] in _LAST:
        return True
    thing = second.removesuffix("ly")
    if thing.endswith("ed") and words.knows(first) and any(words.classes(base) & WordClass.NOUN for base in (thing[:-2], thing[:-1])):
        return True
    rhyme = _RHYME.fullmatch(f"{first}-{second}")
    return rhyme is not None and rhyme["first"] != rhyme["second"]


def _of_thing(classes: WordClass) -> bool:
    return bool(classes & (WordClass.NOUN | WordClass.VERB_BASE)) and not classes & WordClass.ADJECTIVE


def compound(word: str) -> bool:
    """Whether two common content words are written as one: "monthslong", "schoolyard"."""
    words = lexicon()
    for at in range(_PART, len(word) - _PART + 1):
        parts = word[:at], word[at:]
        if all(words.frequency(part) >= _BASE and not words.classes(part) & WordClass.FUNCTION for part in parts):
            return True
    return False


def run_together(word: str) -> str | None:
    """The two words of a pair that lost its blank, where one is an everyday function word: "in the" of "inthe"."""
    words = lexicon()
    best = (0.0, "")
    for at in range(1, len(word)):
        left, right = word[:at], word[at:]
        ones, others = words.frequency(left), words.frequency(right)
        if min(len(left), len(right)) == 1 and left not in ("a", "i"):
            continue
        if right in _PARTICLES and words.classes(left) & WordClass.VERB_BASE:
            return None  # "throwdown"
        small = words.classes(left) & WordClass.FUNCTION, words.classes(right) & WordClass.FUNCTION
        if any(small) and max(ones, others) >= _SMALL and min(ones, others) >= _OTHER and len(word) > _PART:
            best = max(best, (ones + others, f"{left} {right}"))
    return best[1] or None
