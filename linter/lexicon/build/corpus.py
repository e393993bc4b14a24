"""A corpus of news: text with one paragraph a line, its articles parted by blank lines and opened by their headlines."""

from __future__ import annotations

import lzma
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

# Corpora part what copy writes in one: "do n't", "Trump ’ s", `` and ''.
_CANNOT = re.compile(r"(?<=\b[Cc])an not\b")
_CLITIC = re.compile(r" ?[’'] ?(?=(?:s|t|re|ve|ll|d|m)\b)", re.IGNORECASE)


def articles(path: Path) -> Iterator[list[str]]:
    """The paragraphs of each article, without headlines, of a file (packed with xz or plain) or of the files of a folder."""
    for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
        if file.is_file():
            with lzma.open(file, "rt", encoding="utf-8") if file.suffix == ".xz" else file.open(encoding="utf-8") as lines:
                yield from _articles(lines)


def _articles(lines: TextIO) -> Iterator[list[str]]:
    paragraphs: list[str] = []
    headline = True
    for line in lines:
        if not line.strip():
            if paragraphs:
                yield paragraphs
            paragraphs, headline = [], True
        elif headline:
            headline = False
        else:
            paragraphs.append(joined(line.rstrip("\n")))
    if paragraphs:
        yield paragraphs


def joined(line: str) -> str:
    """A line as it would be published."""
    whole = line.replace("``", '"').replace("''", '"').replace(" n't", "n't")
    return _CANNOT.sub("annot", _CLITIC.sub("'", whole))
