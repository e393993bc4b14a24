"""Rules that want different things of one place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from desk import LISTS, rule

from linter.checks.rules.ruleset import Loaded
from linter.ruledesk.entries import entries
from linter.ruledesk.overlaps import Neighbours, once_a_pair


def swap(name: str, phrase: str, other: str, **fields: Any) -> Loaded:
    wrong = [{"text": f"<<{phrase}>> it is.", "fixes": [other]}, {"text": f"It is a <<{phrase}>>.", "fixes": [other]}]
    return rule("substitution", name, swap={phrase: other}, wrong=wrong, **fields)


def beside(*rules: Loaded, together: bool = False) -> Neighbours:
    return Neighbours({Path("desk"): rules} if together else {Path(one.rule.id): [one] for one in rules})


def of_examples(one: Loaded, *others: Loaded) -> list[tuple[str, str]]:
    found = beside(one, *others).of_examples(one.rule)
    return [(overlap.key, overlap.other) for overlap in once_a_pair(found, lambda other: False)]


def of_entries(one: Loaded, *others: Loaded) -> list[tuple[str, str]]:
    found = (overlap for entry in entries(one, LISTS) for overlap in beside(one, *others).of_entry(one.rule, entry))
    return [(overlap.key, overlap.other) for overlap in once_a_pair(found, lambda other: False)]


def test_two_that_want_other_words_are_told_once() -> None:
    one, other = swap("a/one", "wharfside", "wharf-side"), swap("b/other", "wharfside", "quay")
    assert of_examples(one, other) == [("wrong[0].text", "b/other")]
    assert of_entries(one, other) == [("swap.wharfside", "b/other")]


def test_two_that_lead_to_the_same_text_agree() -> None:
    one, other = swap("a/one", "old wharfside", "old wharf-side"), swap("b/other", "wharfside", "wharf-side")
    assert of_examples(one, other) == []
    assert of_entries(one, other) == []


def test_what_lets_the_other_choose_agrees() -> None:
    assert of_examples(swap("a/one", "wharfside", "quay"), rule("substitution", "b/other", swap={"wharfside": ["wharf", "quay"]})) == []


def test_a_rule_that_only_marks_contradicts_none() -> None:
    assert of_examples(swap("a/one", "wharfside", "quay"), rule("existence", "b/other", literals=["wharfside"])) == []


def test_two_englishes_and_two_parts_of_a_story_never_meet() -> None:
    one = swap("a/one", "wharfside", "quay", varieties=["en-US"], roles=["headline"])
    assert of_examples(one, swap("b/other", "wharfside", "wharf", varieties=["en-GB"])) == []
    assert of_examples(one, swap("b/other", "wharfside", "wharf", roles=["caption"])) == []
    assert of_examples(one, swap("b/other", "wharfside", "wharf")) != []


def test_one_that_changes_the_other_back_is_told() -> None:
    one, other = swap("a/one", "wharfside", "wharf-side"), swap("b/other", "wharf-side", "wharfside")
    found = list(beside(one, other).of_examples(one.rule))
    assert found[0].said == "“wharf-side” is put there, and b/other changes it back"


def test_what_only_the_words_around_bring_about_is_not_the_entrys_doing() -> None:
    one, other = swap("a/one", "wharfside", "quay"), swap("b/other", "wharfside by", "wharf by")
    assert of_entries(one, other) == []


def test_what_a_rule_says_of_the_examples_of_others() -> None:
    one, other = swap("a/one", "wharfside", "quay"), swap("b/other", "old wharfside", "old wharf")
    met = beside(one, other).met_by({"a/one"}, [other.rule])
    assert [(overlap.key, overlap.other) for overlap in met["a/one"]] == [("", "b/other")] * 2


def test_rules_that_compare_forms_are_left_out() -> None:
    forms = rule("consistency", "b/forms", forms=[[["quay"], ["wharfside"]]])
    wrong = [{"text": "A quay, a quay, a <<wharfside>>.", "fixes": ["wharf"]}] * 2
    assert of_examples(rule("substitution", "a/one", swap={"wharfside": "wharf"}, wrong=wrong), forms) == []


def test_a_special_rule_may_stand_beside_a_general_one_of_its_folder() -> None:
    wrong = [{"text": "An old <<wharfside>>.", "fixes": ["quay"]}] * 2
    special = rule("substitution", "a/special", swap={"old wharfside": "old quay"}, wrong=wrong, confidence=0.9)
    general, alike = (swap("b/general", "wharfside", "wharf", confidence=confidence) for confidence in (0.5, 0.85))
    assert list(beside(special, general, together=True).of_examples(special.rule)) == []
    assert list(beside(special, general, together=True).of_examples(general.rule)) == []
    assert list(beside(special, alike, together=True).of_examples(special.rule)) != []


def test_a_rule_that_is_surer_than_one_elsewhere_is_told_in_its_place() -> None:
    sure, doubtful = swap("a/one", "wharfside", "quay", confidence=0.9), swap("b/other", "wharfside", "wharf", confidence=0.8)
    assert of_examples(sure, doubtful) == []
    assert of_examples(doubtful, sure) == [("wrong[0].text", "a/one")]
    warning, error = swap("a/one", "wharfside", "quay", confidence=0.9), swap("b/other", "wharfside", "wharf", severity="error")
    assert of_examples(warning, error) == [("wrong[0].text", "b/other")]


def test_two_whose_mends_come_to_the_same_in_the_end_agree() -> None:
    wrong = [{"text": "The <<wharfside bar>> shut.", "fixes": ["wharf pub"]}] * 2
    one = rule("substitution", "a/one", swap={"wharfside bar": "wharf pub"}, wrong=wrong)
    other, third = swap("b/other", "wharfside", "quay"), swap("c/third", "quay bar", "wharf pub")
    assert of_examples(one, other) == [("wrong[0].text", "b/other")]
    assert of_examples(one, other, third) == []
