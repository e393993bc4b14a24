"""The checks. Each is a module of this package with a ``check`` function; there is no list to keep.

A check reads a document and says what it sees, and what it was asked to read and could not. It never
judges quotations, overlaps or what the user asked for: that is the arbiter's part.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from linter.document import Document
    from linter.finding import Finding, NotChecked
    from linter.settings import Settings


class Check(Protocol):
    """What a module of this package offers.

    ``prepare(settings)`` may be offered too: it runs once before the first document and raises
    ``ConfigError`` for what the user has to mend. So may ``close()``: it runs once after the last document. ``aliases(settings)``
    gives the present id for each that a rule had before, ``idle(settings)`` those of ``codes`` that it looks for in no story then.
    ``waits(settings)`` tells that it asks a server then, so that who is in a hurry hears of the others first.
    ``part(document, settings)`` is what it finds in a paragraph that stands alone for as long as its story has not been read.
    A module that reads stories in other languages than English too says so with ``OTHER_LANGUAGES = True``.
    """

    def codes(self, settings: Settings) -> Iterable[str]:
        """The rule ids that its findings can have; one that ends in ``/`` stands for all that begin so."""
        ...

    def check(self, document: Document, settings: Settings) -> Iterator[Finding | NotChecked]:
        """Findings in the document, in any order."""
        ...


class ConfigError(Exception):
    """Something the user wrote (configuration, rule, option) cannot be used; the message says where and why."""


class UnknownRule(ConfigError):
    """A ``selector`` for rules that means none."""

    def __init__(self, selector: str, problem: str) -> None:
        super().__init__(problem)
        self.selector = selector


@cache
def names() -> tuple[str, ...]:
    """The checks there are, by folder scan."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__)))


def load(name: str) -> Check:
    """Import one check."""
    return import_module(f"{__name__}.{name}")
