"""The command itself: what is there, and what it costs to say so."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import linter
from linter.surfaces.cli import main


def test_version_and_commands():
    assert CliRunner().invoke(main, ["--version"]).output == f"copydesk {linter.__version__}\n"
    result = CliRunner().invoke(main, ["--help"])
    assert result.exit_code == 0
    assert "check " in result.output
    assert "languagetool " in result.output
    assert "_stories" not in result.output


@pytest.mark.parametrize("name", main.list_commands(None))
def test_help_is_for_people(cli, name):
    done = cli(name, "--help")
    assert done.exit_code == 0
    assert "\\b" not in done.stdout
    assert done.stdout.count("\n") > 5


def test_an_unknown_command_is_a_wrong_use():
    for name in ("_stories", "lint"):
        assert CliRunner().invoke(main, [name]).exit_code == 2


DEAR = {"numpy", "rich", "pathspec", "tomllib", "re2", "ahocorasick", "marisa_trie", "linter.engine", "linter.document"}
FOR_OTHERS = {
    "pathspec",
    "rich.progress",
    "rich.console",
    "concurrent.futures",
    "asyncio",
    "http.client",
    "ssl",
    "psutil",
    "jgo",
}


def imported(environment: dict[str, str], folder: Path, *arguments: str) -> list[str]:
    """The modules that a command imports, in their order."""
    command = [sys.executable, "-X", "importtime", "-m", "linter", *arguments]
    run = subprocess.run(command, env=environment, cwd=folder, capture_output=True, text=True, check=True)
    return [line.rpartition("|")[2].strip() for line in run.stderr.splitlines() if line.startswith("import time:")]


@pytest.mark.parametrize("arguments", [("--version",), ("--help",), ("check", "--help"), ("explain", "--help"), ("trace", "--help")])
def test_what_only_speaks_of_itself_imports_nothing_dear(environment, tmp_path, arguments):
    loaded = set(imported(environment, tmp_path, *arguments))
    assert "click" in loaded
    assert not DEAR & loaded


def test_one_story_costs_no_import_of_what_others_need(environment, tmp_path):
    (tmp_path / "a.txt").write_text("No other test has this story, so that no report on it was kept.\n")
    loaded = imported(environment, tmp_path, "check", "--languagetool", "off", "a.txt")
    assert not FOR_OTHERS & set(loaded)
    assert not [module for module in loaded if module.startswith("linter.lexicon.build")]
    # What the command line gets wrong is said before numpy is loaded.
    assert loaded.index("linter.surfaces.cli._plan") < loaded.index("numpy")


def test_no_threads_are_started_for_small_sums(environment, tmp_path, monkeypatch):
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    CliRunner().invoke(main, ["clean", "--help"])
    assert os.environ["OPENBLAS_NUM_THREADS"] == "1"
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "4")
    CliRunner().invoke(main, ["clean", "--help"])
    assert os.environ["OPENBLAS_NUM_THREADS"] == "4"


def test_languagetool_that_cannot_be_fetched_is_a_line(copydesk, environment):
    run = copydesk("languagetool", "install", "--repository", "http://127.0.0.1:9/nothing")
    assert (run.returncode, run.stdout) == (3, b"")
    assert run.stderr.startswith(b"copydesk: ")
    assert b"Traceback" not in run.stderr
    assert os.listdir(environment["COPYDESK_LANGUAGETOOL"]) == []  # noqa: PTH208
