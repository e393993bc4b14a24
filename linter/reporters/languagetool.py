"""LanguageTool's answer to ``/v2/check``: an object a story, in a line of its own. Offsets and lengths are UTF-16 code units of the source.

Source: LanguageTool's HTTP API, whose clients demand these fields.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TextIO

import msgspec

from linter.document import Document
from linter.finding import Severity
from linter.report import Report, SourceFinding
from linter.reporters import Story, Style
from linter.reporters._units import utf16
from linter.version import __version__

#: What answers of the protocol call the program.
SOFTWARE = {
    "name": "Copydesk",
    "version": __version__,
    "buildDate": "",
    "apiVersion": 1,
    "premium": False,
    "premiumHint": "",
    "status": "",
}
# Code points of context before and behind a finding, as many as LanguageTool gives.
_CONTEXT = 43
_MOST = 20
_TYPES = {
    "misspelling": "UnknownWord", "typographical": "Other", "style": "Hint", "register": "Hint", "locale-violation": "Hint",
}  # fmt: skip
_NAMES = {
    "misspelling": "Possible Typo", "grammar": "Grammar", "typographical": "Typography", "style": "Style", "duplication": "Repetition",
    "whitespace": "Whitespace", "inconsistency": "Consistency", "numbers": "Numbers",
}  # fmt: skip
_CATEGORIES = {"misspelling": "TYPOS", "typographical": "TYPOGRAPHY", "duplication": "REPETITIONS", "style": "STYLE", "grammar": "GRAMMAR"}


def report(stories: Iterable[Story], _style: Style, out: TextIO) -> None:
    """Write each story's object as it comes; what could not be read has none, and is told on stderr."""
    for story in stories:
        if story.document is not None:
            out.write(msgspec.json.encode(answer(story.report, story.document)).decode() + "\n")
            out.flush()


def answer(found: Report, document: Document) -> dict[str, Any]:
    """What LanguageTool would say of the source of a story."""
    text = document.source.text
    incomplete = bool(found.not_checked)
    language = {"name": _language_name(found.language), "code": found.language}
    sentences = [document.source_map.span(sentence.start, sentence.end) for sentence in document.sentences]
    return {
        "software": SOFTWARE,
        "warnings": {"incompleteResults": incomplete}
        | ({"incompleteResultsReason": "; ".join(gap.reason for gap in found.not_checked)} if incomplete else {}),
        "language": language | {"detectedLanguage": language | {"confidence": 1.0, "source": "copydesk"}},
        "matches": [_match(finding, text) for finding in found.findings],
        "sentenceRanges": [[utf16(text[:start]), utf16(text[:end])] for start, end in sentences],
    }


def _match(finding: SourceFinding, text: str) -> dict[str, Any]:
    start, end = finding.offset, finding.end_offset
    first, last = max(0, start - _CONTEXT), min(len(text), end + _CONTEXT)
    before, after = "..." if first else "", "..." if last < len(text) else ""
    folder = finding.code.split("/")[0]
    return {
        "message": finding.message,
        "shortMessage": _NAMES.get(finding.category, ""),
        "replacements": [{"value": suggestion} for suggestion in finding.suggestions[:_MOST]],
        "offset": utf16(text[:start]),
        "length": utf16(text[start:end]),
        "context": {
            "text": before + text[first:last].replace("\n", " ") + after,
            "offset": utf16(before + text[first:start]),
            "length": utf16(text[start:end]),
        },
        "sentence": finding.sentence,
        "type": {"typeName": "Hint" if finding.severity is Severity.INFO else _TYPES.get(finding.category, "Other")},
        "rule": {
            "id": finding.code.removeprefix("languagetool/"),
            "description": finding.why or finding.message,
            "issueType": finding.category,
            "category": {
                "id": _CATEGORIES.get(finding.category, folder.upper()),
                "name": _NAMES.get(finding.category, folder.capitalize()),
            },
        }
        | ({"urls": [{"value": finding.url}]} if finding.url else {}),
        "ignoreForIncompleteSentence": False,
        "contextForSureMatch": 0,
    }


def _language_name(tag: str) -> str:
    return {"en-US": "English (US)", "en-GB": "English (GB)"}.get(tag, "English" if tag.startswith("en") else tag)
