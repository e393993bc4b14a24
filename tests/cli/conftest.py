"""The command as a process of its own, with no LanguageTool whatever this machine has."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import linter

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
