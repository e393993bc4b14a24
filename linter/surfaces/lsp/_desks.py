"""How stories in an editor are read: the editor's settings, then the configuration nearest to each, then the defaults."""

from __future__ import annotations

from pathlib import Path
from threading import Lock

import msgspec
from pygls import uris

from linter.files import File, shown
from linter.settings import Language, LanguageToolMode
from linter.surfaces.cli._bases import Bases, Excluded
from linter.surfaces.cli._options import Reading
from linter.surfaces.cli._room import Room
from linter.surfaces.cli._stories import Desk

#: Endings of stories that have no file yet, by the editor's name for their language.
_ENDINGS = {"markdown": ".md", "html": ".html", "xml": ".xml", "json": ".json", "restructuredtext": ".rst"}


class Options(msgspec.Struct, frozen=True, rename="camel"):
    """The settings of an editor. What is not said is left to the configuration; ``delay`` is in seconds after the last keystroke."""

    languagetool: LanguageToolMode | None = None
    language: str | None = None
    style: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    config: str | None = None
    delay: float = 0.3


class Desks:
    """The desks for stories at any path."""

    def __init__(self, options: Options) -> None:
        """Take the settings; raises ConfigError, and ValueError for a language that is none."""
        self.options = options
        asked = Reading(
            select=options.select,
            ignore=options.ignore,
            language=Language(options.language) if options.language else None,
            config=Path(options.config) if options.config else None,
            style=options.style,
            languagetool=options.languagetool,
        )
        bases = Bases(asked)
        self._lock = Lock()
        self._bases = bases
        self._excluded = Excluded(bases, ())
        self._room = Room(bases)
        self._room.open(())

    def desk(self, path: str | None) -> Desk:
        """The desk for a path, or for the current folder; raises ConfigError."""
        with self._lock:  # two stories at once would make two linters
            return self._room.desk(path)

    def vocabulary(self, path: str) -> Path | None:
        """The list that words of a story at a path are added to."""
        with self._lock:
            return next(iter(self._bases.of(path).settings.vocabulary), None)

    def excluded(self, path: str) -> bool:
        """Whether the configuration leaves out a file."""
        with self._lock:
            return bool(self._excluded.verdict(path))

    def watched(self) -> list[str]:
        """Globs of files that change what is said of stories: configurations, lists and rules."""
        config = self._bases.config
        folders = (*config.rule_folders, *config.vale_styles)
        return ["**/copydesk.toml", "**/pyproject.toml", *map(str, config.vocabulary), *(f"{folder}/**" for folder in folders)]

    def close(self) -> None:
        """Let the checks close what they hold."""
        self._room.__exit__(None, None, None)


def file_of(uri: str, language_id: str | None) -> File:
    """The file that a story stands for; one that has none yet would stand in the current folder."""
    path = uris.to_fs_path(uri) if uri.startswith("file:") else None
    if path is None:
        path = str(Path.cwd() / f"untitled{_ENDINGS.get(language_id or '', '.txt')}")
    return File(path, shown(path), Path(path).as_posix())
