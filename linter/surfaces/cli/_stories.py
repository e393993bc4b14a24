"""One file of a run from its bytes to what is to be said about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from msgspec import structs

from linter import files
from linter.api import fix_with
from linter.document import Document
from linter.engine import Linter
from linter.files import File, shown
from linter.finding import Applicability
from linter.patterns import FileIgnores
from linter.readers import Unreadable, read
from linter.report import Report, SourceNotChecked
from linter.reporters import Story
from linter.settings import Language, Settings
from linter.surfaces.cli._faults import INCOMPLETE, USAGE
from linter.surfaces.cli._metadata import Entry
from linter.surfaces.cli._statistics import words

if TYPE_CHECKING:
    from linter.surfaces.cli._revision import Revision


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a file; ``code`` is 0, or the exit code that its ``troubles`` (lines for people) ask for.

    ``story`` is None for an empty file. ``before`` and ``after`` are its bytes without and with the safe fixes. ``spent`` are the
    seconds that each check took, where they were counted.
    """

    file: File
    story: Story | None
    troubles: tuple[str, ...] = ()
    code: int = 0
    before: bytes = b""
    after: bytes = b""
    words: int = 0
    spent: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Desk:
    """Reads stories, and mends them in place (``fix``) or on paper only (``diff``).

    ``settings`` hold for those that say nothing of their own, ``metadata`` before what they say; ``per_file`` ignores more in some.
    ``against`` has the published versions to compare stories with. ``format_`` is that of all stories, if it is not to be seen from each.
    """

    linter: Linter
    settings: Settings
    metadata: Mapping[str, Entry]
    per_file: FileIgnores
    fix: bool = False
    diff: bool = False
    statistics: bool = False
    verbose: bool = False
    against: Revision | None = None
    format_: str | None = None

    def outcome(self, file: File, data: bytes | None = None) -> Outcome:
        """What came of a file, or of ``data`` under its name."""
        try:
            return self._outcome(file, data)
        except Exception as error:  # a defect of ours must not cost the other stories of the night
            return unread(file, f"copydesk failed on it: {type(error).__name__}: {error}")

    def _outcome(self, file: File, data: bytes | None) -> Outcome:
        if file.problem:
            return unread(file, file.problem)
        try:
            before = files.read(file.path) if data is None else files.small(data)
            document = read(file.name, before, self.format_)
        except Unreadable as error:
            return unread(file, str(error))
        if not document.text.strip():
            return Outcome(file, None, before=before, after=before)
        try:
            settings = self.settings_for(file, document)
        except ValueError as error:
            return replace(unread(file, f"the story's language: {error}"), code=USAGE)
        gap: SourceNotChecked | None = None
        if self.against is not None:
            try:
                settings = replace(settings, before=self.against.story(file, self.format_))
            except Unreadable as error:
                gap = SourceNotChecked(file.name, "corrections", f"its version in {shown(self.against.name)}: {error}")
        return self._linted(file, document, settings, before, gap, write=self.fix and data is None)

    def settings_for(self, file: File, document: Document) -> Settings:
        """The story's own language and date before those of the run, what a content system says first of all; and what its path adds."""
        entry = self.metadata.get(file.key, Entry())
        own = Language(document.language) if document.language else None
        return replace(
            self.settings,
            language=entry.language or own or self.settings.language,
            published=entry.published or document.published or self.settings.published,
            ignore=(*self.settings.ignore, *self.per_file.of(file.name if file.path == "-" else file.path)),
        )

    def _linted(
        self, file: File, document: Document, settings: Settings, before: bytes, gap: SourceNotChecked | None, *, write: bool
    ) -> Outcome:
        spent: dict[str, float] = {}
        report = self.linter.lint(document, settings, spent=spent if self.verbose else None)
        after, fixed = before, 0
        troubles: tuple[str, ...] = ()
        if (self.fix or self.diff) and _mendable(report):
            after, fixed = fix_with(self.linter, document, settings, format_=self.format_)
        if self.fix and after != before:
            try:
                if write:
                    from linter.surfaces.cli._write import replace as put

                    put(file.path, before, after)
            except OSError as error:
                # What was read is still what stands there, so its findings hold.
                after, fixed, troubles = before, 0, (f"{file.name}: cannot be written: {files.reason(error)}",)
            else:
                document = read(file.name, after, self.format_)
                report = self.linter.lint(document, settings)
        if gap is not None:
            report = structs.replace(report, not_checked=(*report.not_checked, gap))
        gaps = tuple(map(_gap, report.not_checked))
        return Outcome(
            file,
            Story(report, document, fixed),
            troubles + gaps,
            INCOMPLETE if troubles or gaps else 0,
            before,
            after,
            words(document) if self.statistics or self.verbose else 0,
            spent,
        )


def _mendable(report: Report) -> bool:
    return any(finding.fix and finding.fix.applicability is Applicability.SAFE for finding in report.findings)


def unread(file: File, problem: str) -> Outcome:
    """What is said of a file that could not be read."""
    report = Report(file.name, (), (SourceNotChecked(file.name, "all", problem),))
    return Outcome(file, Story(report, None), (f"{file.name}: {problem}",), INCOMPLETE)


def _gap(gap: SourceNotChecked) -> str:
    place = f"{gap.filename}:{gap.location.row}:{gap.location.column}" if gap.location else gap.filename
    return f"{place}: not checked{'' if gap.check == 'all' else f' by {gap.check}'}: {gap.reason}"
