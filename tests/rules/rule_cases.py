"""What tests of rules share: a rule of a kind from a few fields, and what it says of a text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from linter.checks.rules import kinds, ruleset
from linter.checks.rules.rule import Hit, Rule, RuleError
from linter.checks.rules.words import WordLists
from linter.document import Document
from linter.readers import read

SHARED = {
    "id": "test/rule",
    "message": "m",
    "why": "w",
    "source": "s",
    "severity": "warning",
    "confidence": 0.5,
    "category": "style",
    "wrong": [{"text": "<<a>>"}, {"text": "<<b>>"}],
    "right": [{"text": "c"}, {"text": "d"}],
}


def story(text: str) -> Document:
    return read("story.txt", text.encode())


def rule_of(**fields: Any) -> Rule:
    return msgspec.convert({**SHARED, **fields}, kinds.load(fields["kind"]).Spec)


def ruleset_of(kind: str, folder: Path | None = None, **fields: Any) -> ruleset.Ruleset:
    rule = rule_of(kind=kind, **fields)
    searches = tuple(kinds.load(kind).searches(rule, WordLists([folder or ruleset.shipped()])))
    return ruleset.Ruleset.of([ruleset.Loaded(Path("rule.toml"), rule, searches)])


def hits(text: str, kind: str, folder: Path | None = None, **fields: Any) -> list[Hit]:
    return list(ruleset_of(kind, folder, **fields).scan(story(text)))


def said(text: str, kind: str, **fields: Any) -> list[tuple[str, tuple[str, ...]]]:
    return [(text[hit.start : hit.end], hit.suggestions) for hit in hits(text, kind, **fields)]


def refused(kind: str, **fields: Any) -> str:
    """What is said of a rule that cannot be used, behind the key at fault."""
    rule = rule_of(kind=kind, **fields)
    with pytest.raises(RuleError) as caught:
        _verified(rule)
    return f"{caught.value.key}: {caught.value}"


def _verified(rule: Rule) -> None:
    for search in kinds.load(rule.kind).searches(rule, WordLists([])):
        search.verify()
