"""The lexicon, the names and the known misspellings that ship with the package."""

from __future__ import annotations

import pytest

from linter.lexicon import WordClass, lexicon
from linter.lexicon.misspellings import corrections
from linter.lexicon.names import NameKind, letters_left_out, names


@pytest.mark.parametrize("word", ["the", "colour", "color", "organise", "organize", "casualties", "livestream", "Paris", "Table", "TABLE"])
def test_words_of_both_englishes_are_known(word: str) -> None:
    assert lexicon().knows(word)


@pytest.mark.parametrize("word", ["recieve", "definately", "accomodate", "goverment", "thier", "occured", "adress", "seperate", "paris"])
def test_common_misspellings_are_not_in_it_though_frequency_lists_have_them(word: str) -> None:
    assert not lexicon().knows(word)


@pytest.mark.parametrize("word", ["shareing", "quarrys", "geting"])
def test_forms_that_only_an_expander_of_affixes_makes_are_not_in_it(word: str) -> None:
    assert not lexicon().knows(word)


@pytest.mark.parametrize("word", ["ofthe", "ofa", "asa"])
def test_words_that_lost_their_blank_are_not_in_it(word: str) -> None:
    assert not lexicon().knows(word)


def test_frequencies_are_on_the_zipf_scale() -> None:
    assert lexicon().frequency("the") > 7
    assert 3 < lexicon().frequency("casualties") < 5
    assert lexicon().frequency("xqzvbn") == 0


def test_a_plural_noun_is_neither_a_singular_nor_an_adjective() -> None:
    classes = lexicon().classes
    assert all(classes(word) & WordClass.PLURAL_NOUN for word in ("casualties", "attacks", "children"))
    assert not any(classes(word) & WordClass.PLURAL_NOUN for word in ("news", "series", "means", "overseas", "sheep", "table"))


@pytest.mark.parametrize(("name", "kind"), [("London", "PLACE"), ("Christina", "GIVEN"), ("Nguyen", "FAMILY"), ("French", "DEMONYM")])
def test_gazetteers_say_what_a_name_is(name: str, kind: str) -> None:
    assert names().kinds(name) & NameKind[kind]


def test_names_are_looked_up_as_written() -> None:
    assert "O'Rourke" in names()
    assert "O’Rourke" not in names()
    assert "london" not in names()
    assert names().kinds("Zyntrixov") == 0


def test_the_news_says_how_often_names_and_pairs_are_seen() -> None:
    times = names().times
    assert times("London") > 1000 > times("Dhonnchadha")
    assert times("Angela Merkel") > 100 > times("Merkel Angela")
    assert times("Zyntrixov") == 0


def test_near_names_share_all_letters_but_one_each() -> None:
    assert "London" in names().near("Lodnon")
    assert "Massachusetts" in names().near("Massachusets")
    assert "London" not in names().near("London")
    assert names().near("Xqzvbnqq") == set()


def test_a_name_without_a_letter_comes_once_for_each_result() -> None:
    assert sorted(letters_left_out("Anna")) == ["ana", "ann", "anna", "nna"]


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ("accomodate", ("accommodate",)),
        ("goverment", ("government",)),
        ("dont", ("don't",)),
        ("compensatin", ("compensation", "compensating")),
        ("wendsday", ("Wednesday",)),
        ("government", ()),
        ("Goverment", ()),
        ("", ()),
    ],
)
def test_the_table_has_what_is_meant_by_a_known_misspelling(wrong: str, meant: tuple[str, ...]) -> None:
    assert corrections(wrong) == meant
