"""A run of four stories with findings of every kind, built by hand so that no tuning of a check changes it."""

from __future__ import annotations

import pytest

from linter.document import Source
from linter.finding import Action, Applicability, Severity
from linter.readers import read
from linter.report import Location, Report, SourceEdit, SourceFinding, SourceFix, SourceNotChecked
from linter.reporters import Story

HARBOUR = (
    "Harbour plan stalls\n\n"
    "The council met the the mayor on Monday to talk about the harbour, which has been shut since a storm took away half of its wall in "
    "January, and about who is to pay for what the insurers, in there letter of last week, called a matter of negligence.\n\n"
    "“I never seen nothing like it,” said Tomasz 東京 Brandt, a fisherman.\n"
)
ODD = "A\tbell \x07 rang in the\nevening of that day.\n"


def finding(source: Source, text: str, code: str, message: str, *suggestions: str, safe: bool = False, **fields: object) -> SourceFinding:
    start = source.text.index(text)
    end = start + len(text)
    applicability = Applicability.SAFE if safe else Applicability.UNSAFE
    return SourceFinding(
        **{
            "filename": source.name,
            "code": code,
            "message": message,
            "severity": Severity.WARNING,
            "confidence": 0.9,
            "action": Action.CORRECT,
            "category": "misspelling",
            "checks": ("rules",),
            "location": Location(*source.position(start)),
            "end_location": Location(*source.position(end)),
            "offset": start,
            "end_offset": end,
            "text": text,
            "suggestions": suggestions,
            "fix": SourceFix(applicability, (SourceEdit(start, end, suggestions[0]),)) if suggestions else None,
            "quoted": False,
            "role": "paragraph",
            "sentence": "A sentence.",
            "url": None,
            "fingerprint": "0123456789abcdef",
        }
        | fields
    )


@pytest.fixture
def stories() -> list[Story]:
    texts = {"city/harbour.txt": HARBOUR, "city/odd\n.txt": ODD, "calm.txt": "All is calm.\n"}
    documents = [read(name, text.encode()) for name, text in texts.items()]
    harbour, odd, calm = (document.source for document in documents)
    return [
        Story(Report(calm.name, (), ()), lambda: documents[2]),
        Story(
            Report(
                harbour.name,
                (
                    finding(
                        harbour,
                        "the the",
                        "doubled/words",
                        "The word is doubled.",
                        "the",
                        safe=True,
                        severity=Severity.ERROR,
                        why="One is left over.",
                    ),
                    finding(harbour, "there", "confusion/their", "“their” may be meant.", "their"),
                    finding(
                        harbour, "seen", "grammar/seen", "“saw” may be meant.", "saw", "have seen", severity=Severity.INFO, quoted=True
                    ),
                    finding(harbour, "東京", "spelling/unknown", "No word list has it.", severity=Severity.INFO),
                ),
                (),
                "en-US",
            ),
            lambda: documents[0],
        ),
        Story(
            Report(
                odd.name,
                (
                    finding(odd, "bell \x07 rang", "odd/control", "There is a control character \x07 here.", ""),
                    finding(odd, "the\nevening", "odd/lines", "It runs over a line.", *"abcdefg"),
                ),
                (SourceNotChecked(odd.name, "languagetool", "it was away", Location(1, 1)),),
            ),
            lambda: documents[1],
        ),
        Story(Report("gone.txt", (), (SourceNotChecked("gone.txt", "all", "no such file or folder"),)), None),
    ]
