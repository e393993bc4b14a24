"""Dialect: one variety of English a story.

Where somebody said which, every spelling of another variety is found. Where it was found from the text, a story that
mixes two is told once. In quotations, names and titles anything may stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.checks.dialect.usage import Use, uses
from linter.document import Document
from linter.finding import Action, Finding, Severity
from linter.lexicon.varieties import Variety, variety
from linter.settings import Language, Settings

DIALECT, MIXED = "spelling/dialect", "spelling/mixed-dialect"
#: How sure it is that a spelling is to be changed: a slip, one in copy of another desk, one side of a mix.
_SLIP, _OTHER_DESK, _MIX = 0.9, 0.4, 0.8


def codes(settings: Settings) -> Iterator[str]:
    """The ids of this check's findings."""
    del settings
    yield from (DIALECT, MIXED)


def check(document: Document, settings: Settings) -> Iterator[Finding]:
    """Spellings of another variety than the story's."""
    found = uses(document)
    if settings.language_found or settings.language.region is None:
        return _mixed(document, found, variety(settings.language))
    return _strange(document, found, settings.language)


def _strange(document: Document, found: Sequence[Use], language: Language) -> Iterator[Finding]:
    """Every spelling that the story's variety does not have."""
    own = variety(language)
    strange = [use for use in found if own in use.forms]
    slip = _is_slip(strange, [use for use in found if own not in use.forms and _belongs(use, own)])
    for use in strange:
        text, fix = _texts(document, use, own)
        yield Finding(
            use.start, use.end, DIALECT, f"“{text}” is {_side(use)} spelling; in {language} it is “{fix}”.",
            Severity.WARNING if slip else Severity.INFO, _SLIP if slip else _OTHER_DESK,
            Action.CORRECT, "locale-violation", ("dialect",), (fix,),
        )  # fmt: skip


def _is_slip(strange: Sequence[Use], own: Sequence[Use]) -> bool:
    """Whether a story is of its variety and strays: else it is another desk's copy, or the language is said wrongly."""
    words = _words(own)
    return _words(strange) * 2 <= words or (words > 0 and len(strange) == 1)


def _mixed(document: Document, found: Sequence[Use], own: Variety) -> Iterator[Finding]:
    """One finding where a story has both British and American spellings, at the first of the rarer side."""
    ours = [use for use in found if _belongs(use, own)]
    others = [use for use in found if own in use.forms]
    if ours and others:
        text, fix = _texts(document, others[0], own)
        number = _words(ours)
        yield Finding(
            others[0].start, others[0].end, MIXED,
            f"{number} {_side(ours[0])} spelling{'s' if number > 1 else ''}, {_words(others)} {_side(others[0])}: "
            f"“{ours[0].word}” … “{text}”.",
            Severity.WARNING, _MIX, Action.CORRECT, "inconsistency", ("dialect",), (fix,),
        )  # fmt: skip


def _belongs(use: Use, own: Variety) -> bool:
    """Whether a spelling is on the side of that variety: American, or British as all the others."""
    return use.american if own is Variety.AMERICAN else use.british


def _side(use: Use) -> str:
    return "British" if use.british else "American"


def _words(found: Sequence[Use]) -> int:
    return len({use.word for use in found})


def _texts(document: Document, use: Use, own: Variety) -> tuple[str, str]:
    """What stands there, and what could, with its capital."""
    text = document.text[use.start : use.end]
    return text, use.forms[own].capitalize() if text[0].isupper() else use.forms[own]
