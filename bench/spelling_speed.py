"""Words a second of the spelling check, and its slowest words, as JSON; for a fresh process, whose caches are cold.

usage: python bench/spelling_speed.py ARTICLES

ARTICLES is a .jsonl file with ``id`` and ``text``. Times are the processor's, of one core. The files of data are loaded
before, by a story of two lines; every article is read once, and every word judged once.
"""

from __future__ import annotations

import gc
import json
import random
import resource
import statistics
import string
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from misspellings import Article, articles

from linter.checks import spelling
from linter.checks.spelling.verdict import verdict
from linter.readers import read
from linter.settings import Settings

_WARM_UP = b"The goverment met\n\nMr Wiliams said the minsiter did not recieve the questionaire that unkownpersons had writen.\n"
_WORST = 8


def timed(work: Callable[[], object]) -> float:
    """Seconds of processor time."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def words_a_second(stories: list[Article]) -> dict[str, Any]:
    """The check over documents that were tokenised before it, and together with tokenising."""
    settings = Settings()
    warm_up = read("story.txt", _WARM_UP)
    loading = timed(lambda: list(spelling.check(warm_up, settings)))
    words = sum(story.words for story in stories)
    documents = [read("story.txt", story.text.encode()) for story in stories]
    parts = timed(lambda: [(one.tokens, one.sentences, one.quotations) for one in documents])
    first = timed(lambda: [list(spelling.check(one, settings)) for one in documents])
    again = timed(lambda: [list(spelling.check(one, settings)) for one in documents])
    return {
        "articles": len(stories),
        "words": words,
        "loading, ms": round(loading * 1000, 1),
        "check, cold, words a second": round(words / first),
        "check with tokenising, cold": round(words / (first + parts)),
        "check, warm": round(words / again),
        "greatest memory, MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


def nasty(stories: list[Article]) -> Iterator[tuple[str, str]]:
    """Words that cost search, with their kinds: none is in a list, and most are close to nothing or to much."""
    draw = random.Random(0)
    counts = Counter(word for story in stories for word in story.text.split() if word.isascii() and word.isalpha() and word.islower())
    common = [word for word, _ in counts.most_common(5000) if len(word) >= 4]

    def letters(count: int) -> str:
        return "".join(draw.choices(string.ascii_lowercase, k=count))

    def edited(word: str) -> str:
        for _ in range(2):
            at = draw.randrange(len(word))
            word = word[:at] + draw.choice(("", letters(1), letters(1) + word[at])) + word[at + 1 :]
        return word

    def name() -> str:
        syllables = (
            draw.choice("bcdfghjklmnprstvwz") + draw.choice("aeiou") + draw.choice(("", "n", "r", "k")) for _ in range(draw.randint(2, 5))
        )
        return "".join(syllables)

    for _ in range(5):
        yield from (("random letters", letters(count)) for count in range(1, 61))
    for _ in range(200):
        yield "compound", "".join(draw.choices(common, k=draw.randint(2, 5)))
        yield "hyphenated compound", "-".join(edited(word) for word in draw.choices(common, k=draw.randint(2, 5)))
        yield "two edits", edited(draw.choice(common))
        yield "forty letters", "".join(draw.choices(common, k=12))[:40]
        yield "name", name()


def slowest(stories: list[Article]) -> dict[str, Any]:
    """The slowest words, each judged for the first time, and the median and the worst of each kind; milliseconds."""
    times: dict[str, list[tuple[float, str]]] = {}
    seen = set()
    gc.collect()
    gc.disable()  # a collection of all articles is not a word's cost
    for kind, word in nasty(stories):
        if word and word not in seen:
            seen.add(word)
            times.setdefault(kind, []).append((round(timed(lambda word=word: verdict(word)) * 1000, 3), word))  # type: ignore[misc]
    gc.enable()
    rows = {
        f"{kind}, {len(found)}, ms": f"median {statistics.median(took for took, _ in found):.3f}, worst {max(found)[0]:.3f}"
        for kind, found in times.items()
    }
    worst = sorted((one for found in times.values() for one in found), reverse=True)[:_WORST]
    return rows | {f"slowest word {number}, ms": f"{took:.3f} {word}" for number, (took, word) in enumerate(worst, 1)}


def main(path: Path) -> None:
    """Measure and print."""
    stories = list({story.text: story for story in articles(path)}.values())
    print(json.dumps(words_a_second(stories) | slowest(stories)))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
