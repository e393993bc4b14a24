"""GitLab's code quality report: one JSON array. Of findings with equal fingerprints GitLab shows one, so the file is part of ours.

Source: GitLab's documentation of the code quality report format.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from typing import TextIO

import msgspec

from linter.finding import Severity
from linter.report import Location
from linter.reporters import Story, Style

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def report(stories: Iterable[Story], _style: Style, out: TextIO) -> None:
    """Write the array once the last story is read."""
    issues = []
    for story in stories:
        for finding in story.report.findings:
            severity, identity = _SEVERITIES[finding.severity], finding.fingerprint
            start, end = finding.location, finding.end_location
            issues.append(_issue(finding.filename, finding.code, finding.message, severity, identity, start, end))
        for gap in story.report.not_checked:
            place = gap.location or Location(1, 1)
            issues.append(
                _issue(gap.filename, "not-checked", f"Not checked: {gap.reason}", "minor", f"{gap.check} {gap.reason}", place, place)
            )
    out.write(msgspec.json.format(msgspec.json.encode(issues), indent=2).decode() + "\n")


def _issue(path: str, code: str, message: str, severity: str, fingerprint: str, start: Location, end: Location) -> dict[str, object]:
    return {
        "description": message,
        "check_name": code,
        "fingerprint": sha256(f"{path}\0{fingerprint}".encode("utf-8", "surrogatepass")).hexdigest(),
        "severity": severity,
        "location": {
            "path": path,
            "lines": {"begin": start.row, "end": end.row},
            "positions": {"begin": {"line": start.row, "column": start.column}, "end": {"line": end.row, "column": end.column}},
        },
    }
