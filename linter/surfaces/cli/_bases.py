"""How the stories of a run are read: the command line first, then the configuration nearest to each, then the defaults."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from linter.checks import ConfigError, UnknownRule
from linter.config import load, nearest
from linter.finding import Severity
from linter.layers import Config
from linter.patterns import Exclude, FileIgnores, Patterns
from linter.schema import Options
from linter.settings import Language, Settings
from linter.surfaces.cli import _metadata
from linter.surfaces.cli._faults import say
from linter.surfaces.cli._options import Reading

if TYPE_CHECKING:
    from linter.engine import Linter


class Basis(msgspec.Struct, frozen=True, eq=False):
    """How some stories are read, resolved. ``settings`` hold for those that say nothing of their own."""

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


class Bases:
    """The bases of a run. What raises ConfigError does so when a path is first asked for; ``quiet`` says nothing else of it."""

    def __init__(self, asked: Reading, *, quiet: bool = False) -> None:
        """Take a command line; raises ConfigError where its own files cannot be used."""
        self._asked = asked
        self.quiet = quiet
        self._only = _named(asked.config, no_config=asked.no_config)
        self._near: dict[Path, Config | None] = {}
        self._sections: dict[Config, list[tuple[Patterns, Config]]] = {}
        self._layered: dict[tuple[Config, ...], Config] = {}
        self._made: dict[Config, Basis] = {}
        self._of: dict[str | None, Basis] = {}
        self._said: set[str] = set()
        self._metadata = _metadata.load(asked.metadata) if asked.metadata else {}
        #: The configuration of the current folder, which holds for the run as a whole.
        self.config = self.nearest(Path.cwd())

    def nearest(self, folder: Path) -> Config:
        """The configuration of a folder."""
        return self._only or nearest(folder, self._near)

    def of(self, path: str | None = None) -> Basis:
        """The basis of the file at a path; of stories in the current folder, if none is named."""
        if path not in self._of:
            config = self.config if path is None else self._config(path)
            if config not in self._made:
                self._made[config] = self._basis(config)
            self._of[path] = self._made[config]
        return self._of[path]

    def _config(self, path: str) -> Config:
        config = self.nearest(Path(path).absolute().parent)
        if config not in self._sections:
            try:
                self._sections[config] = [(Patterns(part.root, part.files, os.sep), part.layer) for part in config.sections]
            except ConfigError as error:
                raise config.error("per-file", str(error)) from None
        layers = tuple(layer for patterns, layer in self._sections[config] if patterns.verdict(path))
        if not layers:
            return config
        if (config, *layers) not in self._layered:
            self._layered[config, *layers] = config.under(layers)
        return self._layered[config, *layers]

    def _basis(self, config: Config) -> Basis:
        per_file = FileIgnores(config.root, {})
        try:
            for root, ignored in config.per_file_ignores:
                per_file += FileIgnores(root, ignored)
        except ConfigError as error:
            raise config.error("per-file-ignores", str(error)) from None
        settings = _settings(self._asked, config)
        if settings.vocabulary and not self.quiet:
            self._say(_expired(settings))
        return Basis(self._without_missing_languagetool(settings), self._metadata, per_file, config)

    def _without_missing_languagetool(self, settings: Settings) -> Settings:
        """In mode ``auto`` a LanguageTool that is not there is named once, not in every story."""
        if settings.languagetool != "auto" or settings.languagetool_url:
            return settings
        from linter.checks import languagetool

        missing = languagetool.available()
        if missing is None:
            return settings
        if not self.quiet:
            self._say(missing)
        return replace(settings, languagetool="off")

    def _say(self, line: str | None) -> None:
        if line and line not in self._said:
            self._said.add(line)
            say(f"copydesk: {line}")


class Excluded:
    """What is left out: by the command line, or else by the configuration of the run or the one nearest to a path."""

    def __init__(self, bases: Bases, asked: tuple[str, ...]) -> None:
        """Take the patterns of the command line; raises ConfigError for one that is none."""
        self._bases = bases
        self._asked = Patterns(Path.cwd(), asked, os.sep) if asked else None
        self._made: dict[Config, Patterns] = {}

    def verdict(self, path: str, *, folder: bool = False) -> bool | None:
        """See ``Exclude``."""
        return self._by(path, folder=folder) is not None

    def pattern(self, path: str, *, folder: bool = False) -> str:
        """See ``Exclude``."""
        by = self._by(path, folder=folder)
        return by.pattern(path, folder=folder) if by else ""

    def _by(self, path: str, *, folder: bool) -> Exclude | None:
        return next((patterns for patterns in self._of(path) if patterns.verdict(path, folder=folder)), None)

    def _of(self, path: str) -> Iterable[Patterns]:
        if self._asked:
            return (self._asked,)
        # The folder's own configuration does not leave out the folder.
        configs = {self._bases.config: None, self._bases.nearest(Path(path).absolute().parent): None}
        return map(self._patterns, configs)

    def _patterns(self, config: Config) -> Patterns:
        if config not in self._made:
            try:
                self._made[config] = Patterns(config.root_of("exclude"), config.options.exclude or (), os.sep)
            except ConfigError as error:
                raise config.error("exclude", str(error)) from None
        return self._made[config]


def failing(asked: str | None, config: Config) -> Severity:
    """The least severity that makes a run fail."""
    return Severity(asked or config.options.fail_on or "warning")


def rule_settings(path: Path | None, style: tuple[str, ...], *, no_config: bool, language: Language | None = None) -> Settings:
    """The settings that say which rules are in force, in a story that says nothing of its own; raises ConfigError."""
    config = _named(path, no_config=no_config) or nearest(Path.cwd())
    options = config.options
    settings = _configured(config, language, style)
    return replace(settings, select=options.select or (), ignore=options.ignore or (), rules=config.rules)


def word_settings(language: Language | None, path: Path | None, *, no_config: bool) -> Settings:
    """The settings for words that stand in no story; raises ConfigError."""
    return _configured(_named(path, no_config=no_config) or nearest(Path.cwd()), language)


def _named(path: Path | None, *, no_config: bool) -> Config | None:
    """The configuration that a command line names, which holds for all stories; None where each has its nearest."""
    if no_config and path:
        raise ConfigError("--config and --no-config contradict each other")
    return Config(Path.cwd(), Options()) if no_config else load(path) if path else None


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
        return tuple(packs.find(name, config.root_of("style"), shipped()) for name in config.options.style or ())
    except ConfigError as error:
        raise config.error("style", str(error)) from None


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


def _expired(settings: Settings) -> str | None:
    """The entries of the vocabulary that count no more, so that nobody relies on them."""
    from linter.surfaces.cli._vocabulary import expired
    from linter.vocabulary import VocabularyError, vocabulary  # the check is not needed where all reports were kept

    try:
        entries = vocabulary(settings).expired()
    except VocabularyError as error:
        raise ConfigError(str(error)) from None
    return expired(entries) if entries else None
