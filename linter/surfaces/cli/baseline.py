"""``copydesk baseline``: write down the findings there are, so that later runs tell of others only."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from linter.surfaces.cli._options import Asked, finding, reading

_NOT_ASKED: dict[str, Any] = {
    "output_format": None, "output_file": None, "fix": False, "diff": False, "fail_on": None, "statistics": False, "against": None,
    "changed": None, "add_ignore": None, "watch": False, "exit_zero": False, "stdin_filename": None, "color": "never", "jobs": None,
    "show_files": False, "show_settings": False, "verbose": False,
}  # fmt: skip


@click.command("baseline", short_help="Write down the findings there are.")
@click.argument("paths", nargs=-1, metavar="[PATH…]")
@reading
@finding
@click.option(
    "--baseline", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Write there; else to copydesk-baseline.json."
)
@click.option("-q", "--quiet", is_flag=True, help="Print what was not checked, nothing else.")
@click.pass_context
def command(context: click.Context, /, **options: Any) -> None:
    """Write down the findings there are: `copydesk check --baseline FILE` tells of others only.

    Run again, it takes in what is new and drops what is gone. Of stories that are not named, what is known stays.
    """
    from linter.surfaces.cli._known import run

    context.exit(run(Asked(**options, **_NOT_ASKED)))
