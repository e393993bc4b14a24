"""Train the tagger: ``python -m linter.tagger.train TSV -o FILE``, or ``--judge`` to train on nine tenths and judge on the rest.

``linter.tagger.corpus`` tells what the table looks like. The learning is that of an averaged perceptron. The same table
makes the same model to the byte.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from linter.segment import Kind
from linter.tagger.corpus import Tagged, read
from linter.tagger.model import Model, Rows
from linter.tagger.tagging import AROUND, Sentence, Tagger, capitals
from linter.tagger.tagset import TAGS, possible
from linter.tagger.words import Word, Words

#: How often a word must be seen for its tags to be trusted, and what share one of them must have.
_SEEN, _SHARE = 3, 0.004
_ROUNDS = 8
#: Steps of the stored weights for one of the learnt, and the least that is stored.
_STEPS, _LEAST = 8, 3
#: Of so many parts of the table, in blocks of so many sentences, one is held out to judge.
_PARTS, _BLOCK = 10, 130


def main(arguments: Sequence[str]) -> None:
    """Train or judge; raises OSError for files that cannot be used."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition(":")[0])
    parser.add_argument("table", type=Path)
    goal = parser.add_mutually_exclusive_group(required=True)
    goal.add_argument("-o", "--output", type=Path)
    goal.add_argument("--judge", action="store_true")
    options = parser.parse_args(arguments)
    sentences = list(read(options.table))
    if options.judge:
        parts = [(number // _BLOCK) % _PARTS for number in range(len(sentences))]
        known = [sentence for sentence, part in zip(sentences, parts, strict=True) if part]
        _judge(train(known), [sentence for sentence, part in zip(sentences, parts, strict=True) if not part])
    else:
        train(sentences).write(options.output)


def train(sentences: Sequence[Tagged]) -> Model:
    """The model that the sentences teach."""
    return _Lesson(sentences).model()


class _Lesson:
    """An averaged perceptron at school."""

    def __init__(self, sentences: Sequence[Tagged]) -> None:
        lower: dict[str, Counter[str]] = defaultdict(Counter)
        cased: dict[str, Counter[str]] = defaultdict(Counter)
        for found, names in sentences:
            for token, name, capital in zip(found, names, capitals(found), strict=True):
                if capital == "capital":
                    cased[token.text][name] += 1
                elif capital == "lower" or not name.startswith("NNP"):
                    lower[token.lower][name] += 1
        tags = sorted(filter(possible, TAGS.union(*(names for _, names in sentences))))
        numbers = {name: number for number, name in enumerate(tags)}
        self._plain = Model(tags, _trusted(lower, numbers), _trusted(cased, numbers), Rows(), [Rows() for _ in range(AROUND)])
        words, tagger = Words(self._plain), Tagger(self._plain)
        self._sentences = [
            (
                tagger.words(found),
                [words.features(token, capital) if capital else () for token, capital in zip(found, capitals(found), strict=True)],
                [numbers.get(name, -1) for name in names],
            )
            for found, names in sentences
        ]
        self._weights: dict[tuple[int, str | int], dict[int, int]] = {}
        self._sums: dict[tuple[int, str | int, int], int] = defaultdict(int)
        self._turn = 0

    def model(self) -> Model:
        """Learn, and take the mean of what was believed over time."""
        order = list(range(len(self._sentences)))
        chance = random.Random(1)  # noqa: S311
        for _ in range(_ROUNDS):
            chance.shuffle(order)
            for number in order:
                self._learn(*self._sentences[number])
        model = self._plain
        for (table, value), row in sorted(self._weights.items(), key=lambda item: (item[0][0], str(item[0][1]))):
            means = {}
            for tag, weight in sorted(row.items()):
                mean = round(_STEPS * (weight - self._sums[table, value, tag] / self._turn))
                if abs(mean) >= _LEAST:
                    means[tag] = mean
            if means and table < 0:
                model.own[str(value)] = means
            elif means:
                model.around[table][value] = means
        return model

    def _learn(self, words: list[Word], own: list[tuple[str, ...]], gold: list[int]) -> None:
        sentence = Sentence(words, self._plain.tags)
        for word, features, right in zip(words, own, gold, strict=True):
            best = word.tags[0]
            if len(word.tags) > 1:
                keys = [*[(-1, feature) for feature in features], *enumerate(sentence.features())]
                rows = [row for row in map(self._weights.get, keys) if row]
                totals = [sum([row.get(tag, 0) for row in rows]) for tag in word.tags]
                best = word.tags[totals.index(max(totals))]
                self._turn += 1
                if best != right and right in word.tags:
                    for key in keys:
                        self._add(key, right, 1)
                        self._add(key, best, -1)
            sentence.step(best)

    def _add(self, key: tuple[int, str | int], tag: int, amount: int) -> None:
        row = self._weights.setdefault(key, {})
        row[tag] = row.get(tag, 0) + amount
        # What is believed from this turn on was not believed before it.
        self._sums[(*key, tag)] += amount * self._turn


def _trusted(counts: dict[str, Counter[str]], numbers: dict[str, int]) -> dict[str, list[int]]:
    found = {}
    for word, seen in sorted(counts.items()):
        least = max(1, _SHARE * seen.total())
        tags = sorted(numbers[name] for name, count in seen.items() if name in numbers and count >= least)
        if seen.total() >= _SEEN and tags:
            found[word] = tags
    return found


def _judge(model: Model, sentences: Iterable[Tagged]) -> None:
    """Print how often the model is right."""
    tagger = Tagger(model)
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    confused: Counter[tuple[str, str]] = Counter()
    for found, names in sentences:
        for token, name, given in zip(found, names, tagger.tags(found), strict=True):
            new = token.kind is Kind.WORD and token.lower not in model.lower and token.text not in model.cased
            for group in ["all", *(["words"] if token.kind is Kind.WORD else []), *(["unknown"] if new else [])]:
                total[group] += 1
                right[group] += name == given
            if name != given:
                confused[name, given] += 1
    write = sys.stdout.write
    for group, count in total.items():
        write(f"{group}: {right[group] / count:.2%} of {count}\n")
    for (name, given), count in confused.most_common(40):
        write(f"{name} as {given}: {count}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
