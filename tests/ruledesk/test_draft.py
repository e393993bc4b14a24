"""Rules drawn from sentences: their kind and entries, and that they keep what was asked of them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from desk import SHARED
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linter.checks.rules.contract import breaches
from linter.checks.rules.ruleset import loaded, shipped
from linter.checks.rules.words import WordLists
from linter.ruledesk.draft import draft
from linter.ruledesk.sentences import DraftError
from linter.ruledesk.toml import written

TRIAL = ["The two go on <<trail>> for fraud in May.", "He went on <<trail>> for theft."]


def drawn(wrongs: list[str], rights: list[str], *fixes: str) -> dict[str, Any]:
    table = draft(wrongs, rights, fixes)
    assert broken(table) == []
    return {key: value for key, value in table.items() if key not in ("wrong", "right")}


def broken(table: dict[str, Any]) -> list[object]:
    one = loaded(Path("x.toml"), "a/b", SHARED | tomllib.loads(written(table)), WordLists([shipped()]))
    return [breach for breach in breaches(one) if breach.key != "wrong"]


def test_a_word_that_no_right_sentence_has_is_swapped_alone() -> None:
    found = drawn(["They utilize it daily.", "Utilize the bridge."], ["They use it daily.", "Use the bridge."])
    assert found == {"kind": "substitution", "swap": {"utilize": "use"}}


def test_neighbours_are_taken_in_until_the_right_sentences_are_silent() -> None:
    rights = ["The two go on trial for fraud in May.", "She walked the trail."]
    assert drawn(TRIAL, rights) == {"kind": "substitution", "swap": {"on trail": "on trial"}}
    rights = ["The two go on trial for fraud in May.", "She went on trail runs."]
    assert drawn(TRIAL, rights) == {"kind": "substitution", "swap": {"trail for": "trial for"}}


def test_a_fix_may_be_given_and_several_best_first() -> None:
    found = drawn(
        ["It fell <<at this point in time>>.", "Now, <<at this point in time>>, it rains."],
        ["It fell.", "At this point it fell."],
        "now",
        "then",
    )
    assert found["swap"] == {"at this point in time": ["now", "then"]}


def test_what_is_too_much_is_deleted() -> None:
    found = drawn(["The mayor basically left.", "It is basically over."], ["The mayor left.", "It is over."])
    assert found == {"kind": "existence", "literals": ["basically"], "suggestion": ""}


def test_what_is_marked_and_has_no_fix_is_only_found() -> None:
    found = drawn(["A <<very unique>> bridge.", "It is <<very unique>>."], ["A bridge of its kind.", "The tower is very old."])
    assert found == {"kind": "existence", "literals": ["very unique"]}


def test_a_missing_word_is_put_beside_its_neighbour() -> None:
    wrongs = ["He died as result of it.", "It fell as result of rain."]
    found = drawn(wrongs, ["He died as a result of it.", "It fell as a result of rain.", "It came as news."])
    assert found == {"kind": "substitution", "swap": {"as result": "as a result"}}


def test_numbers_and_other_neighbours_make_a_sequence() -> None:
    wrongs = ["The raid freed more <<then>> 30 hostages.", "It paid less <<then>> 12 of them."]
    rights = ["It was more then than now.", "It was then 30 years old.", "Less, then 12 more."]
    found = drawn(wrongs, [*rights, "More then came, and less then went."], "than")
    assert found["kind"] == "tokens"
    assert found["elements"] == [{"text": ["more", "less"]}, {"text": ["then"], "mark": True}, {"kind": "number"}]


def test_a_capital_of_the_sentence_is_none_of_the_phrase() -> None:
    found = drawn(["Wharf side bars shut.", "The wharf side bar."], ["Wharfside bars shut.", "The wharfside bar."])
    assert found["swap"] == {"wharf side": "wharfside"}
    found = drawn(["Kiev was hit.", "He left Kiev."], ["Kyiv was hit.", "He left Kyiv."])
    assert found["swap"] == {"Kiev": "Kyiv"}


@pytest.mark.parametrize(
    ("wrongs", "rights", "said"),
    [
        (["It is <<a>> <<b>>."], ["It is."], "one part of it is marked"),
        (["It is <<a."], ["It is."], "one part of it is marked"),
        (["It <<is a>>bout."], ["It was."], "mark whole words, such as “is about”"),
        (["It is << >>a."], ["It was."], "no word or mark stands between"),
        (["It is here."], [], "mark what is wrong between << and >>, or give the right sentence"),
        (["It is here."], ["It is here."], "it is the same as the right sentence"),
        (["One two three four five six."], ["All is another thing here."], "more than half of it differs"),
        (["Then <<go>> on."], ["Then go on."], "“go” in 'Then go on.' stands in a right sentence too"),
    ],
)
def test_sentences_that_make_no_rule_are_told(wrongs: list[str], rights: list[str], said: str) -> None:
    with pytest.raises(DraftError) as caught:
        draft(wrongs, rights, ())
    assert said in str(caught.value)


WORDS = st.sampled_from("the bridge of Leeds was shut 12 and more then it’s by Ann’s wharfside - , utilize".split())


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(WORDS, min_size=4, max_size=9), st.lists(WORDS, min_size=2, max_size=7), st.data())
def test_a_rule_that_is_drawn_keeps_its_contract(words: list[str], other: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(words) - 2))
    right = " ".join(words)
    wrong = " ".join([*words[:at], "quay", *words[at + 1 :]])
    try:
        table = draft([wrong, f"{wrong} again"], [right, " ".join(other)], ())
    except DraftError:
        return
    assert broken(table) == []
    assert [example["text"].replace("<<", "").replace(">>", "") for example in table["wrong"]] == [wrong, f"{wrong} again"]


TEXTS = st.text("a\"'\\\n\t#=[]{}é\x7f“", max_size=8)


@given(
    st.dictionaries(TEXTS, TEXTS | st.lists(TEXTS, max_size=3), max_size=3), TEXTS, st.booleans(), st.lists(TEXTS, min_size=1, max_size=3)
)
def test_what_is_written_is_read_as_it_was(swap: dict[str, Any], message: str, safe: bool, texts: list[str]) -> None:
    table = {
        "message": message,
        "safe": safe,
        "confidence": 0.5,
        "elements": [{"text": texts, "mark": True}],
        "swap": swap,
        "wrong": [{"text": text} for text in texts],
    }
    assert tomllib.loads(written(table)) == table
