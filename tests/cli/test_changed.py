"""``copydesk check --changed``: what a git diff changed, read within the whole story."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from linter.engine import Linter

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="no git here")

OLD = "The council met the the mayor on Monday.\n\nThe report will be read in full at the next meeting of the council.\n"
MORE = "\nThe council will recieve the report on Friday.\n"


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=Desk", "-c", "user.email=desk@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q", "-b", "main")
    (tmp_path / "copydesk.toml").write_text('languagetool = "off"\noutput-format = "concise"\n')
    (tmp_path / ".gitignore").write_text("drafts/\n")
    for name in ("one.txt", "two.txt", "spaced näme.txt"):
        (tmp_path / name).write_text(OLD, encoding="utf-8")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-q", "-m", "Publish")
    return tmp_path


@pytest.fixture
def check(newsroom, cli):
    def run(*arguments: str):
        done = cli("check", "-q", *arguments)
        return done.exit_code, [":".join(line.split(":")[:2]) for line in done.stdout.splitlines()], done.stderr

    return run


def test_nothing_changed(cli, check):
    assert check("--changed") == (0, [], "")
    done = cli("check", "--changed", "--output-format", "text")
    assert (done.exit_code, done.stderr) == (0, "copydesk: no story differs from HEAD\n")


def test_only_changed_paragraphs_are_told_of(check, newsroom):
    story = newsroom / "spaced näme.txt"
    story.write_text("New words come first.\n\n" + OLD + MORE, encoding="utf-8")
    assert check("--changed")[:2] == (1, ["spaced näme.txt:7"])
    assert check()[1] == ["one.txt:1", "spaced näme.txt:3", "spaced näme.txt:7", "two.txt:1"]
    story.write_text(OLD.replace("on Monday", "on Tuesday"), encoding="utf-8")
    assert check("--changed", "HEAD")[1] == ["spaced näme.txt:1"]  # an old slip, but somebody works on its paragraph
    assert check("one.txt", "--changed")[:2] == (0, [])
    git(newsroom, "commit", "-qam", "Another day")
    assert check("--changed")[:2] == (0, [])
    assert check("--changed=HEAD~1")[1] == ["spaced näme.txt:1"]


def test_text_that_was_moved_or_broken_otherwise_did_not_change(check, newsroom):
    first, second = OLD.split("\n\n")
    (newsroom / "one.txt").write_text(second.replace(" in full", "\nin  full") + "\n" + first.replace(" on ", "\non ") + "\n")
    assert check("--changed")[:2] == (0, [])
    (newsroom / "one.txt").write_text(OLD + "\n" + first + "\n")
    assert check("--changed")[1] == ["one.txt:5"]  # there is one more than before


def test_a_new_finding_in_an_old_paragraph_is_told(check, newsroom):
    name = "Robert Hollingsworth lives in the town.\n\nThe mayor spoke to Hollingsworth about the plan on Monday.\n"
    (newsroom / "one.txt").write_text(OLD + "\n" + name)
    git(newsroom, "commit", "-qam", "A name")
    (newsroom / "one.txt").write_text((OLD + "\n" + name).replace("Robert Hollingsworth lives", "Robert Hollinsworth lives"))
    told = check("--changed")[1]
    assert told
    assert "one.txt:1" not in told
    (newsroom / "two.txt").write_text(OLD + "\nThe council met the the mayor on Monday.\n")
    assert check("--changed", "HEAD", "two.txt")[1] == ["two.txt:5"]


def test_new_and_ignored_files_are_new_altogether(check, newsroom):
    (newsroom / "new.txt").write_text(OLD)
    (newsroom / "drafts").mkdir()
    (newsroom / "drafts" / "draft.txt").write_text(OLD)
    assert check("--changed")[1] == ["new.txt:1"]
    assert check("drafts/draft.txt", "--changed")[1] == ["drafts/draft.txt:1"]
    git(newsroom, "add", "new.txt")
    assert check("--changed")[1] == ["new.txt:1"]


def test_a_renamed_story_keeps_its_past(check, newsroom):
    git(newsroom, "mv", "one.txt", "moved.txt")
    assert check("--changed")[:2] == (0, [])
    (newsroom / "moved.txt").write_text(OLD + MORE)
    assert check("--changed")[1] == ["moved.txt:5"]


def test_run_from_a_folder_inside(check, newsroom, monkeypatch):
    (newsroom / "city").mkdir()
    (newsroom / "city" / "old.txt").write_text(OLD)
    git(newsroom, "add", "-A")
    git(newsroom, "commit", "-qm", "More")
    (newsroom / "city" / "old.txt").write_text(OLD + MORE)
    (newsroom / "one.txt").write_text(OLD + MORE)
    monkeypatch.chdir(newsroom / "city")
    assert check("--changed")[1] == ["old.txt:5"]
    assert check("--changed", "HEAD", "..")[1] == ["../city/old.txt:5", "../one.txt:5"]


def test_a_story_that_could_not_be_read_before_is_new(check, newsroom):
    (newsroom / "one.txt").write_bytes("The café shut.\n".encode("latin-1"))
    git(newsroom, "commit", "-qam", "Spoil")
    (newsroom / "one.txt").write_text(OLD)
    assert check("--changed")[1] == ["one.txt:1"]


def test_fixing_leaves_what_did_not_change(cli, check, newsroom):
    (newsroom / "one.txt").write_text(OLD + "\nThey saw the the report.\n")
    done = cli("check", "-q", "--changed", "--diff")
    assert "+They saw the report.\n" in done.stdout
    assert "-The council" not in done.stdout
    assert check("--changed", "--fix")[:2] == (0, [])
    assert (newsroom / "one.txt").read_text() == OLD + "\nThey saw the report.\n"
    assert (newsroom / "two.txt").read_text() == OLD


def test_the_former_version_is_read_only_where_it_decides(check, newsroom, monkeypatch):
    names = []
    lint = Linter.lint

    def counted(linter, document, *arguments, **more):
        names.append(document.source.name)
        return lint(linter, document, *arguments, **more)

    monkeypatch.setattr(Linter, "lint", counted)
    story = newsroom / "former.txt"
    story.write_text("All was well in the hall.\n")
    git(newsroom, "add", "-A")
    git(newsroom, "commit", "-qm", "More")
    story.write_text("All was well in the hall." + "\n" + MORE)
    assert check("--changed")[1] == ["former.txt:3"]
    assert names == ["former.txt"]
    git(newsroom, "commit", "-qam", "More")
    story.write_text("All was well in the hall.\n" + MORE + "\nIt rained.\n")
    assert check("--changed")[1] == []
    assert names == ["former.txt", "former.txt"]  # the report on the former version was kept


def test_a_wrong_use_is_2(cli, check, newsroom, monkeypatch, tmp_path_factory):
    code, _, said = check("-", "--changed")
    assert (code, "not for standard input" in said) == (2, True)
    code, _, said = check("--changed", "two.txt")
    assert (code, "if two.txt is what to check, write --changed=HEAD" in said) == (2, True)
    code, _, said = check("--changed=nowhere")
    assert (code, "has no revision 'nowhere'\n" in said) == (2, True)
    monkeypatch.chdir(tmp_path_factory.mktemp("outside"))
    code, _, said = check("--changed", "HEAD", str(newsroom / "one.txt"))
    assert (code, "not a git repository" in said) == (2, True)


def test_a_story_outside_the_repository_is_named_and_told_of_in_full(check, newsroom, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside") / "story.txt"
    outside.write_text(OLD)
    code, told, said = check("--changed", "HEAD", str(outside))
    assert (code, len(told)) == (3, 1)
    assert "its version in HEAD: it is not in the repository" in said


def test_a_git_that_fails_is_named(check, newsroom, monkeypatch, tmp_path_factory):
    folder = tmp_path_factory.mktemp("bin")
    real = shutil.which("git")
    (folder / "git").write_text(f'#!/bin/sh\n[ "$1" = cat-file ] && exit 1\nexec {real} "$@"\n')
    (folder / "git").chmod(0o755)
    (newsroom / "one.txt").write_text(OLD + MORE)
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")
    code, told, said = check("--changed")
    assert (code, told) == (3, ["one.txt:1", "one.txt:5"])
    assert said == "one.txt: its version in HEAD: git did not tell it; all its findings are told\n"
