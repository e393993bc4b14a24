"""Findings and fixes: what checks say about a document. Values only; nothing here decides anything.

All offsets are half-open spans of Unicode code points into ``Document.text``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

import msgspec


class Severity(StrEnum):
    """How bad a finding is if it is true."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for info, 2 for error: greater is worse."""
        return ("info", "warning", "error").index(self.value)


class Action(StrEnum):
    """Who decides what to do about a finding."""

    CORRECT = "correct"  # the desk may change it
    REVIEW = "review"  # an editor looks first
    ASK = "ask"  # the reporter or a source has to say


class Applicability(StrEnum):
    """Whether a fix may be applied without anybody reading it."""

    SAFE = "safe"
    UNSAFE = "unsafe"


class Edit(msgspec.Struct, frozen=True, order=True):
    """Replace ``[start, end)`` by ``content``; an empty span inserts."""

    start: int
    end: int
    content: str


class Fix(msgspec.Struct, frozen=True, order=True):
    """Edits that belong together: all are applied or none."""

    applicability: Applicability
    edits: tuple[Edit, ...]


class Finding(msgspec.Struct, frozen=True, order=True):
    """One thing to look at.

    ``suggestions`` are texts that could stand at the span, best first; an empty string deletes it.
    Without a ``fix`` of its own a finding with suggestions offers the first as an unsafe one.
    ``category`` is an ITS 2.0 localization quality issue type. ``checks`` names all that agreed. ``why`` is the rule's reason, the same
    wherever it speaks.
    """

    start: int
    end: int
    code: str
    message: str
    severity: Severity = Severity.WARNING
    confidence: float = 0.5
    action: Action = Action.REVIEW
    category: str = "other"
    checks: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    fix: Fix | None = None
    url: str | None = None
    why: str | None = None


class NotChecked(msgspec.Struct, frozen=True, order=True):
    """A part that a check was asked to read and did not; ``span`` is None for the whole document."""

    check: str
    span: tuple[int, int] | None
    reason: str


def replacing(start: int, end: int, content: str, applicability: Applicability = Applicability.UNSAFE) -> Fix:
    """The fix that puts one text in the place of one span."""
    return Fix(applicability, (Edit(start, end, content),))


_WORDS = re.compile(r"\s+|[^\s]+")


def narrower(text: str, start: int, end: int, content: str) -> Iterator[tuple[int, int, str]]:
    """Edits of ``text`` that come to the same as the one given: itself, only the words that change, only the characters that change."""
    yield start, end, content
    old = text[start:end]
    for before, after in ((_WORDS.findall(old), _WORDS.findall(content)), (list(old), list(content))):
        left = _alike(before, after)
        right = _alike(before[left:][::-1], after[left:][::-1])
        head, tail = "".join(before[:left]), "".join(before[len(before) - right :])
        yield start + len(head), end - len(tail), content[len(head) : len(content) - len(tail)]


def _alike(one: list[str], other: list[str]) -> int:
    """How many items at the beginning of both are the same."""
    shortest = min(len(one), len(other))
    return next((at for at in range(shortest) if one[at] != other[at]), shortest)
