"""The pipeline: a document goes through the checks, their findings through the arbiter, the rest to the source.

    document -> checks -> arbiter -> places in the source -> suppressions -> Report

A check that breaks is named in the report and the others go on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from time import perf_counter
from types import TracebackType
from typing import NamedTuple

from msgspec import structs
from msgspec.structs import replace

from linter import checks, suppressions
from linter.arbiter import Tell, arbitrate, untold
from linter.checks.dialect import usage as dialect
from linter.codes import Codes, UnknownCode
from linter.document import Document
from linter.finding import Finding, NotChecked
from linter.placing import misdirected, reported
from linter.report import Report
from linter.settings import Settings
from linter.suppressions import Terms

#: Code points; a longer paragraph is no prose, and some checks need more than linear time for one.
PARAGRAPH_LIMIT = 100_000


class _Work(NamedTuple):
    """A story that is being checked, and what was found so far."""

    document: Document
    settings: Settings
    missing: list[NotChecked]
    findings: list[Finding]


class Stage(NamedTuple):
    """What is said of a story so far; ``whole`` tells that it is all."""

    report: Report
    whole: bool


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
        work = _Work(*self._begun(document, settings), [])
        for name in self._checks:
            self._ask(name, work, spent)
        return self._report(work, tell)

    def stages(self, document: Document, settings: Settings) -> Iterator[Stage]:
        """What is to be said without the checks that wait for a server, if any takes part, and then all that ``lint`` says."""
        work = _Work(*self._begun(document, settings), [])
        waiting = [name for name, check in self._checks.items() if (waits := getattr(check, "waits", None)) and waits(work.settings)]
        for name in self._checks:
            if name not in waiting:
                self._ask(name, work)
        if waiting:
            yield Stage(self._report(work, unasked=waiting), whole=False)
        for name in waiting:
            self._ask(name, work)
        yield Stage(self._report(work), whole=True)

    def part(self, document: Document, settings: Settings) -> Report:
        """What is to be said of a paragraph by itself, before the story that it stands in is read."""
        work = _Work(*self._begun(document, settings), [])
        for name in self._checks:
            self._ask(name, work, how="part")
        return self._report(work)

    def _begun(self, document: Document, settings: Settings) -> tuple[Document, Settings, list[NotChecked]]:
        """The story and the settings as the checks get them, and what they do not get."""
        document, missing = _without_endless_paragraphs(document)
        if settings.before is not None:
            before, unread = _without_endless_paragraphs(settings.before)
            settings = replace(settings, before=before)
            missing += [NotChecked("corrections", None, f"published version: {gap.reason}") for gap in unread]
        return document, self.in_force(document, settings), missing

    def _ask(self, name: str, work: _Work, spent: dict[str, float] | None = None, how: str = "check") -> None:
        """Have a check read a story, if it reads any in its language."""
        check = self._checks[name]
        read = getattr(check, how, None)
        if read is None or not _reads(check, work.settings):
            return
        began = perf_counter()
        try:
            for found in read(work.document, work.settings):
                if isinstance(found, NotChecked):
                    work.missing.append(found)
                else:
                    work.findings.append(found)
        except Exception as error:  # a defect of ours must not cost the other checks' findings
            work.missing.append(NotChecked(name, None, f"the check failed: {type(error).__name__}: {error}"))
        if spent is not None:
            spent[name] = spent.get(name, 0.0) + perf_counter() - began

    def _report(self, work: _Work, tell: Tell = untold, unasked: Collection[str] = ()) -> Report:
        document, settings, missing, found = work
        findings = arbitrate(document, found, settings, tell)
        report = reported(document, findings, missing, settings.language)
        return self._suppressed(work, findings, report, tell, unasked) if document.comments else report

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

    def _suppressed(self, work: _Work, findings: list[Finding], report: Report, tell: Tell, unasked: Collection[str]) -> Report:
        """The report without what comments suppress, and with what is wrong with them."""
        document, settings = work.document, work.settings
        idle = frozenset(self._idle(settings, report, unasked))
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
        faults = (misdirected(document, fault, settings, seen) for fault in verdict.faults if settings.wants(fault.code))
        return structs.replace(
            report, findings=tuple(sorted((*told, *faults), key=lambda found: found.offset)), suppressed=verdict.told.count(False)
        )

    def _idle(self, settings: Settings, report: Report, unasked: Collection[str]) -> Iterator[str]:
        """The ids that were not looked for in all of a story."""
        gaps = {gap.check.split("/")[0] for gap in report.not_checked}
        for name, check in self._checks.items():
            if gaps & {"all", name} or name in unasked or not _reads(check, settings):
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
