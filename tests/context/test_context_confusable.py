"""Which words may be meant by which."""

from __future__ import annotations

import pytest

from linter.checks.context.confusable import FORM, SET, STEPS, Other, Others, others, record


def meant(word: str) -> Others:
    found = others(word)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("pubic", "public"), ("it's", "its"), ("lead", "led"), ("contract", "contact"), ("form", "from"),
        ("then", "than"), ("an", "any"), ("an", "and"), ("minster", "minister"), ("here", "hear"), ("report", "reported"),
        ("there", "their"), ("affect", "effect"), ("who", "whom"), ("were", "we're"), ("yeas", "years"), ("new", "news"),
    ],
)  # fmt: skip
def test_what_may_be_meant(word: str, other: str) -> None:
    assert other in meant(word).words


@pytest.mark.parametrize("word", ["pubic", "its", "an", "form", "report", "new"])
def test_no_word_is_meant_by_itself_or_twice(word: str) -> None:
    found = meant(word)
    assert word not in found.words
    assert len(set(found.words)) == len(found.words)


@pytest.mark.parametrize("word", ["pubic", "its", "an", "form", "report", "new"])
def test_all_that_is_known_of_others_is_of_one_length(word: str) -> None:
    found = meant(word)
    assert len(found.words) == len(found.symbols) == len(found.relations) == len(found.distances)
    assert (found.distances > 0).all()


@pytest.mark.parametrize(("word", "relation"), [("report", FORM), ("principle", SET)])
def test_how_words_are_related(word: str, relation: int) -> None:
    other = {"report": "reported", "principle": "principal"}[word]
    found = meant(word)
    assert found.relations[found.words.index(other)] == relation


@pytest.mark.parametrize(("word", "other"), [("colour", "color"), ("color", "colour"), ("centre", "center"), ("analyse", "analyze")])
def test_spellings_of_the_two_varieties_are_not_taken_for_one_another(word: str, other: str) -> None:
    found = others(word)
    assert found is None or other not in found.words


@pytest.mark.parametrize("word", ["", "zzyzzx", "Pubic", "’", "the mayor"])
def test_what_is_no_lower_case_word_is_taken_for_nothing(word: str) -> None:
    assert others(word) is None


def test_a_slip_is_nearer_than_a_word_of_another_shape() -> None:
    found = meant("form")
    near = dict(zip(found.words, found.distances, strict=True))
    assert near["from"] < near["formed"]


def test_a_record_keeps_the_distance_in_steps() -> None:
    assert record(Other("naïve", 2, 0.6)) == bytes([2, round(0.6 * STEPS)]) + "naïve".encode()
