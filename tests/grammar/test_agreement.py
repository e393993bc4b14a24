"""Subjects and verbs, articles: what is found with which suggestions, and what is left alone."""

from __future__ import annotations

import pytest

from linter.checks import grammar
from linter.readers import read
from linter.settings import Language, Settings


def said(text: str, language: str = "en-US") -> list[tuple[str, str, tuple[str, ...]]]:
    found = grammar.check(read("story.txt", text.encode()), Settings(language=Language(language)))
    return [(one.code.removeprefix("grammar/"), text[one.start : one.end], one.suggestions) for one in found]


@pytest.mark.parametrize(
    ("text", "verb", "other"),
    [
        ("The results of the vote was announced at noon.", "was", "were"),
        ("A box of letters were found in the attic.", "were", "was"),
        ("The mayor, along with two aides, were questioned for an hour.", "were", "was"),
        ("The officials was told to leave.", "was", "were"),
        ("He said that the officials has no plan.", "has", "have"),
        ("Each of the drivers have been paid.", "have", "has"),
        ("One of the ferries were late.", "were", "was"),
        ("The number of ferries are falling.", "are", "is"),
        ("Neither the mayor nor his aides was there.", "was", "were"),
        ("Among those on the boat was three children from Oslo.", "was", "were"),
        ("The reports, published in May, suggests that prices will fall.", "suggests", "suggest"),
        ("The reports also describes the plan.", "describes", "describe"),
        ("The reports of the mayor isn’t public.", "isn’t", "aren’t"),
        ("They was told to leave.", "was", "were"),
    ],
)
def test_a_verb_that_does_not_agree(text: str, verb: str, other: str) -> None:
    assert said(text) == [("agreement", verb, (other,))]


@pytest.mark.parametrize(
    "text",
    [
        "The results of the vote were announced at noon.",
        "A number of letters were found in the attic.",
        "A majority of members have agreed.",
        "The couple were married in May, and the police were there.",
        "If the mayor were to resign, the talks would end.",
        "Two years of war is enough.",
        "The mayor and the aide were questioned.",
        "Neither the mayor nor his aide was there.",
        "The news of the strikes was late.",
        "Letters, maps and a list of names were found.",
        "The aide who met the drivers was late.",
        "The board asked that the mayor provide the figures.",
        "Among those on the boat was a girl of two.",
        "What the drivers told us was clear.",
    ],
)
def test_a_verb_that_agrees_or_may(text: str) -> None:
    assert said(text) == []


def test_teams_and_firms_are_many_in_britain() -> None:
    assert said("The team were late for the match.", "en-GB") == []
    assert said("The team were late for the match.", "en-US") == [("agreement", "were", ("was",))]


def test_a_bare_verb_in_a_story_of_the_past_lost_its_ending() -> None:
    text = "The administration also describe the plan that failed."
    assert said(text) == [("agreement", "describe", ("described", "describes"))]


def test_a_relative_clause_goes_with_the_noun_before_it() -> None:
    assert said("He praised the drivers who was on duty.") == [("relative-agreement", "was", ("were",))]
    assert said("He is one of the drivers who was on duty.") == []
    assert said("He wrote a list of drivers that was lost.") == []


def test_an_article_that_is_missing() -> None:
    assert said("She issued statement on the fire.") == [("missing-article", "statement", ("a statement", "the statement"))]
    assert said("The aide spoke at airport in Oslo.") == [("missing-article", "airport", ("the airport", "an airport"))]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor issued a statement on the fire.",
        "He was named editor of the paper.",
        "They were at home in part of the city.",
        "The records request was filed in May.",
        "The mayor issued statements.",
    ],
)
def test_nouns_that_need_no_article(text: str) -> None:
    assert said(text) == []


def test_headlines_leave_out_articles() -> None:
    assert said("Mayor issued statement on fire\n\nThe fire is out.") == []


def test_what_was_said_is_left_alone() -> None:
    assert said('"They was told to leave," she said.') == []
    assert said('They was told to leave, "then back", she said.') == [("agreement", "was", ("were",))]


@pytest.mark.parametrize(
    "text",
    [
        "A segment of voters feel left out.",
        "A contingent of 40 guards remain at the port.",
        "The field of candidates have agreed.",
        "A community of growers have sued.",
        "The crop of writers have won it.",
        "A bundle of letters were found.",
        "A series of rites usually unfold in May.",
        "A look at the budget helps explain that it fell.",
        "He would ask if the number of days were odd.",
        "The treatment of the text bears witness that he read it.",
        "Foreign governments meddling in votes is nothing new.",
        "Most firms in the Minneapolis-St. Paul area have been hurt.",
    ],
)
def test_heads_of_many_and_verbs_that_are_none(text: str) -> None:
    assert said(text) == []
