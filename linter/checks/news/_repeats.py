"""Paragraphs and sentences that a story says twice: a cut that was pasted and not taken away where it came from."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from linter.checks.news._patterns import Pattern
from linter.document import Document, Role, Segment
from linter.finding import Action, Finding, Severity

PARAGRAPH, SENTENCE = "leftovers/repeated-paragraph", "leftovers/repeated-sentence"
CODES = (PARAGRAPH, SENTENCE)

_WORD = Pattern(r"\w+")
_SHINGLE = 5  # words
_PARAGRAPH_WORDS = 10  # fewer, and it may be a refrain or a line of a list
_NEAR_WORDS = 15
_SENTENCE_TOKENS = 8
_SHARE = 0.65  # of the shingles of both that two near paragraphs have in common
_MANY = 3  # what a story has more often is a feature of its page: a refrain, a form, a list
_ENDS = (".", "!", ".”", '."', "!”", ".’", ".)")


class _Repeat(msgspec.Struct, frozen=True):
    """A paragraph that repeats an earlier one, word by word or nearly; ``distance`` in paragraphs."""

    part: Segment
    exact: bool
    distance: int


def find(document: Document) -> Iterator[Finding]:
    """The later of two equal or near-equal paragraphs, and of two equal sentences elsewhere; in linear time."""
    repeats = list(_paragraphs(document))
    many = len(repeats) > _MANY
    for repeat in repeats:
        part = repeat.part
        if repeat.exact:
            severity = Severity.INFO if many else Severity.ERROR
            yield _finding(part.start, part.end, PARAGRAPH, "The paragraph stands in the story already.", severity, 0.95, "")
        else:
            severity = Severity.WARNING if repeat.distance <= _MANY and not many else Severity.INFO
            message = "The paragraph says the same as an earlier one in nearly the same words."
            yield _finding(part.start, part.end, PARAGRAPH, message, severity, 0.8, "")
    yield from _sentences(document, {repeat.part.start for repeat in repeats})


def _paragraphs(document: Document) -> Iterator[_Repeat]:
    text = document.text
    bodies = [part for part in document.segments if part.role in (Role.PARAGRAPH, Role.BLOCK_QUOTE)]
    first: dict[tuple[str, ...], int] = {}
    shingles: dict[int, int] = {}  # the hash of a shingle, the first paragraph that has it
    sizes: dict[int, int] = {}  # a paragraph, how many shingles it has
    for number, part in enumerate(bodies):
        if not text.endswith(_ENDS, part.start, part.end):
            continue
        own = tuple(_WORD.findall(text[part.start : part.end].lower()))
        if len(own) < _PARAGRAPH_WORDS:
            continue
        if own in first:
            yield _Repeat(part, True, number - first[own])
            continue
        first[own] = number
        if len(own) >= _NEAR_WORDS:
            hashes = {hash(own[at : at + _SHINGLE]) for at in range(len(own) - _SHINGLE + 1)}
            near = _nearest(hashes, shingles, sizes)
            if near is not None:
                yield _Repeat(part, False, number - near)
            sizes[number] = len(hashes)
            for one in hashes:
                shingles.setdefault(one, number)


def _nearest(hashes: set[int], shingles: dict[int, int], sizes: dict[int, int]) -> int | None:
    """The earlier paragraph that shares most of its shingles, and has few others."""
    shared: dict[int, int] = {}
    for one in hashes:
        if one in shingles:
            shared[shingles[one]] = shared.get(shingles[one], 0) + 1
    best = max(shared, key=shared.__getitem__, default=None)
    return best if best is not None and shared[best] >= _SHARE * max(len(hashes), sizes[best]) else None


def _sentences(document: Document, told: set[int]) -> Iterator[Finding]:
    """Sentences said twice in a paragraph that was not told: an error where one follows on the other, else a hint."""
    text = document.text
    seen: dict[str, int] = {}  # a sentence, the start of the paragraph where it stood last
    before = ""
    for sentence in document.sentences:
        part = document.segment_at(sentence.start)
        if part is None or part.role is not Role.PARAGRAPH or part.start in told or sentence.last - sentence.first <= _SENTENCE_TOKENS:
            before = ""
            continue
        line = " ".join(text[sentence.start : sentence.end].lower().split())
        if seen.get(line) == part.start and line.endswith(_ENDS):
            severity, confidence = (Severity.ERROR, 0.9) if line == before else (Severity.INFO, 0.6)
            yield _finding(
                sentence.start, sentence.end, SENTENCE, "The sentence stands in the paragraph already.", severity, confidence, ""
            )
        seen[line] = part.start
        before = line


def _finding(start: int, end: int, code: str, message: str, severity: Severity, confidence: float, *suggestions: str) -> Finding:
    return Finding(start, end, code, message, severity, confidence, Action.REVIEW, "duplication", ("news",), suggestions)
