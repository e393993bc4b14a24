"""Words as symbols: kinds of the rare ones, forms that are one, and a place for each token."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.ngrams.symbols import (
    HYPHENATED,
    INITIALISM,
    KINDS,
    NAME,
    NUMBER,
    PADDING,
    PARAGRAPH,
    SYMBOLS,
    UNKNOWN,
    YEAR,
    number,
    number_of,
    symbols,
)
from linter.readers import read
from linter.segment import tokens


def numbers(text: str) -> list[int]:
    return [number_of(token) for token in tokens(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("1984", YEAR), ("2024", YEAR), ("1812", NUMBER), ("7", NUMBER), ("1,200", NUMBER), ("3.5", NUMBER), ("10:30", NUMBER),
        ("20th", NUMBER), ("Brixlundson", NAME), ("QZXV", INITIALISM), ("zorbling", UNKNOWN), ("quarry-zorbling", HYPHENATED),
        ("https://harbour.org/x", UNKNOWN), ("@harbour", UNKNOWN), ("☃", UNKNOWN),
    ],
)  # fmt: skip
def test_rare_words_count_by_their_kind(text: str, symbol: int) -> None:
    assert numbers(text) == [symbol]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("don’t", "don't"), ("The", "the"), ("MAYOR", "mayor"), ("mayor’s", "mayor's"), ("“", '"'), ("”", '"'), ("—", "-"),
        ("–", "--"), ("…", "..."), ("[", "("), ("1999", "2001"), ("12", "1,300"),
    ],
)  # fmt: skip
def test_forms_that_are_one(one: str, other: str) -> None:
    assert numbers(one) == numbers(other)


@pytest.mark.parametrize(
    ("one", "other"), [("US", "us"), ("WHO", "who"), ("its", "it's"), (",", "."), ("mayor", "mayors"), ("1999", "1,999")]
)
def test_forms_that_are_not(one: str, other: str) -> None:
    assert numbers(one) != numbers(other)


def test_a_form_that_is_not_in_the_vocabulary_is_unknown() -> None:
    assert number("zorbling") == UNKNOWN
    assert number("") == UNKNOWN
    assert len(KINDS) <= number("the") < SYMBOLS


def test_kinds_are_words_of_the_vocabulary_with_their_own_numbers() -> None:
    assert [number(kind) for kind in KINDS] == list(range(len(KINDS)))


def test_paragraphs_are_parted_by_a_mark() -> None:
    found, places = symbols(read("story.txt", b"Mayor leaves\n\nThe mayor left.\n\nHe fled."))
    marks = [at for at, symbol in enumerate(found.tolist()) if symbol == PARAGRAPH]
    assert marks[:PADDING] == list(range(PADDING))
    assert marks[-PADDING:] == list(range(len(found) - PADDING, len(found)))
    inner = marks[PADDING:-PADDING]
    assert inner == [places[0] - 1, places[2] - 1, places[6] - 1]


TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=120),
    st.lists(
        st.sampled_from("the mayor’s NATO 1999 1,200 — “ ” Brixlund and/or x@harbour.org pre-war \n\n \n By DESK".split(" ")), max_size=30
    ).map(" ".join),
)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_each_token_has_a_place_of_its_own_with_room_around_it(text: str) -> None:
    document = read("story.txt", text.encode())
    found, places = symbols(document)
    assert len(places) == len(document.tokens)
    assert all(one < other for one, other in pairwise(places))
    assert all(PADDING <= place < len(found) - PADDING for place in places)
    assert [int(found[place]) for place in places] == [number_of(token) for token in document.tokens]
    assert ((found >= 0) & (found < SYMBOLS)).all()
