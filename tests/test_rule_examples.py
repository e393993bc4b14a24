"""Every rule keeps the contract of its examples: what is marked is found, once, and what is right is left alone."""

from __future__ import annotations

import pytest

from linter.checks import rules
from linter.checks.rules.rule import Right, Rule, Wrong
from linter.checks.rules.ruleset import load
from linter.finding import Finding
from linter.readers import read
from linter.settings import Language, Settings

RULES = load().rules


def findings(rule: Rule, text: str) -> list[Finding]:
    settings = Settings(language=Language(rule.varieties[0]))
    return [found for found in rules.check(read("story.txt", text.encode()), settings) if found.code == rule.id]


def wrong() -> list[object]:
    return [pytest.param(rule, example, id=f"{rule.id}-{number}") for rule in RULES for number, example in enumerate(rule.wrong, 1)]


def right() -> list[object]:
    return [pytest.param(rule, example, id=f"{rule.id}-{number}") for rule in RULES for number, example in enumerate(rule.right, 1)]


@pytest.mark.parametrize(("rule", "example"), wrong())
def test_the_marked_part_is_found_once_and_mended(rule: Rule, example: Wrong) -> None:
    before, _, rest = example.text.partition("<<")
    marked, _, after = rest.partition(">>")
    text = before + marked + after

    found = findings(rule, text)

    assert [(text[one.start : one.end], one.start) for one in found] == [(marked, len(before))]
    assert found[0].suggestions == example.fixes
    if found[0].fix:
        (edit,) = found[0].fix.edits
        mended = text[: edit.start] + edit.content + text[edit.end :]
        assert findings(rule, mended) == []
        assert "  " not in mended


@pytest.mark.parametrize(("rule", "example"), right())
def test_what_is_right_is_left_alone(rule: Rule, example: Right) -> None:
    assert findings(rule, example.text) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_shows_itself_inside_a_text_too(rule: Rule) -> None:
    assert any(not example.text.startswith("<<") for example in rule.wrong)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_message_never_shows_a_place_that_was_not_filled(rule: Rule) -> None:
    for example in rule.wrong:
        for found in findings(rule, example.text.replace("<<", "").replace(">>", "")):
            assert "{" not in found.message
