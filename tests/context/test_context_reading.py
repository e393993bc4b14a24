"""What the context check reads: which words stand free in running text, and which have one blank between them."""

from __future__ import annotations

import pytest

from linter.checks.context.reading import Reading
from linter.document import Document, Role, Segment, Source, SourceMap
from linter.readers import read


def words(text: str) -> list[str]:
    """The words that may be slips."""
    reading = Reading(read("story.txt", text.encode()))
    return [reading.tokens[at].text for at in reading.words]


def joined(text: str) -> list[str]:
    """The words that have another one right before them."""
    reading = Reading(read("story.txt", text.encode()))
    return [reading.tokens[at].text for at in reading.joined]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor left.", "mayor left"),
        ("The NATO chief left.", "chief left"),
        ("Write to desk@harbour.org or see harbour.org/news today.", "to or see today"),
        ("It is for him and/or her.", "is for him her"),
        ("It has pre- and post-war rooms.", "has and post-war rooms"),
        ("He said they was [sic] late.", "said they was late"),
        ("The file was in news/new/old then.", "file was in then"),
        ("He kept 12 of 30.", "kept of"),
        ("The mayor's son left.", "mayor son left"),
        ("The rule of rock 'n' roll.", "rule of rock roll"),
        ("It is *very* new.", "is new"),
        ("No", ""),
    ],
)
def test_words_that_stand_free(text: str, expected: str) -> None:
    assert " ".join(words(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor left, she said.", "mayor left said"),
        ("The mayor  left.", "mayor"),
        ("The mayor left. He fled.", "mayor left fled"),
        ("The mayor left.\n\nthe hall shut.", "mayor left hall shut"),
        ("The pre- and post-war rooms.", "post-war rooms"),
        ("The mayor's son left.", "mayor left"),
        ("The “new” hall.", ""),
        ("The 12 men left.", "left"),
        ("“The mayor left.”", "mayor left"),
        ("Mayor leaves town\n\nThe hall shut.", "hall shut"),
        ("The mayor leaves town, from left", ""),
    ],
)
def test_words_with_one_blank_between_them(text: str, expected: str) -> None:
    assert " ".join(joined(text)) == expected


def test_headlines_and_captions_are_read_and_bylines_and_datelines_are_not() -> None:
    text = "mayor leaves\nby an aide\nin oslo\nthe hall"
    ends = [at for at, mark in enumerate(text + "\n") if mark == "\n"]
    starts = [0, *(end + 1 for end in ends)]
    roles = (Role.HEADLINE, Role.BYLINE, Role.DATELINE, Role.CAPTION)
    parts = tuple(map(Segment, starts, ends, roles))
    reading = Reading(Document(text, parts, Source("story", text), SourceMap.identity(len(text))))
    assert [reading.tokens[at].text for at in reading.words] == ["mayor", "leaves", "the", "hall"]


def test_times_count_a_word_in_any_case() -> None:
    reading = Reading(read("story.txt", "The mayor saw the Mayor’s hall. Don’t, don't.".encode()))
    assert (reading.times["mayor"], reading.times["the"], reading.times["don't"], reading.times["court"]) == (2, 2, 2, 0)
