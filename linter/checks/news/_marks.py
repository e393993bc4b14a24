"""Quotation marks of a paragraph: which way each faces, and which belong together.

Spans are half-open code points into the document's text. A mark faces the way the blanks around it say; where they say
nothing, a curly mark faces as it is drawn and a straight one as the marks before it ask for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from linter.checks.news._patterns import Pattern

DOUBLE = Pattern(r"[\"“”«»]|(?<!\S)„|(?<=[a-zA-Z.,!?])(?:''|’’|’')(?!\w)|(?<!\S)(?:``|''|‘‘)(?=\w)")
# Two single marks for a double one are rare, and looking for them is slow.
_TWO_SINGLE = Pattern(r"''|’’|’'|``|‘‘")
_PLAIN = Pattern(r"[\"“”«»]|(?<!\S)„")
#: What opens a quotation, and what closes the one that it opened.
CLOSING = {"“": "”", '"': '"', "„": "“", "«": "»", "‘": "’", "'": "'", "``": "''", "''": "''", "‘‘": "’’"}
OPENING = {"”": "“", '"': '"', "’": "‘", "'": "'"}

_DRAWN = {"“": True, "«": True, "„": True, "``": True, "‘‘": True, "”": False, "»": False, "’’": False, "’'": False}
_FACES = '"“”«»„'
_BEFORE_OPENING = "([{/‘'—–-…@>*_"
_AFTER_CLOSING = ".,;:!?)]}/’'—–-…<*_"
# Elisions at the head of a word look like opening marks.
_ELIDED = Pattern(r"(?:em|cause|til|till|tis|twas|twere|n|bout|round|cos|coz|cuz|neath|gainst|nother|nuff|fraid|sup|ere|\d\ds?)\b", re.I)
_SINGLE_OPENING = Pattern(r"(?<![\w.,!?’'”\"])(?:‘(?=\w)|'(?=[A-Z][a-z]))")
_SINGLE_CLOSING = Pattern(r"(?<=[\w.,!?…—–-])['’](?!\w)")
_SINGLE_AFTER_STOP = Pattern(r"(?<=[a-z][.,!?])['’](?![\w'’])")


class Mark(NamedTuple):
    """A double mark; ``opens`` is None where only the marks around it can tell. ``turned``: drawn the other way."""

    start: int
    text: str
    opens: bool | None
    turned: bool

    @property
    def end(self) -> int:
        """Where the mark ends."""
        return self.start + len(self.text)


class Pairing(msgspec.Struct, frozen=True):
    """How the double marks of one paragraph pair: what is left over, and the pairs inside other pairs."""

    marks: list[Mark]
    pairs: list[tuple[Mark, Mark]] = msgspec.field(default_factory=list)
    nested: list[tuple[Mark, Mark]] = msgspec.field(default_factory=list)
    unclosed: list[Mark] = msgspec.field(default_factory=list)
    unopened: list[Mark] = msgspec.field(default_factory=list)


def marks(text: str, start: int, end: int) -> Iterator[Mark]:
    """The double marks of ``text[start:end]``."""
    double = DOUBLE if _TWO_SINGLE.search(text, start, end) else _PLAIN
    for match in double.finditer(text, start, end):
        at = match.start()
        before = text[at - 1] if at > start else " "
        after = text[match.end()] if match.end() < end else " "
        left = before.isspace() or before in _BEFORE_OPENING or before in _FACES
        right = after.isspace() or after in _AFTER_CLOSING or after in _FACES
        faces = None if left is right else left
        drawn = _DRAWN.get(match.group())
        plain = (before.isspace() and after.isalnum()) or (after.isspace() and (before.isalnum() or before in ".,!?"))
        yield Mark(
            at,
            match.group(),
            drawn if faces is None or not plain else faces,
            plain and drawn is not None and faces is not None and drawn is not faces and match.group() in "“”",
        )


def paired(text: str, start: int, end: int) -> Pairing:
    """The double marks of a paragraph, paired from its start; an inch mark or a mark of minutes is none."""
    result = Pairing(list(marks(text, start, end)))
    stack: list[Mark] = []
    inner: list[tuple[Mark, Mark, Mark]] = []
    inches = 0
    for mark in result.marks:
        inch = mark.text == '"' and text[mark.start - 1 : mark.start].isdigit() and mark.start > start
        if inch and not stack:
            continue
        if mark.opens or (mark.opens is None and not stack):
            stack.append(mark)
        elif stack:
            opening = stack.pop()
            result.pairs.append((opening, mark))
            inches += inch
            if stack:
                inner.append((stack[-1], opening, mark))
        elif inches:
            inches -= 1
        elif mark.text in OPENING:
            result.unopened.append(mark)
    result.unclosed.extend(stack)
    left = {mark.start for mark in stack}
    result.nested.extend((opening, closing) for outer, opening, closing in inner if outer.start not in left)
    return result


def single_openings(text: str, start: int, end: int) -> list[int]:
    """Places of single marks that open a quotation; elisions such as ‘em are left out."""
    return [match.start() for match in _SINGLE_OPENING.finditer(text, start, end) if not _ELIDED.match(text, match.end())]


def single_closings(text: str, start: int, end: int) -> list[int]:
    """Places of single marks that can close a quotation; a plural's apostrophe can as well."""
    return [match.start() for match in _SINGLE_CLOSING.finditer(text, start, end)]


def single_closings_after_stop(text: str, start: int, end: int) -> list[int]:
    """Places of single marks right behind a stop or a comma: there no apostrophe can stand."""
    return [match.start() for match in _SINGLE_AFTER_STOP.finditer(text, start, end)]
