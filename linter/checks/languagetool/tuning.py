"""What each of LanguageTool's rules is worth in news: the table ``rules.toml``, read once."""

from __future__ import annotations

from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from linter.finding import Severity

_TABLE = Path(__file__).with_name("rules.toml")


class Worth(NamedTuple):
    """How loud a rule may be and how often it is right, from 0 to 1."""

    severity: Severity
    confidence: float


class Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The table: rules that are not asked for, and the confidence of the others by severity.

    A rule that is not named is a warning if its category is and its family is not, else info with the
    confidence ``default``. Families are shell patterns.
    """

    default: float
    disabled_categories: tuple[str, ...]
    disabled_rules: tuple[str, ...]
    info_families: tuple[str, ...]
    warning_categories: dict[str, float]
    error: dict[str, float]
    warning: dict[str, float]
    info: dict[str, float]

    def worth(self, rule: str, category: str) -> Worth:
        """The severity and confidence of a rule, by LanguageTool's names of it and its category."""
        for severity, named in ((Severity.ERROR, self.error), (Severity.WARNING, self.warning), (Severity.INFO, self.info)):
            if rule in named:
                return Worth(severity, named[rule])
        if category in self.warning_categories and not any(fnmatchcase(rule, family) for family in self.info_families):
            return Worth(Severity.WARNING, self.warning_categories[category])
        return Worth(Severity.INFO, self.default)


@cache
def table() -> Table:
    """The table that ships with the package."""
    import tomllib

    return msgspec.convert(tomllib.loads(_TABLE.read_text("utf-8")), Table)
