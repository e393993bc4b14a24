"""Quotation marks: left open, never opened, wrongly nested, turned round, of two kinds in one story.

A quotation over several paragraphs opens in each of them and closes in the last one only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from msgspec.structs import replace

from linter.checks.news import _lost
from linter.checks.news._attribution import BEHIND
from linter.checks.news._lost import SHOWN, UNCLOSED, UNOPENED
from linter.checks.news._marks import Mark, Pairing, paired
from linter.checks.news._patterns import Pattern
from linter.document import Document, Role, Segment
from linter.finding import Action, Finding, Severity
from linter.settings import Settings

NESTED, TURNED, MIXED = "quotes/nested", "quotes/turned", "quotes/mixed"
CODES = (UNCLOSED, UNOPENED, NESTED, TURNED, MIXED)

_ANY = Pattern(r"[\"“”„«»‘]|(?<!\w)'|(?<=[.,!?])[’']")
_ATTRIBUTED = Pattern(rf"[^“”\"]*[\"”’']{BEHIND.source}")
#: How many times more common the other kind of marks is where one is a slip; else two sources were set as they came.
_STRAY = 4
#: So many lost marks tell of a text that uses them otherwise: code, verse, a list of measures.
_TOO_MANY = 6


def find(document: Document, settings: Settings) -> Iterator[Finding]:
    """Marks that do not pair, paragraph by paragraph, and a story's mix of straight and curly ones."""
    del settings
    text = document.text
    if not _ANY.search(text):
        return
    parts = [part for part in document.prose() if part.role is not Role.BLOCK_QUOTE]
    pairings = [paired(text, part.start, part.end) for part in parts]
    lost = list(islice(_lost.find(text, parts, pairings), _TOO_MANY + 1))
    if len(lost) <= _TOO_MANY:
        told = _told_once(document, lost)
        yield from told if len(parts) > 1 else (_in_fragment(text, finding) for finding in told)
    for pairing in pairings:
        yield from _nested(text, pairing)
        yield from _turned(pairing)
    yield from _mixed(text, [mark for pairing in pairings for mark in pairing.marks])


def _told_once(document: Document, lost: Sequence[Finding]) -> Iterator[Finding]:
    """One lost mark a paragraph, the surest, as one that is lost makes the next ones look so; a hint where there is no more.

    Where several paragraphs lose marks, only what can be mended is told loudly: such a text was set by a machine.
    """
    best: dict[Segment | None, Finding] = {}
    for finding in lost:
        part = document.segment_at(finding.start)
        if part not in best or finding.confidence > best[part].confidence:
            best[part] = finding
    hints = [finding for finding in best.values() if finding.severity is Severity.INFO]
    loud = [finding for finding in best.values() if finding.severity is not Severity.INFO]
    for finding in loud:
        yield finding if len(loud) == 1 or finding.suggestions else replace(finding, severity=Severity.INFO)
    if len(best) == 1:
        yield from hints


def _in_fragment(text: str, finding: Finding) -> Finding:
    """One paragraph may be cut out of a quotation: only an attribution shows that it began or ended there."""
    closed = finding.code == UNCLOSED and finding.confidence >= SHOWN
    opened = finding.code == UNOPENED and finding.suggestions and _ATTRIBUTED.match(text, finding.start)
    return finding if closed or opened else replace(finding, severity=Severity.INFO)


def _nested(text: str, pairing: Pairing) -> Iterator[Finding]:
    for opening, closing in pairing.nested:
        inner = text[opening.end : closing.start]
        single = ("‘", "’") if opening.text == "“" else ("'", "'")
        yield _finding(
            opening.start, closing.end, NESTED, "A quotation in a quotation takes the other kind of marks.", 0.8,
            single[0] + inner + single[1],
        )  # fmt: skip


def _turned(pairing: Pairing) -> Iterator[Finding]:
    for mark in pairing.marks:
        if mark.turned:
            right = "“" if mark.text == "”" else "”"
            yield _finding(mark.start, mark.end, TURNED, f"The quotation mark faces the wrong way; “{right}” is meant.", 0.9, right)


def _mixed(text: str, marks: Sequence[Mark]) -> Iterator[Finding]:
    """One hint for a story with straight and curly marks, at the first of the rarer kind."""
    straight = [mark for mark in marks if mark.text == '"' and not text[mark.start - 1 : mark.start].isdigit()]
    curly = [mark for mark in marks if mark.text in "“”"]
    rarer, common = sorted((straight, curly), key=len)
    if len(rarer) > 1 and len(rarer) * _STRAY <= len(common):
        mark = rarer[0]
        other = ("“" if mark.opens or mark.opens is None else "”") if mark.text == '"' else '"'
        yield Finding(
            mark.start, mark.end, MIXED, f"Straight and curly quotation marks in one story: {len(straight)} straight, {len(curly)} curly.",
            Severity.INFO, 0.9, Action.CORRECT, "typographical", ("news",), (other,),
        )  # fmt: skip


def _finding(start: int, end: int, code: str, message: str, confidence: float, *suggestions: str) -> Finding:
    return Finding(
        start, end, code, message, Severity.WARNING, confidence, Action.CORRECT, "typographical", ("news",), suggestions
    )  # fmt: skip
