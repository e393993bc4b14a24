"""What a rule is: the fields that every kind shares, and what a rule says about a text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple

from msgspec import Meta, Struct

from linter.document import Role
from linter.finding import Action, Severity

if TYPE_CHECKING:
    from linter.checks.rules.expressions import Expression
    from linter.checks.rules.lookout import Lookout, Reading

#: The types of ITS 2.0 localization quality issues.
Category = Literal[
    "terminology", "mistranslation", "omission", "untranslated", "addition", "duplication", "inconsistency", "grammar",
    "legal", "register", "locale-specific-content", "locale-violation", "style", "characters", "misspelling",
    "typographical", "formatting", "inconsistent-entities", "numbers", "markup", "pattern-problem", "whitespace",
    "internationalization", "length", "non-conformance", "uncategorized", "other",
]  # fmt: skip

Words = Annotated[str, Meta(min_length=1)]
Id = Annotated[str, Meta(pattern=r"^[^/\s,\[\]]+(/[^/\s,\[\]]+)+$")]


#: Whether a rule speaks of what stands in quotations: also there, only there, or never there.
Quoted = Literal["also", "only", "never"]


class Wrong(Struct, frozen=True, forbid_unknown_fields=True):
    """A text with the part that the rule must mark between ``<<`` and ``>>``, and the suggestions in their order.

    ``published`` is the day on which the example appeared, for rules that need one.
    """

    text: Annotated[str, Meta(pattern=r"(?s)<<.*>>")]
    fixes: tuple[str, ...] = ()
    published: date | None = None


class Right(Struct, frozen=True, forbid_unknown_fields=True):
    """A text that the rule must pass over."""

    text: Words
    published: date | None = None


class Rule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A rule of any kind; each kind adds its own fields.

    ``id`` comes from the file's path and stands in no file. No ``roles`` means all prose. What comes ``once`` is told loudly at its
    first place in a story, and as info at all others. ``override`` says that it takes the place of the rule of that id. ``aliases`` are
    ids that the rule had before. See ``linter.checks.rules.scope`` for what confines a rule to parts of a story or to some stories.
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
    not_roles: tuple[Role, ...] = ()
    quoted: Quoted = "also"
    sections: tuple[Words, ...] = ()
    not_sections: tuple[Words, ...] = ()
    varieties: tuple[Literal["en-US", "en-GB"], ...] = ("en-US", "en-GB")
    url: str | None = None
    wrong: Annotated[tuple[Wrong, ...], Meta(min_length=2)]
    right: Annotated[tuple[Right, ...], Meta(min_length=2)]


class Hit(NamedTuple):
    """A rule's say: a half-open span of code points of the document's text, and the texts that could stand there.

    ``values`` are what the message can name besides them, by the names that stand in its braces.
    """

    start: int
    end: int
    rule: Rule
    suggestions: tuple[str, ...] = ()
    values: tuple[tuple[str, str], ...] = ()


Scanner = Callable[["Reading"], Iterator[Hit]]


class Search(Struct, frozen=True):
    """Something to look for on behalf of a rule."""

    rule: Rule

    def expressions(self) -> Iterable[Expression]:
        """The expressions that it looks for."""
        return ()

    def verify(self) -> None:
        """Raise RuleError for what cannot be used and is dear to find out: asked once for each version of a file."""
        for expression in self.expressions():
            expression.verify()

    @classmethod
    def scanner(cls, searches: Sequence[Any], lookout: Lookout) -> Scanner:
        """What says where all of them are, from what the lookout has seen."""
        raise NotImplementedError


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
