"""The list of words that clients may add to: a vocabulary file, changed in one step."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import mkstemp
from threading import Lock

from linter.surfaces.server._problems import Problem
from linter.vocabulary.lines import parsed

_LOCK = Lock()


def listed(path: Path) -> list[str]:
    """The entries, as they are written."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return []
    return [line.split("#")[0].strip() for line in lines if line.split("#")[0].strip()]


def add(path: Path, word: str) -> bool:
    """Add an entry; False where it is there already. Raises Problem for what is none."""
    try:
        wanted = parsed(word) is not None and word.isprintable()
    except ValueError as error:
        raise Problem(400, f"{word!r} is no entry of a vocabulary: {error}") from None
    if not wanted:
        raise Problem(400, f"{word!r} is no entry of a vocabulary")
    with _LOCK:
        if word in listed(path):
            return False
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        _write(path, f"{before}{'' if not before or before.endswith(chr(10)) else chr(10)}{word}\n")
    return True


def delete(path: Path, word: str) -> bool:
    """Take an entry out; False where it is not there."""
    with _LOCK:
        if word not in listed(path):
            return False
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        _write(path, "".join(line for line in lines if line.split("#")[0].strip() != word))
    return True


def _write(path: Path, text: str) -> None:
    handle, name = mkstemp(dir=path.parent, prefix=".copydesk-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        if path.exists():
            Path(name).chmod(path.stat().st_mode & 0o777)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
