"""What an expression costs: in running text, and in texts that are made to cost it much."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle, islice
from time import perf_counter

from linter.checks.rules.contract import Breach, Marked
from linter.document import Document
from linter.ruledesk.entries import Entry, document
from linter.settings import Settings

#: Microseconds for a character that an expression may take. With words of six letters that is 20,000 words a second, the least that all
#: checks together may read.
LIMIT = 8.0
_LENGTH = 4_000
_TURNS = 5
_SAMPLES = 16
# Characters for one finding, below which a text is one of findings.
_RARE = 100


def slow(entry: Entry) -> Breach | None:
    """What is wrong with an expression that takes too long; nothing where it is fast, or the entry is none."""
    if not entry.is_expression:
        return None
    for what, text in _texts(entry):
        took = _microseconds(entry, text)
        if took is None:
            said = f"hits its time limit in {what}; say what it looks for without looking back or ahead, or let it repeat less"
            return Breach(entry.key, said)
        if took > LIMIT:
            said = f"takes {took:.0f} µs for a character of {what}; {LIMIT:.0f} are too many; let it begin with words, and repeat less"
            return Breach(entry.key, said)
    return None


def _texts(entry: Entry) -> Iterator[tuple[str, Document]]:
    """Running text, and what nearly matches over and over, without a blank to rest at."""
    rule = entry.alone.rule
    examples = [*(Marked.of(example).text for example in rule.wrong), *(right.text for right in rule.right)]
    yield "its examples", _long([f"{text}\n\n" for text in examples])
    near = list(dict.fromkeys(sample[:-1] for sample in entry.samples(_SAMPLES) if len(sample) > 1))
    for text in (_long(near), _long([f"{part}x" for part in near])):
        # What is found costs time too, and is no fault of the expression.
        if sum(1 for _ in entry.ruleset.scan(text)) * _RARE < _LENGTH:
            yield "text that nearly matches", text
            break
    yield "one letter over and over", _long(["a"])
    yield "one figure over and over", _long(["1"])


def _long(parts: list[str]) -> Document:
    """The parts one after the other, again and again, up to a certain length."""
    times = 1 + _LENGTH * len(parts) // max(1, sum(map(len, parts)))
    return document("".join(islice(cycle(parts), times))[:_LENGTH])


def _microseconds(entry: Entry, text: Document) -> float | None:
    """For a character, the best of some turns, since a machine is never alone; None where the expression hits its time limit."""
    best = float("inf")
    for _ in range(_TURNS):
        begin = perf_counter()
        reading = entry.ruleset.watch.read(text, Settings())
        for _ in entry.ruleset.hits(reading):
            pass
        best = min(best, (perf_counter() - begin) * 1e6 / max(1, len(text.text)))
        if reading.gaps:
            return None
        if best < LIMIT / 2:
            break
    return best
