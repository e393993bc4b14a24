"""JSON: one flat list of findings over all stories, fields as in ``linter.report``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

import msgspec

from linter.reporters import Story, Style


def report(stories: Iterable[Story], _style: Style, out: TextIO) -> None:
    """Write the list, indented by two, once the last story is read: half a list would not be JSON."""
    findings = [finding for story in stories for finding in story.report.findings]
    out.write(msgspec.json.format(msgspec.json.encode(findings), indent=2).decode() + "\n")
