"""Another name for ``tokens``, which who comes from Vale looks for."""

from __future__ import annotations

from linter.checks.rules.kinds.tokens import Spec, searches

__all__ = ["Spec", "searches"]
