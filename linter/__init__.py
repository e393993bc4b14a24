"""Copydesk: a typo and copy-edit linter for news text.

``check_text`` reports what a copy editor would see in a story, ``fix_text`` applies what is safe to apply.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from linter.version import __version__ as __version__

if TYPE_CHECKING:
    from linter.api import check_text, fix_text
    from linter.finding import Action, Applicability, Severity
    from linter.report import Location, Report, SourceEdit, SourceFinding, SourceFix, SourceNotChecked

__all__ = [
    "Action", "Applicability", "Location", "Report", "Severity", "SourceEdit", "SourceFinding", "SourceFix",
    "SourceNotChecked", "check_text", "fix_text",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    """Import the public names when they are first asked for: the command line starts without them."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from linter import api, finding, report

    return next(getattr(module, name) for module in (api, finding, report) if hasattr(module, name))
