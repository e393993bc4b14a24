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
_PASSES = 7
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


def scanned(sets: Sequence[Ruleset], documents: Sequence[Document]) -> list[float]:
    """The seconds that each set takes for the documents: the least of some passes in turn, so that all see the machine as busy."""
    times = [float("inf")] * len(sets)
    for _ in range(_PASSES):
        for number, rules in enumerate(sets):
            begin = time.process_time()
            for document in documents:
                for _hit in rules.scan(document):
                    pass
            times[number] = min(times[number], time.process_time() - begin)
    return times


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
    sets: list[Ruleset] = []
    for size in SIZES:
        with tempfile.TemporaryDirectory() as name:
            os.environ[cache.FOLDER_VARIABLE] = str(Path(name, "cache"))
            folder = Path(name, "rules")
            folder.mkdir()
            write(folder, some[:size])
            _, new = loaded(folder)
            rules, kept = loaded(folder)
            sets += [rules, alone(rules)]
            print(f"{size:6,} rules beside the shipped ones: loaded in {new:.2f} s, from the cache in {kept:.2f} s")
    times = scanned(sets, documents)
    for size, both, own in zip(SIZES, times[::2], times[1::2], strict=True):
        print(f"{size:6,} rules: {words / both:9,.0f} words/s, without the shipped ones {words / own:9,.0f} words/s")
    ratios = [times[at + 2] / times[at] for at in (0, 1)]
    print(f"ten times the rules take {ratios[0]:.2f} times the time; without the shipped ones {ratios[1]:.2f} times")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else None)
