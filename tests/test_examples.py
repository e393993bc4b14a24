"""The example stories: what a reader of the terminal sees, what fixing leaves, and what the mends come to."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import linter
from linter.document import Document

ROOT = Path(__file__).parents[1]
STORIES = sorted((ROOT / "examples").glob("*.txt"))


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_the_terminal_shows_what_the_golden_file_has(path: Path, golden: Callable[[str, str], None]) -> None:
    environment = os.environ | {"COLUMNS": "100", "NO_COLOR": "1"}
    command = [sys.executable, "-m", "linter", "check", "--languagetool", "off", f"examples/{path.name}"]
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, encoding="utf-8")
    golden(f"examples/{path.stem}.txt", run.stdout)
    assert run.stderr == ""


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_safe_fixes_leave_quotations_as_they_are(path: Path, story: Callable[[str], Document]) -> None:
    before = path.read_text(encoding="utf-8")
    after = linter.fix_text(before)
    quotations = [[document.text[slice(*span)] for span in document.quotations] for document in map(story, (before, after))]
    assert quotations[0] == quotations[1]


def mended(text: str, report: linter.Report) -> str:
    """The text with the first suggestion of every finding outside quotations."""
    for found in sorted(report.findings, key=lambda found: -found.offset):
        if found.suggestions and not found.quoted:
            text = text[: found.offset] + found.suggestions[0] + text[found.end_offset :]
    return text


def test_first_suggestions_mend_the_ferry_story() -> None:
    text = (ROOT / "examples" / "ferry-fire.txt").read_text(encoding="utf-8")
    after = mended(text, linter.check_text(text))
    for right in (
        "STV News said that the Hrossey",
        "any injuries",
        "to safety",
        "could have turned",
        "a public inquiry",
        "by e-mail until",
    ):
        assert right in after
    assert "the the deck in wir pyjamas" in after
    assert "(MORE)" not in after
    assert "Post a Comment" not in after


def test_the_clean_story_is_clean() -> None:
    text = (ROOT / "examples" / "library-hours.txt").read_text(encoding="utf-8")
    assert linter.check_text(text).findings == ()
