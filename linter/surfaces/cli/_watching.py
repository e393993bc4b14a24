"""``check --watch``: a run, and another one whenever a story, a list, a rule or the configuration changes."""

# Paths are compared as the system resolves them.
# ruff: noqa: PTH119, PTH120
from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import click
from watchfiles import Change, DefaultFilter, watch

from linter.checks import ConfigError
from linter.config import FILE
from linter.layers import PYPROJECT
from linter.readers import is_story
from linter.surfaces.cli import _check
from linter.surfaces.cli._bases import Bases
from linter.surfaces.cli._faults import say
from linter.surfaces.cli._options import Asked

#: Milliseconds in which changes are gathered: an editor writes a file in several steps, a checkout writes many.
_PATIENCE = 200
_STEP = 50
_LOOK = 0.5
_NAMES = frozenset({FILE, PYPROJECT, ".gitignore"})
_CLEAR = "\x1b[2J\x1b[3J\x1b[H"


def run(asked: Asked) -> int:
    """Check until interrupted; the exit code of the last run."""
    _ = asked.stdin  # raises where there is nothing to watch
    code = 0
    eyes = _Eyes(_Wanted(asked))
    try:
        while True:
            code = _once(asked)
            if not asked.quiet:
                say("copydesk: watching for changes, Ctrl-C ends")
            eyes.wait()
            # What is to be watched may be other things now: a configuration may name another list, or be mended.
            if (wanted := _Wanted(asked)).folders != eyes.wanted.folders:
                eyes.close()
                eyes = _Eyes(wanted)
            if sys.stdout.isatty():
                click.echo(_CLEAR, nl=False)
    except KeyboardInterrupt:
        return code
    finally:
        eyes.close()


def _once(asked: Asked) -> int:
    """A run; what is wrong with the configuration may be mended while it is watched."""
    try:
        code = _check.run(asked)
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    sys.stdout.flush()
    return code


class _Eyes:
    """Notes changes from now on, so that one that is made during a run is not missed."""

    def __init__(self, wanted: _Wanted) -> None:
        self.wanted = wanted
        self._changed = Event()
        self._closed = Event()
        Thread(target=self._look, daemon=True).start()

    def _look(self) -> None:
        for _ in watch(*self.wanted.folders, watch_filter=self.wanted, debounce=_PATIENCE, step=_STEP, stop_event=self._closed):
            self._changed.set()

    def wait(self) -> None:
        """Wait for a change since the last one that was waited for."""
        while not self._changed.wait(_LOOK):  # on Windows an interruption is not heard within
            pass
        self._changed.clear()

    def close(self) -> None:
        """Look no more."""
        self._closed.set()


class _Wanted(DefaultFilter):
    """Tells which files matter to a run."""

    def __init__(self, asked: Asked) -> None:
        super().__init__()
        given = [(os.path.realpath(path), Path(path).is_dir()) for path in asked.paths or (".",)]
        self._any_ending = asked.format_ is not None
        self._output = asked.output_file and os.path.realpath(asked.output_file)
        self._within = tuple(path for path, folder in given if folder)
        self._named = {path for path, folder in given if not folder}
        self._lists = {os.path.realpath(path) for path in _lists(asked)}
        folders = {*self._within, *(path if os.path.isdir(path) else os.path.dirname(path) for path in self._named | self._lists)}  # noqa: PTH112
        #: The folders to watch; each is there.
        self.folders = tuple(sorted(filter(os.path.isdir, folders)))

    def __call__(self, change: Change, path: str) -> bool:
        """Whether a run may come out otherwise for this change."""
        real = os.path.realpath(path)
        if not super().__call__(change, path) or real == self._output:
            return False
        if real in self._named or any(_is_in(real, known) for known in self._lists) or os.path.basename(path) in _NAMES:
            return True
        return any(_is_in(real, folder) for folder in self._within) and (self._any_ending or is_story(Path(path)))


def _is_in(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def _lists(asked: Asked) -> Iterator[Path]:
    """The configuration of the current folder, and the lists and rules that it names, as far as it can be read."""
    if asked.config:
        yield asked.config
    try:
        config = Bases(asked, quiet=True).config
        yield from (layer.path for layer in config.layers if layer.path)
        yield from (*config.vocabulary, *config.rule_folders, *config.vale_styles)
    except ConfigError:
        return
