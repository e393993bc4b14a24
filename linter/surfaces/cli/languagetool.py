"""``copydesk languagetool``: bring LanguageTool to this machine."""

from __future__ import annotations

import sys
from collections.abc import Callable

import click

from linter.surfaces.cli._faults import Failure


@click.group("languagetool", short_help="Install LanguageTool.")
def command() -> None:
    """Install LanguageTool, which check uses where it is there."""


@command.command("install")
@click.option("--repository", metavar="URL", help="Take it from this Maven repository, such as a newsroom's mirror.")
def install(repository: str | None) -> None:
    """Download LanguageTool, check it against its pinned sums and keep it for all later runs."""
    from linter.checks.languagetool.error import LanguageToolError
    from linter.checks.languagetool.install import install as bring

    try:
        folder = bring(progress=_progress() if sys.stderr.isatty() else None, repository=repository)
    except LanguageToolError as error:
        raise Failure(str(error)) from None
    click.echo(f"LanguageTool is installed in {folder}")


def _progress() -> Callable[[int, int], None]:
    """A line on standard error that counts megabytes."""

    def show(done: int, total: int) -> None:
        click.echo(f"\r{done / 1e6:.1f} of {total / 1e6:.1f} MB", nl=done >= total, err=True)

    return show
