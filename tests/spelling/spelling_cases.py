"""What tests of spelling share: what the check says of a text, and what a reader is told after the arbiter."""

from __future__ import annotations

from typing import Any

from linter.checks.spelling import check
from linter.engine import Linter
from linter.finding import Finding, Severity
from linter.readers import read
from linter.report import SourceFinding
from linter.settings import Settings

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
CODES = ("spelling/misspelling", "spelling/unknown-word", "names/misspelled")


def findings(text: str, **settings: Any) -> list[Finding]:
    """All that spelling finds, in the order of the text."""
    return sorted(check(read("story.txt", text.encode()), Settings(**settings)))


def said(text: str, **settings: Any) -> list[tuple[str, str, Severity]]:
    """Each finding as its word, its first fix (empty where there is none) and its severity."""
    return [(text[one.start : one.end], next(iter(one.suggestions), ""), one.severity) for one in findings(text, **settings)]


def loud(text: str, **settings: Any) -> list[tuple[str, str]]:
    """The words flagged as error or warning, with their first fix."""
    return [(word, fix) for word, fix, severity in said(text, **settings) if severity is not INFO]


def told(text: str) -> tuple[SourceFinding, ...]:
    """What a reader of the report is told by spelling alone."""
    settings = Settings(select=CODES)
    with Linter(settings) as linter:
        report = linter.lint(read("story.txt", text.encode()), settings)
    assert report.not_checked == ()
    return report.findings
