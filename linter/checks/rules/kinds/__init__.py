"""Kinds of rules: each is a module of this package, found by folder scan, and its name, with hyphens, is the ``kind`` in rule files.

A kind turns a rule into searches. Searches of one class, of whatever rules and kinds, run together in one scanner.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from typing import Any, Protocol

from linter.checks.rules.rule import Rule, Search
from linter.checks.rules.words import WordLists


class Kind(Protocol):
    """What a module of this package offers: the fields of its rules, and what a rule looks for.

    One whose rules mean nothing for a paragraph by itself says so with ``STORY = True``.
    """

    Spec: type[Rule]

    def searches(self, rule: Any, lists: WordLists) -> Iterable[Search]:
        """What the rule looks for; raises RuleError for a value that cannot be used."""
        ...


@cache
def names() -> tuple[str, ...]:
    """The kinds there are."""
    return tuple(sorted(module.name.replace("_", "-") for module in pkgutil.iter_modules(__path__)))


@cache
def load(name: str) -> Kind:
    """Import one kind."""
    kind: Kind = import_module(f"{__name__}.{name.replace('-', '_')}")
    return kind
