"""What ten times the rules cost: loading them, new and kept, and words a second, for 1,000 and for 10,000 substitution rules.

usage: python bench/rules_scale.py TEXTS [COUNT]

TEXTS is a folder of .txt files or a .jsonl file with `text`. The rules are files made for this: nineteen in twenty swap one phrase, one
in twenty an expression. Their words are pairs of words of the texts and words that nobody writes; twenty do stand there.
The processor's time counts, on one core.
"""

from __future__ import annotations

import gc
import os
import random
import re
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from texts import load

from linter import cache
from linter.checks.rules import kinds, ruleset
from linter.checks.rules.ruleset import Loaded, Ruleset
from linter.checks.rules.words import WordLists
from linter.document import Document
from linter.readers import read

SIZES = (1_000, 10_000)
_RULE = """\
kind = "substitution"
message = "“{{suggestion}}” is the house's word."
why = "One word for one thing."
source = "The style book of a newsroom that there is not."
severity = "warning"
confidence = 0.9
category = "style"
{swap}

[[wrong]]
text = "Here is <<{phrase}>> to be seen."
fixes = ["{right}"]

[[wrong]]
text = "There was <<{phrase}>> again."
fixes = ["{right}"]

[[right]]
text = "Here is {right} to be seen."

[[right]]
text = "There was none of it."
"""


def phrases(texts: Sequence[str], count: int) -> list[str]:
    """Different phrases: some twenty that stand in the texts, then pairs of their words, and words that nobody writes."""
    chance = random.Random(8)
    words = sorted({word for text in texts for word in re.findall(r"[a-z]{4,}", text.lower())})
    found: dict[str, None] = dict.fromkeys(re.findall(r"[a-z]{6,} [a-z]{6,}", " ".join(texts[:50]))[::100][:20])
    while len(found) < count:
        made = "".join(chance.choices("bcdfghjklmnprstvz", k=4)) + chance.choice(["ing", "ation", "er", "s"])
        found[f"{chance.choice(words)} {chance.choice(words)}" if len(found) % 2 else made] = None
    return list(found)


def write(folder: Path, some: Sequence[str]) -> None:
    """A rule file for each phrase."""
    for number, phrase in enumerate(some):
        right = f"thing {number}"
        pattern = rf"\b{phrase}(?:s|es)?\b"
        swap = f"[patterns]\n'{pattern}' = '{right}'" if number % 20 == 0 else f'[swap]\n"{phrase}" = "{right}"'
        path = folder / f"house-{number % 50}" / f"rule-{number}.toml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(_RULE.format(swap=swap, phrase=phrase, right=right), encoding="utf-8")


def loaded(folder: Path) -> tuple[Ruleset, float]:
    """The shipped rules and the folder's, and the seconds that loading both takes."""
    begin = time.process_time()
    rules = ruleset.load((folder,))
    return rules, time.process_time() - begin


def alone(rules: Ruleset) -> Ruleset:
    """Those of the rules that were made here."""
    own = [rule for rule in rules.rules if rule.id.startswith("house-")]
    lists = WordLists([])
    return Ruleset.of(Loaded(Path(), rule, tuple(kinds.load(rule.kind).searches(rule, lists))) for rule in own)


def scanned(rules: Ruleset, documents: Sequence[Document]) -> tuple[float, int]:
    """The seconds that the documents take, the least of three passes, and the number of hits."""
    times, hits = [], 0
    for _ in range(3):
        begin = time.process_time()
        hits = sum(len(list(rules.scan(document))) for document in documents)
        times.append(time.process_time() - begin)
    return min(times), hits


def main(path: Path, count: int | None) -> None:
    """Measure and print."""
    texts = load(path, count)
    words = sum(text.words for text in texts)
    documents = [read("story.txt", text.text.encode()) for text in texts]
    for document in documents:
        _ = document.tokens, document.sentences  # other checks need them too
    print(f"{len(texts):,} stories, {words:,} words")
    gc.set_threshold(100_000, 20, 20)  # as the command does
    some = phrases([text.text for text in texts], max(SIZES))
    seconds = []
    for size in SIZES:
        with tempfile.TemporaryDirectory() as name:
            os.environ[cache.FOLDER_VARIABLE] = str(Path(name, "cache"))
            folder = Path(name, "rules")
            folder.mkdir()
            write(folder, some[:size])
            _, new = loaded(folder)
            rules, kept = loaded(folder)
            took, hits = scanned(alone(rules), documents)
            both, _ = scanned(rules, documents)
            seconds.append(took)
            print(f"{size:6,} rules: loaded in {new:.2f} s, from the cache in {kept:.2f} s, the shipped ones included")
            print(f"{'':12} {words / took:9,.0f} words/s, {hits:,} hits; with the shipped ones {words / both:9,.0f} words/s")
    print(f"ten times the rules take {seconds[1] / seconds[0]:.2f} times the time")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else None)
