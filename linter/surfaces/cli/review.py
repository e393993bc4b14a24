"""``copydesk review``: look at one finding after another, and mend each at once."""

from __future__ import annotations

from typing import Any

import click

from linter.surfaces.cli._options import finding, reading


@click.command("review", short_help="Look at one finding after another, and mend each.")
@click.argument("paths", nargs=-1, metavar="[PATH…]", type=click.Path())
@reading
@finding
@click.option("--info", is_flag=True, help="Ask about findings of info, too.")
@click.pass_context
def command(context: click.Context, /, paths: tuple[str, ...], *, info: bool, **options: Any) -> None:
    """Show each finding with its line and ask what to do about it.

    \b
    1-9  put that suggestion there        v  add the word to the vocabulary
    e    write another text               i  ignore it here, with a reason
    s    skip it                          u  undo the last answer
    ?    show the keys                    q  quit

    Every answer is written at once, and a file is written whole or not at all: stop whenever you like. Where standard input is
    no terminal, each answer is a line.

    Exit codes: 0 done, 2 wrong usage or configuration, 3 a story could not be read or written.
    """
    # What it needs takes longer to import than --help should.
    from linter.surfaces.cli._review import run

    context.exit(run(paths, options, info=info))
