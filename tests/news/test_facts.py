"""Numbers, dates and the checks of facts hold for whatever a story says, and take no more than their share of time."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.checks.news import dates, headline, numbers
from linter.checks.news._dates.calendar import FULL_DATE, day_of, published, with_day
from linter.checks.news._numbers.amounts import amounts, count_like, hedged, in_words, like, number
from linter.finding import Finding
from linter.readers import read
from linter.settings import Settings

SUBJECTS = (dates, numbers, headline)
WORDS = """
Tuesday, Sept. 15, 2025 Feb. 29 31 June from to $50 $40 10% percent 12 miles (31 kilometres) three people: two
men and women born in 1962 died aged 54 , . “ ” 4-5 won voted nine members doubled rose fell million $3.4
billion of the yes no unsure five things 1. 2. - — anniversary founded 1998 25 years ago left: Ann Day Bo Ray
equal parts each total half a dozen twenty-one é 1,200
"""
PIECES = st.sampled_from([*WORDS.split(), "\n\n", "\n\n1. "])


def findings(text: str, published: date | None = None) -> list[Finding]:
    document = read("story.txt", text.encode())
    return [found for subject in SUBJECTS for found in subject.find(document, Settings(published=published))]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("three", 3), ("a dozen", 12), ("half a dozen", 6), ("two dozen", 24), ("twenty-one", 21), ("£1.2m", 1.2e6), ("1,200", 1200),
        ("$3.4 billion", 3.4e9), ("1.2 million", 1.2e6), ("12 percent", 12), ("12.5%", 12.5), ("US$7bn", 7e9), ("Ninety", 90),
    ],
)  # fmt: skip
def test_numbers_are_read_in_words_and_figures(text: str, value: float) -> None:
    assert [(one.value, one.text) for one in amounts(f"It was {text}, they said.")] == [(value, text)]


@pytest.mark.parametrize("text", ["3-4", "the 3rd", "12:30", "Boeing 737-800", "page-12", "1/2", "12m", "R2D2"])
def test_what_is_no_amount_is_passed_over(text: str) -> None:
    assert list(amounts(text)) == []


@given(st.integers(0, 99))
def test_words_and_numbers_go_both_ways(value: int) -> None:
    assert number(in_words(value)) == value
    assert like(value, "three") == in_words(value)


@given(st.integers(1, 10**9), st.sampled_from(["7", "12", "1,200", "three", "Eleven"]))
def test_what_is_written_like_a_number_is_one(value: int, model: str) -> None:
    for written in (like(value, model), count_like(value, model)):
        assert [one.value for one in amounts(written)] == [value]


@given(st.lists(PIECES, max_size=40))
def test_amounts_stand_where_they_say(pieces: list[str]) -> None:
    text = " ".join(pieces)
    found = list(amounts(text))
    assert all(text[one.start : one.end] == one.text for one in found)
    assert all(one.end <= two.start for one, two in pairwise(found))


@given(st.lists(PIECES, max_size=60), st.none() | st.dates(date(1990, 1, 1), date(2040, 1, 1)))
def test_findings_lie_in_the_story_and_change_it(pieces: list[str], published: date | None) -> None:
    text = " ".join(pieces)
    for found in findings(text, published):
        assert 0 <= found.start < found.end <= len(text)
        assert text[found.start : found.end] not in found.suggestions
        assert found.checks == ("news",)


@given(st.dates(date(1600, 1, 1), date(2099, 12, 31)), st.integers(1, 28))
def test_dates_are_read_and_written(day: date, other: int) -> None:
    for text in (f"{day:%B} {day.day}, {day.year}", f"{day.day} {day:%B} {day.year}"):
        match = FULL_DATE.fullmatch(text)
        assert match
        assert day_of(match).within(day.year) == day
        again = FULL_DATE.fullmatch(with_day(text, other))
        assert again
        assert day_of(again).within(day.year) == day.replace(day=other)


def test_the_publication_may_stand_in_the_dateline() -> None:
    document = read("story.txt", "DOVER, Sept. 30, 2022 (AP) — The ferry ran aground.".encode())
    assert published(document, Settings()) == date(2022, 9, 30)


def test_inexact_numbers_are_known() -> None:
    assert all(hedged(text, len(text)) for text in ("about ", "more than ", "at least ", "nearly $"))
    assert not any(hedged(text, len(text)) for text in ("", "the ", "of "))


@pytest.mark.parametrize(
    "sentence",
    [
        "On Tuesday, Sept. 15, three people, two men and one woman, were hurt, 12 miles (19 km) away. ",
        "12 men, 12 women, ",
        "from 3 to 5 ",
        "Ann Smith, 54, said $3.4 million. ",
        "\n\nIt rose 10 percent to $50 from $40 in 2019.",
        "1 ",
        "three reasons: ",
        "won 3-4, ",
        "\n\n- one\n\n1. two",
        "10 of 9 ",
        "fell 110 percent, ",
        "$5 in three equal parts of $3, ",
        "two men, from left, Ann Day, ",
        "born in 1950, aged 12, ",
        "$3.4 million and $3.5 billion. ",
        "Monday, June 3, in 1999, ",
    ],
)
def test_time_grows_with_the_story_not_with_its_square(sentence: str) -> None:
    findings(sentence)

    def cost(times: int) -> float:
        text = "Five things to know\n\n" + sentence * times
        start = process_time()
        findings(text)
        return process_time() - start

    small, large = cost(200), cost(2000)
    assert large < 40 * small + 0.5
