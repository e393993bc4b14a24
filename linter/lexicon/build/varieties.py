"""The spellings that belong to one variety of English, from VarCon as the crate ``varcon`` has it in Rust.

Frequencies are those of the lexicon that the package has. Of VarCon's pairs those are kept that differ in one of the
ways that a story's variety shows in (-our, -re, -ise, -ence, ae, a doubled l and a few words); the rest are words of
their own, rare, or right in both.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from linter.lexicon import lexicon
from linter.lexicon.build.output import put
from linter.lexicon.varieties import Variety

#: SCOWL's size from which on VarCon's pairs are made by rule and often are words of nobody.
LARGEST = 70
#: Letters of the shortest word that tells: "et al" is Latin, not the past of "eat".
SHORTEST = 4
#: Zipf frequency under which a pair is not worth its place.
RAREST = 0.5

_NAMES = {
    "American": Variety.AMERICAN,
    "BritishIse": Variety.BRITISH,
    "BritishIze": Variety.BRITISH,
    "Canadian": Variety.CANADIAN,
    "Australian": Variety.AUSTRALIAN,
}
#: British and American spellings of one sound; two words that become the same by these are spellings of one word.
_SAME = [
    pair.split(":")
    for pair in (
        "grey:gray plough:plow mould:mold moult:molt tyre:tire chequer:checker cheque:check kerb:curb sceptic:skeptic sulph:sulf "
        "moustache:mustache pyjama:pajama jewellery:jewelry storeys:stories storey:story practis:practic artefact:artifact "
        "aluminium:aluminum cosy:cozy cosi:cozi learnt:learned furore:furor liquorice:licorice carburett:carburet "
        "our:or ae:e oe:e ll:l is:iz ys:yz ence:ense mme:m ogue:og re:r er:r"
    ).split()
]
#: Spellings that tell nothing, though VarCon gives them to one variety. First names, words of other languages, and words
#: of their own beside the one that they are paired with (prise and prize, perv and prev).
_OTHER_WORDS = frozenset(
    """
    arbor arbors arbours areolae areole bael bel bise bize borg bourg caesar cesar coloreds coloureds costae coste deva dolor dolors
    dolour dolours dora ert fayre fossae fosse frise frize gey goey jour lory loury louvre louvres manila manilla maters matres mise pe
    perv poe prese prev prise prised prises prising ret stelae stele stor stour taels taenia tels tenia terf thermae tref venter ventre
    vire perse fayer jor mize vier therme daeva doura
    """.split()
)
#: Then those that desks of both sides print: the word of a style book, of a title, of a science.
_OF_BOTH = frozenset(
    """
    aeon aeons aesthetician aestheticians calisthenics callisthenics chili chilies chilli chillies cognisance cognisant councillor
    councillors councilor councilors esthetician estheticians exorcize exorcized furor furore honoree honorees laundrette metallized ochre
    sulfate sulfates sulfide sulfides sulfur sulfuric sulfurous tranquility tranquillity vizor
    """.split()
)
#: Spellings that are right everywhere in a sense that news has no use for (the gray is a unit of radiation).
_RARE_SENSES = frozenset({"gray", "grays"})
#: Verbs that VarCon is too old for, without -ise or -ize.
_NEW_VERBS = ("weapon", "strateg", "incentiv", "disincentiv", "monet", "demonet", "anonym", "decarbon", "operational", "catastroph")
_ENDINGS = ("e", "es", "ed", "ing", "ation", "ations", "er", "ers")


class Variant(NamedTuple):
    """One spelling of a word: where it is the first choice, and where it is at least in use."""

    word: str
    first: Variety
    used: Variety


_VARIANT = re.compile(r'word: "([^"]*)",\s*types: &\[(.*?)\],', re.DOTALL)
_TYPE = re.compile(r"category: Category::(\w+), tag: (?:None|Some\(Tag::(\w+)\)),")


def entries(source: str) -> Iterator[tuple[Variant, ...]]:
    """The entries of the crate's table that are no rarities: the spellings of one form of one word."""
    for cluster in source.split("Cluster {\n")[1:]:
        level = re.search(r"level: (\d+),", cluster)
        if level and int(level[1]) <= LARGEST:
            for entry in cluster.split("Entry {\n")[1:]:
                yield tuple(_variant(word, types) for word, types in _VARIANT.findall(entry))


def _variant(word: str, types: str) -> Variant:
    first = used = Variety(0)
    for name, tag in _TYPE.findall(types):
        own = _NAMES.get(name, Variety(0))
        first |= own if not tag else Variety(0)
        # Canadian desks spell the British way where VarCon has the American one as a second choice.
        used |= own if tag in ("", "Eq") or (tag == "Variant" and own is not Variety.CANADIAN) else Variety(0)
    return Variant(word, first, used)


def spelled_alike(one: str, other: str) -> bool:
    """Whether two forms are British and American spellings of one word."""
    for british, american in _SAME:
        one, other = one.replace(british, american), other.replace(british, american)
    return one == other


def pairs(table: Iterable[tuple[Variant, ...]]) -> dict[tuple[str, str], Variety]:
    """The varieties in which a form (the first of the key) is a slip for another (the second)."""
    table = list(table)
    right: defaultdict[str, Variety] = defaultdict(lambda: Variety(0))
    for entry in table:
        for variant in entry:
            if len(entry) > 1 or variant.word not in _RARE_SENSES:
                right[variant.word] |= variant.used
    found: defaultdict[tuple[str, str], Variety] = defaultdict(lambda: Variety(0))
    settled: defaultdict[str, Variety] = defaultdict(lambda: Variety(0))
    for entry in table:
        for variant in entry:
            if not _telling(variant.word) or not right[variant.word]:
                continue  # of nobody, or of everybody
            for other in entry:
                wrong = other.first & ~right[variant.word] & ~settled[variant.word]
                if variant.word.replace("iz", "is") == other.word:
                    wrong &= ~Variety.BRITISH  # Oxford's spelling, gaps in the table or not
                if wrong and _common(other.word) and spelled_alike(variant.word, other.word):
                    found[variant.word, other.word] |= wrong
                    settled[variant.word] |= wrong
    return found


def _telling(word: str) -> bool:
    return len(word) >= SHORTEST and word not in _OTHER_WORDS and word not in _OF_BOTH and _common(word)


def _common(word: str) -> bool:
    return word.islower() and word.isalpha() and lexicon().frequency(word) >= RAREST


def new_verbs() -> Iterator[tuple[tuple[str, str], Variety]]:
    """The forms of verbs on -ise and -ize that VarCon is too old for."""
    for stem in _NEW_VERBS:
        for ending in _ENDINGS:
            yield (f"{stem}is{ending}", f"{stem}iz{ending}"), Variety.AMERICAN | Variety.CANADIAN
            yield (f"{stem}iz{ending}", f"{stem}is{ending}"), Variety.AUSTRALIAN


def build(source: str, output: Path) -> int:
    """Write the file and return its number of forms."""
    import marisa_trie

    found = dict(new_verbs()) | pairs(entries(source))
    records = [(word, bytes([wrong]) + other.encode()) for (word, other), wrong in sorted(found.items())]
    put(output, marisa_trie.BytesTrie(records).save)
    return len({word for word, _ in found})
