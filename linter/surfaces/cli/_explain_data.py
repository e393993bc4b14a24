"""An explanation for programs; places are rows and columns of the source, both from 1, columns in code points."""

from __future__ import annotations

from typing import Any

from linter.arbiter import Decision
from linter.document import Comment, Document
from linter.finding import Applicability, Finding
from linter.surfaces.cli import _trace
from linter.surfaces.cli._explain import Explanation, Heard, Told, ignored


def as_data(found: Explanation) -> dict[str, Any]:
    """An explanation as plain data."""
    document = found.document
    return {
        "filename": document.source.name,
        "location": {"row": found.row, "column": found.column},
        "role": found.role.value if found.role else None,
        "language": str(found.settings.language),
        "language_found": found.settings.language_found,
        "sentence": document.text[slice(*found.sentence)] if found.sentence else None,
        "offset_in_sentence": found.at - found.sentence[0] if found.sentence and found.at is not None else None,
        "quoted": found.quoted,
        "findings": [_told(found, one) for one in found.told],
        "silent": list(found.silent),
        "spoken": [_raised(document, one) for one in found.spoken],
        "context": [
            {
                **_raised(document, thought.finding),
                "candidates": [
                    {"text": text, "probability": round(share, 4)}
                    for text, share in zip(thought.finding.suggestions, thought.shares, strict=True)
                ],
                "withheld": thought.withheld,
            }
            for thought in found.thoughts
        ],
        "languagetool": [_heard(document, one) for one in found.heard],
        "word": _trace.as_data(found.word) if found.word else None,
        "not_checked": [{"check": gap.check, "reason": gap.reason} for gap in found.not_checked],
    }


def _raised(document: Document, finding: Finding) -> dict[str, Any]:
    fix = finding.fix
    return {
        "code": finding.code,
        "message": finding.message,
        "severity": finding.severity.value,
        "confidence": finding.confidence,
        "checks": list(finding.checks),
        **_span(document, finding.start, finding.end),
        "suggestions": list(finding.suggestions),
        "safe_fix": fix is not None and fix.applicability is Applicability.SAFE,
    }


def _span(document: Document, start: int, end: int) -> dict[str, Any]:
    places = map(document.source.position, document.source_map.span(start, end))
    first, last = ({"row": row, "column": column} for row, column in places)
    return {"location": first, "end_location": last, "text": document.text[start:end]}


def _told(found: Explanation, told: Told) -> dict[str, Any]:
    document = found.document
    return {
        "here": told.here,
        "raised": _raised(document, told.finding),
        "steps": [_step(found, step) for step in told.steps],
        "reported": _raised(document, told.reported) if told.reported else None,
    }


def _step(found: Explanation, step: Decision) -> dict[str, Any]:
    return {
        "why": step.why.value,
        "ignored": ignored(found.settings, step.finding.code),
        "became": _raised(found.document, step.became) if step.became else None,
        "other": _raised(found.document, step.other) if step.other else None,
        "comment": _comment(found.document, step.comment) if step.comment else None,
    }


def _comment(document: Document, comment: Comment) -> dict[str, Any]:
    row, column = document.source.position(comment.source_start)
    return {"location": {"row": row, "column": column}, "text": comment.text}


def _heard(document: Document, heard: Heard) -> dict[str, Any]:
    import msgspec

    match, worth = heard.match, heard.worth
    return {
        "here": heard.here,
        "rule": match.rule,
        "category": match.category,
        "message": match.message,
        **_span(document, *heard.span),
        "suggestions": list(match.replacements),
        "table": msgspec.to_builtins(heard.rule) if heard.rule else None,
        "worth": {"severity": worth.severity.value, "confidence": worth.confidence} if worth else None,
    }
