"""Sentences that end in a word which cannot end one: the rest was never written, or was cut."""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks.news._patterns import Pattern
from linter.document import Document, Role
from linter.finding import Action, Finding, Severity

UNFINISHED = "leftovers/unfinished"
CODES = (UNFINISHED,)

# Words after which something has to come, whatever mark stands behind; prepositions can end a clause, but not without a stop.
_NEVER_LAST = (
    r"(?:the|a|an|and|or|but|because|although|whose|their|my|your|our|its|than|amid|despite|including|if|unless"
    r"|(?:of|in|to|for|on|at|from|with|by) (?:the|a|an|his|their))"
)
_PREPOSITION = r"(?:of|from|to|with|for|by|at|in|on|as|between|among|toward|towards|during)"
_ENDING = Pattern(rf"(?<=\w )(?P<word>{_NEVER_LAST}(?=\.?$)|{_PREPOSITION}(?=$))\.?$")
_INSIDE = Pattern(rf"(?<=\w )(?P<word>{_NEVER_LAST})\.(?=\s[A-Z])")
_LONG = 12  # words of a paragraph that is no crosshead


def find(document: Document) -> Iterator[Finding]:
    """Sentences of the body whose last word leaves them open."""
    text = document.text
    for part in document.segments:
        if part.role is Role.PARAGRAPH and text.count(" ", part.start, part.end) >= _LONG:
            last = _ENDING.search(text, max(part.start, part.end - 20), part.end)
            if last is not None:
                yield _finding(last.start(), part.end, last["word"])
            for match in _INSIDE.finditer(text, part.start, part.end):
                yield _finding(match.start(), match.end(), match["word"])


def _finding(start: int, end: int, word: str) -> Finding:
    return Finding(
        start, end, UNFINISHED, f"The sentence breaks off after “{word}”.", Severity.ERROR, 0.85, Action.ASK, "omission", ("news",)
    )  # fmt: skip
