"""What all Vale rules have in common, whatever they extend, and what a rule says of a place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, Protocol, TypeVar

import msgspec

from linter.checks.vale import scopes
from linter.checks.vale.actions import Action, action
from linter.checks.vale.alternation import Alternation, Hits, Index
from linter.checks.vale.characters import ExpressionError
from linter.checks.vale.messages import filled, listed
from linter.checks.vale.pattern import Pattern
from linter.checks.vale.scopes import Scope
from linter.checks.vale.source import Table, near
from linter.checks.vale.story import Block, Story
from linter.finding import Severity

LEVELS = {"suggestion": Severity.INFO, "warning": Severity.WARNING, "error": Severity.ERROR}
#: Keys that every rule may have. ``tests`` are for Vale's own test command.
COMMON = frozenset({"extends", "message", "description", "level", "link", "scope", "name", "limit", "action", "matchcase", "tests"})
T = TypeVar("T")


class Hit(NamedTuple):
    """A place in a block that a rule tells of."""

    start: int
    end: int
    message: str
    suggestions: tuple[str, ...] = ()


class Common(msgspec.Struct, frozen=True):
    """The keys that every rule may have. ``name`` is ``Style.Rule``, ``code`` the id of its findings."""

    name: str
    code: str
    path: Path
    message: str
    severity: Severity
    url: str | None
    scope: Scope
    limit: int
    action: Action | None
    category: str = "style"

    def hit(self, start: int, end: int, found: str, groups: tuple[str, ...] = ()) -> Hit:
        """A place with what the rule's action makes of it; the message may name what is found and what should be there."""
        if self.action is None:
            return Hit(start, end, filled(self.message, found))
        suggestions = self.action.suggestions(found, groups)
        said = suggestions[0] if len(suggestions) == 1 else listed(suggestions) if suggestions else found
        return Hit(start, end, filled(self.message, found, said), suggestions)


class Reading:
    """One story, read with one set of rules: what was seen in passing over it, and what each rule remembers."""

    def __init__(self, story: Story, index: Index, accepted: Callable[[str], bool]) -> None:
        """Take a story; ``accepted`` tells the words that the newsroom's vocabulary takes for right."""
        self.story = story
        self.accepted = accepted
        self._index = index
        self.memory: dict[str, dict[str, set[str]]] = {}

    @cached_property
    def _of_text(self) -> Hits:
        return self._index.hits(self.story.text)

    @cached_property
    def _of_source(self) -> Hits:
        return self._index.hits(self.story.document.source.text)

    def hits(self, block: Block) -> Hits:
        """What a pass over the text of a block has seen; offsets are those of the text the block is a part of."""
        return self._of_source if block.raw else self._of_text

    def idle(self, block: Block, number: int) -> bool:
        """Whether an alternation has nothing to find in the whole text of a block."""
        hits = self.hits(block)
        return number not in hits.woken and number not in hits.phrases

    def remembered(self, code: str, what: str) -> set[str]:
        """What a rule has noted in earlier blocks; it may add to it."""
        return self.memory.setdefault(code, {}).setdefault(what, set())


class Rule(Protocol):
    """A rule that was read."""

    @property
    def common(self) -> Common:
        """The keys that every rule may have."""
        ...

    @property
    def alternation(self) -> Alternation | None:
        """What it looks for, where that can be looked for together with the words of other rules."""
        ...

    def run(self, block: Block, reading: Reading, number: int) -> Iterator[Hit]:
        """What it says of a block, from left to right; ``number`` is its alternation's. Raises TimedOut."""
        ...


#: ITS 2.0 categories of what rules find, where it is not style.
_CATEGORIES = {
    "capitalization": "typographical",
    "conditional": "inconsistency",
    "consistency": "inconsistency",
    "repetition": "duplication",
    "spelling": "misspelling",
    "substitution": "terminology",
}


def common(name: str, table: Table, written: tuple[str, ...] | None = None) -> Common:
    """The common keys of a rule, with another scope than the written one if need be; raises ConfigError."""
    message = table.text("message")
    if not message:
        raise table.error("message", "a rule needs a message")
    return Common(
        name,
        "vale/" + name.replace(".", "/"),
        table.path,
        message,
        LEVELS[table.choice("level", tuple(LEVELS), "warning")],
        table.text("link") or None,
        scope(table, written or table.texts("scope") or ("text",)),
        table.whole("limit"),
        action(table),
        _CATEGORIES.get(table.text("extends"), "style"),
    )


def scope(table: Table, written: tuple[str, ...]) -> Scope:
    """A scope as it is written; raises ConfigError."""
    for part in written:
        if "doc(" in part:
            raise table.error("scope", "a selector in `doc(…)` asks for HTML, which is not read here")
    try:
        return scopes.parsed(written)
    except ValueError as error:
        raise table.error("scope", f"there is no {str(error)!r}{near(str(error), scopes.NAMES)}") from None


def compiled(table: Table, key: str, make: Callable[[], T]) -> T:
    """What a key's expressions make; raises ConfigError with the key's place for one that cannot be read."""
    try:
        return make()
    except ExpressionError as error:
        raise table.error(key, f"an expression cannot be used: {error}") from None


def pattern(table: Table, key: str, source: str) -> Pattern:
    """An expression of a key; raises ConfigError."""
    return compiled(table, key, lambda: Pattern(source))
