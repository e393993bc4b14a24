"""The list of words that clients may add to: one change at a time, each in one step."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Lock

from linter.files import reason
from linter.surfaces.server._problems import Problem
from linter.vocabulary import editing
from linter.writing import replace

_LOCK = Lock()


def listed(path: Path) -> list[str]:
    """The entries, as they are written; raises Problem."""
    try:
        return editing.entries(path.read_bytes())
    except OSError as error:
        raise _unusable(error) from None


def add(path: Path, entry: str) -> bool:
    """Add an entry; False where it is there already. Raises Problem."""
    return _changed(path, entry, editing.added)


def delete(path: Path, entry: str) -> bool:
    """Take an entry out; False where it is not there. Raises Problem."""
    return _changed(path, entry, editing.without)


def _changed(path: Path, entry: str, change: Callable[[bytes, str], bytes | None]) -> bool:
    with _LOCK:
        try:
            before = path.read_bytes()
            after = change(before, entry)
            if after is not None:
                replace(str(path), before, after)
        except OSError as error:
            raise _unusable(error) from None
        except ValueError as error:
            raise Problem(400, f"no entry of a vocabulary: {error}") from None
    return after is not None


def _unusable(error: OSError) -> Problem:
    return Problem(503, f"the vocabulary cannot be used now: {reason(error)}")
