"""Reports of earlier runs, so that a story that is as it was is not read again.

A report is good for the same bytes under the same name, read by the same settings, rules, lists and code. What was not fully checked
is never kept.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import TypeVar

import msgspec

from linter.cache import Cache, key
from linter.report import Report
from linter.settings import Settings
from linter.version import __version__

#: Stories; a report is some hundred bytes where little was found.
LIMIT = 100_000
T = TypeVar("T")
_AT_ONCE = 200
_PACKAGE = Path(__file__).parents[2]
# In a checkout the rules lie beside the package: to import what knows that would take longer than a run that finds all reports.
_SHIPPED = (_PACKAGE, _PACKAGE.parent / "rules")


class Kept(msgspec.Struct, frozen=True):
    """What is kept of a story: its report, None where it is empty, how many words it has, and the old ids of rules that it uses."""

    report: Report | None
    words: int = 0
    renamed: dict[str, str] = {}


class Results:
    """The reports of runs with certain settings; safe for several threads."""

    def __init__(self, settings: Settings, format_: str | None, selectors: Iterable[str]) -> None:
        """Open the cache; ``format_`` is that of all stories, if it was named, ``selectors`` what is ignored in files of any path."""
        self._stamp = key(repr(settings), format_ or "", *selectors, *_code(), *_own(settings), *_languagetool(settings))
        self._dated = bool(settings.vocabulary)
        self._cache: Cache | None = Cache("reports", limit=LIMIT)
        self._lock = Lock()
        self._fresh: dict[bytes, bytes] = {}
        #: The old ids that the stories of this run use, with the present ones.
        self.renamed: dict[str, str] = {}

    def __enter__(self) -> Results:
        """The results themselves."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Write what is new and close the cache."""
        with self._lock:
            self._write()
            if self._cache is not None:
                self._cache.close()

    def leave(self) -> None:
        """Go without the cache, in a process that another one has begun: what is new is for that one to keep."""
        # A connection that was opened before a process was doubled belongs to the other half.
        self._cache, self._lock, self._fresh = None, Lock(), {}

    def gathered(self) -> dict[bytes, bytes]:
        """What is new since this was last asked, where there is no cache to write it to."""
        with self._lock:
            fresh, self._fresh = self._fresh, {}
        return fresh

    def take(self, fresh: Mapping[bytes, bytes]) -> None:
        """Keep what was gathered in another process."""
        with self._lock:
            self._fresh |= fresh
            if len(self._fresh) >= _AT_ONCE:
                self._write()

    @property
    def sound(self) -> bool:
        """Whether checks were loaded with just these settings, rules and lists: what was right then is right now."""
        renamed = self._get(self._soundness, dict[str, str])
        self.renamed |= renamed or {}
        return renamed is not None

    def vouch(self, renamed: Mapping[str, str]) -> None:
        """Note that the checks could be loaded, and the old ids that the settings use."""
        self._put(self._soundness, dict(renamed))

    def key(self, name: str, about: str, data: bytes) -> bytes:
        """The key of a story; ``about`` is what is known of it besides its bytes."""
        # Suppressions and words of a vocabulary may end with any day; what is packed does not show whether it has the ones, and in UTF-16
        # there are zeros between the letters.
        dated = self._dated or data.startswith(b"PK") or b"copydesk" in data.replace(b"\0", b"").lower()
        return key(self._stamp, name, about, str(date.today()) if dated else "", data)

    def get(self, one: bytes) -> Kept | None:
        """What is kept under a key."""
        kept = self._get(one, Kept)
        self.renamed |= kept.renamed if kept else {}
        return kept

    def put(self, one: bytes, kept: Kept) -> None:
        """Keep a report, unless some part of the story was not checked."""
        if kept.report is None or not kept.report.not_checked:
            self._put(one, kept)

    @property
    def _soundness(self) -> bytes:
        return key(self._stamp, "sound")

    def _get(self, one: bytes, kind: type[T]) -> T | None:
        with self._lock:
            value = self._cache.get([one]).get(one) if self._cache else None
        try:
            return None if value is None else msgspec.msgpack.decode(value, type=kind)
        except msgspec.MsgspecError:
            return None

    def _put(self, one: bytes, value: object) -> None:
        self.take({one: msgspec.msgpack.encode(value)})

    def _write(self) -> None:
        if self._cache is not None:
            self._cache.put(self._fresh)
            self._fresh = {}


def kept_results(settings: Settings, format_: str | None, selectors: Iterable[str]) -> Results | None:
    """The reports of earlier runs; None where they cannot be relied on."""
    # A server of the newsroom's may say something else tomorrow.
    foreign = settings.languagetool != "off" and settings.languagetool_url is not None
    return Results(settings, format_, selectors) if settings.cache and not foreign else None


@cache
def _code() -> tuple[str, ...]:
    """What tells one state of the code, its data and what it is built on from another."""
    return tuple(_state())


def _state() -> Iterator[str]:
    site = Path(msgspec.__file__).parents[1]
    yield from sorted(name for name in os.listdir(site) if name.endswith(".dist-info"))  # noqa: PTH208 - names and versions
    try:
        # An installation has a sum of each file, and is the same on all machines.
        record = (_PACKAGE.parent / f"copydesk-{__version__}.dist-info" / "RECORD").read_text(encoding="utf-8")
        yield from (line for line in record.splitlines() if line.startswith("linter/"))
    except OSError:
        for folder in _SHIPPED:
            for file in _files(folder):
                known = file.stat()
                yield f"{file.path} {known.st_size} {known.st_mtime_ns}"


def _own(settings: Settings) -> Iterator[str]:
    """The newsroom's rules and lists, by content: a checkout gives old files new times."""
    for folder in (*settings.rule_folders, *settings.styles, *settings.vale_styles):
        if not folder.is_relative_to(_PACKAGE) and not folder.is_relative_to(_SHIPPED[1]):
            yield from _contents(file.path for file in _files(folder))
    # A Vale style may name files beside it and in the folder ``config`` there, and extend rules of its neighbours.
    for beside in dict.fromkeys(folder.resolve().parent for folder in settings.vale_styles):
        yield from _contents(str(path) for path in sorted((*beside.glob("*"), *beside.glob("*/*.yml"))) if path.is_file())
        yield from _contents(file.path for file in _files(beside / "config"))
    yield from _contents(map(str, settings.vocabulary))


def _contents(paths: Iterable[str]) -> Iterator[str]:
    for path in paths:
        try:
            yield f"{path} {key(Path(path).read_bytes()).hex()}"
        except OSError:
            yield path  # what needs it will tell


def _files(folder: Path | str) -> Iterator[os.DirEntry[str]]:
    """The files in a folder and below it, in a fixed order."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.is_file():
            yield entry
        elif entry.is_dir() and entry.name != "__pycache__":
            yield from _files(entry.path)


def _languagetool(settings: Settings) -> Iterator[str]:
    """The LanguageTool that is used; its version is the code's."""
    if settings.languagetool != "off":
        from linter.checks.languagetool import install

        yield from (str(install.default_folder()), *install.languages())
