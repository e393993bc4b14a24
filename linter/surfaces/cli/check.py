"""``copydesk check``: lint stories, and mend what is safe to mend."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

import click

from linter import reporters
from linter.settings import FailOn
from linter.surfaces.cli._options import Asked, finding, parsed, reading


def _why(text: str) -> str:
    """A reason for a comment; raises ValueError for what none can hold."""
    if not text.strip() or not text.isprintable():
        raise ValueError("a reason of one line is wanted, such as 'so on the sign (MB)'")
    return text.strip()


@click.command("check", short_help="Check stories.")
@click.argument("paths", nargs=-1, metavar="[PATH…|-]", type=click.Path())
@click.option("--fix", is_flag=True, help="Apply the safe fixes.")
@click.option("--diff", is_flag=True, help="Print what --fix would change, and change nothing.")
@click.option("--output-format", type=click.Choice(reporters.names()), help="How to print findings; text if not said otherwise.")
@click.option(
    "--output-file", type=click.Path(dir_okay=False, writable=True), metavar="FILE", help="Write findings there, not to the terminal."
)
@reading
@click.option("--fail-on", type=click.Choice(get_args(FailOn)), help="Least severity that makes the exit code 1; warning by default.")
@click.option("--exit-zero", is_flag=True, help="End with exit code 0 though there are findings.")
@finding
@click.option("--statistics", is_flag=True, help="Count findings by rule instead of printing each.")
@click.option("--against", metavar="REV", help="Find facts that differ from this git revision and have no correction note.")
@click.option(
    "--changed", is_flag=False, flag_value="HEAD", metavar="[REV]", help="Report changed paragraphs only; since HEAD if not said otherwise."
)
@click.option("--baseline", type=click.Path(path_type=Path), metavar="FILE", help="Leave out the findings that this file has.")
@click.option(
    "--add-ignore",
    callback=parsed(_why),
    metavar="REASON",
    help="Write comments that ignore what makes the run fail, with this reason.",
)
@click.option("-w", "--watch", is_flag=True, help="Check again whenever a file changes, until Ctrl-C.")
@click.option("--stdin-filename", metavar="NAME", help="Name of the story that standard input holds.")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colour the output.")
@click.option(
    "-j", "--jobs", type=click.IntRange(1), metavar="N", help="Read so many files at a time; with many files, as many as processors."
)
@click.option("--show-settings", is_flag=True, help="Print the settings of the stories, each with where it was said, and check nothing.")
@click.option("--show-files", is_flag=True, help="Print the stories that would be read, and check nothing.")
@click.option("-q", "--quiet", is_flag=True, help="Print findings and what was not checked, nothing else.")
@click.option("-v", "--verbose", is_flag=True, help="Tell what was left out and why, and how long each check took.")
@click.pass_context
def command(context: click.Context, /, **options: Any) -> None:
    """Check stories: files, the stories in folders, or - for standard input.

    Without a PATH the current folder is checked. What is said on the command line holds before the configuration:
    the copydesk.toml nearest to each story, or [tool.copydesk] in pyproject.toml.

    Exit codes: 0 nothing found, 1 findings, 2 wrong usage or configuration, 3 something could not be checked.
    """
    asked = Asked(**options)
    if asked.add_ignore is not None and (asked.fix or asked.diff):
        raise click.UsageError("--add-ignore and --fix or --diff cannot be had in one run")
    # What does it takes longer to import than --help and shell completion should.
    if asked.watch:
        from linter.surfaces.cli._watching import run
    else:
        from linter.surfaces.cli._check import run
    context.exit(run(asked))
