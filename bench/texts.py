"""The texts that benchmarks run on: a folder of .txt files or a .jsonl file with ``text`` (and ``variety``) in each line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple


class Text(NamedTuple):
    """A story to measure on."""

    text: str
    language: str

    @property
    def words(self) -> int:
        """Words as blanks part them."""
        return len(self.text.split())


def load(path: Path, count: int | None = None) -> list[Text]:
    """The first ``count`` texts of a file or folder, all without a count."""
    if path.is_dir():
        texts = [Text(file.read_text(encoding="utf-8"), "en-US") for file in sorted(path.rglob("*.txt"))]
    else:
        rows = (json.loads(line) for line in path.open(encoding="utf-8") if line.strip())
        texts = [Text(row["text"], row.get("variety") or "en-US") for row in rows]
    return texts[:count]
