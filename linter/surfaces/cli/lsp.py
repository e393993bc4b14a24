"""``copydesk lsp``: the language server for editors."""

from __future__ import annotations

import os
import sys

import click

from linter.surfaces.cli._faults import Fault


@click.command("lsp", short_help="Answer an editor over the Language Server Protocol.")
def command() -> None:
    """Speak the Language Server Protocol over standard input and output; editors start it.

    Stories are read by the configuration nearest to each; docs/editors.md tells what an editor can set.
    """
    try:
        # What it needs takes longer to import than --help should.
        from linter.surfaces.lsp import serve
    except ImportError as error:
        raise Fault(f"{error.name} is missing; install the language server with `pip install 'copydesk[lsp]'`") from None
    # What anybody prints must not get between the messages, and the stream is closed at the end.
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    sys.stdout = sys.stderr
    serve().start_io(sys.stdin.buffer, out)
