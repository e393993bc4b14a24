"""Which files a run reads: what was named, what is in the folders, and what is left out.

A folder is walked in sorted order. Hidden folders, ``node_modules`` and what a ``.gitignore`` names are left
out there; a file that was named is always read unless an ``exclude`` pattern matches it, so that tools which
pass names (pre-commit, editors) follow the same exclusions as a walk.
"""

# A Path would tidy what was given, and Path.is_dir raises where os.path.isdir says no.
# ruff: noqa: PTH100, PTH112, PTH114, PTH116, PTH118, PTH123
from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path, PurePath

import msgspec

from linter.patterns import Exclude, Patterns, gitignore
from linter.readers import HEAD, Unreadable, is_story, recognized, shared

#: Bytes; a larger file is an archive or a mistake, not a story.
SIZE_LIMIT = 20_000_000
#: Why most files of a folder are left out.
NO_STORY = "no story"

_REASONS = {
    errno.ENOENT: "no such file or folder",
    errno.EACCES: "permission denied",
    errno.ELOOP: "a symbolic link that leads to itself",
    errno.EISDIR: "a folder, not a file",
}


class File(msgspec.Struct, frozen=True):
    """A file to read; or, with a ``problem``, one that cannot be.

    ``name`` is what people see: the path as given or found, undecodable bytes escaped. ``key`` is the path
    inside the folder that was given, with forward slashes, or the path as given.
    """

    path: str
    name: str
    key: str
    problem: str | None = None

    @property
    def real(self) -> str:
        """The path, or that which standard input stands for."""
        return self.key if self.path == "-" else self.path


#: Hears of each file or folder that was left out, and why.
LeftOut = Callable[[str, str], None]


def reason(error: OSError) -> str:
    """Why the system refused, in a few words."""
    return _REASONS.get(error.errno or 0) or (error.strerror or str(error)).lower()


def shown(path: str) -> str:
    r"""A path that every stream and format can carry: bytes that are not UTF-8 become ``\xNN``."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _unheard(path: str, why: str) -> None:
    """Nobody asks what was left out."""


def find(paths: Sequence[str], exclude: Exclude, *, respect_gitignore: bool = True, left_out: LeftOut = _unheard) -> Iterator[File]:
    """The files of a run, each once, in the order of the command line."""
    seen: set[str] = set()
    walk = _Walk(exclude, respect_gitignore, left_out)
    for given in paths:
        for file in walk.folder(given) if os.path.isdir(given) else walk.file(given):
            real = os.path.realpath(file.path)
            if file.problem or real not in seen:
                seen.add(real)
                yield file


def read(path: str) -> bytes:
    """The bytes of a story; raises Unreadable with the reason."""
    try:
        with open(path, "rb") as stream:
            return small(stream.read(SIZE_LIMIT + 1))
    except OSError as error:
        dangling = error.errno == errno.ENOENT and os.path.islink(path)
        raise Unreadable("a symbolic link to nothing" if dangling else reason(error)) from None


def small(data: bytes) -> bytes:
    """The bytes as they are; raises Unreadable where they are too many for a story."""
    if len(data) > SIZE_LIMIT:
        raise Unreadable(f"larger than the limit of {SIZE_LIMIT // 10**6} MB for a story")
    return data


class _Walk:
    """The way through what was named."""

    def __init__(self, exclude: Exclude, respect_gitignore: bool, left_out: LeftOut) -> None:
        self._exclude = exclude
        self._respect_gitignore = respect_gitignore
        self._left_out = left_out

    def file(self, given: str) -> Iterator[File]:
        if not self._excluded(given, []):
            yield File(given, shown(given), PurePath(given).as_posix())

    def folder(self, given: str) -> Iterator[File]:
        if self._excluded(given, [], folder=True):
            return
        ignores = _above(given) if self._respect_gitignore else []
        if _ignored(given, ignores, folder=True):
            ignores = []  # whoever names an ignored folder wants it read
        yield from self._inside(given, given, ignores, {os.path.realpath(given)})

    def _inside(self, given: str, folder: str, ignores: list[Patterns], entered: set[str]) -> Iterator[File]:
        """The stories in a folder and those below it; ``entered`` holds the folders that a link must not lead into again."""
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            yield File(folder, shown(folder), folder, reason(error))
            return
        if self._respect_gitignore:
            ignores = [*ignores, *gitignore(folder)]
        for entry in entries:
            path = entry.name if folder == "." else os.path.join(folder, entry.name)
            if os.path.isdir(path):
                real = os.path.realpath(path)
                if entry.name.startswith(".") or entry.name == "node_modules":
                    self._left_out(path, "a folder that holds no stories")
                elif real not in entered and not self._excluded(path, ignores, folder=True):
                    entered.add(real)
                    yield from self._inside(given, path, ignores, entered)
            elif not is_story(PurePath(entry.name)):
                self._left_out(path, NO_STORY)
            elif not self._excluded(path, ignores):
                if _something_else(path):
                    self._left_out(path, NO_STORY)
                else:
                    yield File(path, shown(path), PurePath(os.path.relpath(path, given)).as_posix(), _not_a_file(path))

    def _excluded(self, path: str, ignores: list[Patterns], *, folder: bool = False) -> bool:
        if self._exclude.verdict(path, folder=folder):
            self._left_out(path, f"excluded by {self._exclude.pattern(path, folder=folder)!r}")
            return True
        if patterns := _ignored(path, ignores, folder=folder):
            self._left_out(path, f"{patterns.pattern(path, folder=folder)!r} in a .gitignore")
            return True
        return False


def _ignored(path: str, ignores: list[Patterns], *, folder: bool = False) -> Patterns | None:
    """The patterns by which git ignores a path; of several ``.gitignore`` files the one nearest to it decides."""
    verdicts = ((ignore, ignore.verdict(path, folder=folder)) for ignore in reversed(ignores))
    return next((ignore if verdict else None for ignore, verdict in verdicts if verdict is not None), None)


def _something_else(path: str) -> bool:
    """Whether a file that only its content can tell for a story is none; one that cannot be read is told later."""
    if not shared(PurePath(path)) or _not_a_file(path):
        return False
    try:
        with open(path, "rb") as stream:
            return recognized(path, stream.read(HEAD)) is None
    except OSError:
        return False


def _not_a_file(path: str) -> str | None:
    """Why a thing in a folder cannot be read: opening a pipe there would wait for ever."""
    try:
        mode = os.stat(path).st_mode
    except OSError:
        return None  # reading it gives the reason
    return None if stat.S_ISREG(mode) else "not a regular file"


def _above(folder: str) -> list[Patterns]:
    """The patterns of the folders above, outermost first, as far up as the repository reaches."""
    start = Path(os.path.abspath(folder))
    if (start / ".git").exists():
        return []
    above = list(start.parents)
    root = next((number for number, parent in enumerate(above) if (parent / ".git").exists()), None)
    if root is None:
        return []
    return [patterns for parent in reversed(above[: root + 1]) for patterns in gitignore(str(parent))]
