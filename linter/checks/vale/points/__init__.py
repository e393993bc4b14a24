"""What a Vale rule can extend: each extension point is a module of this package, found by folder scan under its name."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from typing import Protocol

from linter.checks.vale.rule import Rule
from linter.checks.vale.source import Table


class Point(Protocol):
    """What a module of this package offers: the keys of its rules besides the common ones, and the rule that a table describes."""

    KEYS: frozenset[str]

    def rule(self, name: str, table: Table) -> Rule:
        """Read a rule called ``Style.Rule``; raises ConfigError."""
        ...


@cache
def names() -> tuple[str, ...]:
    """The extension points there are."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__)))


def load(name: str) -> Point:
    """Import one extension point."""
    point: Point = import_module(f"{__name__}.{name}")
    return point
