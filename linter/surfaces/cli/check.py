"""``copydesk check``: lint stories, and mend what is safe to mend."""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Iterable
from typing import Any, TextIO, get_args

import click

from linter import reporters
from linter.config import FailOn
from linter.engine import Linter
from linter.reporters import Style
from linter.surfaces.cli._faults import say, usage
from linter.surfaces.cli._options import Asked, reading
from linter.surfaces.cli._plan import plan
from linter.surfaces.cli._progress import Progress
from linter.surfaces.cli._stories import Desk, Outcome
from linter.surfaces.cli._watch import Watch


@click.command("check", short_help="Check stories.")
@click.argument("paths", nargs=-1, metavar="[PATH…|-]")
@click.option("--fix", is_flag=True, help="Apply the safe fixes.")
@click.option("--diff", is_flag=True, help="Print what --fix would change, and change nothing.")
@click.option("--output-format", type=click.Choice(reporters.names()), help="How to print findings; text if not said otherwise.")
@reading
@click.option("--fail-on", type=click.Choice(get_args(FailOn)), help="Least severity that makes the exit code 1; warning by default.")
@click.option("--exclude", multiple=True, metavar="PATTERN", help="Leave out files; patterns as in .gitignore.")
@click.option("--no-respect-gitignore", is_flag=True, help="Read what .gitignore names, too.")
@click.option("--statistics", is_flag=True, help="Count findings by rule instead of printing each.")
@click.option("--stdin-filename", metavar="NAME", help="Name of the story that standard input holds.")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colour the output.")
@click.option("-q", "--quiet", is_flag=True, help="Print findings and what was not checked, nothing else.")
@click.pass_context
def command(context: click.Context, /, **options: Any) -> None:
    """Check stories: files, the stories in folders, or - for standard input.

    Without a PATH the current folder is checked. What is said on the command line holds before the configuration:
    the nearest copydesk.toml, or [tool.copydesk] in pyproject.toml.

    Exit codes: 0 nothing found, 1 findings, 2 wrong usage or configuration, 3 something could not be checked.
    """
    asked = Asked(**options)
    with usage():
        todo = plan(asked)
        linter = Linter(todo.settings)
    data = sys.stdin.buffer.read() if asked.stdin else None
    watch = Watch(todo.failing, Progress(len(todo.found), wanted=not asked.quiet), quiet=asked.quiet)
    with linter:
        desk = Desk(linter, todo.settings, todo.metadata, fix=asked.fix and not asked.diff, diff=asked.diff, statistics=asked.statistics)
        outcomes: Iterable[Outcome] = desk.outcomes(todo.found, data)
        if asked.diff:
            _print_diff(watch, outcomes, quiet=asked.quiet)
        elif data is not None and asked.fix:
            outcomes = list(outcomes)
            # An editor takes this for its buffer: what could not be read comes back as it was.
            sys.stdout.buffer.write(next((done.after for done in outcomes if done.story and done.story.source), data))
            _print(watch, outcomes, asked, todo.output_format, sys.stderr)
        else:
            _print(watch, outcomes, asked, todo.output_format, sys.stdout)
    context.exit(watch.code)


def _print(watch: Watch, outcomes: Iterable[Outcome], asked: Asked, output_format: str, out: TextIO) -> None:
    """Print findings in the format asked for; statistics take their place in text and go beside the data otherwise."""
    if isinstance(out, io.TextIOWrapper):
        # Data are UTF-8 everywhere; people get what their terminal can show.
        encoding, errors = (None, "backslashreplace") if output_format == "text" else ("utf-8", None)
        out.reconfigure(encoding=encoding, errors=errors)
    style = Style(
        color=_colored(asked.color, out), width=shutil.get_terminal_size((100, 24)).columns, summary=not asked.quiet, fixing=asked.fix
    )
    stories = watch.stories(outcomes)
    if asked.statistics and output_format == "text":
        for _ in stories:
            pass
    else:
        reporters.load(output_format).report(stories, style, out)
    if asked.statistics:
        for line in watch.statistics.lines():
            click.echo(line, file=out if output_format == "text" else sys.stderr)


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


def _colored(choice: str, out: TextIO) -> bool:
    if choice != "auto":
        return choice == "always"
    return out.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
