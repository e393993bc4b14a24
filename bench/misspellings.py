"""Misspellings in their sentences, for measuring spelling: planted ones, and such as got into print.

The planted ones come from the dictionary of codespell (``pip install codespell``), which is GPL-2.0 and is only measured
with. A draw depends on the seed, the dictionary and the articles, never on how the linter reads a text.
"""

from __future__ import annotations

import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from hashlib import sha1
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal, NamedTuple

Parity = Literal["even", "odd"]

#: Zipf frequency: a fix is this common, a misspelling is not.
_COMMON = 3.5
#: Characters; a shorter paragraph is a caption, a crosshead or a list item.
_PARAGRAPH = 60
# A quotation that opens once more before it closes runs on over sentences.
_SAID = re.compile(r"""(?<!\w)"(?=\S).*?(?:(?<=\S)"(?!\w)|$)|“.*?(?:”|$)""")
# A single quotation mark cannot be told from an apostrophe at its other end.
_SINGLE_QUOTED = re.compile(r"(?<![^\s(\[—–])['‘](?=\w)")
_WORD = re.compile(r"(?<![\w'’@#./&-])[a-z]+(?!\w|['’&@/-]\w|\.\w)")


class Article(NamedTuple):
    """A published story; ``language`` is its variety."""

    id: str
    text: str
    language: str

    @property
    def words(self) -> int:
        """Words as blanks part them."""
        return len(self.text.split())


class Case(NamedTuple):
    """A text with one misspelling at ``[start, end)``."""

    text: str
    start: int
    end: int
    wrong: str
    right: str
    language: str = "en-US"

    @property
    def mended(self) -> str:
        """The text with the right word."""
        return self.text[: self.start] + self.right + self.text[self.end :]


def articles(path: Path, parity: Parity | None = None) -> list[Article]:
    """The articles of a .jsonl file with ``text``, ``id`` and ``variety``; by parity those whose id hashes even or odd."""
    found = [Article(row["id"], row["text"], row.get("variety") or "en-US") for row in _rows(path)]
    return [one for one in found if parity is None or parity == ("odd" if int(sha1(one.id.encode()).hexdigest()[-1], 16) % 2 else "even")]


def published(path: Path) -> list[Case]:
    """The cases of a .jsonl file with ``typo``, ``fix`` and the ``context`` that holds the typo."""
    found = []
    for row in _rows(path):
        place = re.search(rf"(?<!\w){re.escape(row['typo'])}(?!\w)", row["context"])
        if place is None:
            raise SystemExit(f"{path}: no {row['typo']!r} in {row['context']!r}")
        found.append(Case(row["context"], *place.span(), row["typo"], row["fix"], row.get("variety") or "en-US"))
    return found


def planted(stories: Sequence[Article], count: int, seed: int) -> list[Case]:
    """``count`` misspellings drawn without repetition, each in a sentence that holds the right word outside quotations."""
    draw = random.Random(seed)
    entries = list(_entries())
    draw.shuffle(entries)
    places = _places(stories, {right for _, right in entries})
    cases: list[Case] = []
    for wrong, right in entries:
        if len(cases) == count:
            break
        if right in places:
            text, language, start = draw.choice(places[right])
            changed = text[:start] + wrong + text[start + len(right) :]
            cases.append(Case(changed, start, start + len(wrong), wrong, right, language))
    return cases


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def _entries() -> Iterator[tuple[str, str]]:
    """Pairs of a misspelling and its only fix."""
    from wordfreq import zipf_frequency

    for line in (files("codespell_lib") / "data" / "dictionary.txt").read_text(encoding="utf-8").splitlines():
        wrong, _, right = line.strip().partition("->")
        if all(word.isascii() and word.isalpha() and word.islower() for word in (wrong, right)) and (
            zipf_frequency(wrong, "en") < _COMMON <= zipf_frequency(right, "en")
        ):
            yield wrong, right


def _places(stories: Sequence[Article], wanted: set[str]) -> dict[str, list[tuple[str, str, int]]]:
    """For each wanted word its places: a paragraph between its neighbours, the language, the offset in that text."""
    found = defaultdict(list)
    for story in stories:
        paragraphs = list(re.finditer(r"[^\n]+", story.text))
        for number, paragraph in enumerate(paragraphs):
            said = paragraph.group()
            if len(said) < _PARAGRAPH or not said.rstrip().endswith((".", "!", "?", '"', "”")) or _SINGLE_QUOTED.search(said):
                continue
            begin = paragraphs[max(0, number - 1)].start()
            text = story.text[begin : paragraphs[min(len(paragraphs) - 1, number + 1)].end()]
            for match in _WORD.finditer(_SAID.sub(lambda quotation: " " * len(quotation.group()), said)):
                if match.group() in wanted:
                    found[match.group()].append((text, story.language, paragraph.start() - begin + match.start()))
    return found
