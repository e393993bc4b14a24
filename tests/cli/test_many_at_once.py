"""Many runs at once share one LanguageTool server that none of them had."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

import linter
from linter.checks.languagetool import install, runtime, shared

STORY = "Rain delays the match\n\nIt rained for a hour before the game began, and the mayor could of gone home.\n\nThey is late.\n"
RUNS = 12


def servers(folder: Path) -> list[psutil.Process]:
    """The LanguageTool servers whose supervisors use a runtime folder."""
    found = []
    for process in psutil.process_iter():
        with suppress(psutil.Error):
            if process.environ().get(runtime.FOLDER_VARIABLE) == str(folder) and "org.languagetool.server.HTTPServer" in process.cmdline():
                found.append(process)
    return found


@pytest.mark.timeout(240)
def test_twelve_runs_start_one_server_and_all_are_right(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install.install()
    folder = tmp_path / "runtime"
    monkeypatch.setenv(runtime.FOLDER_VARIABLE, str(folder))
    story = tmp_path / "story.txt"
    story.write_text(STORY, encoding="utf-8")
    command = [sys.executable, "-m", "linter", "check", "--no-cache", "--languagetool", "on", "--output-format", "json", str(story)]
    environment = os.environ | {"PYTHONPATH": str(Path(linter.__file__).parents[1])}
    try:
        runs = [
            subprocess.Popen(command, env=environment, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(RUNS)
        ]
        answers = [run.communicate(timeout=200) for run in runs]
        assert [(run.returncode, errors) for run, (_, errors) in zip(runs, answers, strict=True)] == [(1, b"")] * RUNS
        assert len({output for output, _ in answers}) == 1
        found = json.loads(answers[0][0])
        assert {(one["text"], one["code"]) for one in found} >= {("a", "languagetool/EN_A_VS_AN"), ("of", "confusion/of-for-have")}
        assert len(servers(folder)) == 1
    finally:
        shared.stop()
    assert servers(folder) == []
