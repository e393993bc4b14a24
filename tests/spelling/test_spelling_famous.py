"""Slips of famous names and of famous pairs, and strangers who are called nearly so."""

from __future__ import annotations

import pytest
from spelling_cases import ERROR, WARNING, findings, loud, said

from linter.checks.spelling.names import famous, famous_pair, stranger
from linter.finding import Severity


@pytest.mark.parametrize(
    ("sentence", "word", "fix", "severity"),
    [
        ("Rain fell in Lodnon all day.", "Lodnon", "London", ERROR),
        ("Voters in Pensylvania decide.", "Pensylvania", "Pennsylvania", ERROR),
        ("The ferry from Massachusets was late.", "Massachusets", "Massachusetts", ERROR),
        ("The lock opens on Wendesday.", "Wendesday", "Wednesday", ERROR),
        ("The lock opens on Teusday.", "Teusday", "Tuesday", ERROR),
        ("A Palestinain poet read.", "Palestinain", "Palestinian", ERROR),
        ("The envoys flew to Afganistan.", "Afganistan", "Afghanistan", WARNING),
        ("A grower in Calfornia wept.", "Calfornia", "California", WARNING),
        ("The lock opens on Satuday.", "Satuday", "Saturday", WARNING),
        ("The Pentgaon said nothing.", "Pentgaon", "Pentagon", ERROR),
        ("The Department of Helath closed.", "Helath", "Health", ERROR),
        ("A Universty of Leeds study was lost.", "Universty", "University", WARNING),
    ],
)
def test_a_slip_of_a_famous_name_is_found(sentence: str, word: str, fix: str, severity: Severity) -> None:
    assert said(sentence) == [(word, fix, severity)]


@pytest.mark.parametrize(
    ("sentence", "word", "fix", "severity"),
    [
        ("Donlad Trump spoke at the fair.", "Donlad", "Donald", ERROR),
        ("Barack Obamma spoke at the fair.", "Obamma", "Obama", ERROR),
        ("Vladimir Puttin called.", "Puttin", "Putin", ERROR),
        ("Fans in New Yrok cheered.", "Yrok", "York", ERROR),
        ("The Supreme Cout ruled.", "Cout", "Court", ERROR),
        ("The Whtie House said no.", "Whtie", "White", ERROR),
        ("Melanie Trump opened the fair.", "Melanie", "Melania", WARNING),
        ("The Untied Nations met.", "Untied", "United", WARNING),
        ("They flew to Los Angelos.", "Angelos", "Angeles", WARNING),
    ],
)
def test_a_slip_in_a_famous_pair_is_found(sentence: str, word: str, fix: str, severity: Severity) -> None:
    assert said(sentence) == [(word, fix, severity)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Melanie Brixlund opened the fair.",
        "Her sister Melanie rowed.",
        "Jon Clintn paints boats.",
        "Christina Clinten paints boats.",
        "Kuldip Obamma paints boats.",
        "Obafemi Obamma paints boats.",
        "Goerge Brixlund paints boats.",
        "Micheal Brixlund paints boats.",
        "Elisabeth Brixlund and Phillip May voted.",
        "Hilary Mantel wrote of the court.",
    ],
)
def test_a_stranger_may_be_called_nearly_as_somebody_famous(sentence: str) -> None:
    assert loud(sentence) == []


@pytest.mark.parametrize("sentence", ["Dr Helath spoke.", "We met Ms. Helath on the quay."])
def test_a_person_is_not_called_like_a_ministry(sentence: str) -> None:
    assert loud(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "word", "fix"),
    [("The Parliamentt met.", "Parliamentt", "Parliament"), ("In Manchster it rained.", "Manchster", "Manchester")],
)
def test_an_article_or_preposition_makes_no_stranger(sentence: str, word: str, fix: str) -> None:
    assert loud(sentence) == [(word, fix)]


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        ("A visit to Christina\n\nObamma won the race.", [("Obamma", "Obama")]),
        ("We toured Accomodate\n\nThe ferry sailed.", []),
    ],
)
def test_neighbours_stand_in_the_same_paragraph(story: str, expected: list[tuple[str, str]]) -> None:
    assert loud(story) == expected


def test_a_letter_held_down_in_a_name_is_mended_to_a_name() -> None:
    assert loud("Rain fell on Torrronto.") == [("Torrronto", "Toronto")]


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("Rain fell in Lodnon all day.", "names/misspelled"),
        ("The Pentgaon said nothing.", "spelling/misspelling"),
        ("Nancy Pelossi spoke.", "names/misspelled"),
    ],
)
def test_a_rule_id_says_whether_a_name_is_meant(sentence: str, code: str) -> None:
    assert [one.code for one in findings(sentence)] == [code]


@pytest.mark.parametrize("name", ["London", "Obama", "Obamas", "Trumpian", "USPTO", "Kyiv", "Odesa", "O'Rourke", "Lon"])
def test_no_famous_name_is_meant_by_a_known_or_derived_or_short_one(name: str) -> None:
    assert famous(name) is None


def test_a_pair_tells_which_of_its_names_is_wrong() -> None:
    assert (famous_pair("Donlad", "Trump") or (None, None))[0] == 0
    assert (famous_pair("Barack", "Obamma") or (None, None))[0] == 1
    assert famous_pair("Barack", "Obama") is None
    assert famous_pair("Barack", "Brixlund") is None


def test_a_given_name_beside_it_makes_a_stranger_and_the_famous_one_does_not() -> None:
    assert stranger("Christina", "Obama", "")
    assert stranger("", "London", "Brixlund")
    assert not stranger("Barack", "Obama", "")
    assert not stranger("", "London", "")


@pytest.mark.parametrize(("written", "meant"), [("Ljubljanna", "Ljubljana"), ("Uppsalla", "Uppsala"), ("Hamberg", "Hamburg")])
def test_a_slip_of_a_rare_name_or_one_that_a_register_has_is_a_warning(written: str, meant: str) -> None:
    assert said(f"The ferry goes to {written}.") == [(written, meant, WARNING)]
