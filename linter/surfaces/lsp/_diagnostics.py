"""Findings as diagnostics, and as the text that an editor shows over one."""

from __future__ import annotations

from lsprotocol import types

from linter.finding import Severity
from linter.report import SourceFinding
from linter.surfaces.lsp._places import Places

SOURCE = "copydesk"
_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}
_SHOWN = 3


def diagnostic(finding: SourceFinding, places: Places) -> types.Diagnostic:
    """The diagnostic of a finding; ``data`` is the finding's fingerprint."""
    meant = " or ".join(f"“{text}”" for text in finding.suggestions[:_SHOWN] if text)
    return types.Diagnostic(
        range=places.range(finding.offset, finding.end_offset),
        message=f"{finding.message} Did you mean {meant}?" if meant and meant not in finding.message else finding.message,
        severity=_SEVERITIES[finding.severity],
        code=finding.code,
        code_description=types.CodeDescription(finding.url) if finding.url else None,
        source=SOURCE,
        tags=[types.DiagnosticTag.Unnecessary] if finding.category == "duplication" else None,
        data=finding.fingerprint,
    )


def hover(findings: list[SourceFinding]) -> str:
    """What is known of some findings, in Markdown."""
    return "\n\n---\n\n".join(map(_told, findings))


def _told(finding: SourceFinding) -> str:
    parts = [f"**{_plain(finding.message)}**"]
    if finding.suggestions:
        parts.append("Suggestions: " + ", ".join(f"“{_plain(text)}”" if text else "delete it" for text in finding.suggestions))
    if finding.why:
        parts.append(_plain(finding.why))
    if finding.quoted:
        parts.append("It stands in a quotation, which is never changed unasked.")
    link = f" ([more]({finding.url}))" if finding.url else ""
    seen = f", seen by {' and '.join(finding.checks)}" if finding.checks else ""
    parts.append(f"`{finding.code}` · {finding.severity.value}{seen} · {finding.confidence:.0%} sure{link}")
    return "\n\n".join(parts)


def _plain(text: str) -> str:
    """A text that Markdown shows as it is."""
    return "".join(f"\\{char}" if char in r"\`*_{}[]<>#+-!|" else char for char in text)
