"""``copydesk languagetool`` with the real server in a runtime folder of the test's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from linter.checks.languagetool import install, runtime, shared
from linter.surfaces.cli import main


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["languagetool", *arguments])


@pytest.fixture(autouse=True)
def _runtime(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv(runtime.FOLDER_VARIABLE, str(tmp_path / "runtime"))
    yield
    shared.stop()


@pytest.fixture(scope="module")
def installed() -> Path:
    return install.install()


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty place for LanguageTool."""
    monkeypatch.setenv(install.FOLDER_VARIABLE, str(tmp_path / "languagetool"))
    return tmp_path / "languagetool"


def test_start_status_stop(installed: Path) -> None:
    assert (run("status").output, run("status").exit_code) == ("LanguageTool is not running.\n", 1)
    started = run("start")
    line = r"LanguageTool 6\.8 is running since \d\d:\d\d, idle for \d+ s: port \d+, \d+ MB, process \d+ \(Java \d+\)\.\n"
    assert started.exit_code == 0
    assert re.fullmatch(line, started.output)
    found = run("status")
    assert found.exit_code == 0
    assert found.output.rpartition("port")[2].split(",")[0] == started.output.rpartition("port")[2].split(",")[0]
    assert (run("stop").output, run("status").exit_code) == ("LanguageTool is stopped.\n", 1)
    assert (run("stop").output, run("stop").exit_code) == ("LanguageTool is not running.\n", 0)


def test_a_start_that_fails_is_a_line(elsewhere: Path) -> None:
    result = run("start")
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr == f"copydesk: LanguageTool 6.8 is not installed in {elsewhere}; run `copydesk languagetool install`\n"


@pytest.mark.parametrize("command", ["start", "status", "stop"])
def test_a_runtime_folder_that_cannot_be_is_a_line(command: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with monkeypatch.context() as patch:
        patch.setenv(runtime.FOLDER_VARIABLE, str(tmp_path / "file" / "runtime"))
        result = run(command)
    assert (result.exit_code, result.stdout) == (3, "")
    assert re.fullmatch(r"copydesk: there is no folder for what runs: .*; choose another folder with COPYDESK_RUNTIME\n", result.stderr)


def test_install_from_a_folder_and_uninstall(installed: Path, elsewhere: Path) -> None:
    result = run("install", "--from", str(installed))
    assert (result.exit_code, result.output) == (0, f"LanguageTool is installed in {elsewhere}\n")
    install.verify(elsewhere)
    assert run("uninstall").output == "LanguageTool is removed.\n"
    assert not elsewhere.exists()
    result = run("uninstall")
    assert (result.exit_code, result.output) == (0, "LanguageTool is not installed.\n")


def test_install_from_what_is_no_source(elsewhere: Path, tmp_path: Path) -> None:
    result = run("install", "--from", str(tmp_path))
    assert result.exit_code == 3
    assert f"is not in {tmp_path}" in result.stderr
    assert run("install", "--from", str(tmp_path / "nowhere")).exit_code == 2
    assert run("install", "--from", str(tmp_path), "--repository", "http://127.0.0.1:9/").exit_code == 2
