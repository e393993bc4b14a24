"""Regular expressions of rules: RE2, whose time is linear in the text whatever a rule's author wrote, and for what it cannot say a clock.

Lookaround and references to groups are no regular language: an expression with one runs in the ``regex`` package under a time limit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, cached_property
from typing import Any

from linter.checks.rules.required import required
from linter.checks.rules.rule import RuleError
from linter.checks.rules.timed import TimedPattern

#: What RE2 refuses and the ``regex`` package runs.
_BACKTRACKING = re.compile(r"\(\?<?[=!]|\(\?>|\(\?P=|\\[1-9]|[*+?}]\+")
_REFERENCE = re.compile(r"\\(\d+)")


class Expression:
    """An expression of a rule. ``^`` and ``$`` are edges of lines; a paragraph is all it sees.

    ``key`` is where it stands in the rule's file, for errors.
    """

    def __init__(self, text: str, key: str, *, case: bool = False) -> None:
        """Take the expression; ``verify`` or the first use compiles it."""
        self.text = text
        self.key = key
        self.case = case

    @property
    def flagged(self) -> str:
        """The expression with its modes."""
        return ("(?m)" if self.case else "(?mi)") + self.text

    @cached_property
    def required(self) -> frozenset[str] | None:
        """Folded texts of which every match holds one, if such are known."""
        return required(self.text)

    @cached_property
    def timed(self) -> bool:
        """Whether it runs under a time limit."""
        return bool(_BACKTRACKING.search(self.text)) and not _accepted(self.flagged)

    @cached_property
    def compiled(self) -> Any:
        """The compiled expression; raises RuleError."""
        try:
            return TimedPattern(self.flagged) if self.timed else _compiled(self.flagged)
        except ValueError as error:
            raise RuleError(self.key, f"the expression cannot be used: {error}") from None

    @property
    def groups(self) -> int:
        """How many groups it has."""
        return int(self._engine.groups)

    @property
    def names(self) -> frozenset[str]:
        """The names of its groups."""
        return frozenset(self._engine.groupindex)

    @property
    def _engine(self) -> Any:
        return self.compiled.compiled if self.timed else self.compiled

    def finditer(self, text: str) -> Iterator[Any]:
        """Its matches in a paragraph; raises ``timed.TimedOut`` where that takes too long."""
        return self.compiled.finditer(text)  # type: ignore[no-any-return]

    def fullmatch(self, text: str) -> bool:
        """Whether all of a text is a match; raises ``timed.TimedOut``."""
        return self.compiled.fullmatch(text) is not None

    def verify(self, templates: tuple[str, ...] = ()) -> None:
        """Raise RuleError for an expression that cannot be used, or templates that name groups it does not have."""
        if self._engine.search("") is not None:
            raise RuleError(self.key, "the expression matches the empty text")
        for template in templates:
            missing = [number for number in _REFERENCE.findall(template) if int(number) > self.groups]
            if missing:
                raise RuleError(self.key, f"the text to put there names group {missing[0]}, and the expression has {self.groups}")


def marked(match: Any) -> tuple[int, int]:
    """The span of a match's group ``mark``, all of the match without one; (-1, -1) where the group took nothing."""
    start, end = match.span(match.re.groupindex.get("mark", 0))
    return start, end


def expanded(template: str, match: Any) -> str:
    """The template with the match's groups; the libraries' own ways break letters beyond ASCII."""
    return _REFERENCE.sub(lambda reference: match.group(int(reference[1])) or "", template)


@cache
def _options() -> Any:
    import re2  # the library is only loaded where an expression has to run

    options = re2.Options()
    options.log_errors = False
    return options


def _compiled(flagged: str) -> Any:
    """The expression in RE2; raises ValueError with what the library says."""
    import re2

    try:
        return re2.compile(flagged, _options())
    except re2.error as error:
        said = error.args[0] if error.args else ""
        raise ValueError(said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)) from None


def _accepted(flagged: str) -> bool:
    try:
        _compiled(flagged)
    except ValueError:
        return False
    return True
