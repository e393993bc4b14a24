"""Words a second of the context check over documents already tokenised, and its loading; for a fresh process.

usage: python bench/context_speed.py ARTICLES

ARTICLES is a .jsonl file with ``id`` and ``text``; each text is read once. Times are the processor's, of one core. Loading is
what a story of one line costs when all modules are imported and no file of the model is open.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import marisa_trie  # noqa: F401
import numpy as np  # noqa: F401
from misspellings import articles

import linter.checks.context.opinions  # noqa: F401
from linter.checks import context
from linter.document import Document
from linter.readers import read
from linter.settings import Settings

_WARM_UP = b"The mayor said on Sunday that he would not go the station."


def timed(work: Callable[[], object]) -> float:
    """Seconds of the processor."""
    start = time.process_time()
    work()
    return time.process_time() - start


def tokenised(data: bytes) -> Document:
    """A story whose tokens and quotations are there, as checks before this one leave it."""
    document = read("story.txt", data)
    _ = document.tokens, document.quotations
    return document


def main(path: Path) -> None:
    """Measure and print."""
    settings = Settings()
    first = tokenised(_WARM_UP)
    loading = timed(lambda: list(context.check(first, settings)))
    again = timed(lambda: list(context.check(first, settings)))
    stories = list({story.text: story for story in articles(path)}.values())
    words = sum(story.words for story in stories)
    documents = [tokenised(story.text.encode()) for story in stories]
    took = timed(lambda: [list(context.check(document, settings)) for document in documents])
    print(f"{len(stories):,} articles, {words:,} words: {words / took:,.0f} words a second")
    print(f"loading {(loading - again) * 1000:.1f} ms, a line of {len(_WARM_UP.split())} words {again * 1000:.1f} ms")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
