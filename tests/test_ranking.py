"""The order of suggestions."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from linter.document import Document
from linter.ranking import rank


def ranked(story: Callable[[str], Document], text: str, marked: str, *suggestions: str) -> tuple[str, ...]:
    start = text.index(marked)
    return rank(story(text), start, start + len(marked), suggestions)


@pytest.mark.parametrize(
    ("text", "marked", "suggestions", "best"),
    [
        ("It was an economic crises.", "an economic crises", ("an economic crise", "an economic crisis"), "an economic crisis"),
        ("There is an grave crises now.", "an grave crises", ("a grave crise", "a grave crisis"), "any grave crises"),
        ("There is a grave crises now.", "a grave crises", ("a grave crise", "a grave crisis"), "a grave crisis"),
        ("The town says its over.", "its", ("It's", "it's"), "it's"),
        ("Its over, they said.", "Its", ("It's", "it's"), "It's"),
        ("Crews saw an injuries list.", "an injuries", ("an injury", "injuries"), "any injuries"),
        ("Crews saw an news item.", "an news", ("a news", "news"), "a news"),
        ("He will left soon.", "left", ("leave", "have left"), "leave"),
    ],
)
def test_the_best_comes_first(story: Callable[[str], Document], text: str, marked: str, suggestions: tuple[str, ...], best: str) -> None:
    assert ranked(story, text, marked, *suggestions)[0] == best


def test_nothing_is_lost_and_nothing_stands_twice(story: Callable[[str], Document]) -> None:
    assert ranked(story, "He will left soon.", "left", "xqzl", "leave", "leave", "go") == ("leave", "go", "xqzl")
