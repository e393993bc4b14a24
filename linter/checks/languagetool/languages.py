"""LanguageTool's languages: what it calls them, and what its findings are worth in those that were not measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.checks.languagetool.tuning import Worth
from linter.finding import Severity
from linter.settings import Language

if TYPE_CHECKING:
    from linter.checks.languagetool.client import Match

#: The names of a language, that of its standard first; by a bare ``de`` or ``pt`` nothing is spell-checked.
_NAMES = {
    "ca": ("ca-ES", "ca-ES-valencia", "ca-ES-balear"),
    "da": ("da-DK",),
    "de": ("de-DE", "de-AT", "de-CH", "de-LU"),
    "en": ("en-US", "en-GB", "en-AU", "en-CA", "en-NZ", "en-ZA"),
    "es": ("es", "es-AR"),
    "fr": ("fr", "fr-CA", "fr-CH", "fr-BE"),
    "it": ("it",),
    "nl": ("nl", "nl-BE"),
    "pl": ("pl-PL",),
    "pt": ("pt-PT", "pt-BR", "pt-AO", "pt-MZ"),
    "ru": ("ru-RU",),
    "sv": ("sv",),
    "uk": ("uk-UA",),
}
_STYLE = frozenset({"style", "locale-violation", "register", "typographical", "whitespace"})
_WARNING, _INFO = Worth(Severity.WARNING, 0.5), Worth(Severity.INFO, 0.3)


def subtag(language: Language) -> str:
    """The language without its region, as locks are named."""
    return language.split("-")[0]


def name(language: Language) -> str:
    """LanguageTool's name of the nearest language that it has; of one that it is not known to have, the tag."""
    names = _NAMES.get(subtag(language), (str(language),))
    if language in names:
        return language
    return language.variety if language.english else names[0]


def judge(match: Match, *, quoted: bool = False) -> Worth | None:
    """What a match in another language than English is worth: an error is a warning, style a hint, and none in quotations."""
    if match.issue_type in _STYLE or "STYLE" in match.category:
        return None if quoted else _INFO
    return _WARNING
