"""The published story that the project began with, where the development data are at hand: they are no part of it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import linter
from linter.report import SourceFinding

DATA = Path(os.environ.get("COPYDESK_DATA", Path(__file__).parents[2] / "shared" / "data"))
STORY = DATA / "seed" / "missile-attack.txt"

pytestmark = pytest.mark.skipif(not STORY.exists(), reason="the development data are not here")

NAMES = ("TZVI JOFFRE", "Quds", "Qasem Soleimani", "IRGC", "Javad Zarif", "Kan", "Ain al-Assad", "Grisham")


@pytest.fixture(scope="module", params=["off", "on"])
def report(request: pytest.FixtureRequest) -> linter.Report:
    if request.param == "on":
        from linter.checks.languagetool import install

        install.install()
    return linter.check_text(STORY.read_text(encoding="utf-8"), languagetool=request.param)


def loud(report: linter.Report) -> list[SourceFinding]:
    return [found for found in report.findings if found.severity is not linter.Severity.INFO]


def test_everything_was_checked(report: linter.Report) -> None:
    assert report.not_checked == ()


def test_first_suggestions_mend_the_two_slips(report: linter.Report) -> None:
    text = STORY.read_text(encoding="utf-8")
    for found in reversed(report.findings):
        if found.suggestions:
            text = text[: found.offset] + found.suggestions[0] + text[found.end_offset :]
    assert "Israel's Kan News said" in text
    assert "not aware of any casualties" in text
    assert "Post a Comment" not in text


def test_the_base_is_spelled_two_ways(report: linter.Report) -> None:
    assert [found.suggestions for found in loud(report) if found.text == "air base"] == [("airbase",)]


def test_no_name_is_flagged(report: linter.Report) -> None:
    text = STORY.read_text(encoding="utf-8")
    spans = [(at, at + len(name)) for name in NAMES for at in range(len(text)) if text.startswith(name, at)]
    flagged = [found for found in report.findings if any(found.offset < end and start < found.end_offset for start, end in spans)]
    assert flagged == []


def test_no_safe_fix_touches_a_quotation(report: linter.Report) -> None:
    assert not [found for found in report.findings if found.quoted and found.fix and found.fix.applicability is linter.Applicability.SAFE]


def test_little_else_is_said(report: linter.Report) -> None:
    expected = {"new", "an casualties", "air base", "No comments:", "Post a Comment"}
    assert len([found for found in loud(report) if found.text not in expected]) <= 3
