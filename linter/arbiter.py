"""The arbiter: which findings survive, and what each is worth.

Each step is a small function over findings in document order; ``arbitrate`` is the pipeline. The order
matters: what is not asked for must not lend its suggestions to anything, and quotations are judged before
overlaps so that a demoted finding does not hide one beside it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from linter.document import Document, overlapping
from linter.finding import Applicability, Finding, Fix, Severity
from linter.settings import Settings

# A misspelling in a quotation is the writer's when it is this certain and nothing else there is odd.
_CLEAR = 0.8
_OF_WORDS = ("spelling/", "names/misspelled")


def arbitrate(document: Document, findings: Iterable[Finding], settings: Settings) -> list[Finding]:
    """The findings to report, in document order."""
    wanted = sorted(finding for finding in findings if settings.wants(finding.code))
    return _resolved(document, _united(_without_safe_fixes_in_quotations(document, _quoted(document, wanted))))


def _quoted(document: Document, findings: list[Finding]) -> list[Finding]:
    """In a quotation findings fall to info: people speak as they speak, and editors keep it."""
    inside = [finding for finding in findings if is_quoted(document, finding)]
    kept = []
    for finding in findings:
        if finding.severity is not Severity.INFO and is_quoted(document, finding) and not _stands_in_quotation(document, finding, inside):
            finding = replace(finding, severity=Severity.INFO)
        kept.append(finding)
    return kept


def is_quoted(document: Document, finding: Finding) -> bool:
    """Whether a finding touches what stands between quotation marks."""
    return overlapping(document.quotations, finding.start, finding.end)


def _stands_in_quotation(document: Document, finding: Finding, inside: list[Finding]) -> bool:
    if finding.code.startswith("quotes/"):
        return True
    if not finding.code.startswith(_OF_WORDS) or finding.confidence < _CLEAR:
        return False
    quotation = next((span for span in document.quotations if span[0] < finding.end and finding.start < span[1]), None)
    return quotation is not None and not any(
        quotation[0] < other.end and other.start < quotation[1] and (other.start, other.end) != (finding.start, finding.end)
        for other in inside
    )


def _without_safe_fixes_in_quotations(document: Document, findings: list[Finding]) -> list[Finding]:
    """No fix is safe where it changes what somebody may have said."""
    return [
        replace(finding, fix=Fix(Applicability.UNSAFE, finding.fix.edits))
        if finding.fix
        and finding.fix.applicability is Applicability.SAFE
        and any(overlapping(document.protected, edit.start, edit.end) for edit in finding.fix.edits)
        else finding
        for finding in findings
    ]


def _united(findings: list[Finding]) -> list[Finding]:
    """One finding a span: the most certain gives code and message, all give suggestions."""
    return [
        _merge(sorted(group, key=_certainty, reverse=True)) for _, group in groupby(findings, key=lambda found: (found.start, found.end))
    ]


def _certainty(finding: Finding) -> tuple[int, float, int]:
    return finding.severity.rank, finding.confidence, finding.start - finding.end


def _merge(group: list[Finding]) -> Finding:
    best, *others = group
    if not others:
        return best
    suggestions = tuple(dict.fromkeys(text for finding in group for text in finding.suggestions))
    fix = best.fix
    if fix and fix.applicability is Applicability.SAFE and len(suggestions) > 1:
        # Somebody sees another way to mend it: then nobody may choose unasked.
        fix = Fix(Applicability.UNSAFE, fix.edits)
    return replace(_agreed(best, others), suggestions=suggestions, fix=fix)


def _agreed(best: Finding, others: Iterable[Finding]) -> Finding:
    """The finding, surer for every other check that came to it by its own way."""
    checks, doubt = list(best.checks), 1.0 - best.confidence
    for other in others:
        news = [check for check in other.checks if check not in checks]
        if news:
            checks += news
            doubt *= 1.0 - other.confidence
    return replace(best, checks=tuple(checks), confidence=round(1.0 - doubt, 4))


def _resolved(document: Document, findings: list[Finding]) -> list[Finding]:
    """Of findings that overlap the more certain wins, then the narrower.

    Only findings with suggestions compete: a hint about a sentence hides no slip in it. A loser that leads to
    the same text counts as agreement.
    """
    rivals = sorted((finding for finding in findings if finding.suggestions), key=_certainty, reverse=True)
    winners: list[Finding] = []
    for finding in rivals:
        at = next((n for n, other in enumerate(winners) if finding.start < other.end and other.start < finding.end), None)
        if at is None:
            winners.append(finding)
        elif _same_outcome(document.text, winners[at], finding):
            winners[at] = _agreed(winners[at], [finding])
    return sorted([*winners, *(finding for finding in findings if not finding.suggestions)])


def _same_outcome(text: str, one: Finding, other: Finding) -> bool:
    start, end = min(one.start, other.start), max(one.end, other.end)
    wanted = text[start : one.start] + one.suggestions[0] + text[one.end : end]
    return any(text[start : other.start] + suggestion + text[other.end : end] == wanted for suggestion in other.suggestions)
