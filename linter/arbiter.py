"""The arbiter: which findings survive, and what each is worth.

Suppressions come after it: see ``linter.suppressions``.

Each step is a small function over findings in document order; ``arbitrate`` is the pipeline. The order
matters: what is not asked for must not lend its suggestions to anything, and quotations are judged before
overlaps so that a demoted finding does not hide one beside it. Each step tells what it did and why to whoever
asks; the ordinary run does not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from msgspec.structs import replace

from linter.document import Comment, Document, overlapping
from linter.finding import Applicability, Finding, Fix, Severity, replacing
from linter.quoted import judged, stays_a_hint
from linter.settings import Settings

# The writer's word that what stands before, at once or one word away, is another's slip.
_SIC = re.compile(r"(?:[^\S\n]?[\w’'-]{1,14})?[”\"’'.,!?;:)]{0,3}[^\S\n]?[\[(]sic\b", re.IGNORECASE)


class Why(StrEnum):
    """What happened to a finding."""

    RAISED = "raised"  # by a check
    UNWANTED = "unwanted"  # the settings do not ask for it
    CONFIGURED = "configured"  # the settings make something else of its rule
    SIC = "sic"  # it is dropped, for the writer says that it stands so in the source
    QUOTED = "quoted"  # it is a hint, since people speak as they speak
    SPOKEN = "spoken"  # it is dropped, for so people speak
    UNSAFE = "unsafe"  # its fix is not safe, since somebody may have said so
    UNITED = "united"  # it and others at its span are one
    AGREED = "agreed"  # it and one that leads to the same text are one
    OUTDONE = "outdone"  # a more certain one stands there
    SUPPRESSED = "suppressed"  # a comment in the source says to leave it out


class Decision(NamedTuple):
    """One step of a finding's way: what it became, None where it was dropped, and the other finding or the comment that decided it."""

    finding: Finding
    why: Why
    became: Finding | None
    other: Finding | None = None
    comment: Comment | None = None


#: Told of every decision in their order; findings are to be followed by identity, since two may be equal.
Tell = Callable[[Decision], None]


def untold(decision: Decision) -> None:
    """Listen to no decision."""


def arbitrate(document: Document, findings: Iterable[Finding], settings: Settings, tell: Tell = untold) -> list[Finding]:
    """The findings to report, in document order."""
    wanted = _configured(document, _not_marked_sic(document, _wanted(findings, settings, tell), tell), settings, tell)
    wanted = _quoted(document, wanted, tell)
    return _resolved(document, _united(_without_safe_fixes_in_quotations(document, wanted, tell), tell), tell)


def _wanted(findings: Iterable[Finding], settings: Settings, tell: Tell) -> list[Finding]:
    wanted = []
    for finding in findings:
        tell(Decision(finding, Why.RAISED, finding))
        if settings.wants(finding.code):
            wanted.append(finding)
        else:
            tell(Decision(finding, Why.UNWANTED, None))
    return sorted(wanted, key=_place)


def _not_marked_sic(document: Document, findings: list[Finding], tell: Tell) -> list[Finding]:
    """What is left without the words that “[sic]” stands behind."""
    kept = []
    for finding in findings:
        if _SIC.match(document.text, finding.end):
            tell(Decision(finding, Why.SIC, None))
        else:
            kept.append(finding)
    return kept


def _configured(document: Document, findings: list[Finding], settings: Settings, tell: Tell) -> list[Finding]:
    """The findings with what the newsroom makes of their rules; quotations are judged afterwards, and their hints stay hints."""
    if not settings.rules:
        return findings
    kept = []
    for finding in findings:
        made = configured(finding, settings)
        if made == finding:
            kept.append(finding)
            continue
        tell(Decision(finding, Why.CONFIGURED, made))
        if made.severity is not finding.severity and stays_a_hint(document, finding):
            raised, made = made, replace(made, severity=finding.severity)
            tell(Decision(raised, Why.QUOTED, made))
        kept.append(made)
    return kept


def configured(finding: Finding, settings: Settings) -> Finding:
    """The finding with the severity, the action and the safety that the settings give its rule."""
    options = settings.options(finding.code)
    return replace(
        finding,
        severity=Severity(options.severity) if options.severity and options.severity != "off" else finding.severity,
        action=options.action or finding.action,
        fix=finding.fix if options.safe is None else _fix(finding, safe=options.safe),
    )


def _fix(finding: Finding, *, safe: bool) -> Fix | None:
    """The fix, made safe only where there is no choice; one that is not safe needs none of its own to be offered."""
    if not safe:
        return finding.fix and Fix(Applicability.UNSAFE, finding.fix.edits)
    if len(finding.suggestions) != 1:
        return finding.fix
    fix = finding.fix or replacing(finding.start, finding.end, finding.suggestions[0])
    return Fix(Applicability.SAFE, fix.edits)


def _quoted(document: Document, findings: list[Finding], tell: Tell) -> list[Finding]:
    """What quotations leave of findings."""
    kept = []
    for finding, left in judged(document, findings):
        if left is not finding:
            tell(Decision(finding, Why.QUOTED if left else Why.SPOKEN, left))
        if left is not None:
            kept.append(left)
    return kept


def _without_safe_fixes_in_quotations(document: Document, findings: list[Finding], tell: Tell) -> list[Finding]:
    """No fix is safe where it changes what somebody may have said."""
    kept = []
    for finding in findings:
        fix = finding.fix
        if (
            fix
            and fix.applicability is Applicability.SAFE
            and any(overlapping(document.protected, edit.start, edit.end) for edit in fix.edits)
        ):
            unsafe = replace(finding, fix=Fix(Applicability.UNSAFE, fix.edits))
            tell(Decision(finding, Why.UNSAFE, unsafe))
            finding = unsafe
        kept.append(finding)
    return kept


def _united(findings: list[Finding], tell: Tell) -> list[Finding]:
    """One finding a span: the most certain gives code and message, all give suggestions."""
    united = []
    for _, same in groupby(findings, key=lambda found: _place(found)[:3]):
        best, *others = sorted(same, key=_certainty, reverse=True)
        one = _merged(best, others) if others else best
        for finding in (best, *others) if others else ():
            tell(Decision(finding, Why.UNITED, one, best if finding is not best else others[0]))
        united.append(one)
    return united


def _place(finding: Finding) -> tuple[int, int, bool, str, str]:
    """The order of findings; what only some have, such as a fix, cannot be compared.

    That a text differs from what was published is said beside what is wrong with it, never instead.
    """
    return finding.start, finding.end, finding.code.startswith("corrections/"), finding.code, finding.message


def _certainty(finding: Finding) -> tuple[int, float, int]:
    return finding.severity.rank, finding.confidence, finding.start - finding.end


def _merged(best: Finding, others: list[Finding]) -> Finding:
    suggestions = tuple(dict.fromkeys(text for finding in (best, *others) for text in finding.suggestions))
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


def _resolved(document: Document, findings: list[Finding], tell: Tell) -> list[Finding]:
    """Of findings that overlap the more certain wins, then the narrower.

    Only findings with suggestions compete: a hint about a sentence hides no slip in it. A loser that leads to
    the same text counts as agreement, also where it stands beside the winner: a word that is missing can be told at
    the blank, or at the word on either side of it.
    """
    rivals = sorted((finding for finding in findings if finding.suggestions), key=_certainty, reverse=True)
    winners: list[Finding] = []
    for finding in rivals:
        near = [n for n, other in enumerate(winners) if finding.start <= other.end + 1 and other.start <= finding.end + 1]
        at = next((n for n in near if _same_outcome(document.text, winners[n], finding)), None)
        stronger = next((winners[n] for n in near if finding.start < winners[n].end and winners[n].start < finding.end), None)
        if at is not None:
            other, winners[at] = winners[at], _agreed(winners[at], [finding])
            tell(Decision(other, Why.AGREED, winners[at], finding))
            tell(Decision(finding, Why.AGREED, winners[at], other))
        elif stronger is not None:
            tell(Decision(finding, Why.OUTDONE, None, stronger))
        else:
            winners.append(finding)
    return sorted([*winners, *(finding for finding in findings if not finding.suggestions)], key=_place)


def _same_outcome(text: str, one: Finding, other: Finding) -> bool:
    start, end = min(one.start, other.start), max(one.end, other.end)
    wanted = text[start : one.start] + one.suggestions[0] + text[one.end : end]
    return any(text[start : other.start] + suggestion + text[other.end : end] == wanted for suggestion in other.suggestions)
