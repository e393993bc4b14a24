"""What a run says about one story, placed in its source: the fields that every reporter and client sees.

Offsets and columns are Unicode code points of the decoded source, a byte order mark not counted.
Field names are promises: they appear as they stand here in the JSON output.
"""

from __future__ import annotations

import msgspec

from linter.finding import Action, Applicability, Severity


class Location(msgspec.Struct, frozen=True, order=True):
    """A place in the source, both numbers from 1."""

    row: int
    column: int


class SourceEdit(msgspec.Struct, frozen=True, order=True):
    """Replace ``[offset, end_offset)`` of the source by ``content``, which is source text, escapes included."""

    offset: int
    end_offset: int
    content: str


class SourceFix(msgspec.Struct, frozen=True):
    """Edits that are applied together or not at all."""

    applicability: Applicability
    edits: tuple[SourceEdit, ...]


class SourceFinding(msgspec.Struct, frozen=True, kw_only=True):
    """A finding with its place in the source.

    ``fingerprint`` stays the same while the rule, the matched text and its sentence do.
    """

    filename: str
    code: str
    message: str
    severity: Severity
    confidence: float
    action: Action
    category: str
    checks: tuple[str, ...]
    location: Location
    end_location: Location
    offset: int
    end_offset: int
    text: str
    suggestions: tuple[str, ...]
    fix: SourceFix | None
    quoted: bool
    role: str
    sentence: str
    url: str | None
    fingerprint: str
    why: str | None = None


class SourceNotChecked(msgspec.Struct, frozen=True):
    """A part of the source that was not checked; without a location it is the whole file."""

    filename: str
    check: str
    reason: str
    location: Location | None = None


class Report(msgspec.Struct, frozen=True):
    """All that is said about one story, findings in the order of the source.

    ``language`` is the BCP 47 tag it was read by, ``suppressed`` counts the findings that comments in it hide.
    """

    filename: str
    findings: tuple[SourceFinding, ...]
    not_checked: tuple[SourceNotChecked, ...]
    language: str = "en"
    suppressed: int = 0
