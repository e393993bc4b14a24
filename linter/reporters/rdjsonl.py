"""reviewdog's rdjsonl: a diagnostic a line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

import msgspec

from linter.reporters import Story, Style
from linter.reporters._rdf import diagnostics


def report(stories: Iterable[Story], _style: Style, out: TextIO) -> None:
    """Write the lines of each story as it comes."""
    for story in stories:
        for one in diagnostics(story):
            out.write(msgspec.json.encode(one).decode() + "\n")
        out.flush()
