"""A review: which finding is asked about next, what each answer does, and how the last one is taken back."""

from __future__ import annotations

import shutil
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import click

from linter.files import File, find, reason
from linter.finding import Severity
from linter.readers import Unreadable
from linter.report import SourceEdit, SourceFinding
from linter.reporters import Style, visible
from linter.reporters._people import CYAN, DIM, marked, painted
from linter.surfaces.cli._bases import Bases, Excluded
from linter.surfaces.cli._check import colored
from linter.surfaces.cli._faults import INCOMPLETE, say, usage
from linter.surfaces.cli._ignore import per_file
from linter.surfaces.cli._keys import Keys
from linter.surfaces.cli._options import Reading
from linter.surfaces.cli._room import Room
from linter.surfaces.proof import Change, Passed, Proof, added

_MOST = 9
_KEYS = "1-9 that suggestion, e edit, s skip, v vocabulary, i ignore, u undo, q quit"
_DONE = ("mended", "ignored", "added", "skipped")


def run(paths: Sequence[str], options: Mapping[str, Any], *, info: bool) -> int:
    """Review the stories at some paths; the exit code."""
    options = dict(options)
    excluded, every = options.pop("exclude"), options.pop("no_respect_gitignore")
    asked = Reading(**options)
    with usage():
        bases = Bases(asked)
        respect = not every and bases.config.options.respect_gitignore is not False
        found = tuple(find(paths or (".",), Excluded(bases, excluded), respect_gitignore=respect))
        room = Room(bases, format_=asked.format_)
        room.open(found)
    with room:
        return Review(room, bases, found, Keys(), least=Severity.INFO if info else Severity.WARNING).run()


class _Step(NamedTuple):
    """An answer that can be taken back: the story that it was about, what was passed over before, what was written, what it is called."""

    number: int
    passed: Passed
    change: Change | None
    done: str


class Review:
    """The review of some stories."""

    def __init__(self, room: Room, bases: Bases, found: Sequence[File], keys: Keys, *, least: Severity) -> None:
        """Take the stories and who answers; findings below ``least`` are not asked about."""
        self._room = room
        self._bases = bases
        self._found = found
        self._keys = keys
        self._least = least
        self._style = Style(color=colored("auto", sys.stdout), width=shutil.get_terminal_size((100, 24)).columns)
        self._passed: dict[int, Passed] = {}
        self._steps: list[_Step] = []
        self._proofs: dict[int, Proof | None] = {}
        self._told: set[str] = set()
        self._incomplete = self._asked = False

    def run(self) -> int:
        """Ask about one finding after another; the exit code."""
        number: int | None = 0
        while number is not None:
            number = self._gone_on(number)
        counts = Counter(step.done for step in self._steps)
        done = ", ".join(f"{counts[what]:,} {what}" for what in _DONE if counts[what])
        click.echo(f"Done: {done}." if done else "Nothing changed." if self._asked else "Nothing to ask about.")
        return INCOMPLETE if self._incomplete else 0

    def _gone_on(self, number: int) -> int | None:
        """Ask about the next finding from a story on; the number of the story to go on with, None to end."""
        if number == len(self._found):
            return self._last() if self._steps else None
        proof = self._proof(number)
        finding = None if proof is None else self._next(proof, number)
        if proof is None or finding is None:
            return number + 1
        self._asked = True
        self._show(proof, finding)
        return self._answered(number, proof, finding)

    def _last(self) -> int | None:
        """After the last finding the last answer can still be taken back."""
        click.echo("That was the last one: u undo, any other key ends")
        return self._undone() if self._key() == "u" else None

    def _key(self) -> str:
        click.echo(painted("> ", CYAN, self._style), nl=False)
        key = self._keys.key()
        click.echo(key)
        return key

    def _proof(self, number: int) -> Proof | None:
        """The story of that number, None where it cannot be read; only one is kept."""
        if number not in self._proofs:
            file = self._found[number]
            try:
                self._proofs = {number: Proof(file, self._room.desk(file.real)).linted()}
            except (Unreadable, ValueError) as error:
                self._trouble(f"{file.name}: {error}")
                self._proofs = {number: None}
        return self._proofs[number]

    def _next(self, proof: Proof, number: int) -> SourceFinding | None:
        passed = self._passed.get(number, frozenset())
        return next(
            (
                one
                for one in proof.report.findings
                if one.severity.rank >= self._least.rank and (one.code, (one.offset, one.end_offset)) not in passed
            ),
            None,
        )

    def _show(self, proof: Proof, finding: SourceFinding) -> None:
        lines = [*marked(finding, proof.document.source, self._style)]
        for number, text in enumerate(finding.suggestions[:_MOST], 1):
            lines.append(f"  {painted(str(number), CYAN, self._style)} {f'“{visible(text)}”' if text else 'delete it'}")
        if finding.why and finding.code not in self._told:
            self._told.add(finding.code)
            lines.append(painted(f"why: {visible(finding.why)}", DIM, self._style))
        click.echo("\n".join(lines))

    def _answered(self, number: int, proof: Proof, finding: SourceFinding) -> int | None:
        """Ask until an answer is given and done; the number of the story to go on with, None to end."""
        ways: dict[str, Callable[[], Change | None]] = {
            "e": lambda: self._edited(proof, finding),
            "i": lambda: self._ignored(proof, finding),
            "v": lambda: self._added(proof, finding),
        }
        names = {"i": "ignored", "v": "added"}
        while True:
            key = self._key()
            if key == "q":
                return None
            if key == "s":
                return self._step(number, finding, None, "skipped")
            if key == "u":
                former = self._undone()
                if former is not None:
                    return former
                continue
            way = ways.get(key)
            if way is None and key in map(str, range(1, min(len(finding.suggestions), _MOST) + 1)):
                way = lambda at=int(key) - 1: self._mended(proof, proof.edits(finding, at))  # noqa: E731
            if way is None:
                click.echo(_KEYS)
            elif self._written(change := way()):
                return self._step(number, finding, change, names.get(key, "mended"))

    def _step(self, number: int, finding: SourceFinding, change: Change | None, done: str) -> int:
        passed = self._passed.get(number, frozenset())
        self._steps.append(_Step(number, passed, change, done))
        if done == "skipped":
            self._passed[number] = passed | {(finding.code, (finding.offset, finding.end_offset))}
        elif change is not None:
            self._passed[number] = frozenset((code, change.moves.span(*span)) for code, span in passed)
            self._proofs.clear()
        return number

    def _undone(self) -> int | None:
        """Take back the last answer; the number of its story."""
        if not self._steps:
            click.echo("There is nothing to undo.")
            return None
        step = self._steps.pop()
        if step.change is not None:
            try:
                step.change.undo()
            except OSError as error:
                self._trouble(f"{visible(step.change.path)}: cannot be undone: {reason(error)}")
                return None
        self._passed[step.number] = step.passed
        self._proofs.clear()
        return step.number

    def _mended(self, proof: Proof, edits: tuple[SourceEdit, ...] | None) -> Change | None:
        if edits is None:
            click.echo("That would break the markup around it; mend it in an editor.")
            return None
        try:
            return proof.edited(edits)
        except (Unreadable, UnicodeEncodeError) as error:
            click.echo(f"With that the story could not be read: {error}.")
            return None

    def _edited(self, proof: Proof, finding: SourceFinding) -> Change | None:
        text = self._keys.line("write: ", finding.text)
        return self._mended(proof, proof.replacing(finding, text)) if text and text != finding.text else None

    def _ignored(self, proof: Proof, finding: SourceFinding) -> Change | None:
        why = self._keys.line("why: ").strip()
        if not why:
            return None
        change, _ = proof.ignoring([finding], why)
        if change is None:
            click.echo(f"No comment can stand there; ignore it in the configuration:\n{per_file(proof.file, [finding])}")
        return change

    def _added(self, proof: Proof, finding: SourceFinding) -> Change | None:
        lists = self._bases.of(proof.file.real).settings.vocabulary
        if not lists:
            click.echo('There is no vocabulary; name a file in the configuration: vocabulary = ["words.txt"]')
            return None
        return self._listed(lists[0], self._keys.line(f"add to {lists[0].name}: ", finding.text).strip())

    def _listed(self, path: Path, word: str) -> Change | None:
        if not word:
            return None
        try:
            change = added(path, word)
        except ValueError as error:
            click.echo(f"That is no entry: {error}")
        except OSError as error:
            self._trouble(f"{visible(str(path))}: {reason(error)}")
        else:
            if change is None:
                click.echo("It is there already.")
            return change
        return None

    def _written(self, change: Change | None) -> bool:
        """Whether there was something to write, and it is written."""
        if change is None:
            return False
        try:
            change.do()
        except OSError as error:
            self._trouble(f"{visible(change.path)}: cannot be written: {reason(error)}")
            self._proofs.clear()
            return False
        return True

    def _trouble(self, line: str) -> None:
        self._incomplete = True
        say(line)
