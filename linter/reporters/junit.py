"""JUnit's XML, which every continuous integration server reads: a suite a story, a failed case a finding, an error where it was not read.

Errors and warnings fail; a hint is told in a case that passes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TextIO

from linter.finding import Severity
from linter.report import Report, SourceFinding
from linter.reporters import Story, Style
from linter.reporters._xml import attributes, text


def report(stories: Iterable[Story], _style: Style, out: TextIO) -> None:
    """Write a suite for each story; the counts of the run stand at the top, so that all are read first."""
    reports = [story.report for story in stories]
    failures = sum(_failures(one) for one in reports)
    errors = sum(len(one.not_checked) for one in reports)
    tests = sum(_tests(one) for one in reports)
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    out.write(f"<testsuites{attributes(name='copydesk', tests=tests, failures=failures, errors=errors)}>\n")
    for one in reports:
        counts = {"tests": _tests(one), "failures": _failures(one), "errors": len(one.not_checked), "skipped": 0}
        out.write(f"  <testsuite{attributes(name=one.filename, **counts)}>\n")
        out.writelines(f"    {line}\n" for line in _cases(one))
        out.write("  </testsuite>\n")
    out.write("</testsuites>\n")


def _failures(one: Report) -> int:
    return sum(finding.severity is not Severity.INFO for finding in one.findings)


def _tests(one: Report) -> int:
    return len(one.findings) + len(one.not_checked) or 1


def _cases(one: Report) -> Iterator[str]:
    if not one.findings and not one.not_checked:
        yield f"<testcase{attributes(name='clean', classname=one.filename)}/>"
    for finding in one.findings:
        case = attributes(name=f"{finding.code}:{finding.location.row}:{finding.location.column}", classname=one.filename)
        if finding.severity is Severity.INFO:
            yield f"<testcase{case}><system-out>{text(_said(finding))}</system-out></testcase>"
        else:
            failure = attributes(message=finding.message, type=finding.severity)
            yield f"<testcase{case}><failure{failure}>{text(_said(finding))}</failure></testcase>"
    for gap in one.not_checked:
        case = attributes(name=f"not checked by {gap.check}", classname=one.filename)
        yield f"<testcase{case}><error{attributes(message=gap.reason, type='not-checked')}>{text(gap.reason)}</error></testcase>"


def _said(finding: SourceFinding) -> str:
    place = f"{finding.filename}:{finding.location.row}:{finding.location.column}"
    options = f" (did you mean {', '.join(f'“{one}”' for one in finding.suggestions if one)}?)" if any(finding.suggestions) else ""
    return f"{place}: {finding.message}{options}\n{finding.sentence}"
