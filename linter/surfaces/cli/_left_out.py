"""What a run leaves out, and why, for who asks."""

from __future__ import annotations

from collections import Counter
from pathlib import PurePath

from linter.files import NO_STORY, shown
from linter.reporters import visible
from linter.surfaces.cli._faults import say


class LeftOut:
    """Hears of what is left out."""

    def __init__(self) -> None:
        self._told: list[str] = []
        self._other: Counter[str] = Counter()

    def hear(self, path: str, why: str) -> None:
        """Take a path and the reason."""
        if why == NO_STORY:
            self._other[PurePath(path).suffix or "without an ending"] += 1
        else:
            self._told.append(f"{shown(path)}: left out: {why}")

    def say(self) -> None:
        """Name each on standard error; files that are no stories are counted by their endings."""
        for line in self._told:
            say(visible(line))
        if self._other:
            endings = ", ".join(f"{count:,} {ending}" for ending, count in self._other.most_common())
            say(visible(f"left out: files in no format of stories: {endings}"))
