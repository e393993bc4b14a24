"""The page of what each rule finds in published news names rules that there are, all packs, and no rule over the limit."""

from __future__ import annotations

import re
from pathlib import Path

from linter.checks.rules import packs
from linter.checks.rules.ruleset import files, shipped

PAGE = (Path(__file__).parents[2] / "docs" / "rule-alarms.md").read_text(encoding="utf-8")


def test_the_page_is_of_the_rules_that_there_are() -> None:
    known = set(files(shipped()))
    for name, folder in packs.known(shipped()).items():
        assert f"\n## {name}\n" in PAGE
        known |= set(files(folder, packs.load(folder)))
    assert set(re.findall(r"^\| `([^`]+)` \|", PAGE, re.MULTILINE)) <= known


def test_no_rule_that_nobody_asked_for_is_over_the_limit() -> None:
    assert "None does more." in PAGE
