"""What formulas of Vale's rules can count in a block, with words parted as Vale parts them."""

from __future__ import annotations

import re
from collections import Counter

from linter.checks.rules.measures import COUNTS, Counts, counted
from linter.checks.vale.story import Block, Story
from linter.document import Role

_WORD = re.compile(r"(?:[A-Z]\.){2,}|(?:[^\W_]|')+")
_FIRST_WORD = re.compile(r"\S+")
#: Roles of what is summed up: the prose, without headings.
_PROSE = frozenset({Role.PARAGRAPH, Role.DECK, Role.LIST_ITEM, Role.BLOCK_QUOTE})
#: Parts that are counted, by their last section.
_PARTS = {"list": "list", "blockquote": "blockquote", **{f"h{level}": f"heading_h{level}" for level in range(1, 7)}}
#: The numbers that a formula can name.
NAMES = (*COUNTS, *_PARTS.values(), "pre")


def counts(story: Story, block: Block) -> Counts | None:
    """The counts of a block, or of all prose for the block that sums the story up; None where there are no words."""
    document = story.document
    words: list[str] = []
    sentences = 0
    paragraphs = set()
    for sentence in document.sentences:
        part = document.segment_at(sentence.start)
        if part is None or (part.role not in _PROSE if "summary" in block.sections else not story.holds(block, sentence.start)):
            continue
        sentences += 1
        paragraphs.add(part.start)
        words += _WORD.findall(document.text, sentence.start, sentence.end)
    return counted(words, sentences, len(paragraphs)) if words else None


def numbers(story: Story, block: Block, found: Counts) -> dict[str, float]:
    """The counts and the numbers of parts of the story, by the names that formulas use."""
    named = dict.fromkeys(NAMES, 0.0)
    named |= {name: float(getattr(found, name)) for name in COUNTS}
    if "summary" in block.sections:
        parts = Counter(story.sections(part)[-1] for part in story.document.segments)
        named |= {name: float(parts[section]) for section, name in _PARTS.items()}
        named["paragraphs"] = float(parts["paragraph"])
    return named


def place(block: Block) -> tuple[int, int]:
    """Where a measure of a block is told: its first word."""
    word = _FIRST_WORD.search(block.text.text)
    return word.span() if word else (0, 0)
