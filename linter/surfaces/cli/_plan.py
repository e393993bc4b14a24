"""What a run is to do: which files it reads, what it prints, and against what it holds them."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import PurePath
from typing import TYPE_CHECKING

import msgspec

from linter import reporters
from linter.checks import ConfigError, corrections
from linter.files import File, find, shown
from linter.finding import Severity
from linter.layers import Config
from linter.surfaces.cli._bases import Bases, Excluded, failing
from linter.surfaces.cli._faults import say
from linter.surfaces.cli._left_out import LeftOut
from linter.surfaces.cli._options import Asked

if TYPE_CHECKING:
    from linter.surfaces.cli._revision import Revision


class Plan(msgspec.Struct, frozen=True):
    """A run, resolved; ``failing`` is the least severity that makes it fail, by the file."""

    bases: Bases
    found: tuple[File, ...]
    output_format: str
    failing: Callable[[File], Severity]
    against: Revision | None
    changed: Revision | None


def plan(asked: Asked) -> Plan:
    """Resolve a command line; raises ConfigError for anything in it, or in the files it names, that cannot be used."""
    bases = Bases(asked, quiet=asked.quiet)
    output_format = _output_format(asked, bases.config)
    found = _found(asked, bases)
    changed = None if asked.changed is None else _changed(asked.changed)
    if changed is not None and found:
        found = tuple(file for file in found if file.problem or changed.differs(file))
        if not found and not asked.quiet:
            say(f"copydesk: no story differs from {shown(changed.name)}")
    bases.quiet = asked.quiet or not found
    used = {bases.of(file.real) for file in found} or {bases.of()}
    against = None
    if asked.against is not None and any(basis.settings.wants(corrections.CODE) for basis in used):
        against = _revision(asked.against)
    return Plan(bases, found, output_format, lambda file: failing(asked.fail_on, bases.of(file.real).config), against, changed)


def _output_format(asked: Asked, config: Config) -> str:
    wanted = asked.output_format or config.options.output_format or "text"
    if wanted not in reporters.names():
        raise config.error("output-format", f"must be one of {', '.join(reporters.names())}, not {wanted!r}")
    return wanted


def _found(asked: Asked, bases: Bases) -> tuple[File, ...]:
    exclude = Excluded(bases, asked.exclude)
    if asked.stdin:
        name = asked.stdin_filename or "-"
        return () if exclude.verdict(name) else (File("-", shown(name), PurePath(name).as_posix()),)
    respect_gitignore = not asked.no_respect_gitignore and bases.config.options.respect_gitignore is not False
    left_out = LeftOut()
    walked = find(asked.paths or (".",), exclude, respect_gitignore=respect_gitignore, left_out=left_out.hear)
    found = _without_lists(tuple(walked), bases, left_out)
    if asked.verbose:
        left_out.say()
    if not found and not asked.quiet:
        say("copydesk: no stories found")
    return found


def _without_lists(found: tuple[File, ...], bases: Bases, left_out: LeftOut) -> tuple[File, ...]:
    """The files that are not lists of words by which any of them is read."""
    lists = {os.path.realpath(path) for file in found for path in bases.of(file.real).settings.vocabulary}
    if not lists:
        return found
    stories = tuple(file for file in found if os.path.realpath(file.path) not in lists)
    for file in set(found).difference(stories):
        left_out.hear(file.path, "the vocabulary")
    return stories


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
