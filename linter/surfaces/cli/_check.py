"""A run of ``copydesk check``: plans it, watches it, prints what comes of it."""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click
from msgspec.structs import replace

from linter import reporters
from linter.checks import ConfigError
from linter.files import reason, shown
from linter.reporters import Style, visible
from linter.surfaces.cli._faults import say, say_renamed, usage
from linter.surfaces.cli._options import Asked
from linter.surfaces.cli._plan import Plan, plan
from linter.surfaces.cli._progress import Progress
from linter.surfaces.cli._room import Room
from linter.surfaces.cli._stories import Outcome
from linter.surfaces.cli._watch import Watch

if TYPE_CHECKING:
    from linter.baseline import Baseline

_FOR_PEOPLE = frozenset({"text", "concise", "grouped"})


def run(asked: Asked) -> int:
    """Do what was asked for; the exit code."""
    with usage():
        todo = plan(asked)
        if asked.show_files or asked.show_settings:
            return _show(asked, todo)
        known = _baseline(asked, todo)
        room = Room(
            todo.bases,
            asked.jobs,
            fix=asked.fix and not asked.diff,
            diff=asked.diff,
            against=todo.against,
            format_=asked.format_,
            changed=todo.changed,
            baseline=known,
            verbose=asked.verbose,
        )
        room.open(todo.found)
        out = _opened(asked.output_file)
    data = sys.stdin.buffer.read() if asked.stdin else None
    watch = Watch(todo.failing, Progress(len(todo.found), wanted=not asked.quiet), quiet=asked.quiet)
    with usage(), room, todo.against or nullcontext(), todo.changed or nullcontext(), out or nullcontext():
        code = _ignored(asked, todo, room, known)
        outcomes: Iterable[Outcome] = room.outcomes(todo.found, data)
        if known:
            outcomes = _fresh(outcomes, known)
        if asked.diff:
            _print_diff(watch, outcomes, quiet=asked.quiet)
        elif data is not None and asked.fix:
            outcomes = list(outcomes)
            # An editor takes this for its buffer: what could not be read comes back as it was.
            sys.stdout.buffer.write(next((done.after for done in outcomes if done.story and done.story.readable), data))
            _print(watch, outcomes, asked, todo.output_format, out or sys.stderr)
        else:
            _print(watch, outcomes, asked, todo.output_format, out or sys.stdout)
    if not asked.quiet:
        if known:
            _say_known(known, whole=not (asked.changed or asked.select or asked.ignore))
        say_renamed(room.renamed)
    if asked.verbose:
        watch.say_spent()
    code = code or watch.code
    return 0 if asked.exit_zero and code == 1 else code


def _ignored(asked: Asked, todo: Plan, room: Room, known: Baseline | None) -> int:
    """Write the comments that were asked for, before the run that tells what remains; the exit code that this asks for."""
    if asked.add_ignore is None:
        return 0
    from linter.surfaces.cli._ignore import add_comments

    return add_comments(
        room.outcomes(todo.found),
        asked.add_ignore,
        failing=todo.failing,
        fresh=lambda file, report: known.fresh(report, file.real, last=False) if known else report,
        format_=asked.format_,
    )


def _show(asked: Asked, todo: Plan) -> int:
    """Print what would be read, or by which settings."""
    if asked.show_files:
        lines: Iterable[str] = (file.name for file in todo.found)
    else:
        from linter.surfaces.cli._show import settings

        lines = settings(asked, todo.bases, todo.found, todo.output_format)
    for line in lines:
        click.echo(visible(line))
    return 0


def _baseline(asked: Asked, todo: Plan) -> Baseline | None:
    path = asked.baseline or todo.bases.config.baseline
    if path is None:
        return None
    from linter.baseline import Baseline  # most have none

    return Baseline(path)


def _fresh(outcomes: Iterable[Outcome], known: Baseline) -> Iterator[Outcome]:
    """The outcomes without what is known."""
    for outcome in outcomes:
        story = outcome.story
        if story and story.readable:
            yield replace(outcome, story=replace(story, report=known.fresh(story.report, outcome.file.real)))
        else:
            yield outcome


def _say_known(known: Baseline, *, whole: bool) -> None:
    """Tell how much is known; and, where a ``whole`` report was held against it, how much of that is there no more."""
    gone = f"; `copydesk baseline` drops {known.gone:,} that {'is' if known.gone == 1 else 'are'} gone" if whole and known.gone else ""
    if known.known or gone:
        say(f"copydesk: {known.known:,} known {'finding is' if known.known == 1 else 'findings are'} left out by the baseline{gone}")


def _opened(path: str | None) -> TextIO | None:
    """The file to write to, opened before anything is read: nobody should wait to hear that it cannot be written."""
    try:
        return None if path is None else Path(path).open("w", encoding="utf-8", newline="\n")
    except OSError as error:
        raise ConfigError(f"--output-file: {shown(path or '')}: {reason(error)}") from None


def _print(watch: Watch, outcomes: Iterable[Outcome], asked: Asked, output_format: str, out: TextIO) -> None:
    """Print findings in the format asked for; statistics take their place in text and go beside the data otherwise."""
    if isinstance(out, io.TextIOWrapper):
        # Data and files are UTF-8 everywhere; people get what their terminal can show.
        for_people = output_format in _FOR_PEOPLE and asked.output_file is None
        out.reconfigure(encoding=None if for_people else "utf-8", errors="backslashreplace" if for_people else None)
    style = Style(
        color=colored(asked.color, out), width=shutil.get_terminal_size((100, 24)).columns, summary=not asked.quiet, fixing=asked.fix
    )
    stories = watch.stories(outcomes)
    if asked.statistics and output_format in _FOR_PEOPLE:
        for _ in stories:
            pass
    else:
        reporters.load(output_format).report(stories, style, out)
    if asked.statistics:
        for line in watch.statistics.lines():
            click.echo(line, file=out if output_format in _FOR_PEOPLE else sys.stderr)


def _print_diff(watch: Watch, outcomes: Iterable[Outcome], *, quiet: bool) -> None:
    """Print what fixing would change; only that fails."""
    from linter.surfaces.cli._diff import diff

    fixes = changed = 0
    for outcome in watch.over(outcomes):
        if outcome.story and outcome.before != outcome.after:
            sys.stdout.buffer.write(
                diff(outcome.file.path if outcome.file.path != "-" else outcome.file.name, outcome.before, outcome.after)
            )
            sys.stdout.buffer.flush()
            watch.found()
            fixes, changed = fixes + outcome.story.fixed, changed + 1
    if not quiet:
        say(f"Would fix {fixes:,} in {changed:,} {'story' if changed == 1 else 'stories'}." if changed else "Nothing to fix.")


def colored(choice: str, out: TextIO) -> bool:
    """Whether a stream is to be coloured: as it is asked for, or as the environment and the terminal have it."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (out.isatty() and os.environ.get("TERM") != "dumb")
