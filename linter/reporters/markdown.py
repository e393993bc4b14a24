"""Markdown: a summary and a table of findings, for the job summary of a continuous integration server or a comment on a change.

A table holds ``MOST`` findings, the worst first; the rest is counted by rule, since such pages have a limit.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TextIO

from linter.report import SourceFinding, SourceNotChecked
from linter.reporters import Story, Style, visible
from linter.reporters._people import advice
from linter.reporters._summary import Summary

#: Findings in the table.
MOST = 50
_SIGNS = {"error": "🔴", "warning": "🟡", "info": "⚪"}


def report(stories: Iterable[Story], style: Style, out: TextIO) -> None:
    """Write the page once the last story is read."""
    summary = Summary()
    findings: list[SourceFinding] = []
    gaps: list[SourceNotChecked] = []
    for story in stories:
        summary.add(story)
        findings += story.report.findings
        gaps += story.report.not_checked
    out.write(f"### Copydesk\n\n{summary.line(Style(fixing=style.fixing))}\n")
    shown = sorted(findings, key=lambda one: -one.severity.rank)[:MOST]
    if shown:
        out.write("\n| | place | finding | suggestion |\n| --- | --- | --- | --- |\n")
    for finding in shown:
        place = f"{finding.filename}:{finding.location.row}:{finding.location.column}"
        message = f"{_cell(finding.message)} {_code(finding.code)}"
        out.write(
            f"| {_SIGNS[finding.severity]} | {_code(place)} | {message} | {_cell(advice(finding)) if finding.suggestions else ''} |\n"
        )
    if rest := Counter(finding.code for finding in findings) - Counter(finding.code for finding in shown):
        out.write(f"\nAnd {rest.total():,} more: " + ", ".join(f"{_code(code)} {count:,}" for code, count in rest.most_common()) + ".\n")
    if gaps:
        out.write("\nNot checked:\n\n")
        out.writelines(f"- {_code(gap.filename)}: {_cell(gap.reason)}\n" for gap in gaps)


def _cell(text: str) -> str:
    """Text that no table and no page takes for markup."""
    shown = visible(text.replace("\n", " "))
    for sign in "\\`*_[]<>|#":
        shown = shown.replace(sign, "\\" + sign)
    return shown


def _code(text: str) -> str:
    return "`" + visible(text).replace("`", "ˋ").replace("|", "\\|") + "`"
