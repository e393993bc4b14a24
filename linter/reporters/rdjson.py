"""reviewdog's rdjson: one object with all diagnostics."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

import msgspec

from linter.reporters import Story, Style
from linter.reporters._rdf import SOURCE, diagnostics


def report(stories: Iterable[Story], _style: Style, out: TextIO) -> None:
    """Write the object once the last story is read."""
    found = {"source": SOURCE, "diagnostics": [one for story in stories for one in diagnostics(story)]}
    out.write(msgspec.json.format(msgspec.json.encode(found), indent=2).decode() + "\n")
