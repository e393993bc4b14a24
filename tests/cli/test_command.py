"""The command itself: what is there, and what it costs to say so."""

from __future__ import annotations

import os
import subprocess
import sys

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


def test_an_unknown_command_is_a_wrong_use():
    for name in ("_stories", "lint"):
        assert CliRunner().invoke(main, [name]).exit_code == 2


def test_the_version_costs_no_import_of_the_linter(environment):
    command = [sys.executable, "-X", "importtime", "-m", "linter", "--version"]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    loaded = {line.rpartition("|")[2].strip() for line in run.stderr.splitlines()}
    assert "click" in loaded
    assert not {"msgspec", "rich", "pathspec", "linter.engine", "linter.checks"} & loaded


def test_named_files_cost_no_import_of_what_walks_folders(environment, tmp_path):
    (tmp_path / "a.txt").write_text("The council met.\n")
    command = [sys.executable, "-X", "importtime", "-m", "linter", "check", "--languagetool", "off", "a.txt"]
    run = subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, text=True, check=True)
    loaded = {line.rpartition("|")[2].strip() for line in run.stderr.splitlines()}
    assert "linter.engine" in loaded
    assert not {"pathspec", "rich.progress"} & loaded


def test_languagetool_that_cannot_be_fetched_is_a_line(copydesk, environment):
    run = copydesk("languagetool", "install", "--repository", "http://127.0.0.1:9/nothing")
    assert (run.returncode, run.stdout) == (3, b"")
    assert run.stderr.startswith(b"copydesk: ")
    assert b"Traceback" not in run.stderr
    assert os.listdir(environment["COPYDESK_LANGUAGETOOL"]) == []  # noqa: PTH208
