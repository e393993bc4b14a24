"""What spelling says of a word: verdicts and names as findings."""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks.spelling.distance import distance
from linter.checks.spelling.names import Meant
from linter.checks.spelling.verdict import Verdict
from linter.document import Document
from linter.finding import Action, Applicability, Finding, Severity, replacing
from linter.lexicon import lexicon
from linter.ranking import rank
from linter.segment import Token

MISSPELLING, UNKNOWN_WORD, MISSPELLED_NAME = "spelling/misspelling", "spelling/unknown-word", "names/misspelled"
#: From this confidence on a misspelling is an error, and from this one on a warning; below, it is info.
SURE, _LIKELY = 0.8, 0.35
#: What a unit of distance costs, as a natural logarithm, against what the words around make likely.
_DISTANCE = 10.0
#: The same for names, of which there are more than anybody knows.
_SURE_NAME, _LIKELY_NAME = 0.9, 0.75


def name(token: Token, meant: Meant) -> Finding:
    """A misspelled name, or a misspelled word with a capital."""
    code = MISSPELLING if lexicon().classes(meant.name.lower()) else MISSPELLED_NAME
    severity = _severity(meant.confidence, _SURE_NAME, _LIKELY_NAME)
    return Finding(
        token.start, token.end, code, f"“{token.text}” looks like a misspelling of “{meant.name}”.",
        severity, meant.confidence, Action.REVIEW, "misspelling", ("spelling",), (meant.name,),
    )  # fmt: skip


def misspelling(document: Document, token: Token, found: Verdict, *, begins: bool = False, safe: bool = True) -> Iterator[Finding]:
    """A misspelled word, or one that no list knows; where it ``begins`` a paragraph its capital was lost, too.

    Only where it is ``safe`` to do so a fix is offered that nobody needs to look at.
    """
    start, end = token.start + found.start, token.start + found.end
    wrong = token.text[found.start : found.end]
    if not found.fixes:
        yield Finding(
            start, end, UNKNOWN_WORD, f"“{wrong}” is in no word list and close to no common word.",
            Severity.INFO, 0.2, Action.REVIEW, "misspelling", ("spelling",),
        )  # fmt: skip
        return
    capital = wrong[0].isupper() or (begins and found.start == 0)
    costs = {
        _cased(fix, upper=wrong.isupper() and len(wrong) > 1, capital=capital): _DISTANCE * distance(wrong.lower(), fix.lower())
        for fix in found.fixes
    }
    fixes = rank(document, start, end, costs, costs) if len(costs) > 1 else tuple(costs)
    yield Finding(
        start, end, MISSPELLING, f"“{wrong}” looks like a misspelling of “{fixes[0]}”.",
        _severity(found.confidence, SURE, _LIKELY), found.confidence, Action.CORRECT, "misspelling", ("spelling",), fixes,
        replacing(start, end, fixes[0], Applicability.SAFE) if found.plain and safe else None,
    )  # fmt: skip


def _cased(fix: str, *, upper: bool, capital: bool) -> str:
    if upper:
        return fix.upper()
    return fix[0].upper() + fix[1:] if capital else fix


def _severity(confidence: float, sure: float, likely: float) -> Severity:
    if confidence >= sure:
        return Severity.ERROR
    return Severity.WARNING if confidence >= likely else Severity.INFO
