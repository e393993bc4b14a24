"""Stories that clients work on: kept by the paragraph, so that a client sends what changed and hears of it before the rest is read.

A changed paragraph is read by itself at once; the checks that need the whole story follow, for the newest text only.
"""

from __future__ import annotations

import asyncio
import secrets
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

from msgspec.structs import replace

from linter import checks
from linter.document import Document, Source
from linter.engine import Linter
from linter.report import Report, SourceFinding
from linter.segment import Kind
from linter.settings import Language, Settings
from linter.surfaces import paragraphs
from linter.surfaces.server import _shapes as shapes

#: Stories and characters that are kept, and seconds for which one is that nobody asks for.
STORIES, CHARACTERS, IDLE = 2000, 20_000_000, 3600.0


class Gone(Exception):
    """A story that is not kept, or is another client's."""


class Paragraph:
    """A paragraph as it stands."""

    def __init__(self, said: shapes.Paragraph, name: str) -> None:
        """Take what a client says of it, and the story's name."""
        self.said = said
        self.source = Source(name, said.text)
        self.document = paragraphs.document(name, [said])
        #: Its words in lower case: what the rest of the story uses is no slip for being unknown.
        self.words = frozenset(token.lower for token in self.document.tokens if token.kind is Kind.WORD)
        self.findings: tuple[SourceFinding, ...] = ()


class Manuscript:
    """A story that a client works on."""

    def __init__(self, client: str, asked: shapes.NewStory, settings: Settings) -> None:
        """Take who sent it and what was asked of it."""
        self.id = secrets.token_urlsafe(18)
        self.client = client
        self.asked = asked
        self.settings = settings
        self.paragraphs = {said.id: Paragraph(said, asked.filename) for said in asked.paragraphs}
        self.version = 1
        self.used = time.monotonic()
        #: The version that all checks have read, and what they said of the whole story then.
        self.read = 0
        self.report = Report(asked.filename, (), ())
        self.words = 0
        self.news = asyncio.Event()
        self.task: asyncio.Task[None] | None = None

    @property
    def length(self) -> int:
        """Its characters."""
        return sum(len(paragraph.said.text) for paragraph in self.paragraphs.values())

    def change(self, changed: Iterable[shapes.Paragraph], order: tuple[str, ...] | None) -> None:
        """Take other texts of paragraphs, and new ones; ``order`` are all that are left. Raises KeyError for one there that is none."""
        former = self.paragraphs
        made = former | {said.id: Paragraph(said, self.asked.filename) for said in changed}
        self.paragraphs = made if order is None else {name: made[name] for name in order}
        for name, paragraph in self.paragraphs.items():
            if name in former and former[name] is not paragraph:
                paragraph.findings = tuple(_carried(former[name], paragraph))
        self.version += 1

    def document(self) -> Document:
        """The whole story."""
        return paragraphs.document(self.asked.filename, [paragraph.said for paragraph in self.paragraphs.values()])

    def part(self, linter: Linter, paragraph: Paragraph) -> None:
        """Read one paragraph by itself; what the checks of the whole story said of it stays until they speak again."""
        settings = self.settings
        if self.read and settings.language.region is None:
            settings = replace(settings, language=Language(self.report.language), language_found=True)
        found = linter.part(paragraph.document, settings).findings
        alone = [finding for finding in found if not self._vouched(finding, paragraph)]
        kept = [finding for finding in paragraph.findings if not _in_paragraph(finding)]
        paragraph.findings = tuple(sorted((*alone, *kept), key=lambda finding: (finding.offset, finding.end_offset)))

    def _vouched(self, finding: SourceFinding, paragraph: Paragraph) -> bool:
        """Whether a word that seems to be wrong is one that the story uses elsewhere, where it was read with all of the story."""
        if finding.category != "misspelling" or not self.read:
            return False
        words = {token.casefold() for token in finding.text.split()}
        others = [other for other in self.paragraphs.values() if other.said.id != paragraph.said.id]
        flagged = {word for other in others for found in other.findings for word in found.text.casefold().split()}
        return not words & flagged and all(any(word in other.words for other in others) for word in words)

    def take(self, document: Document, report: Report, names: list[str], version: int) -> None:
        """Take what was said of all of a version; nothing where the story is another by now."""
        if version != self.version:
            return
        said = [self.paragraphs[name].said for name in names]
        for name, found in paragraphs.by_paragraph(said, report).items():
            self.paragraphs[name].findings = found
        self.report, self.read, self.words = report, version, document.words


class Manuscripts:
    """All of them, each for the client that sent it."""

    def __init__(self) -> None:
        """Keep none yet."""
        self._kept: dict[str, Manuscript] = {}
        # One thread: whoever types waits for paragraphs, which have threads of their own.
        self._pool = ThreadPoolExecutor(1, "story")

    def __len__(self) -> int:
        """How many there are."""
        return len(self._kept)

    def add(self, story: Manuscript) -> None:
        """Keep a story, and no more than may be kept: those go that were not asked for for longest."""
        self._kept[story.id] = story
        now = time.monotonic()
        total = sum(one.length for one in self._kept.values())
        for one in sorted(self._kept.values(), key=lambda one: one.used):
            if one is story or (len(self._kept) <= STORIES and total <= CHARACTERS and now - one.used < IDLE):
                break
            total -= one.length
            self.drop(one)

    def get(self, name: str, client: str) -> Manuscript:
        """A story of a client; raises Gone."""
        story = self._kept.get(name)
        if story is None or story.client != client:
            raise Gone
        story.used = time.monotonic()
        return story

    def drop(self, story: Manuscript) -> None:
        """Forget a story."""
        self._kept.pop(story.id, None)
        if story.task:
            story.task.cancel()

    def follow(self, story: Manuscript, linter: Linter) -> None:
        """Have all of a story read; where that is going on already the newest text is read after it."""
        if story.task is None or story.task.done():
            story.task = asyncio.create_task(self._follow(story, linter))

    async def _follow(self, story: Manuscript, linter: Linter) -> None:
        loop = asyncio.get_running_loop()
        while story.read < story.version:
            version, names, document = story.version, list(story.paragraphs), story.document()
            report = await loop.run_in_executor(self._pool, linter.lint, document, story.settings)
            story.take(document, report, names, version)
        story.news.set()
        story.news = asyncio.Event()

    async def whole(self, story: Manuscript, version: int, seconds: float) -> bool:
        """Wait until all checks have read a version, or a later one; whether they have."""
        end = time.monotonic() + seconds
        while story.read < version and (left := end - time.monotonic()) > 0:
            with suppress(TimeoutError):
                await asyncio.wait_for(story.news.wait(), left)
        return story.read >= version

    def close(self) -> None:
        """Let the thread end."""
        for story in list(self._kept.values()):
            self.drop(story)
        self._pool.shutdown(wait=False, cancel_futures=True)


def _in_paragraph(finding: SourceFinding) -> bool:
    """Whether a finding is one that the paragraph by itself shows."""
    return any(hasattr(checks.load(name), "part") for name in finding.checks if name in checks.names())


def _carried(former: Paragraph, now: Paragraph) -> Iterator[SourceFinding]:
    """What was said of a paragraph's sentences that are still there."""
    for finding in former.findings:
        before = former.said.text.find(finding.sentence)
        after = now.said.text.find(finding.sentence)
        if finding.sentence and before >= 0 and after >= 0:
            yield paragraphs.moved(finding, after - before, now.source)
