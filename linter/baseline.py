"""Findings that a newsroom has decided to live with: a file of fingerprints, against which later runs are held.

A fingerprint is the rule, the matched text and its sentence, so that text may move inside a story, and a story to another path, while
another slip in the same sentence is seen. Of findings with equal fingerprints as many are known as the file has.
"""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path, PurePath
from typing import Annotated

import msgspec

from linter.checks import ConfigError
from linter.report import Report, SourceFinding

#: The name of the file that is written and read where none is named.
FILE = "copydesk-baseline.json"
_VERSION = 1


class Entry(msgspec.Struct, frozen=True, order=True):
    """A known finding; ``code`` and ``text`` are for people."""

    file: str
    code: str
    text: str
    fingerprint: str


class _File(msgspec.Struct, frozen=True):
    version: Annotated[int, msgspec.Meta(ge=1)]
    findings: tuple[Entry, ...]


class Baseline:
    """The known findings of a file. The last report on each story is to be held against it once; what no report had is ``gone``."""

    def __init__(self, path: Path) -> None:
        """Read the file; raises ConfigError."""
        self._root = path.parent
        try:
            found = msgspec.json.decode(path.read_bytes(), type=_File)
        except OSError as error:
            raise ConfigError(f"{path}: {(error.strerror or str(error)).lower()}; `copydesk baseline` writes it") from None
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise ConfigError(f"{path}: not a baseline: {error}; delete it, and `copydesk baseline` writes it anew") from None
        if found.version > _VERSION:
            raise ConfigError(f"{path}: written by a later version of Copydesk; install that, or delete it and run `copydesk baseline`")
        #: All that is known, also of stories that are gone.
        self.entries = found.findings
        by_file: dict[str, Counter[str]] = defaultdict(Counter)
        for entry in found.findings:
            by_file[entry.file][entry.fingerprint] += 1
        self._here: dict[str, Counter[str]] = {}
        self._moved: Counter[str] = Counter()
        for file, prints in by_file.items():
            # What became of a story that is not at its path any more cannot be known: its findings may turn up anywhere.
            if (self._root / file).exists():
                self._here[file] = prints
            else:
                self._moved += prints
        self._read: set[str] = set()
        #: How many findings were left out of last reports.
        self.known = 0

    def fresh(self, report: Report, path: str, *, last: bool = True) -> Report:
        """The report without what is known of the story at ``path``; ``last`` that there will be no other on it."""
        file = relative(path, self._root)
        here, moved = self._here.get(file, Counter()), self._moved
        if not last:
            here, moved = here.copy(), moved.copy()
        kept = tuple(finding for finding in report.findings if not _taken(here, finding) and not _taken(moved, finding))
        if last:
            self._read.add(file)
            self.known += len(report.findings) - len(kept)
        return msgspec.structs.replace(report, findings=kept)

    @property
    def gone(self) -> int:
        """Known findings that the last reports on their stories did not have."""
        return sum(prints.total() for file, prints in self._here.items() if file in self._read)

    def others(self, paths: Iterable[str]) -> list[Entry]:
        """The entries of stories that exist and are not at these paths."""
        read = {relative(path, self._root) for path in paths}
        return [entry for entry in self.entries if entry.file in self._here and entry.file not in read]


def _taken(left: Counter[str], finding: SourceFinding) -> bool:
    """Take a finding from those that are left, if it is among them."""
    print_ = plain(finding.fingerprint)
    if left[print_] < 1:
        return False
    left[print_] -= 1
    return True


def plain(fingerprint: str) -> str:
    """A fingerprint without the number that tells equal ones apart."""
    return fingerprint.partition("-")[0]


def relative(path: str, root: Path) -> str:
    """A path as a baseline in a folder names it, with forward slashes."""
    return PurePath(os.path.relpath(os.path.realpath(path), os.path.realpath(root))).as_posix()


def entries(report: Report, path: str, root: Path) -> list[Entry]:
    """The entries for the story at ``path`` in a baseline in a folder."""
    file = relative(path, root)
    return [Entry(file, finding.code, finding.text, plain(finding.fingerprint)) for finding in report.findings]


def written(known: Iterable[Entry]) -> bytes:
    """The content of a baseline: a finding a line, so that a diff can be read."""
    lines = ",\n  ".join(msgspec.json.encode(entry).decode() for entry in sorted(known))
    inner = f"\n  {lines}\n" if lines else ""
    return f'{{"version": {_VERSION}, "findings": [{inner}]}}\n'.encode()
