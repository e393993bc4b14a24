"""What is said of a place in a story: every finding in its sentence with its way through the arbiter, and what was not told."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from linter import checks
from linter.arbiter import Decision, Why
from linter.checks import context, languagetool, spelling
from linter.checks.context import Thought
from linter.document import Document, Role, overlapping
from linter.engine import Linter
from linter.finding import Finding
from linter.report import SourceNotChecked
from linter.segment import Kind, Span, Token
from linter.settings import Settings
from linter.surfaces.cli import _trace

if TYPE_CHECKING:
    from linter.checks.languagetool.client import Match
    from linter.checks.languagetool.tuning import Rule, Worth


class Told(NamedTuple):
    """A finding as a check raised it, the arbiter's steps from there, and what was reported; None where nothing was."""

    finding: Finding
    here: bool
    steps: tuple[Decision, ...]
    reported: Finding | None


class Heard(NamedTuple):
    """A match of LanguageTool and its span in the story, the tuning table's line on its rule, and what that makes it worth."""

    match: Match
    span: Span
    here: bool
    rule: Rule | None
    worth: Worth | None


class Explanation(NamedTuple):
    """A place and all that is to be said of it; ``at`` is a code point of the document's text, None where the place holds none.

    ``told``, ``thoughts`` and ``heard`` are of the whole sentence, what lies at the place first. ``thoughts`` are those of
    the context check that it kept to itself, and so are those ``spoken`` of spelling, which leaves dialect alone. ``silent`` names
    the checks that found nothing.
    """

    document: Document
    row: int
    column: int
    at: int | None
    settings: Settings
    role: Role | None
    sentence: Span | None
    quoted: bool
    told: tuple[Told, ...]
    silent: tuple[str, ...]
    spoken: tuple[Finding, ...]
    thoughts: tuple[Thought, ...]
    word: _trace.Trace | None
    heard: tuple[Heard, ...]
    not_checked: tuple[SourceNotChecked, ...]


def explain(linter: Linter, document: Document, settings: Settings, row: int, column: int) -> Explanation:
    """All that is to be said of a place; raises ValueError where there is no such place."""
    at = document.source_map.offset(document.source.offset(row, column))
    settings = linter.in_force(document, settings)
    decisions: list[Decision] = []
    report = linter.lint(document, settings, decisions.append)
    sentence = None if at is None else document.sentence_at(at)
    part = None if at is None else document.segment_at(at)
    span = (sentence.start, sentence.end) if sentence else (at, at) if at is not None else None
    told = tuple(_told(decisions, at, span)) if span else ()
    token = _word(document, at)
    return Explanation(
        document, row, column, at, settings,
        part.role if part else None,
        (sentence.start, sentence.end) if sentence else None,
        at is not None and _inside(document.quotations, at),
        told,
        tuple(sorted({*_asked(settings)} - {check for one in told for check in one.finding.checks})),
        tuple(one for one in spelling.spoken(document, settings) if _touches(span, one.start, one.end)) if span else (),
        tuple(_thoughts(document, settings, at, span)) if span else (),
        _trace.trace(token.text, settings) if token else None,
        tuple(_heard(document, settings, at, span)) if span else (),
        report.not_checked,
    )  # fmt: skip


def _inside(spans: tuple[Span, ...], at: int) -> bool:
    return overlapping(spans, at, at + 1)


def _asked(settings: Settings) -> Iterable[str]:
    """The checks that take part."""
    for name in checks.names():
        check = checks.load(name)
        reads = settings.language.english or getattr(check, "OTHER_LANGUAGES", False)
        idle = set(check.idle(settings)) if hasattr(check, "idle") else set()
        if reads and not idle.issuperset(check.codes(settings)):
            yield name


def _word(document: Document, at: int | None) -> Token | None:
    """The word that holds a place, or the one that ends there."""
    if at is None:
        return None
    first = bisect_right(document.tokens, at, key=lambda token: token.start) - 1
    token = document.tokens[first] if first >= 0 else None
    return token if token and token.kind is Kind.WORD and at <= token.end else None


def _touches(span: Span, start: int, end: int) -> bool:
    """Whether ``[start, end)`` lies in a span or overlaps it; an empty one may lie on its edge."""
    return (start < span[1] and span[0] < end) or (span[0] <= start <= end <= span[1])


def _here(at: int | None, start: int, end: int) -> bool:
    return at is not None and (start <= at < end or start == at == end)


def _told(decisions: list[Decision], at: int | None, span: Span) -> list[Told]:
    found = []
    for number, decision in enumerate(decisions):
        finding = decision.finding
        if decision.why is Why.RAISED and _touches(span, finding.start, finding.end):
            steps, became = _way(finding, decisions[number + 1 :])
            found.append(Told(finding, _here(at, finding.start, finding.end), steps, became))
    return sorted(found, key=lambda one: (not one.here, one.finding.start, one.finding.end, one.finding.code))


def _way(finding: Finding, decisions: Iterable[Decision]) -> tuple[tuple[Decision, ...], Finding | None]:
    """The steps of one finding, and what it is in the end."""
    steps: list[Decision] = []
    now: Finding | None = finding
    for decision in decisions:
        if decision.finding is now and decision.why is not Why.RAISED:
            steps.append(decision)
            now = decision.became
    return tuple(steps), now


def _thoughts(document: Document, settings: Settings, at: int | None, span: Span) -> list[Thought]:
    if not settings.language.english:
        return []
    found = [
        thought for thought in context.thoughts(document) if thought.withheld and _touches(span, thought.finding.start, thought.finding.end)
    ]
    return sorted(found, key=lambda one: (not _here(at, one.finding.start, one.finding.end), -one.finding.confidence))


def _heard(document: Document, settings: Settings, at: int | None, span: Span) -> list[Heard]:
    part = document.segment_at(span[0])
    if part is None or part not in tuple(document.prose()):
        return []
    found = []
    for match, worth in languagetool.heard(document, part, settings):
        start, end = match.start + part.start, match.end + part.start
        if _touches(span, start, end):
            found.append(Heard(match, (start, end), _here(at, start, end), _rule(settings, match.rule), worth))
    return sorted(found, key=lambda one: (not one.here, one.span))


def _rule(settings: Settings, name: str) -> Rule | None:
    from linter.checks.languagetool.tuning import table

    return table().rules.get(name) if settings.language.english else None


def ignored(settings: Settings, code: str) -> bool:
    """Whether a rule was told to be ignored, rather than not selected."""
    return not replace(settings, select=()).wants(code)
