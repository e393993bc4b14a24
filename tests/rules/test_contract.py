"""The contract of examples names each way in which a rule and its examples can differ."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from linter.checks.rules.contract import breaches
from linter.checks.rules.ruleset import loaded, shipped
from linter.checks.rules.words import WordLists

RULE: dict[str, Any] = {
    "kind": "substitution",
    "message": "House style is “{suggestion}”.",
    "why": "One spelling.",
    "source": "The desk.",
    "severity": "warning",
    "confidence": 0.9,
    "category": "style",
    "swap": {"wharfside": "wharf-side"},
    "wrong": [
        {"text": "They met at the <<wharfside>> bar.", "fixes": ["wharf-side"]},
        {"text": "<<Wharfside>> it is.", "fixes": ["Wharf-side"]},
    ],
    "right": [{"text": "A wharf-side bar."}, {"text": "By the side of the wharf."}],
}


def broken(**fields: Any) -> list[tuple[str, str]]:
    one = loaded(Path("wharfside.toml"), "house/wharfside", {**RULE, **fields}, WordLists([shipped()]))
    return [(breach.key, breach.said) for breach in breaches(one)]


def wrong(text: str, *fixes: str) -> list[dict[str, Any]]:
    return [RULE["wrong"][0], {"text": text, "fixes": list(fixes)}]


def test_a_rule_that_holds_breaks_nothing() -> None:
    assert broken() == []


@pytest.mark.parametrize(
    ("fields", "key", "said"),
    [
        ({"wrong": wrong("A <<wharf side>> bar.", "wharf-side")}, "wrong[1].text", "“wharf side” is marked and nothing is found"),
        ({"wrong": wrong("<<The>> wharfside.", "wharf-side")}, "wrong[1].text", "“The” is marked and found is “wharfside”"),
        ({"wrong": wrong("A <<wharfside>> wharfside.", "wharf-side")}, "wrong[1].text", "found is “wharfside”, “wharfside”"),
        ({"wrong": wrong("A <<wharfside>> bar.", "wharf side")}, "wrong[1].fixes", "suggests “wharf-side” and not “wharf side”"),
        ({"wrong": wrong("A <<wharfside>> bar.")}, "wrong[1].fixes", "suggests “wharf-side” and not nothing"),
        ({"right": [{"text": "A wharfside bar."}, {"text": "None."}]}, "right[0].text", "“wharfside” is found in a right sentence"),
        ({"swap": {"wharfside": "old wharfside"}, "wrong": [{"text": "A <<wharfside>>.", "fixes": ["old wharfside"]}] * 2},
         "wrong[0].text", "with “old wharfside” in its place the rule still finds “wharfside”"),
        ({"wrong": [RULE["wrong"][1]] * 2}, "wrong", "begins with its slip"),
        ({"swap": {"wharfside": " "}, "wrong": wrong("A <<wharfside>> bar.", " ")}, "wrong[1].text", "leaves two blanks"),
        ({"message": "Not “{txt}”."}, "message", "a place stays unfilled in 'Not “{txt}”.'"),
    ],
)  # fmt: skip
def test_what_differs_is_told_at_its_key(fields: dict[str, Any], key: str, said: str) -> None:
    told = [reason for where, reason in broken(**fields) if where == key]
    assert len(told) == 1
    assert said in told[0]
