"""How far a long run has come, for who watches it on a terminal."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

_PATIENCE = 1.0


class Progress:
    """A bar on standard error that shows itself after a second and is hidden while anything is printed."""

    def __init__(self, total: int, *, wanted: bool) -> None:
        """Take the number of stories to come."""
        self._total = total
        self._done = 0
        self._wanted = wanted and total > 1 and sys.stderr.isatty()
        self._began = time.monotonic()
        self._bar: Bar | None = None

    def step(self) -> None:
        """One more story is done."""
        self._done += 1
        if not self._wanted or time.monotonic() - self._began < _PATIENCE:
            return
        if self._bar is None:
            # Dear to import, and most runs are over by now.
            from rich.console import Console
            from rich.progress import Progress as Bar
            from rich.progress import TextColumn

            console = Console(stderr=True)
            rate = TextColumn("{task.completed:,} of {task.total:,} stories, {task.fields[rate]:,.1f} a second")
            self._bar = Bar(*Bar.get_default_columns(), rate, console=console, transient=True, redirect_stdout=False, redirect_stderr=False)
            self._bar.add_task("Reading", total=self._total, rate=0.0)
        rate_now = self._done / (time.monotonic() - self._began)
        self._bar.update(self._bar.task_ids[0], completed=self._done, rate=rate_now)
        self._bar.start()

    def hide(self) -> None:
        """Take the bar off the terminal until the next step."""
        if self._bar is not None:
            self._bar.stop()
