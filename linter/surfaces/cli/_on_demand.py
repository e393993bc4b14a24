"""The linter of a run, made when it is first needed: where all reports were kept no check is loaded."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from threading import Lock
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from linter.engine import Linter


class OnDemand:
    """Makes a linter once, and closes it if it was made; safe for several threads."""

    def __init__(self, make: Callable[[], Linter]) -> None:
        self._make = make
        self._made: Linter | None = None
        self._lock = Lock()

    def __call__(self) -> Linter:
        """The linter; raises ConfigError for what it cannot be made of."""
        with self._lock:
            if self._made is None:
                self._made = self._make()
            return self._made

    def __enter__(self) -> OnDemand:
        """The maker itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Let the checks close what they hold."""
        if self._made is not None:
            self._made.__exit__(kind, error, trace)

    @property
    def renamed(self) -> Mapping[str, str]:
        """The old ids that the linter was asked for, with the present ones."""
        return self._made.codes.renamed if self._made else {}
