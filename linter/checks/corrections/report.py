"""The findings: each change once, at the first place where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks.corrections import CODE
from linter.checks.corrections.alignment import changed
from linter.checks.corrections.changes import QUOTATION, Change, changes
from linter.checks.corrections.facts import Kind
from linter.checks.corrections.notes import marked
from linter.checks.corrections.terms import Version
from linter.document import Document
from linter.finding import Action, Finding, Severity

#: Characters of a text that a message quotes.
_LONGEST = 80


def unmarked(before: Document, document: Document) -> Iterator[Finding]:
    """What changed since the published version, unless a note was added that tells of a correction."""
    if marked(before, document):
        return
    old, new = Version(before, document), Version(document, before)
    found: dict[tuple[str, str], tuple[Change, int]] = {}
    for pair in changed(old.units, new.units):
        for change in changes(*pair):
            texts = _shown(document, change.start, change.end), _shown(before, *change.was)
            first, times = found.get(texts, (change, 0))
            found[texts] = first, times + 1
    for (text, was), (change, times) in found.items():
        yield Finding(
            change.start, change.end, CODE, _message(change, text, was, times),
            Severity.ERROR if change.sure else Severity.WARNING, 0.9 if change.sure else 0.7,
            Action.ASK, "inconsistency", ("corrections",),
        )  # fmt: skip


def _message(change: Change, text: str, was: str, times: int) -> str:
    again = f" ({times} times)" if times > 1 else ""
    what = {QUOTATION: "Quotation changed: ", Kind.NAME: "Name "}.get(change.kind, "")
    return f"{what}“{text}” was “{was}” in the published version{again}; no correction note tells of it."


def _shown(document: Document, start: int, end: int) -> str:
    text = " ".join(document.text[start:end].split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST // 2].rstrip()} … {text[-_LONGEST // 2 :].lstrip()}"
