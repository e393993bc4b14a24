"""What a rule is: the fields that every kind shares, and what a rule says about a text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Annotated, Literal, NamedTuple

from msgspec import Meta, Struct

from linter.document import Document, Role
from linter.finding import Action, Severity

#: The types of ITS 2.0 localization quality issues.
Category = Literal[
    "terminology", "mistranslation", "omission", "untranslated", "addition", "duplication", "inconsistency", "grammar",
    "legal", "register", "locale-specific-content", "locale-violation", "style", "characters", "misspelling",
    "typographical", "formatting", "inconsistent-entities", "numbers", "markup", "pattern-problem", "whitespace",
    "internationalization", "length", "non-conformance", "uncategorized", "other",
]  # fmt: skip

Words = Annotated[str, Meta(min_length=1)]
Id = Annotated[str, Meta(pattern=r"^[^/\s,\[\]]+(/[^/\s,\[\]]+)+$")]


class Wrong(Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence with the part that the rule must mark between ``<<`` and ``>>``, and the suggestions in their order."""

    text: Annotated[str, Meta(pattern=r"(?s)<<.*>>")]
    fixes: tuple[str, ...] = ()


class Right(Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence that the rule must pass over."""

    text: Words


class Rule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A rule of any kind; each kind adds its own fields.

    ``id`` comes from the file's path and stands in no file. No ``roles`` means all prose. What comes ``once`` is told loudly at its
    first place in a story, and as info at all others. ``override`` says that it takes the place of the rule of that id. ``aliases``
    are ids that it had before, which keep their meaning.
    """

    id: str
    kind: str
    message: Words
    why: Words
    source: Words
    severity: Severity
    confidence: Annotated[float, Meta(ge=0, le=1)]
    category: Category
    action: Action = Action.REVIEW
    safe: bool = False
    once: bool = False
    override: bool = False
    aliases: tuple[Id, ...] = ()
    roles: tuple[Role, ...] = ()
    varieties: tuple[Literal["en-US", "en-GB"], ...] = ("en-US", "en-GB")
    url: str | None = None
    wrong: Annotated[tuple[Wrong, ...], Meta(min_length=2)]
    right: Annotated[tuple[Right, ...], Meta(min_length=2)]


class Hit(NamedTuple):
    """A rule's say: a half-open span of code points of the document's text, and the texts that could stand there."""

    start: int
    end: int
    rule: Rule
    suggestions: tuple[str, ...]


Scanner = Callable[[Document], Iterator[Hit]]


class RuleError(Exception):
    """A rule that cannot be used, as a kind sees it: the key at fault and the reason."""

    def __init__(self, key: str, reason: str) -> None:
        """Name a key by its path in the file, such as ``elements[2].class``."""
        super().__init__(reason)
        self.key = key


def cased(text: str, model: str) -> str:
    """``text`` with the capitals of the words it replaces: all of them, or the first."""
    if not text or not model:
        return text
    if model.isupper() and sum(map(str.isalpha, model)) > 1:
        return text.upper()
    if model[0].isupper() and text[0].islower():
        return text[0].upper() + text[1:]
    return text
