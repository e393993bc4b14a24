"""Rules as lists show them: a line each, or plain data."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from linter.checks.rules.ruleset import shipped
from linter.ruledesk.catalogue import Entry

# Cells that ids are made equally long to, at most.
_IDS = 40


def listed(entries: Sequence[Entry]) -> Iterator[str]:
    """A line each, on a terminal no longer than it is wide, and a last one with their number."""
    width = shutil.get_terminal_size((100, 24)).columns if sys.stdout.isatty() else None
    ids = min(_IDS, max((len(entry.id) for entry in entries), default=0))
    severities = max((len(_severity(entry)) for entry in entries), default=0)
    for entry in entries:
        line = f"{entry.id:<{ids}}  {_severity(entry):<{severities}}  {'safe' if entry.safe else '    '}  {entry.shown}{_standing(entry)}"
        yield line if width is None or len(line) <= width else line[: width - 1] + "…"
    if entries:
        yield ""
        yield _sum(entries)


def row(entry: Entry) -> dict[str, Any]:
    """A rule for programs."""
    return {
        "id": entry.id,
        "check": entry.check,
        "kind": entry.kind,
        "severities": list(entry.severities),
        "safe": entry.safe,
        "category": entry.category,
        "message": entry.message,
        "pack": entry.pack,
        "in_force": entry.in_force,
        "file": file(entry),
    }


def file(entry: Entry) -> str | None:
    """The file of a rule, relative to the current folder, or to the one of the rules that come with the package."""
    if entry.path is None:
        return None
    near = os.path.relpath(entry.path)
    if near.startswith(os.pardir) and entry.path.is_relative_to(shipped()):
        return (Path("rules") / entry.path.relative_to(shipped())).as_posix()
    return near


def _severity(entry: Entry) -> str:
    return "/".join(entry.severities) or "–"


def _standing(entry: Entry) -> str:
    """What is to be known of a rule that does not speak, or only because its pack was asked for."""
    if entry.pack:
        return f" (pack {entry.pack}{'' if entry.in_force else ', not in force'})"
    return "" if entry.in_force else " (off)"


def _sum(entries: Sequence[Entry]) -> str:
    safe = sum(entry.safe for entry in entries)
    off = sum(not entry.in_force for entry in entries)
    return f"{len(entries):,} {'rule' if len(entries) == 1 else 'rules'}, {safe:,} with safe fixes, {off:,} not in force."
