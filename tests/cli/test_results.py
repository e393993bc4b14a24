"""Reports that are kept from run to run: a warm run says what a cold one said, and reads nothing that is as it was."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date, timedelta

import pytest

from linter import cache
from linter.cache import FOLDER_VARIABLE
from linter.engine import Linter
from linter.report import Report, SourceNotChecked
from linter.settings import Settings
from linter.surfaces.cli import _results
from linter.surfaces.cli._results import Kept, Results

SLIP = "The council met the the mayor on Monday.\n"
MISSPELLED = "The council will recieve the report on Monday.\n"
CLEAN = "The council met the mayor on Monday.\n"


@pytest.fixture
def linted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of stories that were really read, as they are."""
    names: list[str] = []
    lint = Linter.lint

    def counted(linter, document, *arguments, **more):
        names.append(document.source.name)
        return lint(linter, document, *arguments, **more)

    monkeypatch.setattr(Linter, "lint", counted)
    return names


@pytest.fixture
def check(cli, linted, tmp_path):
    """Run ``copydesk check`` with nothing kept so far; its exit code, both streams, and the stories that were really read."""
    for path in cache.folder().glob("reports*"):  # and not the rules, which take long to read
        path.unlink()

    def run(*arguments):
        linted.clear()
        done = cli("check", "--languagetool", "off", *arguments)
        return done.exit_code, done.stdout, done.stderr, sorted(linted)

    return run


def test_a_warm_run_loads_no_check_and_says_the_same(copydesk, tmp_path, environment):
    (tmp_path / "a.txt").write_text(SLIP)
    (tmp_path / "b.txt").write_text(CLEAN)
    cold = copydesk("check", "--languagetool", "off", "--statistics", ".")
    program = (
        "import sys\nfrom linter.surfaces.cli import main\n"
        "try:\n    main(['check', '--languagetool', 'off', '--statistics', '.'])\n"
        "finally:\n    print(sorted(name for name in sys.modules if name.startswith(('linter.checks.', 'linter.engine', 'numpy'))))"
    )
    warm = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, env=environment, capture_output=True, timeout=60)
    assert warm.stderr == b""
    *same, modules = warm.stdout.splitlines(keepends=True)
    assert (warm.returncode, b"".join(same)) == (cold.returncode, cold.stdout)
    assert modules == b"['linter.checks.corrections']\n"


@pytest.mark.parametrize("output_format", ["text", "sarif", "rdjson", "html", "languagetool", "junit"])
def test_every_format_prints_a_kept_report_as_it_does_a_new_one(check, tmp_path, output_format):
    (tmp_path / "a.txt").write_text(SLIP + "\n" + MISSPELLED)
    *cold, read = check("--output-format", output_format)
    assert read in ([], ["a.txt"])  # other formats have kept it
    *warm, read = check("--output-format", output_format)
    assert (warm, read) == (cold, [])


def test_only_what_changed_is_read(check, tmp_path):
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(f"{name.upper()} man came by.\n\n{SLIP}")
    assert check()[3] == ["a.txt", "b.txt", "c.txt"]
    (tmp_path / "b.txt").write_text("Another man came by.\n")
    code, out, _, read = check()
    assert (code, read) == (1, ["b.txt"])
    assert "Found 2 findings (2 errors) in 2 stories" in out
    assert check("a.txt", "./b.txt")[3] == ["./b.txt"]  # a finding names its file as it was given


@pytest.mark.parametrize(
    "change",
    [
        ("--ignore", "doubled"),
        ("--language", "en-GB"),
        ("--published", "2026-03-04"),
        ("--metadata", "about.json"),
        ("--config", "other.toml"),
        ("--format", "plain"),
        ("--style", "ap"),
    ],
)
def test_what_is_asked_for_otherwise_is_read_anew(check, tmp_path, change):
    (tmp_path / "a.txt").write_text(SLIP)
    (tmp_path / "about.json").write_text(json.dumps({"a.txt": {"language": "en-GB"}}))
    (tmp_path / "other.toml").write_text('[per-file-ignores]\n"a.txt" = ["doubled"]\n')
    check("a.txt")
    assert check("a.txt")[3] == []
    assert check(*change, "a.txt")[3] == ["a.txt"]
    assert check(*change, "a.txt")[3] == []


def test_lists_and_rules_of_the_newsroom_count_by_their_content(check, tmp_path):
    (tmp_path / "a.txt").write_text("The gaol is old.\n")
    (tmp_path / "words.txt").write_text("jail -> gaol\n")
    (tmp_path / "copydesk.toml").write_text('vocabulary = ["words.txt"]\n')
    assert check("a.txt")[::3] == (0, ["a.txt"])
    os.utime(tmp_path / "words.txt", (0, 0))
    assert check("a.txt")[::3] == (0, [])
    (tmp_path / "words.txt").write_text("gaol -> jail\n")
    assert check("a.txt")[::3] == (1, ["a.txt"])


def test_a_wrong_configuration_is_told_though_all_was_kept(check, tmp_path):
    (tmp_path / "a.txt").write_text(SLIP)
    assert check()[3] == ["a.txt"]
    for wrong in ('ignore = ["nowhere/rule"]\n', '[per-file-ignores]\n"other/*" = ["nowhere/rule"]\n'):
        (tmp_path / "copydesk.toml").write_text(wrong)
        for _ in range(2):
            code, out, err, _ = check("--output-file", "out.txt")
            assert (code, out) == (2, "")
            assert "nowhere/rule" in err
            assert not (tmp_path / "out.txt").exists()


def test_an_old_id_is_named_in_each_run(check, tmp_path, monkeypatch):
    from linter import checks

    monkeypatch.setattr(checks.load("spelling"), "aliases", lambda _: {"typos/formerly": "spelling/misspelling"}, raising=False)
    (tmp_path / "a.rst").write_text(f".. copydesk: ignore[typos/formerly] as it was sent\n\n{MISSPELLED}")
    cold = check("a.rst")
    assert cold[2:] == ("copydesk: the rule typos/formerly is called spelling/misspelling now\n", ["a.rst"])
    assert check("a.rst") == (*cold[:3], [])
    (tmp_path / "copydesk.toml").write_text('ignore = ["typos/formerly"]\n')
    (tmp_path / "b.txt").write_text(MISSPELLED)
    cold = check("b.txt")
    assert cold[2:] == ("copydesk: the rule typos/formerly is called spelling/misspelling now\n", ["b.txt"])
    assert check("b.txt") == (*cold[:3], [])


def test_what_was_not_checked_is_named_in_each_run(check, tmp_path):
    (tmp_path / "a.txt").write_text("word " * 30_000 + "\n\n" + SLIP)
    first = check()
    assert (first[0], first[3]) == (3, ["a.txt"])
    assert check() == first


def test_without_the_cache_nothing_is_kept_and_nothing_taken(check, tmp_path, monkeypatch, tmp_path_factory):
    (tmp_path / "a.txt").write_text(SLIP)
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path_factory.mktemp("cache")))
    for _ in range(2):
        assert check("--no-cache")[3] == ["a.txt"]
    assert check()[3] == ["a.txt"]
    assert check("--no-cache")[3] == ["a.txt"]


def test_a_kept_story_is_mended_like_any_other(check, tmp_path):
    (tmp_path / "a.txt").write_text(SLIP)
    (tmp_path / "b.txt").write_text(MISSPELLED)
    check()
    assert check("--diff")[:2] == (1, "--- a.txt\n+++ a.txt\n@@ -1 +1 @@\n-" + SLIP + "+" + CLEAN)
    code, out, _, read = check("--fix")
    assert (code, set(read)) == (1, {"a.txt"})
    assert (tmp_path / "a.txt").read_text() == CLEAN
    assert out.endswith("Fixed 1. Found 1 finding (1 error) in 1 story.\n")
    assert check("--fix")[3] == []


def test_an_empty_story_is_named_in_each_run(check, tmp_path):
    (tmp_path / "a.txt").write_text(" \n")
    first = check()
    assert "empty, nothing to check" in first[2]
    assert check() == first


def test_a_suppression_ends_on_its_day(check, tmp_path, monkeypatch):
    today = date.today()
    (tmp_path / "a.rst").write_text(f".. copydesk: ignore[doubled] as it was sent (MB, until {today})\n\n{SLIP}")
    assert check("a.rst")[::3] == (0, ["a.rst"])
    assert check("a.rst")[::3] == (0, [])

    class Tomorrow(date):
        @classmethod
        def today(cls):
            return today + timedelta(days=1)

    from linter import engine

    monkeypatch.setattr(_results, "date", Tomorrow)
    monkeypatch.setattr(engine, "date", Tomorrow)
    assert check("a.rst")[::3] == (1, ["a.rst"])


def test_copydesk_clean_deletes_the_reports(check, cli, tmp_path, monkeypatch, tmp_path_factory):
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path_factory.mktemp("cache")))
    (tmp_path / "a.txt").write_text(CLEAN)
    check()
    assert check()[3] == []
    assert cli("clean").exit_code == 0
    assert check()[3] == ["a.txt"]


def test_a_server_of_the_newsroom_is_asked_anew():
    foreign = Settings(languagetool="on", languagetool_url="http://localhost:1/v2/")
    assert _results.kept_results(foreign, None, ()) is None
    assert _results.kept_results(Settings(cache=False), None, ()) is None


def test_another_languagetool_is_another_voice(monkeypatch, tmp_path):
    def key() -> bytes:
        with Results(Settings(languagetool="on"), None, ()) as results:
            return results.key("a.txt", "", b"x")

    monkeypatch.setenv("COPYDESK_LANGUAGETOOL", str(tmp_path / "one"))
    one = key()
    assert key() == one
    monkeypatch.setenv("COPYDESK_LANGUAGETOOL", str(tmp_path / "other"))
    assert key() != one


def test_what_cannot_be_decoded_is_not_there():
    with Results(Settings(), "plain", ()) as results:
        one = results.key("a.txt", "", b"what this test keeps")
        results._put(one, {"report": 5})
        results._write()
        assert results.get(one) is None
        results.put(one, Kept(Report("a.txt", (), (SourceNotChecked("a.txt", "all", "gone"),)), 3))
        assert one not in results._fresh


@pytest.mark.parametrize("data", [b"<!-- Copydesk: x -->", "<!-- copydesk: x -->".encode("utf-16"), b"PK\x03\x04 packed"])
def test_what_may_hold_a_last_day_is_kept_for_a_day(data, monkeypatch):
    class Later(date):
        @classmethod
        def today(cls):
            return date(2031, 1, 1)

    with Results(Settings(), None, ()) as results:
        now, plain = results.key("a.html", "", data), results.key("a.html", "", b"a story")
        monkeypatch.setattr(_results, "date", Later)
        assert results.key("a.html", "", data) != now
        assert results.key("a.html", "", b"a story") == plain
