from hypothesis import given
from hypothesis import strategies as st

from linter.checks.languagetool.utf16 import Utf16

TEXT = st.text(st.sampled_from("ab é’😀🏳️\u200d🌈👩🏽𝔸\n") | st.characters(exclude_categories=["Cs"]), max_size=40)


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(TEXT, st.data())
def test_units_become_code_points(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert Utf16(text).span(units(text[:start]), units(text[:end])) == (start, end)


@given(TEXT)
def test_length_is_that_of_the_encoding(text: str) -> None:
    assert Utf16(text).length == units(text)


def test_a_match_may_hold_emoji() -> None:
    text = "😀 two 😀😀 one"
    start, end = Utf16(text).span(3, 12)
    assert text[start:end] == "two 😀😀 "


def test_a_pair_that_an_edge_parts_is_taken_whole() -> None:
    text = "a😀b😀c"
    assert Utf16(text).span(2, 5) == (1, 4)
