"""What some rules find in an archive, as they would be told: through the arbiter, in the parts and the English that they are for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import NamedTuple

import msgspec

from linter.checks import rules
from linter.checks.rules.ruleset import Loaded, Ruleset
from linter.document import Document
from linter.engine import Linter
from linter.finding import Finding, NotChecked, Severity
from linter.readers import Unreadable
from linter.report import Report, SourceFinding
from linter.ruledesk.archive import Item
from linter.ruledesk.shelves import Shelf, readable
from linter.settings import Language, Settings

# Stories that a process takes at a time.
_CHUNK = 8


class Spot(NamedTuple):
    """A finding in a story: its place, row and column from 1, its sentence, and the span in the sentence, in code points.

    ``before`` is what another version of the rule says of the same place, if it says something else.
    """

    story: str
    row: int
    column: int
    offset: int
    code: str
    severity: Severity
    text: str
    suggestions: tuple[str, ...]
    sentence: str
    start: int
    end: int
    quoted: bool
    before: tuple[Severity, tuple[str, ...]] | None = None

    @property
    def place(self) -> tuple[str, int, int]:
        """What tells it from other findings of the story."""
        return self.code, self.offset, self.end - self.start

    @property
    def said(self) -> tuple[Severity, tuple[str, ...]]:
        """What is said of the place."""
        return self.severity, self.suggestions


class Read(NamedTuple):
    """What came of a story: its English and words and what the rules find, what their other version finds, or why it was not read."""

    name: str
    variety: str = ""
    words: int = 0
    spots: tuple[Spot, ...] = ()
    before: tuple[Spot, ...] = ()
    problems: tuple[str, ...] = ()


class Job(msgspec.Struct, frozen=True):
    """The rules to preview, the other version of them if they are compared with one, and how stories are read.

    ``settings`` select nothing, since who previews a rule wants to see it, whether it is in force or not.
    """

    shelves: Sequence[Shelf]
    settings: Settings
    before: Sequence[Shelf] | None = None
    format_: str | None = None

    def rules(self) -> list[Loaded]:
        """The rules; raises ConfigError for one that cannot be used."""
        return [one for shelf in self.shelves for one in readable(shelf)]

    def read(self, items: Sequence[Item], jobs: int = 1) -> Iterator[Read]:
        """What comes of each story, in their order; raises ConfigError for a rule that cannot be used."""
        if jobs == 1:
            reader = _Reader(self)
            yield from map(reader, items)
            return
        # Processes that are forked would inherit the locks of threads.
        with ProcessPoolExecutor(jobs, get_context("spawn"), _begin, (self,)) as pool:
            yield from pool.map(_read, items, chunksize=_CHUNK)


class _Chosen:
    """A check of certain rules."""

    def __init__(self, shelves: Iterable[Shelf]) -> None:
        self._ruleset = Ruleset.of([one for shelf in shelves for one in readable(shelf)])

    def codes(self, settings: Settings) -> Iterator[str]:
        del settings
        return (rule.id for rule in self._ruleset.rules)

    def check(self, document: Document, settings: Settings) -> Iterator[Finding | NotChecked]:
        return rules.said(self._ruleset, document, settings)


class _Reader:
    """Reads stories for a job."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._now = Linter(job.settings, {"rules": _Chosen(job.shelves)})
        self._before = None if job.before is None else Linter(job.settings, {"rules": _Chosen(job.before)})

    def __call__(self, item: Item) -> Read:
        try:
            document = item.document(self._job.format_)
            settings = item.settings(document, self._job.settings)
        except Unreadable as error:
            return Read(item.name, problems=(str(error),))
        report = self._now.lint(document, settings)
        before = _spots(document, self._before.lint(document, settings), item.name) if self._before else ()
        gaps = tuple(gap.reason for gap in report.not_checked)
        return Read(item.name, Language(report.language).variety, document.words, _spots(document, report, item.name), before, gaps)


def _spots(document: Document, report: Report, name: str) -> tuple[Spot, ...]:
    """What the rules found, without what is wrong with suppressions of other rules."""
    return tuple(_spot(document, found, name) for found in report.findings if "rules" in found.checks)


def _spot(document: Document, found: SourceFinding, name: str) -> Spot:
    at = document.source_map.offset(found.offset)
    sentence = None if at is None else document.sentence_at(at)
    start = 0 if at is None or sentence is None else at - sentence.start
    return Spot(
        name, found.location.row, found.location.column, found.offset, found.code, found.severity, found.text, found.suggestions,
        found.sentence, start, start + len(found.text), found.quoted,
    )  # fmt: skip


_reader: _Reader | None = None


def _begin(job: Job) -> None:
    """Make the rules ready in a process of their own."""
    global _reader
    _reader = _Reader(job)


def _read(item: Item) -> Read:
    assert _reader is not None  # noqa: S101 - _begin ran
    return _reader(item)
