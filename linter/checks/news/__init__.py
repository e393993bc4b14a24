"""What shows only in the whole story: names, dates and numbers that disagree, leftovers, quotation marks, style.

Each module of the package has one subject, with ``CODES`` and ``find(document, settings)``; there is no list to keep. A
subject that breaks is named in the report and the others go on.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from typing import Protocol

from linter.document import Document
from linter.finding import Finding, NotChecked
from linter.settings import Settings


class Subject(Protocol):
    """What a module of this package offers."""

    CODES: tuple[str, ...]

    def find(self, document: Document, settings: Settings) -> Iterator[Finding]:
        """Findings in the document, in any order."""
        ...


@cache
def subjects() -> dict[str, Subject]:
    """The subjects by name; a module whose name begins with an underscore is a part of others."""
    found = sorted(module.name for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_"))
    return {name: import_module(f"{__name__}.{name}") for name in found}


def codes(settings: Settings) -> Iterator[str]:
    """The ids of this check's findings."""
    del settings
    for subject in subjects().values():
        yield from subject.CODES


def idle(settings: Settings) -> Iterable[str]:
    """What a calendar tells, where the day of publication is not known."""
    return () if settings.published else subjects()["dates"].CODES


def check(document: Document, settings: Settings) -> Iterator[Finding | NotChecked]:
    """What each subject finds that is asked for."""
    for name, subject in subjects().items():
        if any(settings.wants(code) for code in subject.CODES):
            try:
                yield from subject.find(document, settings)
            except Exception as error:  # a defect of one subject must not cost the others' findings
                yield NotChecked(f"news/{name}", None, f"the check failed: {type(error).__name__}: {error}")
