"""``copydesk languagetool``: LanguageTool on this machine, its installation and its server."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from linter.surfaces.cli._faults import Failure

if TYPE_CHECKING:
    from linter.checks.languagetool.shared import Status

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.group("languagetool", short_help="Install LanguageTool; start and stop its server.")
def command() -> None:
    """Install LanguageTool, which check uses where it is there, and look after its server.

    The first check that needs the server starts it; it stays for the next ones and stops after a quarter of an hour
    without any.
    """


@command.command("install")
@click.option("--language", "tags", metavar="LANGUAGE", multiple=True, help="Bring another language too, such as de; repeatable.")
@click.option("--repository", metavar="URL", help="Take it from this Maven repository, such as a newsroom's mirror.")
@click.option("--from", "source", type=_FOLDER, metavar="FOLDER", help="Take its archives out of a folder; nothing is downloaded.")
def install(tags: tuple[str, ...], repository: str | None, source: Path | None) -> None:
    """Download LanguageTool, check it against its pinned sums and keep it for all later runs."""
    from linter.checks.languagetool import install, shared

    if repository and source:
        raise click.UsageError("--repository and --from exclude each other")
    also = [tag.replace("_", "-").split("-")[0].lower() for tag in tags]
    with _failing():
        if not set(also) <= set(install.languages()):
            shared.stop()  # it would serve on without them, from a folder that is replaced
        progress = _progress() if sys.stderr.isatty() else None
        folder = install.install(progress=progress, also=also, repository=repository, source=source)
    click.echo(f"LanguageTool is installed in {folder}")


@command.command("uninstall")
def uninstall() -> None:
    """Stop the server and remove what install brought."""
    from linter.checks.languagetool import install, shared

    with _failing():
        shared.stop()
        removed = install.uninstall()
    click.echo("LanguageTool is removed." if removed else "LanguageTool is not installed.")


@command.command("status")
@click.pass_context
def status(context: click.Context) -> None:
    """Say whether the server runs: exit code 0 if it does, 1 if not."""
    from linter.checks.languagetool import shared

    with _failing():
        found = shared.status()
    click.echo(_text(found))
    context.exit(0 if found.running else 1)


@command.command("start")
def start() -> None:
    """Start the server, if it does not run, and wait until it is ready."""
    from linter.checks.languagetool import shared

    with _failing():
        click.echo(_text(shared.start()))


@command.command("stop")
def stop() -> None:
    """Stop the server, also those that other versions of Copydesk have started."""
    from linter.checks.languagetool import shared

    with _failing():
        stopped = shared.stop()
    click.echo("LanguageTool is stopped." if stopped else "LanguageTool is not running.")


@contextmanager
def _failing() -> Iterator[None]:
    """Turn what LanguageTool cannot do into a line and an exit code."""
    from linter.checks.languagetool.error import LanguageToolError

    try:
        yield
    except LanguageToolError as error:
        raise Failure(str(error)) from None


def _text(found: Status) -> str:
    if not found.running:
        return "LanguageTool is not running."
    since = f" since {found.since:%H:%M}" if found.since else ""
    idle = f"{found.idle / 60:.0f} min" if found.idle >= 60 else f"{found.idle:.0f} s"
    return (
        f"LanguageTool {found.version} is running{since}, idle for {idle}: "
        f"port {found.port}, {found.memory:.0f} MB, process {found.pid} (Java {found.java})."
    )


def _progress() -> Callable[[int, int], None]:
    """A line on standard error that counts megabytes."""

    def show(done: int, total: int) -> None:
        click.echo(f"\r{done / 1e6:.1f} of {total / 1e6:.1f} MB", nl=done >= total, err=True)

    return show
