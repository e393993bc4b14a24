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


@pytest.mark.parametrize(
    ("text", "marked", "suggestions", "best"),
    [
        ("They signed a pease treaty in Oslo.", "pease", ("piece", "peace"), "peace"),
        ("He ate a pease of cake.", "pease", ("peace", "piece"), "piece"),
        ("She was taken to the hopsital with burns.", "hopsital", ("hospitable", "hospital"), "hospital"),
        ("He did not kow the answer.", "kow", ("cow", "know"), "know"),
        ("The kow disease spread to other herds.", "kow", ("know", "cow"), "cow"),
    ],
)
def test_what_stands_around_decides(
    story: Callable[[str], Document], text: str, marked: str, suggestions: tuple[str, ...], best: str
) -> None:
    assert ranked(story, text, marked, *suggestions)[0] == best


@pytest.mark.parametrize("suggestions", [("xqzl", "qzlx"), ("qzlx", "xqzl")])
def test_where_all_fit_alike_the_maker_decides(story: Callable[[str], Document], suggestions: tuple[str, ...]) -> None:
    assert ranked(story, "Zorbling, the qrim wugs zorble.", "qrim", *suggestions) == suggestions


@pytest.mark.parametrize(("first", "second"), [("xqzl", "qzlx"), ("qzlx", "xqzl")])
def test_costs_weigh_more_than_the_order(story: Callable[[str], Document], first: str, second: str) -> None:
    document, costs = story("Zorbling, the qrim wugs zorble."), {first: 9.0, second: 0.0}
    assert rank(document, 14, 18, (first, second), costs)[0] == second


@pytest.mark.parametrize("suggestions", [(), ("left",), ("leave", "leaves", "lift", "xqzl", "Leave", "", "go away", "☃")])
def test_ranking_keeps_all_and_says_the_same_again(story: Callable[[str], Document], suggestions: tuple[str, ...]) -> None:
    once = ranked(story, "He will left soon.", "left", *suggestions)
    assert sorted(once) == sorted(suggestions)
    assert ranked(story, "He will left soon.", "left", *suggestions) == once
