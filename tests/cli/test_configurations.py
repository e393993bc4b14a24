"""Which configuration holds for which story, and what a run tells of that; in this process, so that many cases stay quick."""

from __future__ import annotations

import json

import pytest

COLOUR = "The colour of the theater is the council's.\n"
SLIP = "The council met the the mayor on Monday.\n"


@pytest.fixture
def desk(tmp_path):
    """A newsroom with a folder that has a configuration of its own, and a table for some files."""
    for name in ("a.txt", "sport/b.txt", "sport/old/c.txt", "letters/d.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(COLOUR + "\n" + SLIP)
    letters = '[[per-file]]\nfiles = "letters/**"\nselect = ["doubled"]\nlanguage = "en-GB"\n'
    (tmp_path / "copydesk.toml").write_text(f'language = "en-US"\nselect = ["spelling", "doubled"]\n\n{letters}')
    (tmp_path / "sport" / "copydesk.toml").write_text(
        'extends = "../copydesk.toml"\nlanguage = "en-GB"\nexclude = ["old/"]\nfail-on = "info"\n'
    )
    return tmp_path


def told(result) -> list[tuple[str, str]]:
    return [(one["filename"], one["text"]) for one in json.loads(result.stdout)]


def test_the_configuration_nearest_to_a_story_holds(check, desk):
    expected = [
        ("a.txt", "colour"),
        ("a.txt", "the the"),
        ("letters/d.txt", "the the"),
        ("sport/b.txt", "theater"),
        ("sport/b.txt", "the the"),
    ]
    assert told(check("--output-format", "json")) == expected
    assert told(check("--output-format", "json", "a.txt", "letters/d.txt", "sport/old/c.txt", "sport/b.txt")) == expected
    assert told(check("--output-format", "json", "--language", "en-US", "sport")) == [("sport/b.txt", "colour"), ("sport/b.txt", "the the")]
    assert told(check("--output-format", "json", "--config", "copydesk.toml", "sport/b.txt")) == [
        ("sport/b.txt", "colour"),
        ("sport/b.txt", "the the"),
    ]
    assert told(check("--output-format", "json", "--stdin-filename", "letters/new.txt", input=SLIP)) == [("letters/new.txt", "the the")]
    assert told(check("--output-format", "json", "--stdin-filename", "sport/old/new.txt", input=SLIP)) == []


def test_the_failing_severity_is_that_of_the_story(check, desk):
    for name in ("a.txt", "sport/b.txt"):
        (desk / name).write_text('"We should of seen the mayor," he said.\n')
    assert check("a.txt", "--select", "confusion").exit_code == 0
    assert check("sport/b.txt", "--select", "confusion").exit_code == 1
    assert check("--fail-on", "error", "--select", "confusion", "sport/b.txt").exit_code == 0


def test_an_error_in_a_configuration_on_the_way_stops_everything(check, desk):
    (desk / "sport" / "copydesk.toml").write_text('select = ["speling"]\n')
    result = check()
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"{desk}/sport/copydesk.toml:1: `select`: " in result.stderr
    (desk / "copydesk.toml").write_text('[[per-file]]\nfiles = "a*"\nignore = ["speling"]\n')
    assert f"{desk}/copydesk.toml:3: `per-file.ignore`: " in check("a.txt").stderr


def test_the_settings_are_shown_with_where_they_were_said(check, desk, golden):
    result = check("--show-settings", "--fail-on", "error", ".")
    assert result.exit_code == 0
    golden("settings.toml", result.stdout)


def test_the_files_are_shown(check, desk):
    assert check("--show-files").stdout == "a.txt\nletters/d.txt\nsport/b.txt\n"
    assert check("--show-files", "sport/old/c.txt", "-q").stdout == ""


def test_who_asks_hears_what_was_left_out_and_how_long_it_took(check, desk):
    (desk / "tool.py").write_text("")
    (desk / "names.txt").write_text("Wibble\n")
    (desk / "letters" / "copydesk.toml").write_text('vocabulary = ["../names.txt"]\n')
    result = check("-v", "-q")
    lines = result.stderr.splitlines()
    assert lines[:3] == [
        "sport/old: left out: excluded by 'old/'",
        "names.txt: left out: the vocabulary",
        "left out: files in no format of stories: 3 .toml, 1 .py",
    ]
    assert [line.split()[2] for line in lines[3:]].count("spelling") == 1
    assert lines[-1].endswith("the whole run, words: 48")


def test_gitignore_can_be_passed_over_by_configuration(check, tmp_path):
    (tmp_path / "a.txt").write_text(SLIP)
    (tmp_path / ".gitignore").write_text("a.txt\n")
    assert check("--show-files").stdout == ""
    (tmp_path / "copydesk.toml").write_text("respect-gitignore = false\n")
    assert check("--show-files").stdout == "a.txt\n"
    assert check("--show-files", "--exclude", "a*").stdout == ""
