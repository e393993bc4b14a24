"""Quotation marks without their partner, double and single, and where the partner should stand."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from msgspec.structs import replace

from linter.checks.news._attribution import BEHIND, CLEAR_END, LAST_WORD
from linter.checks.news._marks import (
    CLOSING,
    DOUBLE,
    OPENING,
    Mark,
    Pairing,
    single_closings,
    single_closings_after_stop,
    single_openings,
)
from linter.checks.news._patterns import Pattern
from linter.document import Segment
from linter.finding import Action, Finding, Severity

UNCLOSED, UNOPENED = "quotes/unclosed", "quotes/unopened"
#: The confidence of a finding whose place an attribution shows.
SHOWN = 0.9

_OPENS_SINGLE = Pattern(r"(?<!\w)['‘]")
_WORD = Pattern(r"\w[\w’'-]*[.,!?…]*")
_FIRST_WORD = Pattern(r"\w[\w’'-]*")
_SPEECH_BEGINS = Pattern(r"\b(?:said|says|added|asked|replied|told [\w ]{1,30})[,:] (?=[A-Z])")
_STOPS = ".!?…"
#: Code points that a caption or a crosshead between two parts of one quotation has at most.
_BETWEEN = 120
#: Over how many paragraphs a quotation may run without marks and still be seen as one.
_PARAGRAPHS = 3


def find(text: str, parts: Sequence[Segment], pairings: Sequence[Pairing]) -> Iterator[Finding]:
    """All marks without a partner; ``pairings`` are those of the ``parts``."""
    return chain(_lost_doubles(text, parts, pairings), _lost_singles(text, parts, pairings))


def _lost_doubles(text: str, parts: Sequence[Segment], pairings: Sequence[Pairing]) -> Iterator[Finding]:
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
        closing = CLOSING.get(mark.text, mark.text)  # »Swedes open with what closes»
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
        end = last.end("other") if last["mark"] else last.end("word")
        return _finding(last.start(), end, UNCLOSED, message, SHOWN, last["word"] + (last["mark"] or ",") + closing)
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


def _finding(start: int, end: int, code: str, message: str, confidence: float, *suggestions: str) -> Finding:
    return Finding(
        start, end, code, message, Severity.WARNING, confidence, Action.CORRECT, "typographical", ("news",), suggestions
    )  # fmt: skip
