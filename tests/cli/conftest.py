"""The command as a process of its own, with no LanguageTool whatever this machine has."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import linter
from linter.surfaces.cli import main

Run = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A quiet terminal, this checkout, an empty place for LanguageTool."""
    root = str(Path(linter.__file__).parents[1])
    nowhere = str(tmp_path_factory.mktemp("languagetool"))
    return os.environ | {"PYTHONPATH": root, "COLUMNS": "80", "COPYDESK_LANGUAGETOOL": nowhere, "PYTHONUTF8": "1"}


@pytest.fixture
def copydesk(tmp_path: Path, environment: dict[str, str]) -> Run:
    """Run ``copydesk`` in ``tmp_path``."""

    def run(*arguments: str | bytes, stdin: bytes = b"", **variables: str) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "linter", *arguments]
        return subprocess.run(command, cwd=tmp_path, input=stdin, env=environment | variables, capture_output=True, timeout=120)

    return run


@pytest.fixture
def cli(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Run ``copydesk`` in ``tmp_path`` and in this process, which is faster, and shows the same as long as no terminal is asked."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")

    def run(*arguments: str, stdin: str | None = None) -> Result:
        return CliRunner().invoke(main, arguments, input=stdin, prog_name="copydesk")

    return run


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Run ``copydesk check`` in ``tmp_path`` and in this process, without LanguageTool."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COPYDESK_LANGUAGETOOL", str(tmp_path / "nowhere"))
    return lambda *arguments, **more: CliRunner().invoke(main, ["check", "--languagetool", "off", *arguments], **more)
