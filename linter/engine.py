"""The pipeline: a document goes through the checks, their findings through the arbiter, the rest to the source.

    document -> checks -> arbiter -> places in the source -> suppressions -> Report

A check that breaks is named in the report and the others go on. This is the only place where offsets of the
document become offsets of the source.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from hashlib import sha256
from itertools import chain
from time import perf_counter
from types import TracebackType

from msgspec import structs

from linter import checks, suppressions
from linter.arbiter import Tell, arbitrate, configured, untold
from linter.checks.dialect import usage as dialect
from linter.codes import Codes, UnknownCode
from linter.document import Document
from linter.finding import Applicability, Edit, Finding, Fix, NotChecked, narrower, replacing
from linter.quoted import is_quoted
from linter.report import Location, Report, SourceEdit, SourceFinding, SourceFix, SourceNotChecked
from linter.settings import Settings
from linter.suppressions import Fault, Terms

#: Code points; a longer paragraph is no prose, and some checks need more than linear time for one.
PARAGRAPH_LIMIT = 100_000

_BLANKS = re.compile(r"\s+")


class Linter:
    """Runs the checks over stories; a context manager, since checks may hold servers and files."""

    def __init__(self, settings: Settings, only: Mapping[str, checks.Check] | None = None) -> None:
        """Load the checks, or take ``only`` those given; raises ``checks.ConfigError`` for rules that cannot be used and unknown ids."""
        self._checks = {name: checks.load(name) for name in checks.names()} if only is None else dict(only)
        for check in self._checks.values():
            if prepare := getattr(check, "prepare", None):
                prepare(settings)
        self.codes = _codes(self._checks.values(), settings)
        self._present(settings)

    def __enter__(self) -> Linter:
        """The linter itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Let the checks close what they hold."""
        for check in self._checks.values():
            if close := getattr(check, "close", None):
                close()

    def lint(self, document: Document, settings: Settings, tell: Tell = untold, spent: dict[str, float] | None = None) -> Report:
        """All that is to be said about a story; ``tell`` hears what became of each finding and why.

        To ``spent`` the seconds are added that each check took.
        """
        document, missing = _without_endless_paragraphs(document)
        if settings.before is not None:
            before, unread = _without_endless_paragraphs(settings.before)
            settings = replace(settings, before=before)
            missing += [NotChecked("corrections", None, f"published version: {gap.reason}") for gap in unread]
        settings = self.in_force(document, settings)
        findings: list[Finding] = []
        for name, check in self._checks.items():
            if not _reads(check, settings):
                continue
            began = perf_counter()
            try:
                for found in check.check(document, settings):
                    if isinstance(found, NotChecked):
                        missing.append(found)
                    else:
                        findings.append(found)
            except Exception as error:  # a defect of ours must not cost the other checks' findings
                missing.append(NotChecked(name, None, f"the check failed: {type(error).__name__}: {error}"))
            if spent is not None:
                spent[name] = spent.get(name, 0.0) + perf_counter() - began
        findings = arbitrate(document, findings, settings, tell)
        report = _report(document, findings, missing, settings.language)
        return self._suppressed(document, findings, report, settings, tell) if document.comments else report

    def in_force(self, document: Document, settings: Settings) -> Settings:
        """The settings with present ids for old ones, and with the English that a story shows where they do not say which."""
        settings = self._present(settings)
        if settings.language.english and settings.language.region is None:
            return replace(settings, language=dialect.language(document), language_found=True)
        return settings

    def present(self, selectors: Iterable[str]) -> tuple[str, ...]:
        """The selectors, old ids made present ones; raises ``checks.UnknownRule``, since nothing found looks like clean copy."""
        try:
            return tuple(map(self.codes.current, selectors))
        except UnknownCode as error:
            raise checks.UnknownRule(error.selector, str(error)) from None

    def _present(self, settings: Settings) -> Settings:
        codes = self.present(code for code, _ in settings.rules)
        rules = tuple((code, options) for code, (_, options) in zip(codes, settings.rules, strict=True))
        return replace(settings, select=self.present(settings.select), ignore=self.present(settings.ignore), rules=rules)

    def _suppressed(self, document: Document, findings: list[Finding], report: Report, settings: Settings, tell: Tell) -> Report:
        """The report without what comments suppress, and with what is wrong with them."""
        idle = frozenset(self._idle(settings, report))
        folders = tuple(code for code in idle if code.endswith("/"))
        terms = Terms(
            self.codes,
            settings.suppressions,
            date.today(),
            lambda code: settings.wants(code) and code not in idle and not code.startswith(folders),
        )
        verdict = suppressions.judged(document, findings, terms, tell)
        told = (found for found, is_told in zip(report.findings, verdict.told, strict=True) if is_told)
        seen: Counter[str] = Counter()
        faults = (_fault(document, fault, settings, seen) for fault in verdict.faults if settings.wants(fault.code))
        return structs.replace(
            report, findings=tuple(sorted((*told, *faults), key=lambda found: found.offset)), suppressed=verdict.told.count(False)
        )

    def _idle(self, settings: Settings, report: Report) -> Iterator[str]:
        """The ids that were not looked for in all of a story."""
        gaps = {gap.check.split("/")[0] for gap in report.not_checked}
        for name, check in self._checks.items():
            if gaps & {"all", name} or not _reads(check, settings):
                yield from check.codes(settings)
            elif idle := getattr(check, "idle", None):
                yield from idle(settings)


def _codes(used: Iterable[checks.Check], settings: Settings) -> Codes:
    """All ids that findings can have; raises ``checks.ConfigError`` for an old one that is in use."""
    known = [*suppressions.CODES]
    aliases: dict[str, str] = {}
    for check in used:
        known += check.codes(settings)
        if renamed := getattr(check, "aliases", None):
            aliases |= renamed(settings)
    try:
        return Codes(known, aliases)
    except ValueError as error:
        raise checks.ConfigError(str(error)) from None


def _reads(check: checks.Check, settings: Settings) -> bool:
    """Whether a check reads stories in the language."""
    return settings.language.english or getattr(check, "OTHER_LANGUAGES", False)


def _without_endless_paragraphs(document: Document) -> tuple[Document, list[NotChecked]]:
    endless = [part for part in document.segments if part.end - part.start > PARAGRAPH_LIMIT]
    if not endless:
        return document, []
    reason = f"a paragraph of {{:,}} characters is longer than the limit of {PARAGRAPH_LIMIT:,}"
    kept = tuple(part for part in document.segments if part not in endless)
    return replace(document, segments=kept), [
        NotChecked("all", (part.start, part.end), reason.format(part.end - part.start)) for part in endless
    ]


def _report(document: Document, findings: list[Finding], missing: list[NotChecked], language: str) -> Report:
    seen: Counter[str] = Counter()
    return Report(
        document.source.name,
        tuple(_placed(document, finding, seen) for finding in findings),
        (*(_unplaced(document, gap) for gap in missing), *_unread(document)),
        str(language),
    )


def _location(document: Document, offset: int) -> Location:
    return Location(*document.source.position(offset))


def _unplaced(document: Document, gap: NotChecked) -> SourceNotChecked:
    location = _location(document, document.source_map.span(*gap.span)[0]) if gap.span else None
    return SourceNotChecked(document.source.name, gap.check, gap.reason, location)


def _unread(document: Document) -> Iterator[SourceNotChecked]:
    """What the reader left out."""
    for span, reason in document.unread:
        yield SourceNotChecked(document.source.name, "all", reason, _location(document, span[0]) if span else None)


def _placed(document: Document, finding: Finding, seen: Counter[str]) -> SourceFinding:
    start, end = document.source_map.span(finding.start, finding.end)
    sentence = document.sentence_at(finding.start)
    said = document.text[sentence.start : sentence.end] if sentence else ""
    part = document.segment_at(finding.start)
    matched = document.text[finding.start : finding.end]
    return SourceFinding(
        filename=document.source.name,
        code=finding.code,
        message=finding.message,
        severity=finding.severity,
        confidence=finding.confidence,
        action=finding.action,
        category=finding.category,
        checks=finding.checks,
        location=_location(document, start),
        end_location=_location(document, end),
        offset=start,
        end_offset=end,
        text=matched,
        suggestions=finding.suggestions,
        fix=_source_fix(document, finding),
        quoted=is_quoted(document, finding),
        role=part.role.value if part else "",
        sentence=said,
        url=finding.url,
        fingerprint=_fingerprint(finding.code, matched, said, seen),
        why=finding.why,
    )


def _fault(document: Document, fault: Fault, settings: Settings, seen: Counter[str]) -> SourceFinding:
    """What is wrong with a comment, which is no part of the story's text, at its place in the source."""
    comment = fault.comment
    finding = configured(Finding(0, 0, fault.code, fault.message, confidence=1.0, checks=("suppressions",)), settings)
    text = document.source.text[comment.source_start : comment.source_end]
    said = " ".join(comment.text.split())
    safe = Applicability.SAFE if settings.options(fault.code).safe else Applicability.UNSAFE
    return SourceFinding(
        filename=document.source.name,
        code=finding.code,
        message=finding.message,
        severity=finding.severity,
        confidence=finding.confidence,
        action=finding.action,
        category=finding.category,
        checks=finding.checks,
        location=_location(document, comment.source_start),
        end_location=_location(document, comment.source_end),
        offset=comment.source_start,
        end_offset=comment.source_end,
        text=text,
        suggestions=("",) if fault.needless else (),
        fix=SourceFix(safe, (SourceEdit(*suppressions.without(document.source, comment)),)) if fault.needless else None,
        quoted=False,
        role="",
        sentence=said,
        url=None,
        fingerprint=_fingerprint(fault.code, text, said, seen),
    )


def _source_fix(document: Document, finding: Finding) -> SourceFix | None:
    """The fix in the source, or none where a span crosses markup or an escape."""
    fix: Fix | None = finding.fix
    if fix is None and finding.suggestions:
        fix = replacing(finding.start, finding.end, finding.suggestions[0], Applicability.UNSAFE)
    if fix is None:
        return None
    edits = [source_edit(document, edit) for edit in fix.edits]
    placed = tuple(edit for edit in edits if edit is not None)
    return SourceFix(fix.applicability, placed) if len(placed) == len(edits) else None


def source_edit(document: Document, edit: Edit) -> SourceEdit | None:
    """An edit of a document in its source, None where it crosses markup or an escape.

    It is whole where the source is the text there, else no more than what really changes.
    """
    edits = list(narrower(document.text, edit.start, edit.end, edit.content))
    exact = (_placed_edit(document, *one, folded=False) for one in edits)
    # Markup may fold a line and indent the next: that is only touched where no smaller edit leaves it as it is.
    folded = (_placed_edit(document, *one, folded=True) for one in reversed(edits))
    return next((placed for placed in chain(exact, folded) if placed is not None), None)


def _placed_edit(document: Document, start: int, end: int, content: str, *, folded: bool) -> SourceEdit | None:
    """One edit in the source, if the source there is the text, or is it with its lines ``folded``."""
    escaped = document.escape(content, start)
    if escaped is None:
        return None
    if start == end:
        # What is put between two words belongs to the one that it is not parted from by a blank.
        left = start > 0 and (content[:1].isspace() or (not document.text[start - 1].isspace() and not content[-1:].isspace()))
        at = document.source_map.behind(start) if left else document.source_map.span(start, start)[0]
        return SourceEdit(at, at, escaped) if document.source.writable(at, at) else None
    source_start, source_end = document.source_map.span(start, end)
    written, said = document.source.text[source_start:source_end], document.text[start:end]
    same = written == said or (folded and _BLANKS.sub(" ", written) == _BLANKS.sub(" ", said))
    return SourceEdit(source_start, source_end, escaped) if same and document.source.writable(source_start, source_end) else None


def _fingerprint(code: str, matched: str, sentence: str, seen: Counter[str]) -> str:
    """Sixteen hexadecimal digits; an ordinal follows only between equals."""
    normal = re.sub(r"\s+", " ", sentence).strip().casefold()
    digest = sha256("\0".join((code, matched, normal)).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    seen[digest] += 1
    return digest if seen[digest] == 1 else f"{digest}-{seen[digest]}"
