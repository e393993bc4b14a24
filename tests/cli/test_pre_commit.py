"""The hooks, run by pre-commit from this checkout in a newsroom's repository.

Its environment is built with pip once, from the packages of the network.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import linter

IDENTITY = ("-c", "user.name=Desk", "-c", "user.email=desk@example.org", "-c", "commit.gpgsign=false")
ROOT = Path(linter.__file__).parents[1]
STORY = "Council meets again\n\nThe council met the the mayor on Monday and will recieve the report on Tuesday.\n"

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="no git here")


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run(["git", *IDENTITY, *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout


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


@pytest.fixture(scope="module")
def hooks(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run pre-commit, or git with its hook, in a repository that uses the checkout."""
    environment = os.environ | {"PRE_COMMIT_COLOR": "never", "PRE_COMMIT_HOME": str(tmp_path_factory.mktemp("pre-commit"))}
    environment.pop("PYTHONPATH", None)
    revision = git(checkout, "rev-parse", "HEAD").strip()

    def run(folder: Path, *arguments: str, exclude: str = "^$", program: str = "pre_commit") -> subprocess.CompletedProcess[str]:
        config = f"""\
exclude: '{exclude}'
repos:
  - repo: {checkout}
    rev: {revision}
    hooks:
      - id: copydesk
      - id: copydesk-fix
        stages: [manual]
"""
        (folder / ".pre-commit-config.yaml").write_text(config)
        git(folder, "add", ".pre-commit-config.yaml")
        command = ["git", *IDENTITY, *arguments] if program == "git" else [sys.executable, "-m", program, *arguments]
        return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8")

    return run


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q")
    (tmp_path / "story.txt").write_text(STORY)
    (tmp_path / "wire.txt").write_bytes("The mayor met.\n".encode("utf-16"))
    (tmp_path / "tool.py").write_text("# the the\n")
    git(tmp_path, "add", "-A")
    return tmp_path


@pytest.mark.timeout(600)
def test_a_story_fails_is_mended_and_passes(newsroom: Path, hooks: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    run = hooks(newsroom, "run", "copydesk", "--files", "story.txt", "wire.txt", "tool.py")
    assert run.returncode == 1, run.stdout + run.stderr
    assert "story.txt:3:17: error[doubled/small-words]" in run.stdout
    assert "recieve" in run.stdout
    assert "wire.txt: the text is UTF-16" in run.stdout
    assert "tool.py" not in run.stdout
    assert (newsroom / "story.txt").read_text() == STORY

    run = hooks(newsroom, "run", "copydesk-fix", "--hook-stage", "manual", "--files", "story.txt")
    assert run.returncode == 1, run.stdout + run.stderr
    assert "files were modified by this hook" in run.stdout
    assert (newsroom / "story.txt").read_text() == STORY.replace("the the", "the")

    (newsroom / "story.txt").write_text(STORY.replace("the the", "the").replace("recieve", "receive"))
    git(newsroom, "add", "-A")
    run = hooks(newsroom, "run", "--files", "story.txt")
    assert run.returncode == 0, run.stdout + run.stderr


TOWNS = "Ashwell Benfield Carrow Dunmere Eastholt Farley Granton Haverby Ilsworth Kelby".split()
THINGS = "library bridge market theatre station".split()


@pytest.mark.timeout(600)
def test_fifty_stories_with_all_sorts_of_names(tmp_path: Path, hooks: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    """Stories in folders, some left out by pre-commit and some by Copydesk, names with spaces, umlauts and a dash in front."""
    git(tmp_path, "init", "-q")
    paths = [tmp_path / folder / name for folder in ("city", "land & leute") for name in ("Über uns.md", "two words.txt", "-dash.md")]
    paths += [tmp_path / "archive" / f"{number}.md" for number in range(4)]
    paths += [tmp_path / "letters" / f"{number}.md" for number in range(4)]
    paths += [tmp_path / "city" / f"{number:02}.md" for number in range(50 - len(paths))]
    for number, path in enumerate(paths):
        path.parent.mkdir(exist_ok=True)
        town, thing = TOWNS[number % 10], THINGS[number // 10]
        slip = "the the" if path.parent.name in ("archive", "letters") else "the"
        mark = "" if path.suffix == ".txt" else "# "
        path.write_text(f"{mark}{town} keeps its {thing}\n\nVisitors to {slip} {thing} in {town} were glad on Monday.\n", encoding="utf-8")
    (tmp_path / "copydesk.toml").write_text('exclude = ["letters/"]\n')
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-q", "-m", "Stories")
    left_out = "^archive/"

    run = hooks(tmp_path, "run", "copydesk", "--all-files", exclude=left_out)
    assert run.returncode == 0, run.stdout + run.stderr
    git(tmp_path, "commit", "-q", "-m", "Hooks")
    assert hooks(tmp_path, "install", exclude=left_out).returncode == 0

    slips = ("city/Über uns.md", "land & leute/two words.txt", "city/-dash.md", "city/renamed to this.md", "letters/0.md", "archive/0.md")
    git(tmp_path, "mv", "city/00.md", "city/renamed to this.md")
    for name in slips:
        path = tmp_path / name
        path.write_text(path.read_text(encoding="utf-8") + "\nThe doors of the the hall were shut.\n", encoding="utf-8")
    git(tmp_path, "add", "-A")
    run = hooks(tmp_path, "commit", "-m", "Slips", program="git", exclude=left_out)
    assert run.returncode == 1, run.stdout + run.stderr
    output = run.stdout + run.stderr
    assert sorted(re.findall(r"^(.+?):5:14: error\[doubled/small-words\]", output, re.MULTILINE)) == sorted(slips[:4])
    assert "Found 4 findings" in output

    for name in slips:
        path = tmp_path / name
        path.write_text(path.read_text(encoding="utf-8").replace("the the hall", "the hall"), encoding="utf-8")
    git(tmp_path, "add", "-A")
    run = hooks(tmp_path, "commit", "-m", "No slips", program="git", exclude=left_out)
    assert run.returncode == 0, run.stdout + run.stderr
