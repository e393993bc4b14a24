"""The exceptions of this package."""

from __future__ import annotations


class LanguageToolError(Exception):
    """LanguageTool cannot be installed, started or asked; the message says why and what to do."""


class UnreachableError(LanguageToolError):
    """Nobody answers at the server's address, or not in time: another server may."""
