"""Spelling: what is flagged, with which fixes, and what never is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.checks.spelling import check
from linter.checks.spelling.candidates import candidates, distance
from linter.checks.spelling.verdict import verdict
from linter.document import Document
from linter.finding import Finding, Severity
from linter.settings import Settings

Story = Callable[[str], Document]


def found(document: Document) -> list[Finding]:
    return list(check(document, Settings()))


def flagged(document: Document) -> list[tuple[str, str]]:
    return [(document.text[one.start : one.end], one.suggestions[0]) for one in found(document) if one.severity is not Severity.INFO]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The council voted to accomodate the request.", ("accomodate", "accommodate")),
        ("Workers left the buidling at dusk.", ("buidling", "building")),
        ("A spokeswoman for the goverment’s office declined.", ("goverment", "government")),
        ("It was a four-gmae losing streak.", ("gmae", "game")),
        ("Goverment spending rose again.", ("Goverment", "Government")),
    ],
)
def test_a_misspelling_is_found_with_its_fix(story: Story, sentence: str, expected: tuple[str, str]) -> None:
    assert flagged(story(sentence)) == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "Qasem Soleimani led the Quds Force of the IRGC, and Javad Zarif spoke.",
        "The band Khruangbin played; later Khruangbin left.",
        "TZVI JOFFRE and Grisham met in Ain al-Assad.",
        "They criss-crossed the naïve fiancé’s monthslong, pre-empted tour.",
        "He asked them to “crumbl[e]” and wrote to desk@exampel.org and @newsdsk.",
        "Wi-Fi, 5km, 1980s, and/or O’Brien’s colour, color, organise and organize.",
        "He said 'tis late and rock 'n' roll won’t die, y'all.",
        "Automations and leakers hurt the schoolyard’s livestream.",
        "“Dem seh nuttin come bak, weh everyting gone,” he said. “We was jus lookin’ an’ studyin’ it.”",
        "She ordered a plate of gnocchi alla romanesca sorrentina.",
    ],
)
def test_names_terms_and_phrases_are_left_alone(story: Story, sentence: str) -> None:
    assert flagged(story(sentence)) == []


def test_a_word_used_often_is_a_term_of_the_story(story: Story) -> None:
    assert flagged(story("The telecon ran late. The telecon was dull. Another telecon follows."))[:1] == []


def test_a_byline_is_not_spelled(story: Story) -> None:
    document = story("Bridge closes early\n\nBy accomodate reporter\n\nThe bridge closed.")
    assert flagged(document) == []


def test_a_word_close_to_nothing_is_info(story: Story) -> None:
    (one,) = found(story("The xqzvbn was found."))
    assert (one.code, one.severity, one.suggestions) == ("spelling/unknown-word", Severity.INFO, ())


def test_spelling_never_offers_a_safe_fix(story: Story) -> None:
    assert all(one.fix is None for one in found(story("They accomodate the buidling.")))


@pytest.mark.parametrize(
    ("word", "other", "weight"),
    [
        ("teh", "the", 0.6), ("occured", "occurred", 0.6), ("untill", "until", 0.6), ("seperate", "separate", 0.7),
        ("becouse", "because", 0.7), ("prcgram", "program", 1.0),
        ("tje", "the", 0.8), ("governmet", "government", 0.9), ("ight", "right", 1.4),
    ],
)  # fmt: skip
def test_distance_weighs_slips_by_how_common_they_are(word: str, other: str, weight: float) -> None:
    assert distance(word, other) == pytest.approx(weight)


def test_candidates_come_best_first_and_are_words() -> None:
    assert candidates("recieved")[0].word == "received"
    assert all(one.cost <= two.cost for one, two in zip(candidates("cat"), candidates("cat")[1:], strict=False))


@given(st.text("abcdefghijklmnopqrstuvwxyzé'-&", min_size=1, max_size=60))
def test_a_verdict_marks_a_part_of_its_word(word: str) -> None:
    said = verdict(word)
    if said is not None:
        assert 0 <= said.start < said.end <= len(word)
        assert 0.0 <= said.confidence <= 1.0
        assert word[said.start : said.end] not in said.fixes
