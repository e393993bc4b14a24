"""SARIF 2.1.0 (OASIS): columns in UTF-16 code units from 1, ends exclusive; fixes are what ``fix`` holds."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import PurePath
from typing import Any, TextIO
from urllib.parse import quote

import msgspec

from linter.document import Source
from linter.finding import Severity
from linter.report import Location, SourceFinding, SourceNotChecked
from linter.reporters import Story, Style
from linter.reporters._units import column16
from linter.version import __version__

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_HOME = "https://github.com/copydesk/copydesk"
#: Part of the promise: results keep their identity as long as this name and the fingerprint's making do.
_FINGERPRINT = "copydesk/v1"


def report(stories: Iterable[Story], _style: Style, out: TextIO) -> None:
    """Write the log once the last story is read."""
    rules: dict[str, dict[str, Any]] = {}
    results: list[dict[str, Any]] = []
    gaps: list[SourceNotChecked] = []
    for story in stories:
        gaps += story.report.not_checked
        for finding in story.report.findings if story.readable else ():
            assert story.source is not None  # noqa: S101 - for the type checker
            rule = rules.setdefault(finding.code, _rule(finding, len(rules)))
            results.append(_result(finding, story.source, rule["index"]))
    for rule in rules.values():
        del rule["index"]
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "Copydesk", "version": __version__, "informationUri": _HOME, "rules": [*rules.values()]}},
                "columnKind": "utf16CodeUnits",
                "invocations": [{"executionSuccessful": not gaps, "toolExecutionNotifications": [_notification(gap) for gap in gaps]}],
                "results": results,
            }
        ],
    }
    out.write(msgspec.json.format(msgspec.json.encode(log), indent=2).decode() + "\n")


def _rule(finding: SourceFinding, index: int) -> dict[str, Any]:
    rule: dict[str, Any] = {"id": finding.code, "index": index, "properties": {"tags": [finding.category]}}
    if finding.why:
        rule["fullDescription"] = {"text": finding.why}
    if finding.url:
        rule["helpUri"] = finding.url
    return rule


def _result(finding: SourceFinding, source: Source, index: int) -> dict[str, Any]:
    region = _region(source, finding.location, finding.end_location) | {"snippet": {"text": finding.text}}
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": _message(finding)},
        "locations": [{"physicalLocation": {"artifactLocation": _artifact(finding.filename), "region": region}}],
        "partialFingerprints": {_FINGERPRINT: finding.fingerprint},
        "rank": round(finding.confidence * 100, 1),
        "properties": {
            "suggestions": finding.suggestions, "action": finding.action, "category": finding.category, "checks": finding.checks,
            "quoted": finding.quoted, "role": finding.role,
        },
    }  # fmt: skip
    if finding.fix:
        edits = [
            {
                "deletedRegion": _region(source, *(Location(*source.position(at)) for at in (edit.offset, edit.end_offset))),
                "insertedContent": {"text": edit.content},
            }
            for edit in finding.fix.edits
        ]
        change = {"artifactLocation": _artifact(finding.filename), "replacements": edits}
        result["fixes"] = [{"description": {"text": f"A {finding.fix.applicability} fix."}, "artifactChanges": [change]}]
    return result


def _message(finding: SourceFinding) -> str:
    options = [f"“{text}”" for text in finding.suggestions if text]
    return finding.message + (f" Did you mean {', '.join(options[:3])}?" if options else "")


def _region(source: Source, start: Location, end: Location) -> dict[str, int]:
    return {
        "startLine": start.row, "startColumn": column16(source, start), "endLine": end.row, "endColumn": column16(source, end),
    }  # fmt: skip


def _artifact(filename: str) -> dict[str, str]:
    """A path as a URI: relative to the root of the repository where it can be."""
    path = PurePath(filename)
    if path.is_absolute():
        return {"uri": path.as_uri()}
    return {"uri": quote(os.path.normpath(filename).replace(os.sep, "/")), "uriBaseId": "%SRCROOT%"}


def _notification(gap: SourceNotChecked) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": _artifact(gap.filename)}
    if gap.location:
        place["region"] = {"startLine": gap.location.row}
    return {
        "descriptor": {"id": f"not-checked/{gap.check}"},
        "level": "error",
        "message": {"text": gap.reason},
        "locations": [{"physicalLocation": place}],
    }
