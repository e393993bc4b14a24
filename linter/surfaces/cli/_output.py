"""What a command that answers in text or JSON writes to standard output."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterable
from typing import Any

import click

#: The option of such commands.
output_format = click.option(
    "--output-format", type=click.Choice(["text", "json"]), default="text", help="How to print it; text if not said otherwise."
)


def put(chosen: str, data: Callable[[], Any], lines: Callable[[], Iterable[str]]) -> None:
    """Write the data as JSON or the lines as text, whichever was chosen; the other is not made.

    Data are UTF-8 everywhere; people get what their terminal can show.
    """
    import msgspec  # dearer than a command's help

    from linter.reporters import visible

    if chosen == "json":
        text = msgspec.json.format(msgspec.json.encode(data()), indent=2).decode() + "\n"
    else:
        text = "".join(f"{visible(line)}\n" for line in lines())
    if isinstance(sys.stdout, io.TextIOWrapper):
        encoding, errors = (None, "backslashreplace") if chosen == "text" else ("utf-8", None)
        sys.stdout.reconfigure(encoding=encoding, errors=errors)
    sys.stdout.write(text)
