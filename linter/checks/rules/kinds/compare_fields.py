"""Headline, deck, captions and crossheads against the body: numbers and names that it has otherwise.

``fields`` are the roles that are compared with the body, headline and deck unless said; ``what`` is numbers (of people, votes, money and
ages among them), names, or both. With a ``tolerance`` of 0.05 a number may be off by a twentieth.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Annotated, Literal

from msgspec import Meta

from linter.checks.news import headline
from linter.checks.news._headline import counts, names
from linter.checks.rules.facts import Facts, Find, Tolerance, differs
from linter.checks.rules.rule import Rule
from linter.checks.rules.words import WordLists
from linter.document import Document, Role
from linter.finding import Finding
from linter.settings import Settings

Field = Literal["headline", "deck", "caption", "crosshead"]
_CODES = {"numbers": counts.CODE, "names": names.CODE}

#: A rule of this kind needs the whole story.
STORY = True


class Spec(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A rule on what a story says in two places."""

    fields: Annotated[tuple[Field, ...], Meta(min_length=1)] = ("headline", "deck")
    what: Annotated[tuple[Literal["numbers", "names"], ...], Meta(min_length=1)] = ("numbers", "names")
    tolerance: Tolerance = 0


def searches(rule: Spec, lists: WordLists) -> Iterator[Facts]:
    """The one search of the rule."""
    del lists
    codes = frozenset(_CODES[what] for what in rule.what)
    yield Facts(rule, _comparing(frozenset(map(Role, rule.fields))), codes, lambda reading, one: differs(reading, one, rule.tolerance))


@cache
def _comparing(fields: frozenset[Role]) -> Find:
    def find(document: Document, settings: Settings) -> Iterable[Finding]:
        del settings
        return headline.compared(document, fields)

    return find
