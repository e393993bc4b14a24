"""The parameters of LanguageTool's protocol, and what they ask for."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from msgspec.structs import replace

from linter.checks.languagetool import install
from linter.settings import Language, Settings, day
from linter.surfaces.server._annotated import Data, parsed
from linter.surfaces.server._problems import Problem

if TYPE_CHECKING:
    from starlette.requests import Request

_ENGLISHES = {
    "en": "English", "en-US": "English (US)", "en-GB": "English (GB)", "en-AU": "English (Australian)", "en-CA": "English (Canadian)",
    "en-NZ": "English (New Zealand)", "en-ZA": "English (South African)",
}  # fmt: skip
_OTHERS = {
    "ca": "Catalan", "da": "Danish", "de": "German", "es": "Spanish", "fr": "French", "it": "Italian", "nl": "Dutch", "pl": "Polish",
    "pt": "Portuguese", "ru": "Russian", "sv": "Swedish", "uk": "Ukrainian",
}  # fmt: skip
_AUTO = "auto"
_PICKY = frozenset({"picky", "academic", "clarity", "professional", "creative", "customer", "jobapp", "objective", "elegant"})
#: What LanguageTool's clients call its speller, which stands for ours.
_SPELLER = re.compile(r"MORFOLOGIK_RULE_\w+|HUNSPELL_RULE\w*")
_YES = frozenset({"true", "yes", "1"})


class Asked:
    """The parameters of a request: those of its address and of its body, whatever type that says it has."""

    def __init__(self, pairs: list[tuple[str, str]]) -> None:
        self._values = dict(pairs)

    @classmethod
    async def of(cls, request: Request) -> Asked:
        """Those of a request; raises Problem."""
        pairs = parse_qsl(request.url.query, keep_blank_values=True)
        body = await request.body() if request.method == "POST" else b""
        try:
            pairs += parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=100)
        except (UnicodeDecodeError, ValueError):
            raise Problem(400, "the body is not a form in UTF-8") from None
        return cls(pairs)

    def get(self, name: str, default: str = "") -> str:
        """A parameter's value."""
        return self._values.get(name, default)

    def names(self, name: str) -> frozenset[str]:
        """The parts of a list with commas."""
        return frozenset(part.strip() for part in self.get(name).split(",") if part.strip())

    def yes(self, name: str) -> bool:
        """Whether a switch is on."""
        return self.get(name).lower() in _YES

    def __contains__(self, name: str) -> bool:
        return name in self._values


def data(asked: Asked) -> Data:
    """The text that was sent, or its parts; raises Problem."""
    if "text" in asked and "data" in asked:
        raise Problem(400, "send either 'text' or 'data', not both")
    if "text" in asked:
        return Data(text=asked.get("text"))
    if "data" in asked:
        return parsed(asked.get("data"))
    raise Problem(400, "Missing 'text' or 'data' parameter")


def settings_of(asked: Asked, settings: Settings) -> Settings:
    """The settings by which it is to be read; raises Problem."""
    code = asked.get("language")
    if not code:
        raise Problem(400, "Missing 'language' parameter, such as language=en-US; language=auto finds out which English it is")
    if code == _AUTO:
        variants = sorted(name for name in asked.names("preferredVariants") if name.lower().startswith("en-"))
        code = variants[0] if variants else "en"
    elif asked.names("preferredVariants"):
        raise Problem(400, "'preferredVariants' goes with language=auto only")
    try:
        language = Language(code)
    except ValueError:
        language = None
    if language is None or not (language.english or language.split("-")[0] in install.languages()):
        there = ", ".join(one["longCode"] for one in known_languages())
        raise Problem(400, f"{code!r} is not a language that is read here: {there}")
    return replace(settings, language=language, published=_published(asked) or settings.published)


def _published(asked: Asked) -> date | None:
    """The day of the story, which LanguageTool does not ask for and ours may be told."""
    try:
        return day(asked.get("published")) if "published" in asked else None
    except ValueError as error:
        raise Problem(400, f"'published': {error}") from None


def known_languages() -> list[dict[str, str]]:
    """The languages that are read, as the protocol names them."""
    found = [{"name": name, "code": "en", "longCode": code} for code, name in _ENGLISHES.items()]
    others = [code for code in install.languages() if code in _OTHERS]
    return found + [{"name": _OTHERS[code], "code": code, "longCode": code} for code in others]


class Choice:
    """Which findings a client wants; raises Problem for what contradicts itself."""

    def __init__(self, asked: Asked) -> None:
        self._enabled, self._disabled = asked.names("enabledRules"), asked.names("disabledRules")
        self._categories, self._without = asked.names("enabledCategories"), asked.names("disabledCategories")
        self._only = asked.yes("enabledOnly")
        level = asked.get("level", "default").lower()
        if level != "default" and level not in _PICKY:
            raise Problem(400, f"'level' must be default or picky, not {level!r}")
        if self._only and not (self._enabled or self._categories):
            raise Problem(400, "'enabledOnly' needs 'enabledRules' or 'enabledCategories'")
        if self._only and (self._disabled or self._without):
            raise Problem(400, "'enabledOnly' and 'disabledRules' or 'disabledCategories' contradict each other")
        self.picky = level in _PICKY

    def wants(self, code: str, match: dict[str, Any]) -> bool:
        """Whether a match is wanted."""
        rule, category = match["rule"]["id"], match["rule"]["category"]["id"]
        if self._only:
            return category in self._categories or _named(code, rule, self._enabled)
        return category not in self._without and not _named(code, rule, self._disabled)


def _named(code: str, rule: str, names: frozenset[str]) -> bool:
    """Whether a rule is among some names: its id, a folder of ids, or what LanguageTool calls the same check."""
    folder = code.split("/")[0]
    return rule in names or code in names or folder in names or (folder == "spelling" and any(map(_SPELLER.fullmatch, names)))
