"""Text parted into words as Vale parts it: at blanks, then marks and endings taken off one by one; with our tagger's tags."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from linter.checks.vale.story import Block, Story
from linter.document import Document
from linter.segment import Sentence
from linter.tagger import tags

_RUN = re.compile(r"\S+")
_PREFIXES = '$("[“‘'
_SUFFIXES = ",)\"]!;.?:'”’"
_ENDING = re.compile(r"(?<=.)(?:['’](?:ll|s|re|m)|n['’]t)", re.IGNORECASE)
# Initials, and short words with a stop that belongs to them.
_WHOLE = re.compile(r"(?:[A-Za-z]\.){2,}|[A-Z][a-z]{1,2}\.")


class Word(NamedTuple):
    """A word of a block with its tag; offsets are the block's."""

    start: int
    end: int
    text: str
    tag: str


def words(story: Story, block: Block) -> tuple[Word, ...]:
    """The words of a block that is a sentence."""
    document = story.document
    begin = story.out_of(block.start)
    sentence = document.sentence_at(begin)
    spans = [(block.start + start, block.start + end) for start, end in parted(block.text.text)]
    known = _tagged(document, sentence) if sentence else []
    found = []
    at = 0
    for start, end in spans:
        low, high = story.out_of(start), story.out_of(end)
        while at < len(known) and known[at][1] <= low:
            at += 1
        tag = known[at][2] if at < len(known) and known[at][0] < high else ""
        found.append(Word(start - block.start, end - block.start, story.text[start:end], tag))
    return tuple(found)


def _tagged(document: Document, sentence: Sentence) -> list[tuple[int, int, str]]:
    """Spans and tags of the sentence; a contraction is parted where its ending begins."""
    spans = []
    for token, tag in zip(document.tokens[sentence.first : sentence.last], tags(document, sentence), strict=True):
        first, _, second = tag.partition("+")
        ending = _ENDING.search(token.text) if second else None
        if ending is None:
            spans.append((token.start, token.end, tag))
        else:
            parting = token.start + ending.start()
            spans += [(token.start, parting, first), (parting, token.end, second)]
    return spans


def parted(text: str) -> Iterator[tuple[int, int]]:
    """The spans of words and marks."""
    for match in _RUN.finditer(text):
        for start, end in _split(match.group()):
            yield match.start() + start, match.start() + end


@lru_cache(maxsize=1 << 14)
def _split(run: str) -> tuple[tuple[int, int], ...]:
    start, end = 0, len(run)
    before: list[tuple[int, int]] = []
    after: list[tuple[int, int]] = []
    while start < end:
        rest = run[start:end]
        ending = _ENDING.search(rest)
        if _WHOLE.fullmatch(rest) or len(rest) == 1:
            break
        if rest[0] in _PREFIXES:
            before.append((start, start + 1))
            start += 1
        elif ending:
            before.append((start, start + ending.start()))
            start += ending.start()
        elif rest[-1] in _SUFFIXES:
            after.append((end - 1, end))
            end -= 1
        else:
            break
    return (*before, (start, end), *reversed(after))
