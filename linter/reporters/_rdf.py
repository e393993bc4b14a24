"""reviewdog's diagnostic format: columns are UTF-8 bytes from 1, ends exclusive, and suggestions can be taken with a click.

Source: reviewdog's reviewdog.proto.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from linter.document import Source
from linter.finding import Severity
from linter.report import Location, SourceFinding
from linter.reporters import Story
from linter.reporters._units import column8

SOURCE = {"name": "copydesk"}
_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


def diagnostics(story: Story) -> Iterator[dict[str, Any]]:
    """What is said about a story, a mapping for each diagnostic."""
    if story.report.findings and story.source is not None:
        for finding in story.report.findings:
            yield _diagnostic(finding, story.source)
    for gap in story.report.not_checked:
        place = {"path": gap.filename} | ({"range": {"start": {"line": gap.location.row}}} if gap.location else {})
        yield {
            "message": f"Not checked: {gap.reason}",
            "location": place,
            "severity": "WARNING",
            "code": {"value": "not-checked"},
            "source": SOURCE,
        }


def _diagnostic(finding: SourceFinding, source: Source) -> dict[str, Any]:
    code = {"value": finding.code} | ({"url": finding.url} if finding.url else {})
    suggestions = []
    # A click puts in one range: what needs several edits is told and not offered.
    if finding.fix and len(finding.fix.edits) == 1:
        (edit,) = finding.fix.edits
        start, end = (Location(*source.position(offset)) for offset in (edit.offset, edit.end_offset))
        suggestions = [{"range": _range(source, start, end), "text": edit.content}]
    return {
        "message": finding.message,
        "location": {"path": finding.filename, "range": _range(source, finding.location, finding.end_location)},
        "severity": _SEVERITIES[finding.severity],
        "source": SOURCE,
        "code": code,
    } | ({"suggestions": suggestions} if suggestions else {})


def _range(source: Source, start: Location, end: Location) -> dict[str, Any]:
    return {
        "start": {"line": start.row, "column": column8(source, start)},
        "end": {"line": end.row, "column": column8(source, end)},
    }
