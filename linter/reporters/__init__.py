"""Reporters write what a run found: one module a format, found by folder scan; its name is the format's.

A reporter gets the stories one by one, as they are linted, and may print each at once.
"""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Callable, Iterable
from functools import cache, cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, TextIO

import msgspec

if TYPE_CHECKING:
    from linter.document import Document, Source
    from linter.report import Report

# Controls of both kinds, line and paragraph separators, marks that turn the direction of writing, lone surrogates.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


class Story(msgspec.Struct, frozen=True, dict=True):
    """What came of one file: ``opener`` reads it, None where it could not be read; ``fixed`` counts the fixes made in it.

    Most stories have nothing to print, and of those whose report was kept nothing else is known: ask ``readable`` before ``document``.
    """

    report: Report
    opener: Callable[[], Document] | None
    fixed: int = 0

    @property
    def readable(self) -> bool:
        """Whether the file could be read."""
        return self.opener is not None

    @cached_property
    def document(self) -> Document | None:
        """The story as it was read."""
        return self.opener() if self.opener else None

    @property
    def source(self) -> Source | None:
        """The decoded file."""
        return self.document.source if self.document else None


class Style(msgspec.Struct, frozen=True):
    """How to print: ``width`` is in terminal cells; ``fixing`` tells that what a fix could mend was mended."""

    color: bool = False
    width: int = 100
    summary: bool = True
    fixing: bool = False


class Reporter(Protocol):
    """What a reporter module offers."""

    def report(self, stories: Iterable[Story], style: Style, out: TextIO, /) -> None:
        """Write all that was found to ``out``."""
        ...


@cache
def names() -> tuple[str, ...]:
    """The formats there are; a module whose name begins with an underscore is none."""
    modules = (module.name for module in pkgutil.iter_modules(__path__))
    return tuple(sorted(name.replace("_", "-") for name in modules if not name.startswith("_")))


def load(name: str) -> Reporter:
    """Import one reporter."""
    reporter: Reporter = import_module(f"{__name__}.{name.replace('-', '_')}")
    return reporter


def visible(text: str) -> str:
    """The text with every control character made a sign that can be seen."""
    return _UNSAFE.sub(_sign, text)


def _sign(match: re.Match[str]) -> str:
    code = ord(match.group())
    return chr(0x2400 + code) if code < 0x20 else "␡" if code == 0x7F else "�"
