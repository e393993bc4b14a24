"""Build the model of the context check from a corpus of news.

usage: python -m linter.checks.context.build TEXT... -o MODEL

TEXT is a file or a folder of text, packed with xz or plain: one paragraph a line, articles parted by blank lines and
opened by their headlines. MODEL is a folder. One article in forty is kept for fitting the weights and not counted. The
same text gives the same files to the byte.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from functools import partial
from itertools import chain
from pathlib import Path

import marisa_trie
import numpy as np
from rich.progress import Progress

from linter.checks.context import confusable as table
from linter.checks.context.build.confusable import confusable
from linter.checks.context.build.fit import Text, fit
from linter.checks.context.build.gaps import fit_extra, fit_missing
from linter.checks.context.build.ngrams import Corpus, write
from linter.checks.context.gaps import SMALL
from linter.lexicon import lexicon
from linter.lexicon.build.corpus import articles
from linter.lexicon.build.output import put
from linter.ngrams.counts import Counts
from linter.ngrams.symbols import PADDING, UNKNOWN

#: Of so many articles one is kept for fitting.
KEPT = 40


def main(arguments: list[str] | None = None) -> None:
    """Build the model that the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m linter.checks.context.build", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("text", type=Path, nargs="+")
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args(arguments)
    options.output.mkdir(parents=True, exist_ok=True)

    corpus = Corpus(_with_progress(options.text))
    vocabulary = corpus.vocabulary()
    symbols = corpus.symbols(vocabulary)
    kept = corpus.articles % KEPT == KEPT - 1
    sizes = write(symbols[~kept], len(vocabulary), options.output)
    put(options.output / "vocabulary.marisa", marisa_trie.RecordTrie("<H", ((word, (at,)) for at, word in enumerate(vocabulary))).save)

    counts = Counts(options.output)
    times = {word: int(counts.single[at]) for at, word in enumerate(vocabulary)}
    known = (word for word in lexicon().words() if word.isalpha() and word.isascii() and word.islower() and len(word) > 1)
    meant = confusable(times, known)
    records = [(word, table.record(table.Other(*other))) for word, others in meant.items() for other in others]
    put(options.output / "confusable.marisa", marisa_trie.BytesTrie(records).save)

    text = Text(symbols[kept], corpus.articles[kept], corpus.lower_case()[kept], vocabulary, meant)
    choices = np.array([vocabulary.index(word) if word in vocabulary else UNKNOWN for word in SMALL])
    edge = np.zeros(PADDING, dtype=np.int64)
    held = np.concatenate((edge, symbols[kept], edge)).astype(np.int64)
    words = np.concatenate((edge, corpus.words()[kept], edge)).astype(bool)
    fitted = {
        "wrong": fit(counts, text),
        "missing": fit_missing(counts, held, words, choices),
        "extra": fit_extra(counts, held, words, choices),
    }
    for name, weights in fitted.items():
        put(options.output / f"{name}.txt", partial(np.savetxt, X=weights, fmt="%.9g"))
    sys.stdout.write(f"{len(corpus.tokens):,} tokens, {len(vocabulary):,} symbols, {len(records):,} pairs of words, ")
    sys.stdout.write(", ".join(f"{size:,} sequences of {n}" for n, size in sizes.items()) + "\n")


def _with_progress(paths: list[Path]) -> Iterator[list[str]]:
    with Progress() as progress:
        task = progress.add_task("reading articles", total=None)
        for article in chain.from_iterable(articles(path) for path in paths):
            progress.advance(task)
            yield article


if __name__ == "__main__":
    main()
