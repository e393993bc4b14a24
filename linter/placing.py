"""Findings at their places in the source: where an offset of the text lies, what an edit of it becomes, what tells one from another.

This is the only place where offsets of the document become offsets of the source.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from itertools import chain

from msgspec import structs

from linter import suppressions
from linter.arbiter import configured
from linter.document import Document
from linter.finding import Applicability, Edit, Finding, Fix, NotChecked, narrower, replacing
from linter.quoted import is_quoted
from linter.report import Location, Report, SourceEdit, SourceFinding, SourceFix, SourceNotChecked
from linter.segment import Span
from linter.settings import Settings
from linter.suppressions import Fault

_BLANKS = re.compile(r"\s+")


def reported(document: Document, findings: list[Finding], missing: list[NotChecked], language: str) -> Report:
    """What is said of a story, at its places in the source."""
    seen: Counter[str] = Counter()
    return Report(
        document.source.name,
        tuple(_placed(document, finding, seen) for finding in findings),
        (*(_unplaced(document, gap) for gap in missing), *_unread(document)),
        str(language),
    )


def _location(document: Document, offset: int) -> Location:
    return Location(*document.source.position(offset))


def _unplaced(document: Document, gap: NotChecked) -> SourceNotChecked:
    location = _location(document, document.source_map.span(*gap.span)[0]) if gap.span else None
    return SourceNotChecked(document.source.name, gap.check, gap.reason, location)


def _unread(document: Document) -> Iterator[SourceNotChecked]:
    """What the reader left out."""
    for span, reason in document.unread:
        yield SourceNotChecked(document.source.name, "all", reason, _location(document, span[0]) if span else None)


def _placed(document: Document, finding: Finding, seen: Counter[str]) -> SourceFinding:
    span = document.source_map.span(finding.start, finding.end)
    sentence = document.sentence_at(finding.start)
    said = document.text[sentence.start : sentence.end] if sentence else ""
    part = document.segment_at(finding.start)
    found = _at(document, finding, span, document.text[finding.start : finding.end], said, seen)
    return structs.replace(
        found, fix=_source_fix(document, finding), quoted=is_quoted(document, finding), role=part.role.value if part else ""
    )


def misdirected(document: Document, fault: Fault, settings: Settings, seen: Counter[str]) -> SourceFinding:
    """What is wrong with a comment, which is no part of the story's text, at its place in the source."""
    comment = fault.comment
    nothing = ("",) if fault.needless else ()
    finding = Finding(0, 0, fault.code, fault.message, confidence=1.0, checks=("suppressions",), suggestions=nothing)
    text = document.source.text[comment.source_start : comment.source_end]
    said = " ".join(comment.text.split())
    found = _at(document, configured(finding, settings), (comment.source_start, comment.source_end), text, said, seen)
    if not fault.needless:
        return found
    safe = Applicability.SAFE if settings.options(fault.code).safe else Applicability.UNSAFE
    return structs.replace(found, fix=SourceFix(safe, (SourceEdit(*suppressions.without(document.source, comment)),)))


def _at(document: Document, finding: Finding, span: Span, matched: str, sentence: str, seen: Counter[str]) -> SourceFinding:
    """A finding at a span of the source, as far as it does not depend on the text there."""
    start, end = span
    return SourceFinding(
        filename=document.source.name,
        code=finding.code,
        message=finding.message,
        severity=finding.severity,
        confidence=finding.confidence,
        action=finding.action,
        category=finding.category,
        checks=finding.checks,
        location=_location(document, start),
        end_location=_location(document, end),
        offset=start,
        end_offset=end,
        text=matched,
        suggestions=finding.suggestions,
        fix=None,
        quoted=False,
        role="",
        sentence=sentence,
        url=finding.url,
        fingerprint=_fingerprint(finding.code, matched, sentence, seen),
        why=finding.why,
    )


def _source_fix(document: Document, finding: Finding) -> SourceFix | None:
    """The fix in the source, or none where a span crosses markup or an escape."""
    fix: Fix | None = finding.fix
    if fix is None and finding.suggestions:
        fix = replacing(finding.start, finding.end, finding.suggestions[0], Applicability.UNSAFE)
    if fix is None:
        return None
    edits = [source_edit(document, edit) for edit in fix.edits]
    placed = tuple(edit for edit in edits if edit is not None)
    return SourceFix(fix.applicability, placed) if len(placed) == len(edits) else None


def source_edit(document: Document, edit: Edit) -> SourceEdit | None:
    """An edit of a document in its source, None where it crosses markup or an escape.

    It is whole where the source is the text there, else no more than what really changes.
    """
    edits = list(narrower(document.text, edit.start, edit.end, edit.content))
    exact = (_placed_edit(document, *one, folded=False) for one in edits)
    # Markup may fold a line and indent the next: that is only touched where no smaller edit leaves it as it is.
    folded = (_placed_edit(document, *one, folded=True) for one in reversed(edits))
    return next((placed for placed in chain(exact, folded) if placed is not None), None)


def _placed_edit(document: Document, start: int, end: int, content: str, *, folded: bool) -> SourceEdit | None:
    """One edit in the source, if the source there is the text, or is it with its lines ``folded``."""
    escaped = document.escape(content, start)
    if escaped is None:
        return None
    if start == end:
        # What is put between two words belongs to the one that it is not parted from by a blank.
        left = start > 0 and (content[:1].isspace() or (not document.text[start - 1].isspace() and not content[-1:].isspace()))
        at = document.source_map.behind(start) if left else document.source_map.span(start, start)[0]
        return SourceEdit(at, at, escaped) if document.source.writable(at, at) else None
    source_start, source_end = document.source_map.span(start, end)
    written, said = document.source.text[source_start:source_end], document.text[start:end]
    same = written == said or (folded and _BLANKS.sub(" ", written) == _BLANKS.sub(" ", said))
    return SourceEdit(source_start, source_end, escaped) if same and document.source.writable(source_start, source_end) else None


def _fingerprint(code: str, matched: str, sentence: str, seen: Counter[str]) -> str:
    """Sixteen hexadecimal digits; an ordinal follows only between equals."""
    normal = _BLANKS.sub(" ", sentence).strip().casefold()
    digest = sha256("\0".join((code, matched, normal)).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    seen[digest] += 1
    return digest if seen[digest] == 1 else f"{digest}-{seen[digest]}"
