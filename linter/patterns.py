"""Patterns of files in the style of ``.gitignore``, and what is made of those that match.

Paths are compared as they are written, with forward slashes, from the folder of the patterns.
"""

# A Path would tidy what was given.
# ruff: noqa: PTH100
from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Protocol

from linter.checks import ConfigError

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


class Exclude(Protocol):
    """Tells what is not to be read."""

    def verdict(self, path: str, *, folder: bool = False) -> bool | None:
        """True where the path is excluded, False where a ``!`` pattern takes it back, None where nothing matches."""
        ...

    def pattern(self, path: str, *, folder: bool = False) -> str:
        """The pattern behind a verdict."""
        ...


class Patterns:
    """Patterns in the style of ``.gitignore``, relative to a folder."""

    def __init__(self, root: Path, lines: Iterable[str], separator: str = "/") -> None:
        """Take patterns, with the separator of paths in them; raises ConfigError for one that is none."""
        self._root = os.path.abspath(root)
        self._lines = tuple(line.replace(separator, "/") for line in lines if line)
        try:
            self._spec = _spec(self._lines) if self._lines else None
        except ValueError as error:
            raise ConfigError(f"cannot read a pattern: {error}") from None

    def __reduce__(self) -> tuple[type[Patterns], tuple[Path, tuple[str, ...]]]:
        """Patterns go to another process as they were written."""
        return Patterns, (Path(self._root), self._lines)

    def verdict(self, path: str, *, folder: bool = False) -> bool | None:
        """True where the path is excluded, False where a ``!`` pattern takes it back, None where nothing matches."""
        return self._checked(path, folder=folder)[0]

    def pattern(self, path: str, *, folder: bool = False) -> str:
        """The pattern behind a verdict."""
        at = self._checked(path, folder=folder)[1]
        return "" if at is None else self._lines[at]

    def _checked(self, path: str, *, folder: bool) -> tuple[bool | None, int | None]:
        if self._spec is None:
            return None, None
        try:
            inside = PurePath(os.path.relpath(path, self._root)).as_posix()
        except ValueError:  # on another drive
            return None, None
        found = self._spec.check_file(inside + "/" if folder else inside)
        return found.include, found.index


class FileIgnores:
    """Rules that are ignored in files of some patterns, relative to a folder; a pattern behind ``!`` means all other files."""

    def __init__(self, root: Path, ignored: Mapping[str, tuple[str, ...]]) -> None:
        """Take selectors of rules by patterns; raises ConfigError for one that is none."""
        self._ignored = [
            (Patterns(root, [pattern.removeprefix("!")], os.sep), pattern.startswith("!"), selectors)
            for pattern, selectors in ignored.items()
        ]

    def __add__(self, others: FileIgnores) -> FileIgnores:
        """What either of both ignores."""
        both = FileIgnores(Path(), {})
        both._ignored = self._ignored + others._ignored
        return both

    @property
    def selectors(self) -> tuple[str, ...]:
        """All that is ignored anywhere."""
        return tuple(selector for _, _, selectors in self._ignored for selector in selectors)

    def of(self, path: str) -> tuple[str, ...]:
        """What is ignored in a file."""
        return tuple(
            selector for patterns, others, selectors in self._ignored if bool(patterns.verdict(path)) != others for selector in selectors
        )


def gitignore(folder: str) -> Iterator[Patterns]:
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


def _spec(lines: Iterable[str]) -> GitIgnoreSpec:
    # As dear to import as the command line, and a run over named files has no use for it.
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(lines)
