"""How well texts fit into a place of a document."""

from __future__ import annotations

from collections.abc import Callable
from math import isfinite

import pytest

from linter.document import Document
from linter.ngrams.likelihood import log_likelihoods


def likely(story: Callable[[str], Document], text: str, *texts: str) -> list[float]:
    """The likelihood of texts in the place that brackets mark."""
    before, rest = text.split("[")
    marked, after = rest.split("]")
    return log_likelihoods(story(before + marked + after), len(before), len(before) + len(marked), texts)


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("The council will hold a [pubic] meeting.", "public", "pubic"),
        ("He is one [off] the best players.", "of", "off"),
        ("They were not aware of [an] casualties.", "any", "an"),
        ("[Too] of them left.", "Two", "Too"),
        ("She said [its] a good idea.", "it’s", "its"),
        ("The vote was held on [Teusday].", "Tuesday", "table"),
        ("More than [100 peoples] were killed.", "100 people", "100 peoples"),
        ("He [went the] store.", "went to the", "went the"),
    ],
)
def test_what_is_right_is_likelier(story: Callable[[str], Document], text: str, right: str, wrong: str) -> None:
    one, other = likely(story, text, right, wrong)
    assert other < one
    assert likely(story, text, wrong, right) == [other, one]


def test_a_paragraph_does_not_see_the_one_before_it(story: Callable[[str], Document]) -> None:
    alone = likely(story, "[Public] meetings were held.", "Public", "Pubic")
    after = likely(story, "The mayor left the\n\n[Public] meetings were held.", "Public", "Pubic")
    assert after == pytest.approx(alone)


def test_a_paragraph_does_not_see_the_one_behind_it(story: Callable[[str], Document]) -> None:
    alone = likely(story, "They hold a [pubic]", "public", "pubic")
    before = likely(story, "They hold a [pubic]\n\nmeeting was the word.", "public", "pubic")
    assert before == pytest.approx(alone)


def test_texts_can_be_put_between_words_and_taken_away(story: Callable[[str], Document]) -> None:
    there, not_there = likely(story, "She is one[ ]the best players.", " of ", " ")
    assert there > not_there
    kept, gone = likely(story, "He went to [the] the store.", "the ", "")
    assert gone > kept


@pytest.mark.parametrize("text", ["[]", "[a]", "[The mayor left.]", "The mayor left.[]", "☃[☃]☃", "The[ ]mayor"])
def test_any_place_of_any_text_will_do(story: Callable[[str], Document], text: str) -> None:
    found = likely(story, text, "", " ", "the", "☃", "two words", "1999")
    assert all(map(isfinite, found))
    assert found[0] == found[1]
