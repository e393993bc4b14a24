"""Ids of rules: what selects them, and the ids they had before."""

from __future__ import annotations

import pytest
from suppression_cases import CODES

from linter.codes import Codes, UnknownCode, covers


@pytest.mark.parametrize(
    ("selector", "code", "expected"),
    [
        ("doubled", "doubled/words", True),
        ("doubled/", "doubled/words", True),
        ("doubled/words", "doubled/words", True),
        ("doubled/word", "doubled/words", False),
        ("double", "doubled/words", False),
        ("doubled/words", "doubled", False),
    ],
)
def test_a_selector_is_an_id_or_a_folder(selector: str, code: str, expected: bool) -> None:
    assert covers(selector, code) is expected


def test_an_old_id_leads_to_the_present_one_and_is_noted() -> None:
    codes = Codes(CODES.known, {"doubled/old": "doubled/words"})
    assert codes.current("doubled/small-words") == "doubled/small-words"
    assert codes.renamed == {}
    assert codes.current("doubled/old") == "doubled/words"
    assert codes.renamed == {"doubled/old": "doubled/words"}


@pytest.mark.parametrize("alias", ["doubled/words", "doubled", "languagetool/SOME_RULE"])
def test_an_old_id_that_is_in_use_is_refused(alias: str) -> None:
    with pytest.raises(ValueError, match=f"'{alias}' is no old id of 'doubled/words'"):
        Codes(CODES.known, {alias: "doubled/words"})


@pytest.mark.parametrize(
    ("selector", "hint"), [("doubled/wrods", "'doubled/words'"), ("style/app", "'style/ap'"), ("doubled/odl", "'doubled/old'")]
)
def test_a_near_id_is_named(selector: str, hint: str) -> None:
    with pytest.raises(UnknownCode, match=f"called '{selector}'; did you mean {hint}"):
        CODES.current(selector)


@pytest.mark.parametrize(
    ("selector", "meant"),
    [
        ("doubled", ["doubled/small-words", "doubled/words"]),
        ("style", ["style/ap/dates"]),
        ("languagetool", ["languagetool/"]),
        ("languagetool/A_NNS", ["languagetool/A_NNS"]),
        ("doubled/none", []),
    ],
)
def test_what_a_selector_means(selector: str, meant: list[str]) -> None:
    assert CODES.meant(selector) == meant
