"""Entries that nothing can be found by, and expressions that take too long."""

from __future__ import annotations

import re

import pytest
from desk import entries_of, rule
from hypothesis import given
from hypothesis import strategies as st

from linter.ruledesk import speed
from linter.ruledesk.dead import dead, dead_words
from linter.ruledesk.invention import invented


@pytest.mark.parametrize(
    ("kind", "fields", "key"),
    [
        ("substitution", {"swap": {"air  base": "airbase"}}, "swap.air  base"),
        ("substitution", {"swap": {"airbase ": "air base"}}, "swap.airbase "),
        ("substitution", {"swap": {"very, very": "very", " airbase": "x"}}, "swap. airbase"),
        ("substitution", {"swap": {"P.M.": "p.m."}}, "swap.P.M."),
        ("existence", {"literals": ["one\n\ntwo"]}, "literals[0]"),
        ("existence", {"patterns": [r"end\.\n\nThen"]}, "patterns[0]"),
        ("existence", {"patterns": [r"ok \d+", r"\bend$now"]}, "patterns[1]"),
        ("substitution", {"patterns": {r"(\d+)\bx": r"\1"}}, r"patterns.(\d+)\bx"),
        ("consistency", {"forms": [[["airbase"], ["air base"]]], "not": ["the air base", "air base"]}, "forms[0][0][0]"),
    ],
)  # fmt: skip
def test_an_entry_that_finds_nothing_is_dead(kind: str, fields: dict[str, object], key: str) -> None:
    found = [breach.key for entry in entries_of(kind, **fields) if (breach := dead(entry))]
    assert key in found


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("substitution", {"swap": {"AIRBASE": "air base", "it’s own": "its own", "e.g": "say", "web-site": "website"}}),
        ("existence", {"literals": [" ,", "EDS: ", "[photo", "- ENDS -", "#1"], "case": True}),
        ("existence", {"literals": ["ends", "- 30 -"], "place": "paragraph"}),
        ("existence", {"literals": ["update:"], "place": "paragraph-start"}),
        ("existence", {"literals": ["[photo"], "until": "]"}),
        ("existence", {"patterns": [r"^Desk: ", r"(?:^|[.!?] )(?P<mark>However) the", r"\d{4}$", r"[^\w ]{3}"]}),
        ("existence", {"patterns": [r"(?-i:[A-Z]{3})", r"\pL{2}x"]}),
        ("substitution", {"patterns": {r"\b(\d+)(am|pm)\b": r"\1 \2", r"(a|b) or \w+?": r"\1"}}),
        ("consistency", {"forms": [[["airbase", "airbases"], ["air base", "air bases"]]], "not": ["air base road"]}),
    ],
)  # fmt: skip
def test_an_entry_that_something_is_found_by_is_not(kind: str, fields: dict[str, object]) -> None:
    assert [breach for entry in entries_of(kind, **fields) if (breach := dead(entry))] == []


def test_words_of_a_sequence_that_are_never_one_token_are_told() -> None:
    elements = [{"text": ["mother's", "can't", "'s", "of course", "U.S.", "%"], "not": ["Ph.D.", "PhD"]}, {"text": ["x,"]}]
    found = {breach.key: breach.said for breach in dead_words(rule("tokens", elements=elements))}
    assert set(found) == {"elements[0].text[0]", "elements[0].text[3]", "elements[0].not[0]", "elements[1].text[0]"}
    assert '"mother \'s"' in found["elements[0].text[0]"]


@given(st.from_regex(r"[a-z]{1,4}(\|[0-9]{1,3})?", fullmatch=True), st.sampled_from(["", "?", "+", "*", "{2,5}", "{3}"]), st.booleans())
def test_what_is_made_up_is_matched(inner: str, times: str, group: bool) -> None:
    expression = rf"(?P<a>x(?:{inner}){times})[^a-f\d]\s" + (r"(?P=a)" if group else r"\b\w")
    for text in invented(expression, 5):
        assert re.fullmatch(expression, text)


def test_nothing_is_made_up_of_what_the_parser_does_not_know() -> None:
    assert list(invented(r"\pL+", 3)) == []


def test_an_expression_over_the_limit_is_slow(monkeypatch: pytest.MonkeyPatch) -> None:
    quick, phrase = (
        entries_of("existence", patterns=[r"(\w+ ){3,40}end"], literals=["on it"])[1],
        entries_of("existence", literals=["x"])[0],
    )
    assert speed.slow(quick) is None
    monkeypatch.setattr(speed, "LIMIT", 1e-9)
    breach = speed.slow(quick)
    assert breach is not None
    assert breach.key == "patterns[0]"
    assert "µs for a character" in breach.said
    assert speed.slow(phrase) is None  # one automaton looks for all of them


def test_an_expression_that_backtracks_without_end_is_slow() -> None:
    (entry,) = entries_of("existence", patterns=[r"(?:(\w)|\w)+(?<!\w)(?=\1)"])
    breach = speed.slow(entry)
    assert breach is not None
    assert "hits its time limit in " in breach.said
