"""What an expression costs: in running text, and in texts that are made to cost it much."""

from __future__ import annotations

from itertools import cycle, islice
from time import perf_counter

from linter.checks.rules.contract import Breach, Marked
from linter.document import Document
from linter.ruledesk.entries import Entry, document

#: Microseconds for a character that an expression may take. With words of six letters that is 20,000 words a second, the least that all
#: checks together may read.
LIMIT = 8.0
_LENGTH = 4_000
_TURNS = 3


def slow(entry: Entry) -> Breach | None:
    """What is wrong with an expression that takes too long; nothing where it is fast, or the entry is none."""
    if not entry.key.startswith("patterns"):
        return None
    for what, text in _texts(entry):
        took = _microseconds(entry, document(text))
        if took > LIMIT:
            said = f"takes {took:.0f} µs for a character of {what}; {LIMIT:.0f} are too many; let it begin with words, and repeat less"
            return Breach(entry.key, said)
    return None


def _texts(entry: Entry) -> list[tuple[str, str]]:
    """Running text, and what nearly matches over and over, without a blank to rest at."""
    rule = entry.alone.rule
    examples = [*(Marked.of(example).text for example in rule.wrong), *(right.text for right in rule.right)]
    near = [short for short in dict.fromkeys(sample[:-1] for sample in entry.samples) if short and not entry.found(document(short))]
    return [
        ("its examples", _long([f"{text}\n\n" for text in examples])),
        ("text that nearly matches", _long(near or ["a"])),
        ("one letter over and over", _long(["a"])),
        ("one figure over and over", _long(["1"])),
    ]


def _long(parts: list[str]) -> str:
    """The parts one after the other, again and again, up to a certain length."""
    if not any(parts):
        return ""
    return "".join(islice(cycle(parts), 1 + _LENGTH * len(parts) // max(1, sum(map(len, parts)))))[:_LENGTH]


def _microseconds(entry: Entry, text: Document) -> float:
    """For a character, the best of some turns, since a machine is never alone; what is over the limit at once is measured again."""
    best = float("inf")
    for _ in range(_TURNS):
        begin = perf_counter()
        for _ in entry.ruleset.scan(text):
            pass
        best = min(best, (perf_counter() - begin) * 1e6 / max(1, len(text.text)))
        if best < LIMIT / 2:
            break
    return best
