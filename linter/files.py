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
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from linter.checks import ConfigError
from linter.readers import HEAD, Unreadable, is_story, recognized, shared

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

#: Bytes; a larger file is an archive or a mistake, not a story.
SIZE_LIMIT = 20_000_000

_REASONS = {
    errno.ENOENT: "no such file or folder",
    errno.EACCES: "permission denied",
    errno.ELOOP: "a symbolic link that leads to itself",
    errno.EISDIR: "a folder, not a file",
}


@dataclass(frozen=True, slots=True)
class File:
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


class Patterns:
    """Patterns in the style of ``.gitignore``, relative to a folder."""

    def __init__(self, root: Path, lines: Iterable[str]) -> None:
        """Take patterns; raises ConfigError for one that is none."""
        self._root = os.path.abspath(root)
        self._lines = tuple(lines)
        try:
            self._spec = _spec(self._lines) if self._lines else None
        except ValueError as error:
            raise ConfigError(f"cannot read a pattern: {error}") from None

    def verdict(self, path: str, *, folder: bool = False) -> bool | None:
        """True where the path is excluded, False where a ``!`` pattern takes it back, None where nothing matches."""
        if self._spec is None:
            return None
        inside = PurePath(os.path.relpath(path, self._root)).as_posix()
        return self._spec.check_file(inside + "/" if folder else inside).include


class FileIgnores:
    """Rules that are ignored in files of some patterns, relative to a folder; a pattern behind ``!`` means all other files."""

    def __init__(self, root: Path, ignored: Mapping[str, tuple[str, ...]]) -> None:
        """Take selectors of rules by patterns; raises ConfigError for one that is none."""
        self._ignored = [
            (Patterns(root, [pattern.removeprefix("!")]), pattern.startswith("!"), selectors) for pattern, selectors in ignored.items()
        ]

    @property
    def selectors(self) -> tuple[str, ...]:
        """All that is ignored anywhere."""
        return tuple(selector for _, _, selectors in self._ignored for selector in selectors)

    def of(self, path: str) -> tuple[str, ...]:
        """What is ignored in a file."""
        return tuple(
            selector for patterns, others, selectors in self._ignored if bool(patterns.verdict(path)) != others for selector in selectors
        )


def _spec(lines: Iterable[str]) -> GitIgnoreSpec:
    # As dear to import as the command line, and a run over named files has no use for it.
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(lines)


def reason(error: OSError) -> str:
    """Why the system refused, in a few words."""
    return _REASONS.get(error.errno or 0) or (error.strerror or str(error)).lower()


def shown(path: str) -> str:
    r"""A path that every stream and format can carry: bytes that are not UTF-8 become ``\xNN``."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def find(paths: Sequence[str], exclude: Patterns, *, respect_gitignore: bool = True) -> Iterator[File]:
    """The files of a run, each once, in the order of the command line."""
    seen: set[str] = set()
    for given in paths:
        found = _walked(given, exclude, respect_gitignore) if os.path.isdir(given) else _named(given, exclude)
        for file in found:
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


def _named(given: str, exclude: Patterns) -> Iterator[File]:
    if not exclude.verdict(given):
        yield File(given, shown(given), PurePath(given).as_posix())


def _walked(given: str, exclude: Patterns, respect_gitignore: bool) -> Iterator[File]:
    if exclude.verdict(given, folder=True):
        return
    ignores = _above(given) if respect_gitignore else []
    if _left_out(given, exclude, ignores, folder=True):
        ignores = []  # whoever names an ignored folder wants it read
    yield from _folder(given, given, exclude, ignores, respect_gitignore, {os.path.realpath(given)})


def _folder(
    given: str, folder: str, exclude: Patterns, ignores: list[Patterns], respect_gitignore: bool, entered: set[str]
) -> Iterator[File]:
    """The stories in a folder and those below it; ``entered`` holds the folders that a link must not lead into again."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield File(folder, shown(folder), folder, reason(error))
        return
    if respect_gitignore:
        ignores = [*ignores, *_gitignore(folder)]
    for entry in entries:
        path = entry.name if folder == "." else os.path.join(folder, entry.name)
        if os.path.isdir(path):
            real = os.path.realpath(path)
            hidden = entry.name.startswith(".") or entry.name == "node_modules"
            if not hidden and real not in entered and not _left_out(path, exclude, ignores, folder=True):
                entered.add(real)
                yield from _folder(given, path, exclude, ignores, respect_gitignore, entered)
        elif is_story(PurePath(entry.name)) and not _left_out(path, exclude, ignores) and not _something_else(path):
            key = PurePath(os.path.relpath(path, given)).as_posix()
            yield File(path, shown(path), key, _not_a_file(path))


def _something_else(path: str) -> bool:
    """Whether a file that only its content can tell for a story is none; one that cannot be read is told later."""
    if not shared(PurePath(path)) or _not_a_file(path):
        return False
    try:
        with open(path, "rb") as stream:
            return recognized(path, stream.read(HEAD)) is None
    except OSError:
        return False


def _left_out(path: str, exclude: Patterns, ignores: list[Patterns], *, folder: bool = False) -> bool:
    """Whether a path is excluded; of several ``.gitignore`` files the one nearest to it decides."""
    if exclude.verdict(path, folder=folder):
        return True
    verdicts = (ignore.verdict(path, folder=folder) for ignore in reversed(ignores))
    return next((verdict for verdict in verdicts if verdict is not None), False)


def _not_a_file(path: str) -> str | None:
    """Why a thing in a folder cannot be read: opening a pipe there would wait for ever."""
    try:
        mode = os.stat(path).st_mode
    except OSError:
        return None  # reading it gives the reason
    return None if stat.S_ISREG(mode) else "not a regular file"


def _gitignore(folder: str) -> Iterator[Patterns]:
    """The patterns of the ``.gitignore`` in a folder; git passes over a line it cannot read, and so does this."""
    try:
        text = Path(folder, ".gitignore").read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return
    yield Patterns(Path(folder), filter(_readable, text.split("\n")))


def _readable(pattern: str) -> bool:
    try:
        _spec([pattern])
    except ValueError:
        return False
    return True


def _above(folder: str) -> list[Patterns]:
    """The patterns of the folders above, outermost first, as far up as the repository reaches."""
    start = Path(os.path.abspath(folder))
    if (start / ".git").exists():
        return []
    above = list(start.parents)
    root = next((number for number, parent in enumerate(above) if (parent / ".git").exists()), None)
    if root is None:
        return []
    return [patterns for parent in reversed(above[: root + 1]) for patterns in _gitignore(str(parent))]
