"""Capitals: those that were lost, left over or held down, headlines in capitals, and the openings of sentences."""

from __future__ import annotations

import pytest
from spelling_cases import ERROR, loud, said


@pytest.mark.parametrize(
    ("text", "word", "fix"),
    [
        ("beleive it or not, the ferry sailed.", "beleive", "Believe"),
        ("The ferry sailed.\n\nbeleive it or not, it was full.", "beleive", "Believe"),
        ("The captain asked us to beleive it.", "beleive", "believe"),
        ("The ferry sailed. beleive it or not, it was full.", "beleive", "believe"),
    ],
)
def test_a_paragraph_gets_its_capital_back(text: str, word: str, fix: str) -> None:
    assert loud(text) == [(word, fix)]


def test_a_quotation_that_opens_a_paragraph_gets_its_capital_back() -> None:
    assert loud("“beleive me, it sank,” the cook said.") == [("beleive", "Believe")]


@pytest.mark.parametrize(
    ("sentence", "word", "fix"),
    [
        ("The mMinister left by the back door.", "mMinister", "minister"),
        ("IIn the morning the fog lifted.", "IIn", "In"),
        ("The tThree boats were found.", "tThree", "three"),
        ("A tTeacher rang the bell.", "tTeacher", "teacher"),
    ],
)
def test_a_capital_left_beside_its_correction_is_found(sentence: str, word: str, fix: str) -> None:
    assert loud(sentence) == [(word, fix)]


@pytest.mark.parametrize("name", ["McCall", "DeShawn", "eBay", "iPhone", "LLoyd", "AAron"])
def test_capitals_within_a_name_are_no_stutter(name: str) -> None:
    assert loud(f"They saw {name} on Monday.") == []


@pytest.mark.parametrize(
    ("sentence", "word", "fix"),
    [
        ("She waited untilll noon.", "untilll", "until"),
        ("They spoke to the commmittee.", "commmittee", "committee"),
        ("The Commmittee for Bees met.", "Commmittee", "Committee"),
        ("Rain fell on the Mississsippi.", "Mississsippi", "Mississippi"),
    ],
)
def test_a_letter_held_down_is_found(sentence: str, word: str, fix: str) -> None:
    assert loud(sentence) == [(word, fix)]


@pytest.mark.parametrize(
    ("headline", "word", "fix"),
    [
        ("COUNCIL VOTES TO ACCOMODATE NEW FERRY", "ACCOMODATE", "ACCOMMODATE"),
        ("HARBOUR CREWS LEAVE BUIDLING AT DUSK", "BUIDLING", "BUILDING"),
        ("ISLAND WANTS GOVERMENT MONEY FOR DYKE", "GOVERMENT", "GOVERNMENT"),
    ],
)
def test_a_misspelling_in_a_headline_in_capitals_is_found_in_capitals(headline: str, word: str, fix: str) -> None:
    assert said(f"{headline}\n\nThe ferry sailed on Monday.") == [(word, fix, ERROR)]


@pytest.mark.parametrize("initialism", ["TEH", "ADN", "FRO", "WIHT", "DOSE", "OFCOM", "UNHCR"])
def test_an_initialism_in_running_text_is_none(initialism: str) -> None:
    assert loud(f"She joined {initialism} in May.") == []
    assert loud(f"She read the US {initialism} report.") == []


@pytest.mark.parametrize(
    ("sentence", "word", "fix"),
    [
        ("Recieving the cup, she wept.", "Recieving", "Receiving"),
        ("Peopel walked home along the dyke.", "Peopel", "People"),
        ("The ferry sank. Severl people swam.", "Severl", "Several"),
        ("Becuase of ice, the lock stayed shut.", "Becuase", "Because"),
        ("The plan: Peopel walk home.", "Peopel", "People"),
    ],
)
def test_a_capital_at_the_opening_excuses_nothing(sentence: str, word: str, fix: str) -> None:
    assert loud(sentence) == [(word, fix)]


@pytest.mark.parametrize("sentence", ["Braun walked home.", "Tomas paints boats.", "Childers rode a mule.", "Marchant ate."])
def test_a_name_at_the_opening_is_none(sentence: str) -> None:
    assert loud(sentence) == []
