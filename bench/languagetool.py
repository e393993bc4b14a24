"""The LanguageTool stage beside the bare server, on one warm server, driven by one client.

usage: python bench/languagetool.py TEXTS [COUNT]

TEXTS is a folder of .txt files or a .jsonl file with `text`; COUNT defaults to 100. The bare server gets whole stories
with its speller off, two requests under way; the stage gets documents from two threads, first with an empty cache, then
with a full one; then one paragraph at a time changes in a story. The two take turns, so that the machine's mood is shared.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from unittest.mock import patch

from texts import Text, load

from linter import cache
from linter.checks import languagetool
from linter.checks.languagetool import client, shared
from linter.document import Document
from linter.finding import NotChecked
from linter.readers import read
from linter.settings import Language, Settings

ROUNDS = 3
TURNS = 60
_SPELLER = tuple(f"MORFOLOGIK_RULE_EN_{region}" for region in ("US", "GB", "AU", "CA", "NZ", "ZA"))


def seconds(work: Callable[[], object]) -> float:
    """Wall time of a piece of work."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def bare(texts: Sequence[Text]) -> None:
    """What any client of the server does."""
    address = shared.url()
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda text: client.check(address, text.text, text.language, disabled_rules=_SPELLER), texts))


def stage(stories: Sequence[tuple[Document, Settings]]) -> None:
    """What ``copydesk check`` does with many stories."""

    def one(story: tuple[Document, Settings]) -> None:
        missing = [found for found in languagetool.check(*story) if isinstance(found, NotChecked)]
        if missing:
            raise SystemExit(f"not checked: {missing[0].reason}")

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(one, stories))


def documents(texts: Sequence[Text]) -> list[tuple[Document, Settings]]:
    """The texts as stories with the settings of their language."""
    return [(read("story.txt", text.text.encode()), Settings(languagetool="on", language=Language(text.language))) for text in texts]


def changing(texts: Sequence[Text]) -> list[float]:
    """Seconds for a story in which one paragraph was changed since it was last read."""
    times = []
    for turn in range(TURNS):
        text = texts[turn % len(texts)]
        paragraphs = text.text.split("\n\n")
        paragraphs[len(paragraphs) // 2] += f" The council will meet again in {turn + 3} days."
        story = documents([Text("\n\n".join(paragraphs), text.language)])
        times.append(seconds(lambda story=story: stage(story)))  # type: ignore[misc]
    return sorted(times)


def main(path: Path, count: int) -> None:
    """Measure and print."""
    texts = load(path, count)
    words = sum(text.words for text in texts)
    bare(texts[:10])  # the first requests pay for compiling
    print(f"{len(texts):,} stories, {words:,} words, {os.cpu_count()} cores")
    bares, cold = [], []
    for _ in range(ROUNDS):
        bares.append(seconds(lambda: bare(texts)))
        languagetool.close()
        cache.clean()
        cold.append(seconds(lambda: stage(documents(texts))))
    print(f"bare server, 2 under way   {words / statistics.median(bares):10,.0f} words/s  {statistics.median(bares):8.3f} s")
    print(f"stage, empty cache         {words / statistics.median(cold):10,.0f} words/s  {statistics.median(cold):8.3f} s")
    with patch.object(client, "_post", side_effect=AssertionError("a request was sent")):
        warm = statistics.median(seconds(lambda: stage(documents(texts))) for _ in range(ROUNDS))
    print(f"stage, full cache          {words / warm:10,.0f} words/s  {warm:8.3f} s  ({statistics.median(cold) / warm:,.0f} times as fast)")
    times = changing(texts)
    print(f"one changed paragraph      median {statistics.median(times) * 1000:.0f} ms, p95 {times[int(0.95 * len(times))] * 1000:.0f} ms")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    with tempfile.TemporaryDirectory() as folder:
        os.environ[cache.FOLDER_VARIABLE] = folder
        main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 100)
