"""What a run was asked to do, resolved: the part of the configuration that checks and the arbiter see."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from linter.codes import covers
from linter.finding import Action

if TYPE_CHECKING:
    from linter.document import Document

LanguageToolMode = Literal["auto", "on", "off"]
FailOn = Literal["error", "warning", "info"]

# RFC 5646: a language, then subtags of one to eight letters or digits; registered meanings are not looked up.
_TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_AMERICAN = frozenset({"US", "PH", "PR", "GU", "AS", "VI", "MP", "LR"})


def day(text: str) -> date:
    """A date as YYYY-MM-DD and nothing else; raises ValueError."""
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise ValueError(f"{text!r} is not a date such as 2026-01-31")


class Language(str):
    """A BCP 47 tag, with the variety whose data stand in for it."""

    def __new__(cls, tag: str) -> Language:
        """Take a well-formed tag in any case; raises ValueError on anything else."""
        if not _TAG.fullmatch(tag.replace("_", "-")):
            raise ValueError(f"{tag!r} is not a language tag such as en-US or en-GB")
        head, *rest = tag.replace("_", "-").split("-")
        cased = (part.upper() if len(part) == 2 else part.title() if len(part) == 4 else part.lower() for part in rest)
        return super().__new__(cls, "-".join([head.lower(), *cased]))

    @property
    def english(self) -> bool:
        """Whether the language is English of any region."""
        return self.split("-")[0] == "en"

    @property
    def region(self) -> str | None:
        """The country of the tag, None where it names none."""
        return next((part for part in self.split("-")[1:] if len(part) == 2), None)

    @property
    def variety(self) -> Literal["en-US", "en-GB"]:
        """The English whose word lists stand in for this one; outside America that is British."""
        return "en-US" if (self.region or "US") in _AMERICAN else "en-GB"


#: English of whatever region; which it is shows in a story's spelling.
ENGLISH = Language("en")
#: What a story is taken for if neither anybody nor its spelling says otherwise.
AMERICAN = Language("en-US")
BRITISH = Language("en-GB")


class RuleOptions(msgspec.Struct, frozen=True):
    """What a newsroom makes of a rule; None where it says nothing.

    A ``severity`` of "off" means that the rule is not wanted. ``safe`` says whether its fixes may be applied unasked: where it is true,
    those that leave no choice may.
    """

    severity: Literal["error", "warning", "info", "off"] | None = None
    action: Action | None = None
    safe: bool | None = None


class SuppressionOptions(msgspec.Struct, frozen=True):
    """What a newsroom demands of a suppression; ``max_days`` is how far ahead its last day may lie, which it then must have."""

    require: tuple[Literal["reason", "initials", "until"], ...] = ()
    max_days: int | None = None


class Settings(msgspec.Struct, frozen=True):
    """The settings for one story.

    A ``language`` without a region is found out from the story's spelling; ``language_found`` says that it was.
    ``languagetool_url`` is a server of the newsroom's, ending in ``/v2/``; without one the machine's own is used.
    ``select`` and ``ignore`` hold rule ids or the folders before their slashes; so do ``rules``, with what is made of them.
    ``rule_folders`` are a newsroom's own, beside the rules
    that ship with the package; ``styles`` are the folders of style packs. Without ``known_misspellings`` the table of them is not used,
    and each is found, if at all, as a word that no list knows. ``vocabulary`` are the newsroom's lists of words; see
    ``linter.vocabulary``. ``vale_styles`` are folders with Vale styles. ``before`` is the published version of the story, to
    compare it with.
    """

    language: Language = ENGLISH
    language_found: bool = False
    published: date | None = None
    languagetool: LanguageToolMode = "off"
    languagetool_url: str | None = None
    cache: bool = True
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    rules: tuple[tuple[str, RuleOptions], ...] = ()
    suppressions: SuppressionOptions = SuppressionOptions()
    rule_folders: tuple[Path, ...] = ()
    styles: tuple[Path, ...] = ()
    known_misspellings: bool = True
    vocabulary: tuple[Path, ...] = ()
    vale_styles: tuple[Path, ...] = ()
    before: Document | None = None

    def within(self, document: Document, language: Language | None = None, published: date | None = None) -> Settings:
        """The settings for a story: what is known of it from elsewhere goes before what it says of itself, that before these.

        Raises ValueError where the language that it says is none.
        """
        own = Language(document.language) if document.language else None
        return msgspec.structs.replace(
            self, language=language or own or self.language, published=published or document.published or self.published
        )

    def wants(self, code: str) -> bool:
        """Whether findings of that rule id are asked for."""
        selected = not self.select or any(covers(selector, code) for selector in self.select)
        return selected and not any(covers(selector, code) for selector in self.ignore) and self.options(code).severity != "off"

    def options(self, code: str) -> RuleOptions:
        """What is made of a rule: of each thing that its own entry leaves unsaid, what that of the nearest folder says."""
        found = RuleOptions()
        for selector, said in sorted(self.rules, key=lambda entry: len(entry[0])):
            if covers(selector, code):
                found = RuleOptions(
                    said.severity or found.severity, said.action or found.action, found.safe if said.safe is None else said.safe
                )
        return found
