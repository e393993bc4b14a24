"""What a configuration may say, by its keys. Values only, as they are written; what they come to is the matter of ``linter.config``."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec

from linter.settings import FailOn, LanguageToolMode


class LanguageToolOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """LanguageTool in more than a word: when to use it, and a server of the newsroom's."""

    mode: LanguageToolMode | None = None
    url: str | None = None


class RuleTable(msgspec.Struct, frozen=True):
    """What is made of a rule, or of a folder of rules: see ``settings.RuleOptions``."""

    severity: Literal["error", "warning", "info", "off"] | None = None
    action: Literal["correct", "review", "ask"] | None = None
    safe: bool | None = None


class SuppressionTable(msgspec.Struct, frozen=True, rename="kebab"):
    """What is demanded of suppressions: see ``settings.SuppressionOptions``."""

    require: tuple[Literal["reason", "initials", "until"], ...] | None = None
    max_days: Annotated[int, msgspec.Meta(ge=1)] | None = None


class PerFile(msgspec.Struct, frozen=True, rename="kebab"):
    """What holds in the files of some patterns, before what the rest of the configuration says; see ``Options`` for the keys."""

    files: str | tuple[str, ...]
    language: str | None = None
    languagetool: LanguageToolMode | None = None
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    style: tuple[str, ...] | None = None
    vocabulary: tuple[str, ...] | None = None
    rule: dict[str, RuleTable] | None = None


class Options(msgspec.Struct, frozen=True, rename="kebab"):
    """What can be configured; None where nothing was said."""

    language: str | None = None
    languagetool: LanguageToolMode | LanguageToolOptions | None = None
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    exclude: tuple[str, ...] | None = None
    respect_gitignore: bool | None = None
    fail_on: FailOn | None = None
    output_format: str | None = None
    rules: tuple[str, ...] | None = None
    style: tuple[str, ...] | None = None
    known_misspellings: bool | None = None
    vocabulary: tuple[str, ...] | None = None
    styles: tuple[str, ...] | None = None
    rule: dict[str, RuleTable] | None = None
    suppressions: SuppressionTable | None = None
    per_file_ignores: dict[str, tuple[str, ...]] | None = None
    per_file: tuple[PerFile, ...] | None = None
    baseline: str | None = None
    extends: str | None = None

    def over(self, base: Options) -> Options:
        """These options where they say something, else those of ``base``; what stands in tables by names adds up."""
        merged: dict[str, Any] = {}
        for name in self.__struct_fields__:
            said, below = getattr(self, name), getattr(base, name)
            merged[name] = below if said is None else {**below, **said} if isinstance(said, dict) and below else said
        return Options(**merged)

    @classmethod
    def of(cls, table: PerFile) -> Options:
        """The options that a table for some files holds."""
        return cls(**{name: getattr(table, name) for name in table.__struct_fields__ if name != "files"})
