"""The README is true: its run is what the command prints, its Python works, its hooks and settings exist."""

from __future__ import annotations

import contextlib
import io
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from linter.config import load
from linter.settings import RuleOptions

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def test_the_run_on_the_first_screen_is_a_real_one(request: pytest.FixtureRequest) -> None:
    (block,) = blocks("console")
    command = block.splitlines()[0].removeprefix("$ copydesk ")
    environment = os.environ | {"COLUMNS": "100", "NO_COLOR": "1"}
    run = subprocess.run(
        [sys.executable, "-m", "linter", *command.split()], cwd=ROOT, env=environment, capture_output=True, text=True, encoding="utf-8"
    )
    real = f"$ copydesk {command}\n{run.stdout}"
    if request.config.getoption("--update-golden"):
        (ROOT / "README.md").write_text(README.replace(block, real), encoding="utf-8", newline="")
    else:
        assert block == real


def test_the_configuration_of_the_readme_is_one(tmp_path: Path) -> None:
    (block,) = blocks("toml")
    (tmp_path / "copydesk.toml").write_text(block, encoding="utf-8")
    (tmp_path / "desk" / "rules").mkdir(parents=True)
    config = load(tmp_path / "copydesk.toml")
    assert config.options.language == tomllib.loads(block)["language"]
    assert config.rule_folders == (tmp_path / "desk" / "rules",)
    assert config.rules == (("style", RuleOptions("info")),)


def test_the_hooks_of_the_readme_exist() -> None:
    (block,) = blocks("yaml")
    named = {hook["id"] for repository in yaml.safe_load(block)["repos"] for hook in repository["hooks"]}
    offered = {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
    assert named == offered


def test_the_python_of_the_readme_runs() -> None:
    (block,) = blocks("python")
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(block, "README.md", "exec"), {})
    assert out.getvalue().splitlines() == ["[('doubled/small-words', 15, ('the',))]", "The mayor met the press."]


def test_every_file_that_the_readme_names_is_there() -> None:
    for target in re.findall(r"\]\(([\w./-]+)\)", README):
        assert (ROOT / target).exists(), target
