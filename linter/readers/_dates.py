"""Dates and languages as files give them."""

from __future__ import annotations

import re
from datetime import date
from email.utils import parsedate

_ISO = re.compile(r"\s*(\d{4})-?(\d{2})-?(\d{2})(?!\d)|\s*(\d{4})(\d{2})(\d{2})T")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")


def day(written: str | None) -> date | None:
    """The day of an ISO 8601 time, with hyphens or without, or of a mail date; None for anything else."""
    if not written:
        return None
    match = _ISO.match(written)
    parts = [int(part) for part in match.groups() if part] if match else list((parsedate(written) or ())[:3])
    try:
        return date(*parts) if len(parts) == 3 else None
    except (ValueError, OverflowError):
        return None


def language(written: str | None) -> str | None:
    """A BCP 47 tag from one that may have underscores or blanks; None for anything else."""
    return written.strip().replace("_", "-") if written and _TAG.fullmatch(written.strip()) else None
