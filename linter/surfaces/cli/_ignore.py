"""The part of ``--add-ignore``: comments for what is found, so that a run passes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from linter import readers
from linter.document import Document
from linter.files import File, reason
from linter.finding import Severity
from linter.ignoring import ignoring
from linter.report import Report, SourceFinding
from linter.reporters import visible
from linter.surfaces.cli._faults import INCOMPLETE, say
from linter.surfaces.cli._stories import Outcome
from linter.writing import replace


def add_comments(
    outcomes: Iterable[Outcome],
    why: str,
    *,
    failing: Callable[[File], Severity],
    fresh: Callable[[File, Report], Report],
    format_: str | None,
) -> int:
    """Write comments that let the findings alone which make a run fail; the exit code that this asks for.

    ``fresh`` leaves of a report what is not known already. A finding that no comment can be written for stays, and is named.
    """
    ignored = stories = code = 0
    for outcome in outcomes:
        story, file = outcome.story, outcome.file
        document = story.document if story else None
        if story is None or document is None:
            continue
        least = failing(file).rank
        findings = [found for found in fresh(file, story.report).findings if found.severity.rank >= least]
        if not findings:
            continue
        after, left = _commented(file, document, outcome.before, findings, why, format_)
        try:
            if after is not None:
                replace(file.path, outcome.before, after)
        except OSError as error:
            say(visible(f"{file.name}: cannot be written: {reason(error)}"))
            code = INCOMPLETE
            continue
        if after is not None:
            ignored, stories = ignored + len(findings) - len(left), stories + 1
        if left:
            say(visible(f"{file.name}: no comment can stand there; ignore it in the configuration:"))
            say(per_file(file, left))
    say(f"copydesk: {_counted(ignored, 'finding', 'findings')} ignored in {_counted(stories, 'story', 'stories')}")
    return code


def _commented(
    file: File, document: Document, data: bytes, findings: list[SourceFinding], why: str, format_: str | None
) -> tuple[bytes | None, list[SourceFinding]]:
    """The bytes with comments, None where none can be written; and the findings that none could be written for."""
    forms = readers.comments(file.name, data, format_)
    after, left = ignoring(document, findings, why, forms, lambda changed: readers.read(file.name, changed, format_))
    return (None if len(left) == len(findings) else after.source.edited(())), left


def per_file(file: File, findings: Sequence[SourceFinding]) -> str:
    """What ignores findings of a story in the configuration."""
    codes = ", ".join(f'"{code}"' for code in sorted({finding.code for finding in findings}))
    return f'[per-file-ignores]\n"{file.key}" = [{codes}]'


def _counted(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
