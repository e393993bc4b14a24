"""JSON Lines: a finding a line, fields as in ``linter.report``; each story's lines come as soon as it is read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

import msgspec

from linter.reporters import Story, Style


def report(stories: Iterable[Story], _style: Style, out: TextIO) -> None:
    """Write each story's findings and hand them on at once."""
    for story in stories:
        for finding in story.report.findings:
            out.write(msgspec.json.encode(finding).decode() + "\n")
        out.flush()
