"""What a quotation does to findings: people speak as they speak, and editors keep it.

There a finding falls to a hint. What was a hint anyway, or stands in dialect, is dropped where it is about language:
grammar, spelling, choice of words. A clear slip of the hand in an otherwise standard quotation stands as it is: a misspelling,
a word written twice, a lost apostrophe. A broken mark or a leftover is nobody's way of speaking.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from msgspec.structs import replace

from linter.document import Document, overlapping
from linter.finding import Finding, Severity
from linter.lexicon import lexicon
from linter.segment import Kind, Span

# A slip of the hand in a quotation is the writer's when it is this certain.
_CLEAR = 0.8
_OF_THE_HAND = ("spelling/", "names/misspelled", "doubled/", "apostrophes/")
# What is wrong in a quotation and cannot have been said: its marks, and another wording than was published.
_OF_THE_DESK = ("quotes/", "corrections/")
_OF_SPEECH = frozenset({"grammar", "misspelling", "style", "terminology", "register", "locale-violation", "uncategorized"})


def is_quoted(document: Document, finding: Finding) -> bool:
    """Whether a finding touches what stands between quotation marks."""
    return overlapping(document.quotations, finding.start, finding.end)


def stays_a_hint(document: Document, finding: Finding) -> bool:
    """Whether a finding is a hint in a quotation, which no configuration makes more of."""
    return finding.severity is Severity.INFO and is_quoted(document, finding) and not finding.code.startswith(_OF_THE_DESK)


def judged(document: Document, findings: list[Finding]) -> Iterator[tuple[Finding, Finding | None]]:
    """Each finding with what is left of it: itself, a hint, or nothing."""
    inside = [finding for finding in findings if is_quoted(document, finding)]
    odd: dict[Span, list[Span]] = {}
    for finding in findings:
        if not is_quoted(document, finding) or finding.code.startswith(_OF_THE_DESK) or _stands(document, finding, inside):
            yield finding, finding
        elif _of_speech(finding) and (finding.severity is Severity.INFO or _in_dialect(document, finding, inside, odd)):
            yield finding, None
        else:
            yield finding, finding if finding.severity is Severity.INFO else replace(finding, severity=Severity.INFO)


def _clear(finding: Finding) -> bool:
    return finding.code.startswith(_OF_THE_HAND) and finding.confidence >= _CLEAR


def _of_speech(finding: Finding) -> bool:
    return finding.category in _OF_SPEECH and not _clear(finding)


def _stands(document: Document, finding: Finding, inside: list[Finding]) -> bool:
    """Whether a finding is a clear slip of the hand and nothing else in its quotation is odd."""
    if not _clear(finding):
        return False
    quotation = next((span for span in document.quotations if span[0] < finding.end and finding.start < span[1]), None)
    return quotation is not None and not any(_apart(finding, (other.start, other.end)) and _meet(quotation, other) for other in inside)


def _in_dialect(document: Document, finding: Finding, inside: list[Finding], known: dict[Span, list[Span]]) -> bool:
    """Whether something else in what the paragraph quotes is odd, too: then people speak, or write, their own way."""
    part = document.segment_at(finding.start)
    if part is None:
        return False
    paragraph = (part.start, part.end)
    if paragraph not in known:
        known[paragraph] = [
            *((other.start, other.end) for other in inside if other.category in _OF_SPEECH and _meet(paragraph, other)),
            *_unknown_words(document, paragraph),
        ]
    return any(_apart(finding, span) for span in known[paragraph])


def _meet(span: Span, finding: Finding) -> bool:
    return span[0] < finding.end and finding.start < span[1]


def _apart(finding: Finding, span: Span) -> bool:
    return finding.end <= span[0] or span[1] <= finding.start


def _unknown_words(document: Document, paragraph: Span) -> Iterator[Span]:
    """Quoted words in lower case that no list knows."""
    tokens = document.tokens
    first = bisect_left(tokens, paragraph[0], key=lambda token: token.start)
    for token in tokens[first : bisect_left(tokens, paragraph[1], first, key=lambda token: token.start)]:
        plain = token.kind is Kind.WORD and token.text.islower() and "-" not in token.text
        if plain and not lexicon().knows(token.lower) and overlapping(document.quotations, token.start, token.end):
            yield token.start, token.end
