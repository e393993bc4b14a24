"""What each format looks like: the golden files are the pictures."""

from __future__ import annotations

import io
import json
import re

import pytest
from msgspec import structs
from msgspec.structs import replace

from linter import reporters
from linter.finding import Severity
from linter.reporters import Style


def printed(name: str, stories, **style) -> str:
    out = io.StringIO()
    reporters.load(name).report(iter(stories), Style(**style), out)
    return out.getvalue()


def test_formats_are_found_by_their_files():
    assert {"json", "text"} <= set(reporters.names())
    assert not any(name.startswith("_") for name in reporters.names())


def test_text(stories, golden):
    golden("report.txt", printed("text", stories, width=80))


def test_json(stories, golden):
    text = printed("json", stories)
    golden("report.json", text)
    assert [one["text"] for one in json.loads(text)] == ["the the", "there", "seen", "東京", "bell \x07 rang", "the\nevening"]


def test_json_of_nothing_is_an_empty_list(stories):
    assert printed("json", stories[:1]) == "[]\n"


def test_no_control_character_reaches_the_terminal(stories):
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", printed("text", stories))


def test_color_changes_nothing_but_the_color(stories):
    colored = printed("text", stories, color=True)
    assert "\x1b[1;31merror" in colored
    assert re.sub(r"\x1b\[[\d;]*m", "", colored) == printed("text", stories)


@pytest.mark.parametrize(
    ("chosen", "style", "line"),
    [
        ([0], {}, "All clean: 1 story."),
        ([0, 0], {}, "All clean: 2 stories."),
        ([0], {"fixing": True}, "Fixed 0. All clean: 1 story."),
        ([1], {}, "Found 4 findings (1 error, 1 warning, 2 info) in 1 story; 1 can be mended with --fix."),
        ([1], {"fixing": True}, "Fixed 0. Found 4 findings (1 error, 1 warning, 2 info) in 1 story."),
        ([0, 3], {}, "Nothing found in 1 story; 1 file not fully checked."),
        ([3], {}, "Nothing was read; 1 file not fully checked."),
    ],
)
def test_the_summary_is_a_line(stories, chosen, style, line):
    assert printed("text", [stories[number] for number in chosen], **style).splitlines()[-1] == line


def test_the_summary_counts_what_comments_suppress(stories):
    quiet = replace(stories[0], report=structs.replace(stories[0].report, suppressed=1200))
    assert printed("text", [quiet, quiet]) == "All clean: 2 stories; 2,400 suppressed by comments.\n"


def test_no_summary_where_it_is_not_wanted(stories):
    assert printed("text", stories[:1], summary=False) == ""


def test_info_never_looks_like_an_error(stories):
    severities = [line.split(": ")[1].split("[")[0] for line in printed("text", stories).splitlines() if line.startswith("city/harbour")]
    assert severities == [Severity.ERROR, Severity.WARNING, Severity.INFO, Severity.INFO]
