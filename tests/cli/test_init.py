"""``copydesk init`` and ``copydesk completion``."""

from __future__ import annotations

import subprocess
import sys

import pytest
import yaml
from click.testing import CliRunner

from linter.config import load
from linter.surfaces.cli import main

HOOK = {"repo": "https://github.com/copydesk/copydesk", "hooks": [{"id": "copydesk"}]}


@pytest.fixture
def init(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return lambda *arguments, **more: CliRunner().invoke(main, ["init", *arguments], **more)


def hooks(folder):
    return [{**one, "rev": None} for one in yaml.safe_load((folder / ".pre-commit-config.yaml").read_text())["repos"]]


def test_what_is_answered_is_written(init, tmp_path):
    for name in ("news/stories/a.txt", "news/b.txt", "c.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("The council met.\n")
    result = init(input="en-GB\nguardian\nnews/stories\ny\n")
    assert result.exit_code == 0, result.output
    config = load(tmp_path / "copydesk.toml")
    assert (config.options.language, config.options.style) == ("en-GB", ("guardian",))
    assert CliRunner().invoke(main, ["check", "--show-files"]).stdout == "news/stories/a.txt\n"
    assert hooks(tmp_path) == [HOOK | {"rev": None}]


def test_nothing_is_asked_and_nothing_overwritten(init, tmp_path):
    assert init("--yes").exit_code == 0
    assert not (tmp_path / ".pre-commit-config.yaml").exists()
    text = (tmp_path / "copydesk.toml").read_text()
    assert load(tmp_path / "copydesk.toml").options.language == "en"
    result = init("--yes", "--language", "en-GB")
    assert result.exit_code == 2
    assert "is there already" in result.stderr
    assert (tmp_path / "copydesk.toml").read_text() == text


def test_the_hook_is_added_once_to_those_there_are(init, tmp_path):
    theirs = "# ours\nrepos:  \n\n# local things\n- repo: local\n  hooks: []   # none\nfail_fast: true\n".replace("repos:  ", "repos:")
    (tmp_path / ".pre-commit-config.yaml").write_text(theirs)
    assert init("--yes", "--pre-commit").exit_code == 0
    assert hooks(tmp_path) == [HOOK | {"rev": None}, {"repo": "local", "hooks": [], "rev": None}]
    text = (tmp_path / ".pre-commit-config.yaml").read_text()
    assert [line for line in text.splitlines() if line in theirs.splitlines()] == theirs.splitlines()
    (tmp_path / "copydesk.toml").unlink()
    assert "has the hook already" in init("--yes", "--pre-commit").stdout
    assert (tmp_path / ".pre-commit-config.yaml").read_text() == text


@pytest.mark.parametrize("theirs", ["repos: []\n", "repos: {\n", "- a\n"])
def test_a_list_of_hooks_that_cannot_be_added_to_stays(init, tmp_path, theirs):
    (tmp_path / ".pre-commit-config.yaml").write_text(theirs)
    result = init("--yes", "--pre-commit")
    assert "cannot be added" in result.stderr
    assert "- id: copydesk" in result.stdout
    assert (tmp_path / ".pre-commit-config.yaml").read_text() == theirs


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--language", "english!"], "is not a language tag"),
        (["--style", "gaurdian"], "there is no style pack"),
        (["--stories", "../elsewhere"], "is not the name of a folder below this one"),
    ],
)
def test_a_wrong_answer_writes_nothing(init, tmp_path, arguments, message):
    result = init("--yes", *arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_is_told_how_to_complete(shell):
    result = CliRunner().invoke(main, ["completion", shell])
    assert result.exit_code == 0
    assert f"_COPYDESK_COMPLETE={shell}_complete" in result.stdout


def test_options_are_completed(environment):
    variables = environment | {"_COPYDESK_COMPLETE": "bash_complete", "COMP_WORDS": "copydesk check --show-", "COMP_CWORD": "2"}
    run = subprocess.run([sys.executable, "-m", "linter"], env=variables, capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["plain,--show-settings", "plain,--show-files"]
