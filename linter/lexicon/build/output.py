"""Data files, written beside their place and put there whole: a running linter has the old ones mapped."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path


def put(path: Path, write: Callable[[str], object]) -> None:
    """Let ``write`` make a file, given where, and put it at ``path``."""
    beside = path.with_name(path.name + ".new")
    write(str(beside))
    beside.replace(path)
