"""What a run is to do: the command line first, then the configuration, then the defaults."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from linter import reporters
from linter.checks import ConfigError, UnknownRule, corrections
from linter.config import Config, Options, load, nearest
from linter.files import File, FileIgnores, Patterns, find, shown
from linter.finding import Severity
from linter.settings import Language, Settings
from linter.surfaces.cli import _metadata
from linter.surfaces.cli._faults import say
from linter.surfaces.cli._options import Asked, Reading

if TYPE_CHECKING:
    from linter.engine import Linter
    from linter.surfaces.cli._revision import Revision


@dataclass(frozen=True, slots=True)
class Basis:
    """How stories are read, resolved. ``settings`` hold for those that say nothing of their own."""

    settings: Settings
    metadata: Mapping[str, _metadata.Entry]
    per_file: FileIgnores
    config: Config

    def linter(self) -> Linter:
        """The linter; raises ConfigError, with its place, for what is said of rules that there are not."""
        from linter.engine import Linter  # where all reports were kept none is made

        try:
            made = Linter(self.settings)
            made.present(self.per_file.selectors)
        except UnknownRule as error:
            raise self.config.blamed(error) from None
        return made


@dataclass(frozen=True, slots=True)
class Plan(Basis):
    """A run, resolved."""

    found: tuple[File, ...]
    output_format: str
    failing: Severity
    against: Revision | None
    changed: Revision | None


def plan(asked: Asked) -> Plan:
    """Resolve a command line; raises ConfigError for anything in it, or in the files it names, that cannot be used."""
    config = _config(asked.config, no_config=asked.no_config)
    output_format = _output_format(asked, config)
    basis = _basis(asked, config)
    settings = basis.settings
    found = _found(asked, config)
    changed = None if asked.changed is None else _changed(asked.changed)
    if changed is not None and found:
        found = tuple(file for file in found if file.problem or changed.differs(file))
        if not found and not asked.quiet:
            say(f"copydesk: no story differs from {shown(changed.name)}")
    against = _revision(asked.against) if asked.against is not None and settings.wants(corrections.CODE) else None
    if settings.vocabulary and not asked.quiet:
        _say_expired(settings)
    return Plan(
        _without_missing_languagetool(settings, quiet=asked.quiet or not found),
        basis.metadata,
        basis.per_file,
        config,
        found,
        output_format,
        Severity(asked.fail_on or config.options.fail_on or "warning"),
        against,
        changed,
    )


def story_basis(asked: Reading) -> Basis:
    """How a story is read; raises ConfigError."""
    basis = _basis(asked, _config(asked.config, no_config=asked.no_config))
    return replace(basis, settings=_without_missing_languagetool(basis.settings, quiet=False))


def rule_settings(path: Path | None, style: tuple[str, ...], *, no_config: bool, language: Language | None = None) -> Settings:
    """The settings that say which rules are in force, in a story that says nothing of its own; raises ConfigError."""
    config = _config(path, no_config=no_config)
    options = config.options
    settings = _configured(config, language, style)
    return replace(settings, select=options.select or (), ignore=options.ignore or (), rules=config.rules)


def word_settings(language: Language | None, path: Path | None, *, no_config: bool) -> Settings:
    """The settings for words that stand in no story; raises ConfigError."""
    config = _config(path, no_config=no_config)
    return _configured(config, language)


def _config(path: Path | None, *, no_config: bool) -> Config:
    if no_config and path:
        raise ConfigError("--config and --no-config contradict each other")
    if no_config:
        return Config(Path.cwd(), Options())
    return load(path) if path else nearest(Path.cwd())


def _output_format(asked: Asked, config: Config) -> str:
    wanted = asked.output_format or config.options.output_format or "text"
    if wanted not in reporters.names():
        raise config.error("output-format", f"must be one of {', '.join(reporters.names())}, not {wanted!r}")
    return wanted


def _configured(config: Config, language: Language | None, style: tuple[str, ...] = ()) -> Settings:
    return Settings(
        language=language or Language(config.options.language or "en"),
        rule_folders=config.rule_folders,
        styles=_styles(config, style),
        known_misspellings=config.options.known_misspellings is not False,
        vocabulary=config.vocabulary,
        vale_styles=config.vale_styles,
    )


def _styles(config: Config, asked: tuple[str, ...]) -> tuple[Path, ...]:
    """The folders of the style packs: what the command line names is relative to the current folder."""
    if not asked and not config.options.style:
        return ()
    from linter.checks.rules import packs  # loads what reads rules
    from linter.checks.rules.ruleset import shipped

    if asked:
        return tuple(packs.find(name, Path.cwd(), shipped()) for name in asked)
    try:
        return tuple(packs.find(name, config.root, shipped()) for name in config.options.style or ())
    except ConfigError as error:
        raise config.error("style", str(error)) from None


def _basis(asked: Reading, config: Config) -> Basis:
    metadata = _metadata.load(asked.metadata) if asked.metadata else {}
    try:
        per_file = FileIgnores(config.root, config.options.per_file_ignores or {})
    except ConfigError as error:
        raise config.error("per-file-ignores", str(error)) from None
    return Basis(_settings(asked, config), metadata, per_file, config)


def _settings(asked: Reading, config: Config) -> Settings:
    options = config.options
    return replace(
        _configured(config, asked.language, asked.style),
        published=asked.published,
        languagetool=asked.languagetool or config.languagetool.mode or "auto",
        languagetool_url=config.languagetool.url,
        cache=not asked.no_cache,
        select=asked.select or options.select or (),
        ignore=asked.ignore or options.ignore or (),
        rules=config.rules,
        suppressions=config.suppressions,
    )


def _found(asked: Asked, config: Config) -> tuple[File, ...]:
    exclude = Patterns(Path.cwd(), asked.exclude) if asked.exclude else Patterns(config.root, config.options.exclude or ())
    if asked.stdin:
        name = asked.stdin_filename or "-"
        return () if exclude.verdict(name) else (File("-", shown(name), PurePath(name).as_posix()),)
    lists = {os.path.realpath(path) for path in config.vocabulary}
    walked = find(asked.paths or (".",), exclude, respect_gitignore=not asked.no_respect_gitignore)
    found = tuple(file for file in walked if not lists or os.path.realpath(file.path) not in lists)
    if not found and not asked.quiet:
        say("copydesk: no stories found")
    return found


def _revision(name: str) -> Revision:
    from linter.surfaces.cli._revision import Revision  # few runs start processes

    return Revision(name)


def _changed(name: str) -> Revision:
    try:
        return _revision(name)
    except ConfigError as error:
        # An option whose value may be left out takes the path behind it for one.
        hint = f"; if {shown(name)} is what to check, write --changed=HEAD" if os.path.exists(name) else ""  # noqa: PTH110
        raise ConfigError(f"{error}{hint}") from None


def _say_expired(settings: Settings) -> None:
    """Name the entries of the vocabulary that count no more, so that nobody relies on them."""
    from linter.surfaces.cli._vocabulary import expired
    from linter.vocabulary import VocabularyError, vocabulary  # the check is not needed where all reports were kept

    try:
        entries = vocabulary(settings).expired()
    except VocabularyError as error:
        raise ConfigError(str(error)) from None
    if entries:
        say(f"copydesk: {expired(entries)}")


def _without_missing_languagetool(settings: Settings, *, quiet: bool) -> Settings:
    """In mode ``auto`` a LanguageTool that is not there is named once, not in every story."""
    if settings.languagetool != "auto" or settings.languagetool_url:
        return settings
    from linter.checks import languagetool

    missing = languagetool.available()
    if missing is None:
        return settings
    if not quiet:
        say(f"copydesk: {missing}")
    return replace(settings, languagetool="off")
