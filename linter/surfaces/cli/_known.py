"""A run of ``copydesk baseline``: reads stories and writes down what is found."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from linter.baseline import FILE, Baseline, Entry, entries, written
from linter.checks import ConfigError
from linter.files import reason, shown
from linter.surfaces.cli._faults import usage
from linter.surfaces.cli._options import Asked
from linter.surfaces.cli._plan import plan
from linter.surfaces.cli._progress import Progress
from linter.surfaces.cli._room import Room
from linter.surfaces.cli._watch import Watch


def run(asked: Asked) -> int:
    """Write the baseline; the exit code."""
    if asked.stdin:
        raise click.UsageError("a baseline is of files, not of standard input")
    with usage():
        todo = plan(asked)
        room = Room(todo.bases, asked.jobs, format_=asked.format_)
        room.open(todo.found)
        path = asked.baseline or todo.bases.config.baseline or Path(FILE)
        before = Baseline(path) if path.exists() else None
    watch = Watch(todo.failing, Progress(len(todo.found), wanted=not asked.quiet), quiet=asked.quiet)
    found: list[Entry] = []
    read = []
    with usage(), room:
        for outcome in watch.over(room.outcomes(todo.found)):
            # What is known of a story stays as long as nobody can tell whether it is there.
            if outcome.story is None or outcome.story.readable:
                read.append(outcome.file.real)
            if outcome.story is not None:
                found += entries(outcome.story.report, outcome.file.real, path.parent)
    found += before.others(read) if before else []
    try:
        path.write_bytes(written(found))
    except OSError as error:
        with usage():
            raise ConfigError(f"{shown(str(path))}: {reason(error)}") from None
    if not asked.quiet:
        click.echo(f"{shown(str(path))}: {_counted(Counter(found), Counter(before.entries if before else []))}")
    return watch.code


def _counted(now: Counter[Entry], before: Counter[Entry]) -> str:
    stories = len({entry.file for entry in now})
    counts = (
        f"{now.total():,} known {'finding' if now.total() == 1 else 'findings'} in {stories:,} {'story' if stories == 1 else 'stories'}"
    )
    return f"{counts}, {(now - before).total():,} new; {(before - now).total():,} gone" if before else counts
