"""Options, configuration and metadata, and which of them wins; in this process, so that many cases stay quick."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from linter import checks
from linter.document import Document, Role, Segment, Source, SourceMap
from linter.files import File
from linter.patterns import FileIgnores
from linter.settings import Language, Settings
from linter.surfaces.cli._metadata import Entry
from linter.surfaces.cli._stories import Desk

MISSPELLED = "The council will recieve the report on Monday.\n"
SLIP = "The council met the the mayor on Monday.\n"


def codes(result) -> list[str]:
    return sorted({one["code"].split("/")[0] for one in json.loads(result.stdout)})


def test_select_and_ignore_take_lists_and_the_line_beats_the_configuration(check, tmp_path):
    (tmp_path / "a.txt").write_text(MISSPELLED + SLIP)
    (tmp_path / "copydesk.toml").write_text('output-format = "json"\nselect = ["spelling"]\n')
    assert codes(check()) == ["spelling"]
    assert codes(check("--select", "doubled")) == ["doubled"]
    assert codes(check("--select", "doubled,spelling")) == ["doubled", "spelling"]
    assert codes(check("--select", "doubled", "--select", "spelling", "--ignore", "doubled")) == ["spelling"]
    assert codes(check("--no-config", "--output-format", "json")) == ["doubled", "spelling"]


def test_the_configuration_holds_below_its_folder(check, tmp_path, monkeypatch):
    (tmp_path / "copydesk.toml").write_text('exclude = ["/sub/old"]\nfail-on = "info"\noutput-format = "json"\n')
    for name in ("sub/old", "sub/new"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "a.txt").write_text('"We should of seen the mayor," he said.\n')
    monkeypatch.chdir(tmp_path / "sub")
    result = check()
    assert result.exit_code == 1
    assert [one["filename"] for one in json.loads(result.stdout)] == ["new/a.txt"]
    assert check("old/a.txt").stdout == "[]\n"
    assert check("--fail-on", "error").exit_code == 0


def test_rules_are_ignored_in_files_of_a_pattern_relative_to_the_configuration(check, tmp_path, monkeypatch):
    (tmp_path / "copydesk.toml").write_text('output-format = "json"\n[per-file-ignores]\n"sub/letters/*" = ["spelling"]\n')
    (tmp_path / "sub" / "letters").mkdir(parents=True)
    for name in ("sub/a.txt", "sub/letters/a.txt"):
        (tmp_path / name).write_text(MISSPELLED + SLIP)
    monkeypatch.chdir(tmp_path / "sub")
    assert codes(check("a.txt")) == ["doubled", "spelling"]
    assert codes(check("letters")) == ["doubled"]
    assert codes(check("--stdin-filename", "letters/new.txt", input=MISSPELLED + SLIP)) == ["doubled"]


def test_a_rule_has_the_severity_that_the_configuration_gives_it(check, tmp_path):
    (tmp_path / "a.txt").write_text(MISSPELLED + SLIP)
    (tmp_path / "copydesk.toml").write_text(
        'output-format = "json"\n[rule.spelling]\nseverity = "info"\n[rule.doubled]\nseverity = "off"\n'
    )
    result = check("--ignore", "context")
    assert [(one["code"], one["severity"]) for one in json.loads(result.stdout)] == [("spelling/misspelling", "info")]
    assert result.exit_code == 0


def test_old_ids_keep_working_and_are_named_once(check, tmp_path, monkeypatch):
    monkeypatch.setattr(checks.load("spelling"), "aliases", lambda _: {"typos/known": "spelling/misspelling"}, raising=False)
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(MISSPELLED + SLIP)
    (tmp_path / "copydesk.toml").write_text('output-format = "json"\n[per-file-ignores]\n"b.txt" = ["typos/known"]\n')
    result = check("--select", "typos/known")
    assert [(one["filename"], one["code"]) for one in json.loads(result.stdout)] == [("a.txt", "spelling/misspelling")]
    assert result.stderr == "copydesk: the rule typos/known is called spelling/misspelling now\n"
    assert check("--select", "typos/known", "-q").stderr == ""


SUPPRESSED = """\
.. copydesk: ignore[spelling] as on the sign (MB)

The council will recieve the report.

.. copydesk: ignore[quotes/unclosed]

The council met the the mayor.
"""


def test_comments_suppress_and_the_summary_counts(check, tmp_path):
    (tmp_path / "a.rst").write_text(SUPPRESSED)
    result = check("--select", "spelling,doubled,quotes,suppressions")
    assert [line.split()[1] for line in result.stdout.splitlines() if line.startswith("a.rst:")] == [
        "warning[suppressions/unused]", "error[doubled/small-words]"
    ]  # fmt: skip
    assert result.stdout.splitlines()[-1].endswith("; 1 can be mended with --fix; 1 suppressed by comments.")
    assert result.exit_code == 1
    (tmp_path / "a.rst").write_text(SUPPRESSED.split("\n\n.. ")[0])
    assert check().stdout == "All clean: 1 story; 1 suppressed by comments.\n"


@pytest.mark.parametrize(
    ("configuration", "message"),
    [
        ('langauge = "en"', "copydesk.toml:1: unknown key `langauge`; did you mean `language`?"),
        ('output-format = "xml"', "copydesk.toml:1: `output-format`: must be one of "),
        ('\nrules = ["desk"]', "copydesk.toml:2: `rules`: no folder "),
        ('exclude = ["!"]', "cannot read a pattern: "),
        ("select = [", "copydesk.toml:1: not TOML: "),
        (
            '\nselect = ["spelling", "speling"]',
            "copydesk.toml:2: `select`: no rule, nor folder of rules, is called 'speling'; did you mean",
        ),
        (
            '\nignore = ["doubled/wrods"]',
            "copydesk.toml:2: `ignore`: no rule, nor folder of rules, is called 'doubled/wrods'; did you mean",
        ),
        ('\n[rule."doubled/wrods"]', 'copydesk.toml:2: `rule."doubled/wrods"`: no rule, nor folder of rules, is called'),
        ('[per-file-ignores]\n"a/*" = ["stile"]', 'copydesk.toml:2: `per-file-ignores."a/*"`: no rule, nor folder of rules, is called'),
        ('[per-file-ignores]\n"!!" = ["style"]', "copydesk.toml:1: `per-file-ignores`: cannot read a pattern"),
    ],
)
def test_a_broken_configuration_stops_everything(check, tmp_path, configuration, message):
    (tmp_path / "a.txt").write_text(MISSPELLED)
    (tmp_path / "copydesk.toml").write_text(configuration)
    result = check()
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("copydesk: ")
    assert message in result.stderr
    assert result.stderr.count("\n") == 1
    assert check("--no-config").exit_code == 1


@pytest.mark.parametrize(
    ("metadata", "message"),
    [
        ("[]", "meta.json: an object is wanted"),
        ("{", "meta.json: not JSON: "),
        ('{"a.txt": 3}', "meta.json: entry 'a.txt': an object is wanted"),
        ('{"a.txt": {"language": "english!"}}', "meta.json: entry 'a.txt': 'english!' is not a language tag"),
        ('{"a.txt": {"language": 3}}', "meta.json: entry 'a.txt': `language` must be a string, not 3"),
        ('{"b.txt": {"published": "yesterday"}}', "meta.json: entry 'b.txt': 'yesterday' is not a date such as"),
    ],
)
def test_broken_metadata_stops_everything(check, tmp_path, metadata, message):
    (tmp_path / "a.txt").write_text(MISSPELLED)
    (tmp_path / "meta.json").write_text(metadata)
    result = check("--metadata", "meta.json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr


def test_metadata_are_by_the_path_in_the_folder_or_as_given(check, tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_text(MISSPELLED)
    for key, path in (("a.txt", "sub"), ("sub/a.txt", "sub/a.txt"), ("sub/a.txt", "."), ("./sub/a.txt", "sub/a.txt")):
        (tmp_path / "meta.json").write_text(json.dumps({key: {"language": "tlh", "headline": "Other keys may be there"}}))
        result = check("--metadata", "meta.json", path)
        assert result.exit_code == 3, (key, path)
        assert "sub/a.txt: not checked: there are no checks for the language tlh" in result.stderr
        assert check("--metadata", "meta.json", "--language", "en-GB", path).exit_code == 3


def test_language_of_line_and_configuration(check, tmp_path):
    (tmp_path / "a.txt").write_text(MISSPELLED)
    (tmp_path / "copydesk.toml").write_text('language = "de"')
    assert check().exit_code == 3
    assert check("--language", "en_gb").exit_code == 1


@pytest.mark.parametrize(
    ("entry", "own", "expected"),
    [
        (Entry(), (None, None), ("en", date(2026, 1, 1))),
        (Entry(), ("en-GB", date(2026, 2, 2)), ("en-GB", date(2026, 2, 2))),
        (Entry(Language("en-CA"), date(2026, 3, 3)), ("en-GB", date(2026, 2, 2)), ("en-CA", date(2026, 3, 3))),
        (Entry(Language("en-CA"), None), ("en-GB", date(2026, 2, 2)), ("en-CA", date(2026, 2, 2))),
    ],
)
def test_a_story_knows_its_language_and_date_best_but_for_its_metadata(entry, own, expected):
    text = "A story."
    document = Document(text, (Segment(0, 8, Role.PARAGRAPH),), Source("a.txt", text), SourceMap.identity(8), *own)
    desk = Desk(None, Settings(published=date(2026, 1, 1)), {"a.txt": entry}, FileIgnores(Path(), {}))
    settings = desk.settings_for(File("a.txt", "a.txt", "a.txt"), document)
    assert (settings.language, settings.published) == expected


def test_statistics_take_the_place_of_findings(check, tmp_path):
    (tmp_path / "a.txt").write_text(MISSPELLED + SLIP)
    result = check("--statistics")
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "      1  error    doubled/small-words",
        "      1  error    spelling/misspelling",
        "Findings: 2; words: 16; stories: 1",
        "For 1,000 words: error 125.00, warning 0.00, info 0.00",
    ]
    result = check("--statistics", "--output-format", "json")
    assert len(json.loads(result.stdout)) == 2
    assert "Findings: 2; words: 16" in result.stderr


def test_quiet_prints_findings_only(check, tmp_path):
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "a.txt").write_text("The council met.\n")
    assert check("-q").output == ""
    (tmp_path / "a.txt").write_text(MISSPELLED)
    (tmp_path / "b.txt").write_bytes(b"\xff")
    result = check("-q")
    assert "Found" not in result.stdout
    assert result.stderr == "b.txt: not UTF-8: byte 0xff at offset 0, line 1; save it as UTF-8\n"


def test_color_is_for_terminals_unless_asked_for(check, tmp_path):
    (tmp_path / "a.txt").write_text(MISSPELLED)
    assert "\x1b" not in check().stdout
    assert "\x1b" in check("--color", "always", color=True).stdout
    assert "\x1b" not in check("--color", "never", color=True).stdout


def test_a_story_that_knows_its_language_wrongly_is_a_wrong_use(check, tmp_path, monkeypatch):
    """No reader of plain text sets a language; one of a format that does hands on what it read."""
    from linter.readers import plain

    read = plain.read

    def tagged(name, data):
        return replace(read(name, data), language="english!")

    monkeypatch.setattr(plain, "read", tagged)
    (tmp_path / "a.txt").write_text(MISSPELLED)
    (tmp_path / "b.txt").write_bytes(b"\xff")
    result = check("--no-cache")
    assert result.exit_code == 2
    assert "a.txt: the story's language: 'english!' is not a language tag" in result.stderr


def test_a_defect_costs_one_story_only(check, tmp_path, monkeypatch):
    from linter.readers import plain

    read = plain.read

    def broken(name, data):
        if name == "a.txt":
            raise RuntimeError("no reader is perfect")
        return read(name, data)

    monkeypatch.setattr(plain, "read", broken)
    (tmp_path / "a.txt").write_text(MISSPELLED)
    (tmp_path / "b.txt").write_text(MISSPELLED)
    result = check("--no-cache")
    assert result.exit_code == 3
    assert result.stderr == "a.txt: copydesk failed on it: RuntimeError: no reader is perfect\n"
    assert "b.txt:1:18:" in result.stdout


def test_findings_go_to_a_file(check, tmp_path):
    (tmp_path / "a.txt").write_text(MISSPELLED)
    result = check("--output-file", "out.sarif", "--output-format", "sarif")
    assert (result.exit_code, result.stdout) == (1, "")
    assert json.loads((tmp_path / "out.sarif").read_text())["runs"][0]["results"][0]["level"] == "error"
    refused = check("--output-file", "nowhere/out.txt")
    assert refused.exit_code == 2
    assert "nowhere/out.txt" in refused.stderr
