"""``copydesk serve``: the server for content systems, editors and whatever talks to LanguageTool."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from linter.surfaces.cli._options import configured


@click.command("serve", short_help="Answer content systems and editors over HTTP.")
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="Listen there.")
@click.option("--port", type=click.IntRange(0, 65535), default=8010, show_default=True, help="Listen there; 0 for any free one.")
@configured
@click.option("--languagetool", type=click.Choice(["auto", "on", "off"]), help="Use LanguageTool; auto (where installed) by default.")
@click.option("--token", multiple=True, envvar="COPYDESK_TOKENS", metavar="TOKEN", help="Answer only who sends one of these.")
@click.option("--no-token", is_flag=True, help="Answer anybody, though the address is not this machine's own.")
@click.option("--allow-origin", multiple=True, metavar="ORIGIN", help="Web pages that may ask, such as https://cms.example.org; * for all.")
@click.option("--allow-host", multiple=True, metavar="NAME", help="Another name that the server is called by.")
@click.option("--words", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="The vocabulary that clients may add to.")
@click.option("--max-text", type=click.IntRange(1), default=200_000, show_default=True, help="Characters that a text may have.")
@click.option("--timeout", type=click.FloatRange(0.1), default=30.0, show_default=True, help="Seconds for one answer.")
@click.option("--rate", type=click.IntRange(0), default=0, show_default=True, help="Requests a minute of one client; 0 for any number.")
@click.option("--log-text", is_flag=True, help="Log what clients send, too.")
def command(**options: Any) -> None:
    """Answer checks over HTTP: LanguageTool's protocol under /v2 and our own under /v1.

    Settings come from the configuration of the current folder. The server listens on this machine's own address; on another it wants
    tokens. The first line on standard output tells its address; requests are logged to standard error, without their texts
    unless --log-text asks for them.
    """
    # What it needs takes longer to import than --help should.
    from linter.surfaces.cli._serve import run

    run(options)
