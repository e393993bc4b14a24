"""Vale styles as they are: the rules of a newsroom's YAML files find here what they find in Vale.

The id of a finding is ``vale/STYLE/RULE``. ``docs/vale.md`` tells what is read, and what differs from Vale.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from linter.finding import Finding, NotChecked

if TYPE_CHECKING:
    from linter.checks.vale.style import Styles
    from linter.document import Document
    from linter.settings import Settings

#: Styles are a newsroom's own, in whatever language it writes.
OTHER_LANGUAGES = True


def prepare(settings: Settings) -> None:
    """Read the styles; raises ConfigError with file, line, column and key for a rule that cannot be used."""
    if settings.vale_styles:
        _styles(settings.vale_styles)


def codes(settings: Settings) -> Iterator[str]:
    """The ids of all rules of all styles."""
    if settings.vale_styles:
        yield from (rule.common.code for rule in _styles(settings.vale_styles).rules)


def check(document: Document, settings: Settings) -> Iterator[Finding | NotChecked]:
    """What the rules say of a story."""
    if settings.vale_styles:
        from linter.checks.vale.run import said

        yield from said(document, settings, _styles(settings.vale_styles))


@lru_cache(maxsize=8)
def _styles(folders: tuple[Path, ...]) -> Styles:
    from linter.checks.vale.style import styles  # the readers of YAML and expressions are loaded only for those who have styles

    return styles(folders)
