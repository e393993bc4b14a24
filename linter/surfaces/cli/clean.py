"""``copydesk clean``: delete what was kept from earlier runs."""

from __future__ import annotations

import click

from linter import cache


@click.command("clean", short_help="Delete the caches.")
def command() -> None:
    """Delete the answers, reports and rules that earlier runs have kept. Nothing is lost but time."""
    click.echo(f"Deleted {cache.clean() / 1e6:.1f} MB from {cache.folder()}")
