"""Findings that a newsroom has decided to live with: a file of fingerprints, against which later runs are held.

A fingerprint is the rule, the matched text and its sentence, so that text may move inside a story, and a story to another path, while
another slip in the same sentence is seen. Of findings with equal fingerprints as many are known as the file has.
"""

from __future__ import annotations

import os
from collections import Counter
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
    """The known findings of a file. Each report is to be held against it once; what is left over is ``gone``."""

    def __init__(self, path: Path) -> None:
        """Read the file; raises ConfigError."""
        self._root = path.parent
        try:
            found = msgspec.json.decode(path.read_bytes(), type=_File)
        except OSError as error:
            raise ConfigError(f"{path}: {(error.strerror or str(error)).lower()}; `copydesk baseline` writes it") from None
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise ConfigError(f"{path}: not a baseline: {error}; `copydesk baseline` writes it anew") from None
        if found.version > _VERSION:
            raise ConfigError(f"{path}: written by a later version of Copydesk; install that, or write it anew with `copydesk baseline`")
        self._here: Counter[tuple[str, str]] = Counter()
        self._moved: Counter[str] = Counter()
        for entry in found.findings:
            # What became of a story that is not at its path any more cannot be known: its findings may turn up anywhere.
            if (self._root / entry.file).exists():
                self._here[entry.file, entry.fingerprint] += 1
            else:
                self._moved[entry.fingerprint] += 1

    def fresh(self, report: Report, path: str) -> tuple[Report, int]:
        """The report without what is known of the story at ``path``, and how many findings that were."""
        file = relative(path, self._root)
        kept = tuple(finding for finding in report.findings if not self._known(file, finding))
        return msgspec.structs.replace(report, findings=kept), len(report.findings) - len(kept)

    @property
    def gone(self) -> int:
        """Known findings of stories that still exist that no report had."""
        return self._here.total()

    def _known(self, file: str, finding: SourceFinding) -> bool:
        print_ = plain(finding.fingerprint)
        if self._here[file, print_]:
            self._here[file, print_] -= 1
            return True
        if self._moved[print_]:
            self._moved[print_] -= 1
            return True
        return False


def plain(fingerprint: str) -> str:
    """A fingerprint without the number that tells equal ones apart."""
    return fingerprint.partition("-")[0]


def relative(path: str, root: Path) -> str:
    """A path as a baseline in a folder names it, with forward slashes."""
    return PurePath(os.path.relpath(os.path.realpath(path), os.path.realpath(root))).as_posix()


def written(reports: Iterable[tuple[str, Report]], root: Path) -> bytes:
    """The content of a baseline in a folder for the reports of stories at these paths: a finding a line, so that a diff can be read."""
    entries = sorted(
        Entry(relative(path, root), finding.code, finding.text, plain(finding.fingerprint))
        for path, report in reports
        for finding in report.findings
    )
    lines = ",\n  ".join(msgspec.json.encode(entry).decode() for entry in entries)
    inner = f"\n  {lines}\n" if lines else ""
    return f'{{"version": {_VERSION}, "findings": [{inner}]}}\n'.encode()
