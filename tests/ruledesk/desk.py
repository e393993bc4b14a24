"""What tests of the rule desk share: rules of a few fields, and folders of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from linter.checks.rules.ruleset import Loaded, loaded, shipped
from linter.checks.rules.words import WordLists
from linter.ruledesk.entries import Entry, entries
from linter.ruledesk.toml import written

SHARED: dict[str, Any] = {
    "message": "m",
    "why": "w",
    "source": "s",
    "severity": "warning",
    "confidence": 0.5,
    "category": "style",
    "wrong": [{"text": "<<xyz>>"}, {"text": "a <<xyz>>"}],
    "right": [{"text": "b"}, {"text": "c"}],
}
LISTS = WordLists([shipped()])


def rule(kind: str, name: str = "house/rule", **fields: Any) -> Loaded:
    return loaded(Path("rule.toml"), name, {**SHARED, "kind": kind, **fields}, LISTS)


def entries_of(kind: str, **fields: Any) -> list[Entry]:
    return list(entries(rule(kind, **fields), LISTS))


def put(folder: Path, name: str, table: dict[str, Any]) -> Path:
    path = folder / f"{name}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(written(SHARED | table), encoding="utf-8")
    return path
