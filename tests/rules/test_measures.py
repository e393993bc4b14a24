"""Counts of a text and the formulas on them, held against values worked out by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.checks.rules.formula import Formula, FormulaError
from linter.checks.rules.measures import COUNTS, READABILITY, Counts, counted, syllables, weight

SYLLABLES = """
1 bridge closed called named league through played eyes likes known
2 being table tables little settled pages wanted safely someone people science nation saying mayor quiet basement ruin poet
3 national area radio actual completely serious museum government minister industry tourism employee
4 situation society material authorities european especially
5 association university
"""


@pytest.mark.parametrize(
    ("word", "expected"), [(word, int(line[0])) for line in SYLLABLES.strip().splitlines() for word in line[2:].split()]
)
def test_syllables(word: str, expected: int) -> None:
    assert syllables(word) == expected


def test_an_apostrophe_and_a_capital_change_no_syllable_and_a_compound_has_those_of_its_parts() -> None:
    assert [syllables(word) for word in ("Table", "don’t", "year-old", "12,000", "€")] == [2, 1, 2, 1, 1]


def test_an_ending_makes_no_word_complex_but_counts_as_a_syllable() -> None:
    assert (weight("processes").many, weight("processes").complex) == (True, False)
    assert (weight("year-old-like").many, weight("year-old-like").complex) == (True, False)
    assert weight("committee").complex


def test_counts() -> None:
    assert counted(["The", "authorities", "closed", "it", "in", "2019"], 1, 1) == Counts(6, 1, 1, 28, 9, 1, 1, 1)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        # 100 words, 5 sentences, 470 characters, 150 syllables, 20 words of three or more, 15 of them complex, 25 long
        ("flesch-reading-ease", 206.835 - 20.3 - 126.9),
        ("flesch-kincaid", 7.8 + 17.7 - 15.59),
        ("gunning-fog", 14.0),
        ("smog", 1.043 * 120**0.5 + 3.1291),
        ("coleman-liau", 27.636 - 1.48 - 15.8),
        ("automated-readability", 22.137 + 10 - 21.43),
        ("lix", 45.0),
    ],
)
def test_formulas(name: str, expected: float) -> None:
    assert READABILITY[name](Counts(100, 5, 2, 470, 150, 20, 15, 25)) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2 + 3 * 4", 14),
        ("(2 + 3) * -4", -20),
        ("2 ^ 3 ** 2", 512),
        ("words / sentences", 5),
        ("sqrt(max(words, 25) - 9) - round(1.6) + log10(100)", 4),
        ("1 / (words - 20)", None),
        ("sqrt(0 - words)", None),
        ("10 ** 999", None),
        ("9 ** 9 ** 9 ** 9", None),
    ],
)
def test_a_formula_is_worked_out(text: str, expected: float | None) -> None:
    assert Formula(text, ["words", "sentences"])({"words": 20, "sentences": 4}) == expected


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("wrods / 2", "'words'"),
        ("sqr(words)", "'sqrt'"),
        ("sqrt(words, 2)", "takes 1"),
        ("words +", "no formula"),
        ("words.__class__", "no arithmetic"),
        ("__import__('os')", "no function"),
        ("(lambda: 1)()", "no arithmetic"),
        ("words < 2", "no arithmetic"),
        ("True", "no arithmetic"),
        ("'a' * 999", "no arithmetic"),
        ("[words][0]", "no arithmetic"),
        ("", "no formula"),
        ("(" * 500, "no formula"),
        ("-" * 5000 + "1", "no formula"),
        ("9" * 400, "no formula"),
    ],
)
def test_what_is_no_arithmetic_is_refused(text: str, said: str) -> None:
    with pytest.raises(FormulaError, match=said.replace("'", ".")):
        Formula(text, COUNTS)


@given(st.text(alphabet="words12+-*/^()., sqrt", max_size=30))
def test_any_text_is_a_formula_or_is_refused(text: str) -> None:
    try:
        value = Formula(text, ["words"])({"words": 3.0})
    except FormulaError:
        return
    assert value is None or isinstance(value, float | int)
