"""A surname that stands alone before the story has told who it belongs to."""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks.news._names.cast import Cast, Use
from linter.checks.news._names.known import kinds, ordinary, times
from linter.document import Role, overlapping
from linter.finding import Action, Finding, Severity
from linter.lexicon.names import NameKind

CODE = "names/surname-first"
#: Times in the news from which on a surname may stand for somebody that all know.
_KNOWN = 2000
_BODY = frozenset({Role.PARAGRAPH, Role.LIST_ITEM})


def first_references(cast: Cast) -> Iterator[Finding]:
    """Surnames alone in the body before the full name, which comes later."""
    for surname in cast.full_names:
        entry = cast.entries[surname]
        if not cast.sole(surname) or times(entry.surface) >= _KNOWN or entry.surface.isupper():
            continue
        first = entry.uses[0]
        if (kinds(entry.surface) & NameKind.PLACE or ordinary(surname)) and not cast.acts(first):
            continue
        full = next(use for use in cast.persons(entry) if use.at == len(use.mention.words) - 1)
        if (
            first.alone
            and not first.mention.title
            and kinds(full.mention.words[0].text) & NameKind.GIVEN
            and full.mention.part.role in _BODY
            and _reference(cast, first)
        ):
            name = " ".join(word.text for word in full.mention.words)
            yield Finding(
                first.word.start,
                first.word.end,
                CODE,
                f"“{first.word.text}” stands here before the full name, which comes later: “{name}”.",
                Severity.INFO,
                0.5,
                Action.REVIEW,
                "inconsistency",
                ("news",),
                (name,),
            )


def _reference(cast: Cast, use: Use) -> bool:
    """Whether a surname alone refers to its bearer in the writer's own words."""
    inside = overlapping(cast.document.quotations, use.word.start, use.word.end)
    return use.mention.part.role in _BODY and not inside and cast.speaks_or_does(use)
