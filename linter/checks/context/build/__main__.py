"""Build the model of the context check from a corpus of news.

usage: python -m linter.checks.context.build TEXT... -o MODEL [--held-out FILE]... [--network STEPS]

TEXT is a file or a folder of text, packed with xz or plain: one paragraph a line, articles parted by blank lines and
opened by their headlines. MODEL is a folder. One article in forty is kept for fitting the weights and not counted. With
--network a network is trained too, which needs torch and takes a second for each step; without it the model has none. The
same text gives the same files to the byte. Articles that share text with the rows of a --held-out .jsonl file are left out.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from functools import partial
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import Any

import marisa_trie
import numpy as np
from rich.progress import Progress

from linter.checks.context import confusable as table
from linter.checks.context.build.confusable import confusable
from linter.checks.context.build.fit import Text, fit
from linter.checks.context.build.gaps import fit_extra, fit_missing
from linter.checks.context.build.held_out import passages, without
from linter.checks.context.build.joints import fit_joints, joints
from linter.checks.context.build.network import train
from linter.checks.context.build.ngrams import Corpus, write
from linter.checks.context.gaps import SMALL
from linter.lexicon import lexicon
from linter.lexicon.build.corpus import articles
from linter.lexicon.build.output import put
from linter.ngrams.counts import Counts
from linter.ngrams.network import FILES, Network
from linter.ngrams.symbols import UNKNOWN

#: Of so many articles one is kept for fitting.
KEPT = 40


def main(arguments: list[str] | None = None) -> None:
    """Build the model that the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m linter.checks.context.build", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("text", type=Path, nargs="+")
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--held-out", type=Path, action="append", default=[], metavar="FILE")
    parser.add_argument("--network", type=int, metavar="STEPS", default=0)
    options = parser.parse_args(arguments)
    if options.network and not find_spec("torch"):
        parser.error("--network needs torch, which is not installed: pip install torch")
    options.output.mkdir(parents=True, exist_ok=True)

    corpus = Corpus(without(_with_progress(options.text), passages(options.held_out)))
    vocabulary = corpus.vocabulary()
    symbols = corpus.symbols(vocabulary)
    kept = corpus.articles % KEPT == KEPT - 1
    sizes = write(symbols[~kept], len(vocabulary), options.output)
    put(options.output / "vocabulary.marisa", marisa_trie.RecordTrie("<H", ((word, (at,)) for at, word in enumerate(vocabulary))).save)

    counts = Counts(options.output)
    times = {word: int(counts.single[at]) for at, word in enumerate(vocabulary)}
    known = (word for word in lexicon().words() if word.isalpha() and word.isascii() and word.islower() and len(word) > 1)
    small = np.bincount(symbols[corpus.lower_case()], minlength=len(vocabulary))
    meant = confusable(times, {word: int(small[at]) for at, word in enumerate(vocabulary)}, known)
    records = [(word, table.record(table.Other(*other))) for word, others in meant.items() for other in others]
    put(options.output / "confusable.marisa", marisa_trie.BytesTrie(records).save)

    met = joints(symbols[~kept], corpus.lower_case()[~kept], vocabulary)
    put(options.output / "joints.npy", partial(_save, met))

    text = Text(symbols[kept], corpus.articles[kept], corpus.words()[kept], corpus.lower_case()[kept], vocabulary, meant)
    choices = np.array([vocabulary.index(word) if word in vocabulary else UNKNOWN for word in SMALL])
    for file in FILES:
        (options.output / file).unlink(missing_ok=True)
    if options.network:
        train(symbols[~kept], vocabulary, meant, options.network, options.output)
    network = Network(options.output) if options.network else None
    fitted = {
        "wrong": fit(counts, network, text, text.lower),
        "wrong-capital": fit(counts, network, text, text.capitals),
        "missing": fit_missing(counts, network, text, choices),
        "extra": fit_extra(counts, network, text, choices),
        **fit_joints(counts, network, text, met),
    }
    for name, looks in fitted.items():
        for weights, look in zip(looks, ("", "-second"), strict=False):
            put(options.output / f"{name}{look}.txt", partial(np.savetxt, X=weights, fmt="%.9g"))
    sys.stdout.write(f"{len(corpus.tokens):,} tokens, {len(vocabulary):,} symbols, {len(records):,} pairs of words, ")
    sys.stdout.write(", ".join(f"{size:,} sequences of {n}" for n, size in sizes.items()) + "\n")


def _save(array: np.ndarray[Any, Any], place: str) -> None:
    with Path(place).open("wb") as file:
        np.save(file, array)


def _with_progress(paths: list[Path]) -> Iterator[list[str]]:
    with Progress() as progress:
        task = progress.add_task("reading articles", total=None)
        for article in chain.from_iterable(articles(path) for path in paths):
            progress.advance(task)
            yield article


if __name__ == "__main__":
    main()
