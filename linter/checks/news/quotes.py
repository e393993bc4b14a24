"""Quotation marks: left open, never opened, wrongly nested, turned round, of two kinds in one story.

A quotation over several paragraphs opens in each of them and closes in the last one only.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice, pairwise

from linter.checks.news._attribution import BEHIND, CLEAR_END, LAST_WORD
from linter.checks.news._marks import (
    CLOSING,
    DOUBLE,
    OPENING,
    Mark,
    Pairing,
    paired,
    single_closings,
    single_closings_after_stop,
    single_openings,
)
from linter.document import Document, Role, Segment
from linter.finding import Action, Finding, Severity
from linter.settings import Settings

UNCLOSED, UNOPENED, NESTED, TURNED, MIXED = "quotes/unclosed", "quotes/unopened", "quotes/nested", "quotes/turned", "quotes/mixed"
CODES = (UNCLOSED, UNOPENED, NESTED, TURNED, MIXED)

_ANY = re.compile(r"[\"“”„«»‘]|(?<!\w)'|(?<=[.,!?])[’']")
_OPENS_SINGLE = re.compile(r"(?<!\w)['‘]")
_ATTRIBUTED = re.compile(rf"[^“”\"]*[\"”’']{BEHIND.pattern}")
_WORD = re.compile(r"\w[\w’'-]*[.,!?…]*")
_FIRST_WORD = re.compile(r"\w[\w’'-]*")
_SPEECH_BEGINS = re.compile(r"\b(?:said|says|added|asked|replied|told [\w ]{1,30})[,:] (?=[A-Z])")
_STOPS = ".!?…"
#: Paragraphs between two parts of one quotation: a caption or a crosshead.
_BETWEEN = 120
#: The confidence of a finding whose place an attribution shows.
_SHOWN = 0.9
#: Over how many paragraphs a quotation may run without marks and still be seen as one.
_PARAGRAPHS = 3
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
    lost = list(islice(chain(_lost(text, parts, pairings), _lost_singles(text, parts, pairings)), _TOO_MANY + 1))
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
    closed = finding.code == UNCLOSED and finding.confidence >= _SHOWN
    opened = finding.code == UNOPENED and finding.suggestions and _ATTRIBUTED.match(text, finding.start)
    return finding if closed or opened else replace(finding, severity=Severity.INFO)


def _lost(text: str, parts: Sequence[Segment], pairings: Sequence[Pairing]) -> Iterator[Finding]:
    """Double marks without their partner, quotations over several paragraphs told as one slip."""
    left_open: int | None = None  # the paragraph in which a quotation was left open
    for number, (part, pairing) in enumerate(zip(parts, pairings, strict=True)):
        told = None
        if left_open is not None and pairing.marks:
            if pairing.marks[0] in pairing.unopened and number - left_open <= _PARAGRAPHS:
                told = pairing.marks[0]
                yield _unopened_paragraph(text, parts[left_open + 1], told)
            else:
                yield from _unclosed(text, parts[left_open], pairings[left_open], continued=False)
            left_open = None
        yield from (_unopened(text, part, mark) for mark in pairing.unopened if mark is not told)
        if pairing.unclosed and _goes_on(text, parts, number):
            yield from _unclosed(text, part, pairing, continued=True)
        elif pairing.unclosed:
            left_open = number
    if left_open is not None:
        yield from _unclosed(text, parts[left_open], pairings[left_open], continued=False)


def _goes_on(text: str, parts: Sequence[Segment], number: int) -> bool:
    """Whether the next paragraph opens again what this one left open; a caption or a crosshead may stand between."""
    for part in parts[number + 1 : number + 3]:
        first = DOUBLE.match(text, part.start)
        if first and first.group() in CLOSING:
            return True
        if part.end - part.start > _BETWEEN or text[part.end - 1] in _STOPS:
            return False
    return False


def _unclosed(text: str, part: Segment, pairing: Pairing, *, continued: bool) -> Iterator[Finding]:
    """What a paragraph left open; ``continued`` says that the last one goes on in the next paragraph."""
    limits = [*(mark.start for mark in pairing.marks), part.end]
    for mark in pairing.unclosed:
        limit = limits[bisect_right(limits, mark.start)]
        closing = CLOSING[mark.text]
        last = CLEAR_END.search(text, mark.end, limit)
        if continued and mark is pairing.unclosed[-1]:
            if last is None:
                continue
        else:
            last = last or LAST_WORD.search(text, mark.end, limit)
        yield _mended_end(text, mark, limit, closing, last, part)


def _mended_end(text: str, mark: Mark, limit: int, closing: str, last: re.Match[str] | None, part: Segment) -> Finding:
    """The finding for an open quotation: at the word after which it should close, or at the mark where nobody can tell."""
    message = f"The quotation that opens with {mark.text} is never closed."
    if last is not None:
        end = last.end("mark") if last["mark"] else last.end("word")
        return _finding(last.start(), end, UNCLOSED, message, 0.9, last["word"] + (last["mark"] or ",") + closing)
    if limit < part.end and text[limit] in CLOSING and text[limit - 2 : limit - 1] in _STOPS:
        # Paragraphs that were run together look the same: each opens a quotation that goes on.
        return replace(_finding(mark.start, mark.end, UNCLOSED, message, 0.4), severity=Severity.INFO)
    words = list(_WORD.finditer(text, mark.end, limit))
    if limit == part.end and mark.start == part.start and words and words[-1].end() == limit:
        return _finding(words[-1].start(), limit, UNCLOSED, message, 0.8, words[-1].group() + closing)
    return _finding(mark.start, words[0].end() if words else mark.end, UNCLOSED, message, 0.8)


def _unopened_paragraph(text: str, part: Segment, mark: Mark) -> Finding:
    word = _FIRST_WORD.search(text, part.start, part.end)
    start, end = word.span() if word else (part.start, part.start + 1)
    opening = OPENING.get(mark.text, "“")
    message = "A quotation over several paragraphs opens in each of them."
    found = _finding(start, end, UNOPENED, message, 0.8, opening + text[start:end])
    # Long extracts are set with marks at both ends only; a quotation in a story says whose it is.
    return found if BEHIND.match(text, mark.end) else replace(found, severity=Severity.INFO, confidence=0.5)


def _unopened(text: str, part: Segment, mark: Mark) -> Finding:
    """A closing mark alone: the quotation began with its sentence, or after "said:"."""
    message = f"Nothing opens the quotation that {mark.text} closes."
    start = (
        max((at for at in (text.rfind(stop, part.start, mark.start - 1) for stop in (". ", "? ", "! ")) if at >= 0), default=part.start - 2)
        + 2
    )
    for speech in _SPEECH_BEGINS.finditer(text, start, mark.start):
        start = speech.end()
    word = _FIRST_WORD.match(text, start, mark.start)
    ends = text[mark.start - 1 : mark.start] in ".,!?…"
    if word is None or not ends or not word.group()[0].isupper() or DOUBLE.search(text, start, mark.start):
        before = list(_WORD.finditer(text, max(part.start, mark.start - 40), mark.start))
        return _finding(before[-1].start() if before else mark.start, mark.end, UNOPENED, message, 0.8)
    return _finding(start, word.end(), UNOPENED, message, 0.85, OPENING.get(mark.text, "“") + word.group())


def _lost_singles(text: str, parts: Sequence[Segment], pairings: Sequence[Pairing]) -> Iterator[Finding]:
    """Single marks that no other can be the partner of, in quotations and where they are a story's own kind."""
    openings = [single_openings(text, part.start, part.end) for part in parts]
    for number, (part, pairing) in enumerate(zip(parts, pairings, strict=True)):
        if pairing.unclosed or pairing.unopened:
            continue
        begins_next = bool(openings[number + 1 : number + 2]) and openings[number + 1][:1] == [parts[number + 1].start]
        if not openings[number]:
            yield from _lost_closings(text, part)
            continue
        closings = single_closings(text, part.start, part.end)
        outer_pairs = sorted((opening.start, closing.start) for opening, closing in pairing.pairs)
        for at, following in pairwise([*openings[number], part.end]):
            pair = bisect_right(outer_pairs, (at, at)) - 1
            outer = outer_pairs[pair][1] if pair >= 0 and outer_pairs[pair][1] > at else None
            limit = part.end if outer is None else outer
            closing = bisect_right(closings, at)
            if closing < len(closings) and closings[closing] < limit:
                continue
            last = None if outer is not None else LAST_WORD.search(text, at + 1, min(following, limit))
            if outer is None and following == part.end and begins_next and last is None:
                continue
            mark = Mark(at, text[at], opens=True, turned=False)
            found = _mended_end(text, mark, min(following, limit), CLOSING[text[at]], last, part)
            yield found if outer is None else replace(found, severity=Severity.INFO, confidence=0.6)


def _lost_closings(text: str, part: Segment) -> Iterator[Finding]:
    """Single marks behind a stop in a paragraph where no single mark opens anything."""
    closings = single_closings_after_stop(text, part.start, part.end)
    if closings and not _OPENS_SINGLE.search(text, part.start, closings[-1]):
        for at in closings:
            yield _unopened(text, part, Mark(at, text[at], opens=False, turned=False))


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
            yield _finding(mark.start, mark.end, TURNED, f"The mark faces the wrong way: {right}", 0.9, right)


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
