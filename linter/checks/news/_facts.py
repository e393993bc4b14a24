"""What the checks of facts share: the shape of their findings."""

from __future__ import annotations

from linter.finding import Action, Finding, Severity


def disagreement(
    code: str,
    start: int,
    end: int,
    message: str,
    suggestions: tuple[str, ...] = (),
    *,
    confidence: float = 0.75,
    severity: Severity = Severity.WARNING,
    category: str = "inconsistency",
) -> Finding:
    """Two facts that cannot both be right; which of them is, the reporter has to say."""
    return Finding(start, end, code, message, severity, confidence, Action.ASK, category, ("news",), suggestions)
