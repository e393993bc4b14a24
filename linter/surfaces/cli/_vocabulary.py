"""What the command line says of entries of a vocabulary."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from linter.files import shown
from linter.vocabulary import Entry

_NAMED = 5


def place(entry: Entry) -> str:
    """``file:line``, the path from the current folder where the file lies below it."""
    path = entry.path
    if path.is_relative_to(Path.cwd()):
        path = path.relative_to(Path.cwd())
    return f"{shown(str(path))}:{entry.line}"


def expired(entries: Sequence[Entry]) -> str:
    """A line on entries that no longer count."""
    named = ", ".join(f"“{entry.form}” ({place(entry)}, {entry.until})" for entry in entries[:_NAMED])
    more = f" and {len(entries) - _NAMED:,} more" if len(entries) > _NAMED else ""
    return f"{len(entries):,} vocabulary {'entry has' if len(entries) == 1 else 'entries have'} expired: {named}{more}"
