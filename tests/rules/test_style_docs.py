"""The tables of ``docs/style-NAME.md`` name all rules of the pack NAME, with their severity and whether their fixes are safe."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from linter.checks.rules.ruleset import load, shipped

DOCS = sorted((Path(__file__).parents[2] / "docs").glob("style-*.md"))

_LINE = re.compile(r"### (?P<group>.+)|\| `(?P<rule>[\w-]+)` \|.*\| (?P<severity>\w+) \| (?P<safe>yes)? ?\|")


@pytest.mark.parametrize("page", DOCS, ids=lambda page: page.stem)
def test_a_page_names_the_rules_of_its_pack(page: Path) -> None:
    name = page.stem.removeprefix("style-")
    told, group = [], ""
    for line in _LINE.finditer(page.read_text(encoding="utf-8")):
        if line["group"]:
            group = line["group"].lower()
        else:
            told.append((f"style/{name}/{group}/{line['rule']}", line["severity"], bool(line["safe"])))

    rules = [rule for rule in load(styles=[shipped() / "style" / name]).rules if rule.id.startswith(f"style/{name}/")]

    assert sorted(told) == sorted((rule.id, str(rule.severity), rule.safe) for rule in rules)
