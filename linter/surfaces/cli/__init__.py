"""The ``copydesk`` command: a module of this package is a command unless its name begins with an underscore.

An underscore within its name is a hyphen of the command's. Each is imported when it is called, so that ``--version`` and shell
completion stay instant.
"""

from __future__ import annotations

import atexit
import gc
import io
import os
import pkgutil
import sys
from importlib import import_module
from typing import Any

import click

from linter import __version__

_INTERRUPTED = 130  # as a shell reports the signal
_PIPE_CLOSED = 141


class _Commands(click.Group):
    """The commands of this package, loaded on demand."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """The commands there are, by folder scan."""
        return sorted(module.name.replace("_", "-") for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_"))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = import_module(f"{__name__}.{cmd_name.replace('-', '_')}").command
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; an interruption or a reader that went away ends it without a word."""
        _start_fast()
        _speak_utf8()
        try:
            try:
                return super().invoke(ctx)
            finally:
                sys.stdout.flush()
        except KeyboardInterrupt:
            ctx.exit(_INTERRUPTED)
        except BrokenPipeError:
            # What is still buffered would fail once more when the interpreter ends.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(_PIPE_CLOSED)


def _start_fast() -> None:
    """Spare a process that may live for one story what only pays in long ones."""
    # The threads of numpy's linear algebra cost as much to start as numpy to load, and what is multiplied here is small.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # Loading makes a hundred thousand values that stay: looking through them for garbage again and again frees nothing.
    gc.set_threshold(100_000, 20, 20)
    # So does looking through them once more when the interpreter ends.
    atexit.register(gc.freeze)


def _speak_utf8() -> None:
    """Give the marks of text a way out where Windows would have another code page for what is not a console."""
    if sys.platform == "win32":
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="%(prog)s %(version)s", prog_name="copydesk")
def main() -> None:
    """Find typos and slips in news copy."""
