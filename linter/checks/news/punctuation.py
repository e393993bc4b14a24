"""Stops, question marks and brackets that are missing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linter.checks.news import _brackets
from linter.checks.news._patterns import Pattern
from linter.document import Document, Role, Segment
from linter.finding import Action, Finding, Severity
from linter.settings import Settings

STOP, QUESTION, BRACKET = "punctuation/missing-stop", "punctuation/question-mark", _brackets.BRACKET
CODES = (STOP, QUESTION, BRACKET)

_SUBJECT = (
    r"(?:(?:not )?(?:he|she|they|it|you|we|I|this|these|those|there|the|a|an|his|her|their|our|its|anyone|people|so many)\b|[A-Z]\w+)"
)
_QUESTION = Pattern(
    r"(?:(?:(?:Why|How|Where|When|Who|What|Which \w+) (?:did|does|do|can|will|would|could|should)"
    r"|Did|Does|(?:Is|Was|Are|Can|Could|Would|Will)(?= (?:he|she|they|it|this|there|we|the)\b)"
    rf"|(?P<open>(?:Why|Where|When|How|Who) (?:is|are|was|were|has|have|had))) {_SUBJECT}"
    r"|(?P<counted>How (?:many|much)(?: \w+){0,2} (?:will|would|did|do|does|are|were|have|can|could|should)"
    r"|(?:Who|What) (?:will|would|could|should|can)|Who(?= [a-z]+ed\b)) [a-z])"
)
# Questions that are the subject of a sentence: "Who will win is not known."
_TOLD = Pattern(r"\b(?:is|was|are|were|remains?|remained|depends?|depended|matters?|mattered|would be|will be|has|had|have)\b")
_CLOSED_BARE = Pattern(r"\w[”\"’)]$")
_LAST_WORD = Pattern(r"[\w’'%$-]+[”\"’)]?$")
_INNER_STOP = Pattern(r"[a-z\d”\"][.!?][”\"’)]*\s+[“\"‘]?[A-Z]")
# Behind one of these a sentence is not over: "How did Lund v. Vik get there?"
_ABBREVIATIONS = frozenset({"v.", "vs.", "No.", "St."})
# What pages hold beside the story.
_FURNITURE = Pattern(
    r"(?i)\b(?:recaptcha|privacy (?:policy|notice)|terms of (?:service|use)|read more|click here|sign up|subscribe|newsletters?|cookies"
    r"|all rights reserved|copyright|hide caption|toggle caption|e-?mail address|log in|download the app|follow (?:us|him|her|them))\b"
)
_BODY = 12  # words that a paragraph of one sentence has at least
_SHORTEST = 60  # code points of a paragraph that is surely no crosshead


def find(document: Document, settings: Settings) -> Iterator[Finding]:
    """What is missing, paragraph by paragraph."""
    del settings
    text = document.text
    parts = list(document.prose())
    yield from _stops(document, parts)
    # One sentence may be cut out of a bracket: then only what is surely in short ones counts.
    fragment = len(document.sentences) < 2
    yield from (found for found in _brackets.find(text, parts) if not fragment or found.confidence >= _brackets.SHORT)
    yield from _questions(document)


def _stops(document: Document, parts: Sequence[Segment]) -> Iterator[Finding]:
    """Body paragraphs that end without a stop, in a story whose others have one."""
    text = document.text
    bodies = [(number, part) for number, part in enumerate(parts) if part.role is Role.PARAGRAPH and part.end - part.start >= _SHORTEST]
    bare = [(number, part) for number, part in bodies if _is_bare(text, part)]
    if not bare or len(bare) > max(1, len(bodies) // 8):
        return
    for number, part in bare:
        if not _is_sentence(document, part) or not _among_sentences(text, parts, number):
            continue
        last = _LAST_WORD.search(text, max(part.start, part.end - 60), part.end)
        if last is None:
            continue
        word = last.group()
        fix = word[:-1] + "." + word[-1] if word[-1] in '”"' else word + "."
        yield _finding(last.start(), part.end, STOP, "The paragraph ends without a stop.", Severity.WARNING, 0.75, fix)


def _is_bare(text: str, part: Segment) -> bool:
    tail = text[max(part.start, part.end - 4) : part.end]
    return tail[-1].isalnum() or tail[-1] == "%" or _CLOSED_BARE.search(tail) is not None


def _is_sentence(document: Document, part: Segment) -> bool:
    """Whether a paragraph is running text: it has a sentence before its last one, or is long and mostly in small letters."""
    text = document.text
    line = text[part.start : part.end]
    words = line.split()
    if "://" in words[-1] or "@" in words[-1] or "www." in words[-1] or ".co" in words[-1] or "/" in words[-1]:
        return False
    if _FURNITURE.search(line):
        return False
    small = sum(word[0].islower() for word in words)
    return (
        small * 2 > len(words)
        and (len(words) >= _BODY)
        and words[-1][0].islower()
        and (_INNER_STOP.search(line) is not None or len(words) >= 2 * _BODY)
    )


def _among_sentences(text: str, parts: Sequence[Segment], number: int) -> bool:
    """Whether the paragraphs around are sentences too and do not announce a list."""
    before = parts[number - 1] if number else None
    after = parts[number + 1] if number + 1 < len(parts) else None
    if before is None and len(parts) == 1:
        return len(_INNER_STOP.findall(text, parts[0].start, parts[0].end)) > 1
    if before is None or before.role is Role.LIST_ITEM or text[before.end - 1] == ":" or _is_bare(text, before):
        return False  # a deck stands before the first sentence of a story
    return after is None or not (after.role is Role.LIST_ITEM or _is_bare(text, after) or text[after.start].islower())


def _questions(document: Document) -> Iterator[Finding]:
    """Sentences that ask and end in a stop."""
    text = document.text
    if not _QUESTION.search(text):
        return
    for sentence in document.sentences:
        head = _QUESTION.match(text, sentence.start, sentence.end)
        if head is None or text[sentence.end - 1] != "." or text[sentence.end - 3 : sentence.end] == "...":
            continue
        line = text[sentence.start : sentence.end]
        if line.count(" ") < 3 or any(mark in line for mark in '"“”;:—?') or _is_subject(head, line):
            continue
        word = re.search(r"[\w’'%$-]+\.$", line)
        if word and word.group() not in _ABBREVIATIONS:
            at = sentence.start + word.start()
            yield _finding(
                at, sentence.end, QUESTION, "The sentence asks: a question mark ends it.", Severity.WARNING, 0.8, word.group()[:-1] + "?"
            )  # fmt: skip


def _is_subject(head: re.Match[str], line: str) -> bool:
    return bool(head["open"] or head["counted"]) and _TOLD.search(line, len(head.group())) is not None


def _finding(start: int, end: int, code: str, message: str, severity: Severity, confidence: float, *suggestions: str) -> Finding:
    return Finding(start, end, code, message, severity, confidence, Action.CORRECT, "typographical", ("news",), suggestions)
