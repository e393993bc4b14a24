"""Brackets without a partner in their paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.checks.news._patterns import Pattern
from linter.document import Segment
from linter.finding import Action, Finding, Severity

BRACKET = "punctuation/bracket"

_BRACKETS = Pattern(r"[()\[\]]")
_PARTNER = {"(": ")", "[": "]", ")": "(", "]": "["}
# "a)", "12)", "iv)" count a list; ":-)" and ";(" are faces.
_COUNTING = Pattern(r"(?:^|(?<=[\s;,—–-]))(?:[a-zA-Z]|\d{1,2}|[ivx]{1,4})$")
_FACE = Pattern(r"[:;=]['’]?-?$")
# What a bracket holds when it was forgotten after a word or two: a party and state, an initialism, a figure, a year.
_UNIT = r" (?:miles?|kilometers?|kilometres?|km|feet|meters?|metres?|pounds?|kg|C|F|percent|million|billion)\b"
_SHORT = Pattern(rf"[DRI]-[A-Z][\w.]*|[A-Z][A-Z0-9&]{{1,7}}\b|[$£€]?\d(?:[\d,.–-]*\d)?(?:%|[a-z]+\b|{_UNIT})?")
_SHORT_BEFORE = Pattern(rf"(?:[DRI]-[A-Z][\w.]*|(?<!\w)[A-Z][A-Z0-9&]{{1,7}}|(?<!\S)[$£€]?\d(?:[\d,.–-]*\d)?(?:%|[a-z]+|{_UNIT})?)$")
_REST = Pattern(r"(?P<rest>(?:[^\s.,;:!?()\"“”]+ ){0,5}[^\s.,;:!?()\"“”]+)(?=[.,;!?](?:\s|$))")
_WORD = Pattern(r"[\w’'&$£€.-]*\w")
_MOST = 4  # in a story
#: The confidence where the bracket holds a party, an initialism or a figure.
SHORT = 0.9


def find(text: str, parts: Sequence[Segment]) -> Iterator[Finding]:
    """Brackets that are opened and not closed, or the other way; none where a story uses them as it likes."""
    left = [_left(text, part) for part in parts]
    found: list[Finding] = []
    for number, (part, (opened, closed)) in enumerate(zip(parts, left, strict=True)):
        # A bracket may hold several paragraphs.
        if opened and not any(later for _, later in left[number + 1 : number + 4]):
            found.extend(_unclosed(text, at, part) for at in opened)
        if closed and not any(earlier for earlier, _ in left[max(0, number - 3) : number]):
            found.extend(_unopened(text, at, part) for at in closed)
    if len(found) <= _MOST:
        yield from found


def _left(text: str, part: Segment) -> tuple[list[int], list[int]]:
    """The places of opening and of closing brackets without a partner."""
    opened: list[int] = []
    closed: list[int] = []
    for match in _BRACKETS.finditer(text, part.start, part.end):
        at, mark = match.start(), match.group()
        before = text[max(part.start, at - 6) : at]
        if _FACE.search(before):
            continue
        if mark in "([":
            opened.append(at)
        elif opened and text[opened[-1]] == _PARTNER[mark]:
            opened.pop()
        elif not (mark == ")" and _COUNTING.search(before)):
            closed.append(at)
    return opened, closed


def _unclosed(text: str, at: int, part: Segment) -> Finding:
    closing = _PARTNER[text[at]]
    short = _SHORT.match(text, at + 1, part.end)
    rest = _REST.match(text, at + 1, part.end)
    message = f"The bracket {text[at]} is never closed."
    if short and text[short.end() : short.end() + 1] in " ,.;":
        return _finding(at, short.end(), message, SHORT, text[at : short.end()] + closing)
    if rest:
        return _finding(at, rest.end(), message, 0.8, text[at : rest.end()] + closing)
    word = _WORD.match(text, at + 1, part.end)
    return _finding(at, word.end() if word else at + 1, message, 0.75)


def _unopened(text: str, at: int, part: Segment) -> Finding:
    opening = _PARTNER[text[at]]
    short = _SHORT_BEFORE.search(text, max(part.start, at - 30), at)
    message = f"Nothing opens the bracket {text[at]}."
    if short:
        return _finding(short.start(), at + 1, message, SHORT, opening + text[short.start() : at + 1])
    words = list(_WORD.finditer(text, max(part.start, at - 30), at))
    return _finding(words[-1].start() if words else at, at + 1, message, 0.75)


def _finding(start: int, end: int, message: str, confidence: float, *suggestions: str) -> Finding:
    return Finding(
        start, end, BRACKET, message, Severity.WARNING, confidence, Action.CORRECT, "typographical", ("news",), suggestions
    )  # fmt: skip
