"""The words of the lexicon: which there are, how common they are, and what classes they have."""

from __future__ import annotations

import csv
import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from importlib.resources import files
from math import log10
from pathlib import Path
from string import ascii_lowercase

from linter.lexicon import RECORD, ZIPF_STEPS, WordClass
from linter.lexicon.build.news import NewsCounts
from linter.lexicon.build.output import put

#: A word that only a frequency list knows must be this common (Zipf) to be one.
COMMON = 2.5
#: Times that a word which no list has must stand in the news to be one.
NEWS_WORD = 8
#: A word this common (Zipf) may be meant by one two edits away from it.
MEANT = 3.4
#: Shorter ones are two edits away from nearly anything.
MEANT_LETTERS = 5
#: A rarer one that is a slip of the pen away from a listed word this much more common (Zipf) is a misspelling.
MISSPELLING_GAP = 1.3
#: Letters from which on a word with one letter lost is told from a word of its own.
LONG = 7

_FUNCTION = """
    a an the this that these those each every either neither some any no all both half such what which whose i you he she it we they
    me him her us them my your his its our their mine yours hers ours theirs myself yourself himself herself itself ourselves
    yourselves themselves who whom whoever whatever whichever one someone somebody something anyone anybody anything everyone
    everybody everything nobody nothing none of in to for with on at from by about as into like through after over between out against
    during without before under around among near above along across behind beyond up down off since until till toward towards upon
    within despite except per via amid beside besides below beneath inside outside onto throughout and or but nor so yet if because
    while although though unless whereas than whether when where why how is am are was were be been being do does did done doing have
    has had having will would shall should can could may might must ought not n't there here then isn't aren't wasn't weren't don't
    doesn't didn't haven't hasn't hadn't won't wouldn't can't couldn't shouldn't mustn't
""".split()

_FORMS = {
    "noun": (WordClass.NOUN, (WordClass.PLURAL_NOUN,)),
    "verb": (WordClass.VERB_BASE, (WordClass.VERB_PAST, WordClass.VERB_PARTICIPLE, WordClass.VERB_ING, WordClass.VERB_S)),
    "adj": (WordClass.ADJECTIVE, (WordClass.ADJECTIVE, WordClass.ADJECTIVE)),
    "adv": (WordClass.ADVERB, (WordClass.ADVERB, WordClass.ADVERB)),
}


def hunspell_words(folder: Path, listed: set[str]) -> set[str]:
    """All forms of a Hunspell dictionary, affixes applied, possessives left out.

    The package that applies affixes overdoes it ("shareing"): forms that are not ``listed`` elsewhere are looked up.
    """
    from punmunch import Punmunch
    from spylls.hunspell import Dictionary

    expander = Punmunch()
    expander.load_affix_file(str(folder / "index.aff"))
    expander.load_dictionary(str(folder / "index.dic"))
    dictionary = Dictionary.from_files(str(folder / "index"))
    forms = {word for word in expander.unmunch_all() if not word.endswith("'s")}
    return {word for word in forms if word in listed or dictionary.lookup(word)}


def scowl_words(folder: Path) -> set[str]:
    """SCOWL's words common to all Englishes and those of America, Britain, Canada and Australia."""
    return {
        word for path in sorted(folder.glob("*-words-*.json")) for word in json.loads(path.read_text("utf-8")) if not word.endswith("'s")
    }


def meant(word: str) -> Iterator[str]:
    """Forms that may be meant by a slip of the pen: letters exchanged, doubled or not, another vowel, one lost, one too many."""
    vowels = "aeiou"
    if len(word) >= LONG:
        yield from (word[:at] + letter + word[at:] for at in range(1, len(word) + 1) for letter in ascii_lowercase)
        yield from (word[:at] + word[at + 1 :] for at in range(1, len(word) - 1))
    if word.endswith("in"):
        yield word + "g"
    for at, letter in enumerate(word):
        if at + 1 < len(word) and word[at + 1] != letter:
            yield word[:at] + word[at + 1] + letter + word[at + 2 :]
        yield word[:at] + letter + word[at:]
        if at and word[at - 1] == letter:
            yield word[:at] + word[at + 1 :]
        if letter in vowels:
            yield from (word[:at] + other + word[at + 1 :] for other in vowels if other != letter)


def word_classes(listed: Iterable[tuple[str, str, list[str]]]) -> dict[str, WordClass]:
    """Classes by form, from rows of lemma, part of speech and inflected forms (variants parted by strokes)."""
    classes: dict[str, WordClass] = defaultdict(lambda: WordClass(0))
    for lemma, part, forms in listed:
        base, inflected = _FORMS[part]
        classes[lemma] |= base
        for flag, variants in zip(inflected, forms, strict=False):
            for form in filter(None, variants.split("/")):
                classes[form] |= flag if form != lemma or flag is not WordClass.PLURAL_NOUN else base
    for word in _FUNCTION:
        classes[word] |= WordClass.FUNCTION
    for form, flags in classes.items():
        if flags & WordClass.PLURAL_NOUN and flags & (WordClass.NOUN | WordClass.ADJECTIVE | WordClass.ADVERB):
            classes[form] = flags & ~WordClass.PLURAL_NOUN
    return classes


def lemminflect_rows() -> Iterator[tuple[str, str, list[str]]]:
    """The inflection table of the lemminflect package."""
    table = files("lemminflect") / "resources" / "infl_lu.csv.gz"
    with table.open("rb") as packed, gzip.open(packed, "rt", encoding="utf-8", newline="") as rows:
        for lemma, part, *forms in csv.reader(rows):
            if part == "verb" and forms[1:2] == [""]:
                forms[1] = forms[0]  # a participle that is like the past is left out
            if part in _FORMS:
                yield lemma, part, forms


def union(listed: set[str], extra: set[str], zipf: dict[str, float]) -> set[str]:
    """The listed words, and those of the other lists that are no misspelling of a listed one.

    The others are in lower case throughout: what is only listed with a capital is a name, whatever they say.
    """
    kept, function = set(listed), set(_FUNCTION)
    for word in sorted(extra - {word.lower() for word in listed}):
        common = zipf.get(word, 0.0)
        if any(word[:at] in function and word[at:] in function for at in range(1, len(word))):
            continue  # "ofthe"
        if not any(other in listed and zipf.get(other, 0.0) >= common + MISSPELLING_GAP for other in meant(word)):
            kept.add(word)
    return kept


def pyspellchecker_words() -> set[str]:
    """The English list of the pyspellchecker package."""
    from spellchecker import SpellChecker

    return set(SpellChecker(language="en").word_frequency.dictionary)


def wordfreq_shares() -> dict[str, float]:
    """How often each word is among all words, by the wordfreq package."""
    import wordfreq

    return dict(wordfreq.get_frequency_dict("en", "large"))


def zipf_scale(shares: dict[str, float], news: NewsCounts) -> dict[str, float]:
    """Frequencies of lower-case forms on the Zipf scale, the mean of the shares in all texts and in the news."""
    forms = news.words + Counter({name.lower(): times for name, times in news.names.items()})
    tokens = max(1, news.tokens)
    return {
        word: round(max(0.0, log10((shares.get(word, 0.0) + forms[word] / tokens) / 2 * 1e9)), 3) for word in {**shares, **forms} if word
    }


def additions() -> set[str]:
    """The words of the hand-made list beside this module."""
    lines = (Path(__file__).parent / "additions.txt").read_text("utf-8").splitlines()
    return {word for line in lines if not line.startswith("#") for word in line.split()}


def news_words(news: NewsCounts) -> set[str]:
    """Words that desks write in lower case again and again: "superdelegates", "lockdowns"."""
    return {word for word, times in news.words.items() if times >= NEWS_WORD and word.isalpha()}


def write(words: Iterable[str], zipf: dict[str, float], classes: dict[str, WordClass], output: Path) -> None:
    """Write the file; ``zipf`` has lower-case forms."""
    import marisa_trie

    records = [
        (word, (min(255, round(zipf.get(word.lower(), 0.0) * ZIPF_STEPS)), int(classes.get(word, WordClass(0)))))
        for word in sorted({*words, *_FUNCTION})
    ]
    put(output, marisa_trie.RecordTrie(RECORD, records).save)


def write_common(words: Iterable[str], zipf: dict[str, float], output: Path) -> None:
    """Write the words that are common enough to be meant by a word far from them, short ones first."""
    plain = (word for word in words if len(word) >= MEANT_LETTERS and word.isascii() and word.isalpha() and word.islower())
    text = "\n".join(sorted((word for word in plain if zipf.get(word, 0.0) >= MEANT), key=lambda word: (len(word), word))) + "\n"
    put(output, lambda path: Path(path).write_text(text, "ascii"))
