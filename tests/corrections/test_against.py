"""``copydesk check --against``: the published version comes from git; errors and exit codes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import linter
from linter.files import File
from linter.readers import Unreadable
from linter.surfaces.cli import _revision

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="no git here")

STORY = (
    "Storm takes the pier\n\nThe storm killed 17 people in Marlow.\n\nThe pier was built in 1899 by a local firm.\n\n"
    "Its owner said that it would be rebuilt, though nobody knows who is to pay for that and when the work could begin.\n"
)
CHANGED = STORY.replace("17", "71")
NOTE = "\nCorrection: An earlier version of this story misstated the number of dead.\n"
Run = Callable[..., subprocess.CompletedProcess[str]]


def git(folder: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=Desk", "-c", "user.email=desk@example.org", "-c", "commit.gpgsign=false"]
    return subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    folder = tmp_path / "newsroom"
    (folder / "stories").mkdir(parents=True)
    git(folder, "init", "-q", "-b", "main")
    (folder / "stories" / "pier.txt").write_text(STORY)
    (folder / "stories" / "latin.txt").write_bytes("The café was lost.\n".encode("latin-1"))
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "Publish")
    (folder / "stories" / "latin.txt").write_text("The café was lost.\n")
    return folder


@pytest.fixture
def check(newsroom: Path) -> Run:
    def run(*arguments: str, cwd: Path = newsroom, stdin: str = "", **variables: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "linter", "check", "--languagetool", "off", *arguments]
        environment = os.environ | {"PYTHONPATH": str(Path(linter.__file__).parents[1]), "PYTHONUTF8": "1"} | variables
        return subprocess.run(command, cwd=cwd, input=stdin, env=environment, capture_output=True, text=True, timeout=120)

    return run


def test_a_change_fails_until_a_note_tells_of_it(check: Run, newsroom: Path) -> None:
    story = newsroom / "stories" / "pier.txt"
    assert check("--against", "HEAD", "stories/pier.txt").returncode == 0
    story.write_text(CHANGED)
    run = check("--against", "HEAD", "stories/pier.txt")
    assert run.returncode == 1
    assert "stories/pier.txt:3:18: error[corrections/unmarked-change] “71” was “17”" in run.stdout
    assert check("stories/pier.txt").returncode == 0
    assert check("--against", "HEAD", "--ignore", "corrections", "stories/pier.txt").returncode == 0
    story.write_text(CHANGED + NOTE)
    assert check("--against", "HEAD", "stories/pier.txt").returncode == 0
    git(newsroom, "commit", "-qam", "Correct")
    story.write_text((CHANGED + NOTE).replace("1899", "1989"))
    assert "“1989” was “1899”" in check("--against", "HEAD", "stories/pier.txt").stdout
    assert check("--against", "main~1", "stories/pier.txt").returncode == 0


def test_folders_paths_and_standard_input_are_found_from_wherever_the_run_starts(check: Run, newsroom: Path, tmp_path: Path) -> None:
    story = newsroom / "stories" / "pier.txt"
    story.write_text(CHANGED)
    (newsroom / "link.txt").symlink_to(story)
    for arguments, cwd in (
        (["pier.txt"], newsroom / "stories"),
        (["."], newsroom / "stories"),
        ([str(story)], newsroom),
        (["link.txt"], newsroom),
    ):
        run = check("--against", "HEAD", "--select", "corrections", "--output-format", "json", *arguments, cwd=cwd)
        (found,) = json.loads(run.stdout)
        assert (found["text"], found["action"], found["fix"]) == ("71", "ask", None)
    run = check("--against", "HEAD", "--stdin-filename", "pier.txt", stdin=STORY.replace("1899", "1989"), cwd=newsroom / "stories")
    assert "pier.txt:5:23: error[corrections/unmarked-change] “1989” was “1899”" in run.stdout
    assert check("--against", "HEAD", "-", stdin=STORY).returncode == 2


def test_new_stories_have_nothing_to_compare_and_renamed_ones_have(check: Run, newsroom: Path) -> None:
    (newsroom / "new.txt").write_text(CHANGED)
    assert check("--against", "HEAD", "new.txt").returncode == 0
    git(newsroom, "mv", "stories/pier.txt", "stories/storm pier.txt")
    (newsroom / "stories" / "storm pier.txt").write_text(CHANGED)
    run = check("--against", "HEAD", "stories/storm pier.txt")
    assert (run.returncode, "“71” was “17”" in run.stdout) == (1, True)


def test_an_old_version_that_cannot_be_read_is_named_and_the_rest_is_linted(check: Run, newsroom: Path) -> None:
    (newsroom / "stories" / "pier.txt").write_text(CHANGED)
    (newsroom / "stories" / "latin.txt").write_text("The café was lost. They will recieve help.\n")
    run = check("--against", "HEAD", "stories")
    assert run.returncode == 3
    assert run.stderr.startswith("stories/latin.txt: not checked by corrections: its version in HEAD: not UTF-8")
    assert "recieve" in run.stdout
    assert "“71” was “17”" in run.stdout
    assert check("stories").returncode == 1
    assert check("--against", "HEAD", "--ignore", "corrections", "stories").returncode == 1


def test_a_story_outside_the_repository_is_named(check: Run, tmp_path: Path) -> None:
    (tmp_path / "outside.txt").write_text(STORY)
    run = check("--against", "HEAD", "../outside.txt")
    assert run.returncode == 3
    assert "it is not in the repository" in run.stderr


@pytest.mark.parametrize("revision", ["nowhere", "", "--all", "HEAD:stories", "HEAD~9"])
def test_an_unknown_revision_is_a_wrong_use(check: Run, revision: str) -> None:
    run = check(f"--against={revision}", "stories")
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.startswith("copydesk: ")
    assert "has no revision" in run.stderr


def test_no_repository_and_no_git_are_a_wrong_use(check: Run, newsroom: Path, tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(STORY)
    run = check("--against", "HEAD", "story.txt", cwd=tmp_path)
    assert (run.returncode, run.stdout) == (2, "")
    assert "not a git repository" in run.stderr
    run = check("--against", "HEAD", "stories", PATH=str(tmp_path))
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr == "copydesk: git is not installed, and without it no revision can be read\n"


def test_a_shallow_clone_says_so(check: Run, newsroom: Path, tmp_path: Path) -> None:
    git(newsroom, "commit", "-qam", "More")
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{newsroom}", "shallow")
    run = check("--against", "HEAD~1", "stories", cwd=tmp_path / "shallow")
    assert run.returncode == 2
    assert "shallow clone" in run.stderr


def test_fixing_goes_on_as_ever(check: Run, newsroom: Path) -> None:
    story = newsroom / "stories" / "pier.txt"
    story.write_text(CHANGED.replace("by a local", "by a a local"))
    run = check("--against", "HEAD", "--diff", "stories/pier.txt")
    assert run.returncode == 1
    assert "+The pier was built in 1899 by a local firm." in run.stdout
    run = check("--against", "HEAD", "--fix", "stories/pier.txt")
    assert run.returncode == 1
    assert story.read_text() == CHANGED
    assert "“71” was “17”" in run.stdout


def test_one_git_process_reads_all_stories(check: Run, newsroom: Path, tmp_path: Path) -> None:
    for number in range(30):
        (newsroom / "stories" / f"{number}.txt").write_text(STORY)
    git(newsroom, "add", "-A")
    git(newsroom, "commit", "-qm", "More")
    for number in range(30):
        (newsroom / "stories" / f"{number}.txt").write_text(CHANGED)
    log = tmp_path / "calls"
    real = shutil.which("git")
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "git").write_text(f'#!/bin/sh\necho "$1" >> {log}\nexec {real} "$@"\n')
    (tmp_path / "bin" / "git").chmod(0o755)
    run = check("--against", "HEAD", "--select", "corrections", "stories", PATH=f"{tmp_path / 'bin'}:{os.environ['PATH']}")
    assert run.stdout.count("“71” was “17”") == 30
    assert log.read_text().split() == ["rev-parse", "rev-parse", "cat-file"]


@pytest.mark.parametrize("answer", ["exec sleep 60", "echo 0123 blob 900; echo cut short"])
def test_a_git_that_hangs_or_breaks_off_is_named(newsroom: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    real = shutil.which("git")
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "git").write_text(f'#!/bin/sh\n[ "$1" = cat-file ] || exec {real} "$@"\n{answer}\n')
    (tmp_path / "bin" / "git").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:{os.environ['PATH']}")
    monkeypatch.chdir(newsroom)
    with _revision.Revision("HEAD") as revision:
        monkeypatch.setattr(_revision, "PATIENCE", 0.5)  # from here on: to find the revision may take longer on a busy machine
        for _ in range(2):
            with pytest.raises(Unreadable, match="git did not tell it"):
                revision.story(File("stories/pier.txt", "stories/pier.txt", "stories/pier.txt"))
