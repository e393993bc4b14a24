"""A story under review: its bytes, what is said of it, and the ways to change the one and the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from linter import files, readers
from linter.api import fix_with
from linter.document import Document
from linter.engine import Stage
from linter.files import File
from linter.finding import Edit
from linter.fix import Moves
from linter.ignoring import ignoring
from linter.placing import source_edit
from linter.report import Report, SourceEdit, SourceFinding
from linter.segment import Span
from linter.surfaces.cli._stories import Desk
from linter.vocabulary import editing
from linter.writing import replace as put

#: What was passed over in a story: the rule and the place in the source.
Passed = frozenset[tuple[str, Span]]


class Change(msgspec.Struct, frozen=True):
    """Other bytes for a file, and where the places of the story under review are with them."""

    path: str
    before: bytes
    after: bytes
    moves: Moves

    def do(self) -> None:
        """Write them, whole or not at all; raises OSError where the file is no longer what it was."""
        put(self.path, self.before, self.after)

    def undo(self) -> None:
        """Write the former ones again; raises OSError."""
        put(self.path, self.after, self.before)


class Proof:
    """A story as it stands on the disk now, or in an editor."""

    def __init__(self, file: File, desk: Desk, data: bytes | None = None) -> None:
        """Read it, or take its bytes; raises Unreadable, and ValueError for a language that is none. Nothing is said of it yet."""
        if file.problem:
            raise readers.Unreadable(file.problem)
        self.file = file
        self._desk = desk
        self.data = files.read(file.path) if data is None else files.small(data)
        self.document = self._read(self.data)
        self.settings = desk.settings_for(file, self.document)
        self.report = Report(file.name, (), ())

    def linted(self) -> Proof:
        """The same with all that is to be said."""
        self.report = self._desk.linter().lint(self.document, self.settings)
        return self

    def stages(self) -> Iterator[Stage]:
        """What is to be said at once, and then all that is."""
        return self._desk.linter().stages(self.document, self.settings)

    def fixed(self) -> bytes:
        """The bytes with the safe fixes."""
        return fix_with(self._desk.linter(), self.document, self.settings, format_=self._desk.format_)[0]

    def _read(self, data: bytes) -> Document:
        return readers.read(self.file.name, data, self._desk.format_)

    def edits(self, finding: SourceFinding, number: int) -> tuple[SourceEdit, ...] | None:
        """The edits of a suggestion, None where it cannot be written there; the first is that of ``--fix``."""
        if number == 0 and finding.fix is not None:
            return finding.fix.edits
        return self.replacing(finding, finding.suggestions[number])

    def replacing(self, finding: SourceFinding, content: str) -> tuple[SourceEdit, ...] | None:
        """The edits that put a text in the place of a finding, None where that would break markup."""
        start = self.document.source_map.offset(finding.offset)
        if start is None or not self.document.text.startswith(finding.text, start):
            return None
        edit = source_edit(self.document, Edit(start, start + len(finding.text), content))
        return None if edit is None else (edit,)

    def edited(self, edits: Iterable[SourceEdit]) -> Change:
        """The story with edits; raises Unreadable where it could not be read with them, UnicodeEncodeError where they have no bytes."""
        edits = tuple(edits)
        after = self.document.source.edited((edit.offset, edit.end_offset, edit.content) for edit in edits)
        self._read(after)
        return Change(self.file.path, self.data, after, Moves(edits))

    def ignoring(self, findings: Iterable[SourceFinding], reason: str) -> tuple[Change | None, list[SourceFinding]]:
        """The story with comments that suppress findings, None if it takes none; and the findings that no comment can be written for."""
        findings = list(findings)
        forms = readers.comments(self.file.name, self.data, self._desk.format_)
        after, left = ignoring(self.document, findings, reason, forms, self._read)
        if len(left) == len(findings):
            return None, left
        moves = Moves(difference(self.document.source.text, after.source.text))
        return Change(self.file.path, self.data, after.source.edited(()), moves), left


def difference(text: str, after: str) -> Iterator[SourceEdit]:
    """What changed between two texts, as one edit of the former."""
    shortest = min(len(text), len(after))
    head = next((at for at in range(shortest) if text[at] != after[at]), shortest)
    tail = next((at for at in range(shortest - head) if text[-1 - at] != after[-1 - at]), shortest - head)
    yield SourceEdit(head, len(text) - tail, after[head : len(after) - tail])


def added(path: Path, entry: str) -> Change | None:
    """A list of words with one more, None where it has it; raises ValueError for no entry, OSError where it cannot be read."""
    before = path.read_bytes()
    after = editing.added(before, entry)
    return None if after is None else Change(str(path), before, after, Moves(()))
