"""Every rule that ships keeps the contract of its examples: what is marked is found, once, and what is right is left alone."""

from __future__ import annotations

import pytest

from linter.checks.rules import packs
from linter.checks.rules.contract import breaches
from linter.checks.rules.ruleset import Loaded, loaded, shipped, tables
from linter.checks.rules.words import WordLists


def every() -> list[Loaded]:
    """The rules of the package, those of its style packs too."""
    found = []
    for folder in (shipped(), *sorted(path.parent for path in (shipped() / "style").glob(f"*/{packs.FILE}"))):
        pack = packs.load(folder) if (folder / packs.FILE).is_file() else None
        found += [loaded(path, name, table, WordLists([folder, shipped()])) for path, name, table in tables(folder, pack)]
    return found


@pytest.mark.parametrize("one", every(), ids=lambda one: one.rule.id)
def test_a_rule_keeps_the_contract_of_its_examples(one: Loaded) -> None:
    assert [f"{one.path}: {breach.key}: {breach.said}" for breach in breaches(one)] == []
