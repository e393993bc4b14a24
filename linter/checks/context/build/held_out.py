"""Articles that share text with what the model will be measured on: they are neither counted nor trained on."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

#: So many words in a row that two texts share are no chance.
_ROW = 10
_WORD = re.compile(r"[a-z]+")
_TEXTS = ("text", "corrected", "context", "before", "after")


def passages(paths: Iterable[Path]) -> Iterator[list[str]]:
    """The texts of each row of .jsonl files, such as a sentence with its slip and without."""
    for path in paths:
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            yield [row[key] for key in _TEXTS if isinstance(row.get(key), str)]


def without(articles: Iterable[list[str]], held_out: Iterable[list[str]]) -> Iterator[list[str]]:
    """The articles that share no ten words in a row with any passage, whatever stands between the words.

    Words that several passages have in common are the footers and stock phrases of the trade, which do not count.
    """
    times = Counter(row for passage in held_out for row in {row for text in passage for row in _rows(text)})
    known = {row for row, seen in times.items() if seen == 1}
    return (paragraphs for paragraphs in articles if known.isdisjoint(row for text in paragraphs for row in _rows(text)))


def _rows(text: str) -> Iterator[int]:
    words = _WORD.findall(text.lower())
    return (hash(tuple(words[at : at + _ROW])) for at in range(len(words) - _ROW + 1))
