"""Stories as they stand in a revision of the git repository that the run is started in."""

from __future__ import annotations

import os
import subprocess
from functools import cached_property
from pathlib import PurePath
from threading import Lock, Timer
from types import TracebackType
from typing import IO

from linter import files
from linter.checks import ConfigError
from linter.document import Document
from linter.files import File
from linter.readers import Unreadable, read
from linter.surfaces.cli._git import PATIENCE, asked, commit


class Revision:
    """A revision of a repository; one git process reads all stories, and starts with the first. Safe for several threads."""

    def __init__(self, name: str) -> None:
        """Find the repository and the revision; raises ConfigError where git, the one or the other is missing."""
        self.name = name
        self._lock = Lock()
        self._reader: subprocess.Popen[bytes] | None = None
        self._root = os.path.realpath(os.fsdecode(asked("rev-parse", "--show-toplevel")))
        self._commit = commit(name)

    def __enter__(self) -> Revision:
        """The revision itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Let the git process end."""
        with self._lock:
            self._end()

    def story(self, file: File, format_: str | None = None) -> Document | None:
        """The story as the revision has it, None where it has none; raises Unreadable."""
        found = self.version(file)
        return None if found is None else read(files.shown(found[0]), files.small(found[1]), format_)

    def version(self, file: File) -> tuple[str, bytes] | None:
        """The story's path in the revision, which may be a former one, and its bytes; None where it has none; raises Unreadable."""
        path = self._path(file)
        if "\n" in path:
            raise Unreadable("a line break in its path")
        data = self._object(path)
        try:
            former = None if data is not None else self._renamed.get(path)
        except ConfigError as error:
            raise Unreadable(str(error)) from None
        if former is not None:
            path, data = former, self._object(former)
        return None if data is None else (path, data)

    def differs(self, file: File) -> bool:
        """Whether a file is not as the revision has it, or lies outside the repository."""
        try:
            path = self._path(file)
        except Unreadable:
            return True
        return path in self._changed or path not in self._paths

    def _path(self, file: File) -> str:
        """The path inside the repository, with forward slashes."""
        real = os.path.realpath(file.real)
        inside = os.path.relpath(real, self._root)
        path = PurePath(inside)
        if path.is_absolute() or path.parts[0] == os.pardir:
            raise Unreadable(f"it is not in the repository {files.shown(self._root)}")
        return path.as_posix()

    def _object(self, path: str) -> bytes | None:
        with self._lock:
            if self._reader is None:
                self._reader = _started("cat-file", "--batch")
            process = self._reader
            watch = Timer(PATIENCE, process.kill)
            watch.start()
            try:
                assert process.stdin is not None  # noqa: S101 - both are pipes
                assert process.stdout is not None  # noqa: S101
                process.stdin.write(os.fsencode(f"{self._commit}:{path}\n"))
                process.stdin.flush()
                return _answer(process.stdout)
            except (OSError, ValueError):
                self._end()
                raise Unreadable("git did not tell it") from None
            finally:
                watch.cancel()

    def _end(self) -> None:
        if self._reader is not None:
            self._reader.kill()
            self._reader.communicate()
            self._reader = None

    @cached_property
    def _changed(self) -> frozenset[str]:
        """The paths of tracked files that differ; raises ConfigError."""
        # Locks are for who writes: another git may be at work, such as the one that runs the hook.
        found = asked(
            "--no-optional-locks", "diff", "-z", "--name-only", "--no-relative", "--no-renames", "--no-ext-diff", self._commit, "--"
        )
        return frozenset(os.fsdecode(found).split("\0"))

    @cached_property
    def _paths(self) -> frozenset[str]:
        """The paths of all files of the revision; raises ConfigError."""
        return frozenset(os.fsdecode(asked("ls-tree", "-r", "-z", "--name-only", "--full-tree", self._commit)).split("\0"))

    @cached_property
    def _renamed(self) -> dict[str, str]:
        """The former paths of stories that git takes for renamed, by those they have now."""
        found = asked("diff-index", "-z", "--name-status", "--diff-filter=R", "--find-renames", "-l0", self._commit, "--")
        parts = os.fsdecode(found).split("\0")
        return dict(zip(parts[2::3], parts[1::3], strict=False))


def _answer(stream: IO[bytes]) -> bytes | None:
    """One answer of ``cat-file --batch``; raises ValueError where it breaks off."""
    head = stream.readline()
    if head.endswith((b" missing\n", b" ambiguous\n")):
        return None
    kind, size = head.rsplit(b" ", 2)[-2:]
    data = stream.read(int(size) + 1)
    if len(data) != int(size) + 1:
        raise ValueError("cut short")
    return data[:-1] if kind == b"blob" else None


def _started(*arguments: str) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(["git", *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    except OSError as error:
        raise Unreadable(f"git cannot be run: {files.reason(error)}") from None
