"""The hooks, tried by pre-commit from this checkout in a newsroom's repository.

Each try builds an environment with pip, from the packages of the network.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import linter

ROOT = Path(linter.__file__).parents[1]
STORY = "Council meets again\n\nThe council met the the mayor on Monday and will recieve the report on Tuesday.\n"

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="no git here")


def git(folder: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=Desk", "-c", "user.email=desk@example.org", "-c", "commit.gpgsign=false"]
    return subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The checkout as it stands, new files too, as a repository with a commit: what the next commit of it would be."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    folder = tmp_path_factory.mktemp("copydesk")
    for name in git(ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0"):
        if name and (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "The checkout")
    return folder


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q")
    (tmp_path / "story.txt").write_text(STORY)
    (tmp_path / "wire.txt").write_bytes("The mayor met.\n".encode("utf-16"))
    (tmp_path / "tool.py").write_text("# the the\n")
    git(tmp_path, "add", "-A")
    return tmp_path


@pytest.mark.timeout(600)
def test_a_story_fails_is_mended_and_passes(newsroom: Path, checkout: Path) -> None:
    environment = os.environ | {"PRE_COMMIT_COLOR": "never"}
    environment.pop("PYTHONPATH", None)

    def hooks(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "pre_commit", "try-repo", str(checkout), *arguments]
        return subprocess.run(command, cwd=newsroom, env=environment, capture_output=True, text=True, encoding="utf-8")

    run = hooks("copydesk", "--files", "story.txt", "wire.txt", "tool.py")
    assert run.returncode == 1, run.stdout + run.stderr
    assert "story.txt:3:17: error[doubled/small-words]" in run.stdout
    assert "recieve" in run.stdout
    assert "wire.txt: the text is UTF-16" in run.stdout
    assert "tool.py" not in run.stdout
    assert (newsroom / "story.txt").read_text() == STORY

    run = hooks("copydesk-fix", "--files", "story.txt")
    assert run.returncode == 1, run.stdout + run.stderr
    assert "files were modified by this hook" in run.stdout
    assert (newsroom / "story.txt").read_text() == STORY.replace("the the", "the")

    (newsroom / "story.txt").write_text(STORY.replace("the the", "the").replace("recieve", "receive"))
    git(newsroom, "add", "-A")
    run = hooks("--files", "story.txt")
    assert run.returncode == 0, run.stdout + run.stderr
    assert run.stdout.count("Passed") == 2
