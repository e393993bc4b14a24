"""What tests of rules share: a rule of a kind from a few fields, and what it says of a text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from linter.checks.rules import kinds, ruleset
from linter.checks.rules.rule import Hit
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


def hits(text: str, kind: str, folder: Path | None = None, **fields: Any) -> list[Hit]:
    module = kinds.load(kind)
    rule = msgspec.convert({**SHARED, "kind": kind, **fields}, module.Spec)
    searches = list(module.searches(rule, WordLists([folder or ruleset.shipped()])))
    scanners = [group.scanner([search for search in searches if type(search) is group]) for group in {type(search) for search in searches}]
    return list(ruleset.Ruleset((rule,), tuple(scanners), {}).scan(story(text)))


def said(text: str, kind: str, **fields: Any) -> list[tuple[str, tuple[str, ...]]]:
    return [(text[hit.start : hit.end], hit.suggestions) for hit in hits(text, kind, **fields)]
