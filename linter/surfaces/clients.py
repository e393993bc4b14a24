"""Where the JavaScript client is, which pages of ours use, too."""

from __future__ import annotations

from pathlib import Path


def folder() -> Path:
    """The folder of the client."""
    package = Path(__file__).parents[1]
    # An editable install has it beside the package, where it is written.
    return package / "clients" / "js" if (package / "clients").is_dir() else package.parent / "clients" / "js"
