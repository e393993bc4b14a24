"""One file of a run from its bytes to what is to be said about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

import msgspec
from msgspec import structs
from msgspec.structs import replace

from linter import files
from linter.checks import ConfigError
from linter.document import Document
from linter.files import File, shown
from linter.finding import Applicability
from linter.patterns import FileIgnores
from linter.readers import Unreadable, read
from linter.report import Report, SourceNotChecked
from linter.reporters import Story
from linter.settings import Settings
from linter.surfaces.cli._faults import INCOMPLETE, USAGE
from linter.surfaces.cli._former import Former
from linter.surfaces.cli._metadata import Entry
from linter.surfaces.cli._results import Kept, Results

if TYPE_CHECKING:
    from linter.baseline import Baseline
    from linter.engine import Linter
    from linter.surfaces.cli._revision import Revision


class Outcome(msgspec.Struct, frozen=True):
    """What came of a file; ``code`` is 0, or the exit code that its ``troubles`` (lines for people) ask for.

    ``story`` is None for an empty file. ``before`` and ``after`` are its bytes without and with the safe fixes. ``spent`` are the
    seconds that each check took, where they were counted and no report was kept.
    """

    file: File
    story: Story | None
    troubles: tuple[str, ...] = ()
    code: int = 0
    before: bytes = b""
    after: bytes = b""
    words: int = 0
    spent: Mapping[str, float] = msgspec.field(default_factory=dict)


class _Said(NamedTuple):
    """What is said of a story, now or in an earlier run, and what reads it."""

    kept: Kept
    opener: Callable[[], Document]
    spent: Mapping[str, float]


class _Held(msgspec.Struct, frozen=True):
    """What a story is held against: its published version and a former one; and which of them could not be had."""

    published: Document | None = None
    unread: SourceNotChecked | None = None
    former: Former | None = None
    troubles: tuple[str, ...] = ()

    def wanted(self, document: Document, report: Report) -> Report:
        """The report without what was there before."""
        return self.former.news(document, report) if self.former else report


class _Misuse(Exception):
    """A story that asks for what there is not."""


class _Unread(Exception):
    """A story that would have to be read to know what is to be said of it."""


class Desk(msgspec.Struct, frozen=True):
    """Reads stories, and mends them in place (``fix``) or on paper only (``diff``).

    ``settings`` hold for those that say nothing of their own, ``metadata`` before what they say; ``per_file`` ignores more in some.
    ``against`` has the published versions to compare stories with. ``format_`` is that of all stories, if it is not to be seen from each.
    ``changed`` has former versions of stories, whose findings are not told again; ``baseline`` has findings that are not to be mended.
    ``results`` has the reports of earlier runs. ``verbose`` counts the seconds of each check;
    ``knowing`` reads no story.
    """

    linter: Callable[[], Linter]
    settings: Settings
    metadata: Mapping[str, Entry]
    per_file: FileIgnores
    fix: bool = False
    diff: bool = False
    against: Revision | None = None
    format_: str | None = None
    changed: Revision | None = None
    baseline: Baseline | None = None
    results: Results | None = None
    verbose: bool = False
    knowing: bool = False

    def outcome(self, file: File, data: bytes | None = None) -> Outcome:
        """What came of a file; ``data`` are its bytes, where they were read."""
        try:
            return self._outcome(file, data)
        except ConfigError:
            raise
        except Exception as error:  # a defect of ours must not cost the other stories of the night
            return unread(file, f"copydesk failed on it: {type(error).__name__}: {error}")

    def known(self, file: File) -> Outcome | bytes:
        """What came of a file where that is known without a check and nothing is to be mended, else its bytes for ``outcome``."""
        if file.problem:
            return unread(file, file.problem)
        try:
            data = files.read(file.path)
        except Unreadable as error:
            return unread(file, str(error))
        if self.results is None:
            return data
        try:
            outcome = replace(self, knowing=True, fix=False, diff=False)._outcome(file, data)
        except Exception:  # that of a story nobody has read yet; any other will be met again, and told
            return data
        mends = (self.fix or self.diff) and outcome.story is not None and _mendable(outcome.story.report)
        return data if mends else outcome

    def _outcome(self, file: File, data: bytes | None) -> Outcome:
        if file.problem:
            return unread(file, file.problem)
        try:
            before = files.read(file.path) if data is None else files.small(data)
            published, gap = self._published(file)
            said = self._said(file, before, published)
        except Unreadable as error:
            return unread(file, str(error))
        except _Misuse as error:
            return replace(unread(file, str(error)), code=USAGE)
        if said.kept.report is None:
            return Outcome(file, None, before=before, after=before)
        held = _Held(published, gap)
        if self.changed is not None and said.kept.report.findings:
            try:
                held = replace(held, former=self._former(file, self.changed))
            except Unreadable as error:
                trouble = f"{file.name}: its version in {shown(self.changed.name)}: {error}; all its findings are told"
                held = replace(held, troubles=(trouble,))
        return self._told(file, said, before, held, write=self.fix and file.path != "-")

    def _published(self, file: File) -> tuple[Document | None, SourceNotChecked | None]:
        """The published version of a story, and why there is none to compare with where there should be."""
        if self.against is None:
            return None, None
        try:
            return self.against.story(file, self.format_), None
        except Unreadable as error:
            return None, SourceNotChecked(file.name, "corrections", f"its version in {shown(self.against.name)}: {error}")

    def _former(self, file: File, revision: Revision) -> Former | None:
        """The story as a revision has it, None where it has none; raises Unreadable where that is not known."""
        found = revision.version(file)
        if found is None:
            return None
        path, data = found
        # The report is kept, if it is, under the name that the story has now.
        name = file.name if PurePath(path).suffix == PurePath(file.name).suffix else shown(path)
        former = replace(file, name=name)
        try:
            document = read(name, files.small(data), self.format_)
        except Unreadable:  # of what could not be read nothing was told
            return None
        return Former(document, lambda: self._said(former, data).kept.report)

    def _said(self, file: File, data: bytes, published: Document | None = None) -> _Said:
        """What is said of a story with this content; raises Unreadable, and _Misuse."""
        key = self.results and self.results.key(file.name, f"{self.metadata.get(file.key)} {self._ignored(file)}", data)
        if self.results and key and (kept := self.results.get(key)):
            return _Said(kept, partial(read, file.name, data, self.format_), {})
        if self.knowing:
            raise _Unread
        document = read(file.name, data, self.format_)
        kept = Kept(None)
        spent: dict[str, float] = {}
        if document.text.strip():
            settings = self._settings(file, document, published)
            linter = self.linter()
            report = linter.lint(document, settings, spent=spent if self.verbose else None)
            # Which of them this story's comments use is not told; that it holds them is near enough.
            renamed = {old: present for old, present in dict(linter.codes.renamed).items() if old in document.source.text}
            kept = Kept(report, document.words, renamed)
        if self.results and key:
            self.results.put(key, kept)
        return _Said(kept, lambda: document, spent)

    def _settings(self, file: File, document: Document, published: Document | None) -> Settings:
        try:
            return replace(self.settings_for(file, document), before=published)
        except ValueError as error:
            raise _Misuse(f"the story's language: {error}") from None

    def _ignored(self, file: File) -> tuple[str, ...]:
        return self.per_file.of(file.real)

    def settings_for(self, file: File, document: Document) -> Settings:
        """The story's own language and date before those of the run, what a content system says first of all; and what its path adds."""
        entry = self.metadata.get(file.key, Entry())
        settings = self.settings.within(document, entry.language, entry.published)
        return replace(settings, ignore=(*settings.ignore, *self._ignored(file)))

    def _told(self, file: File, said: _Said, before: bytes, held: _Held, *, write: bool) -> Outcome:
        after, fixed, troubles = before, 0, held.troubles
        story = _story(said, held)
        if (self.fix or self.diff) and _mendable(self._unknown(file, story.report)) and story.document:
            after, fixed = self._mended(file, story.document, held)
            if self.diff and story.document.source.packed:
                before, after = (self._printed(file, data) for data in (before, after))
        if self.fix and after != before:
            try:
                if write:
                    from linter.writing import replace as put

                    put(file.path, before, after)
            except OSError as error:
                # What was read is still what stands there, so its findings hold.
                after, fixed, troubles = before, 0, (*troubles, f"{file.name}: cannot be written: {files.reason(error)}")
            else:
                said = self._said(file, after, held.published)
                story = _story(said, held)
        report = story.report
        if held.unread is not None:
            report = structs.replace(report, not_checked=(*report.not_checked, held.unread))
        gaps = tuple(map(_gap, report.not_checked))
        return Outcome(
            file,
            replace(story, report=report, fixed=fixed),
            troubles + gaps,
            INCOMPLETE if troubles or gaps else 0,
            before,
            after,
            said.kept.words,
            said.spent,
        )

    def _printed(self, file: File, data: bytes) -> bytes:
        """What a difference of files that are not their text is shown by."""
        return read(file.name, data, self.format_).source.text.encode("utf-8", "surrogatepass")

    def _unknown(self, file: File, report: Report) -> Report:
        """The report without what a baseline has."""
        return self.baseline.fresh(report, file.real, last=False) if self.baseline else report

    def _mended(self, file: File, document: Document, held: _Held) -> tuple[bytes, int]:
        from linter.api import fix_with  # imports the checks, which few runs have to

        settings = self._settings(file, document, held.published)
        return fix_with(
            self.linter(),
            document,
            settings,
            format_=self.format_,
            wanted=lambda story, report: self._unknown(file, held.wanted(story, report)),
        )


def _story(said: _Said, held: _Held) -> Story:
    """The story and what of its report is wanted."""
    report = said.kept.report or Report("", (), ())
    story = Story(report, said.opener)
    return replace(story, report=held.wanted(story.document, report)) if held.former and story.document else story


def _mendable(report: Report) -> bool:
    return any(finding.fix and finding.fix.applicability is Applicability.SAFE for finding in report.findings)


def unread(file: File, problem: str) -> Outcome:
    """What is said of a file that could not be read."""
    report = Report(file.name, (), (SourceNotChecked(file.name, "all", problem),))
    return Outcome(file, Story(report, None), (f"{file.name}: {problem}",), INCOMPLETE)


def _gap(gap: SourceNotChecked) -> str:
    place = f"{gap.filename}:{gap.location.row}:{gap.location.column}" if gap.location else gap.filename
    return f"{place}: not checked{'' if gap.check == 'all' else f' by {gap.check}'}: {gap.reason}"
