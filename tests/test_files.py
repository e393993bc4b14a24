"""Which files a run reads."""

from __future__ import annotations

import os
import pickle
from pathlib import Path

import pytest

from linter.checks import ConfigError
from linter.files import find
from linter.patterns import FileIgnores, Patterns


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("A word.\n")


def names(*paths: str, exclude: tuple[str, ...] = (), respect_gitignore: bool = True) -> list[str]:
    found = find(paths or (".",), Patterns(Path.cwd(), exclude), respect_gitignore=respect_gitignore)
    return [f"{file.name}: {file.problem}" if file.problem else file.name for file in found]


def test_a_folder_is_walked_in_sorted_order(folder):
    make(folder, "b.txt", "a.TXT", "c/z.text", "c/y.txt", "d.py", "README")
    assert names() == ["a.TXT", "b.txt", "c/y.txt", "c/z.text"]
    assert names("c") == ["c/y.txt", "c/z.text"]
    assert names("./c/") == ["./c/y.txt", "./c/z.text"]
    assert [file.key for file in find(["c"], Patterns(folder, ()))] == ["y.txt", "z.text"]


def test_stories_in_formats_without_a_reader_are_not_passed_over(folder):
    make(folder, "a.md", "b.docx")
    assert names() == ["a.md", "b.docx"]


def test_hidden_folders_and_packages_are_left_out(folder):
    make(folder, ".git/a.txt", ".venv/a.txt", "node_modules/a.txt", ".drafts/a.txt", "a.txt")
    assert names() == ["a.txt"]
    assert names(".drafts") == [".drafts/a.txt"]


def test_a_file_is_read_once(folder):
    make(folder, "a.txt", "sub/b.txt")
    (folder / "link.txt").symlink_to(folder / "a.txt")
    assert names("sub/b.txt", ".", "a.txt", "./a.txt") == ["sub/b.txt", "a.txt"]


def test_links_to_folders_are_followed_once(folder):
    make(folder, "a/one.txt", "elsewhere/two.txt")
    (folder / "a" / "up").symlink_to(folder)
    (folder / "a" / "self").symlink_to(folder / "a" / "self")
    (folder / "a" / "there").symlink_to(folder / "elsewhere")
    assert names("a") == ["a/one.txt", "a/there/two.txt"]


def test_gitignore_files_hold_from_their_folder_down(folder):
    make(folder, "a.txt", "x.txt", "drafts/b.txt", "sub/x.txt", "sub/keep/x.txt", "sub/only/c.txt")
    (folder / ".gitignore").write_text("# drafts\ndrafts/\nx.txt\n")
    (folder / "sub" / "keep").joinpath(".gitignore").write_text("!x.txt\n")
    (folder / "sub" / ".gitignore").write_text("/only\n")
    assert names() == ["a.txt", "sub/keep/x.txt"]
    assert names(respect_gitignore=False) == ["a.txt", "drafts/b.txt", "sub/keep/x.txt", "sub/only/c.txt", "sub/x.txt", "x.txt"]


def test_the_gitignore_of_a_repository_holds_in_a_folder_that_was_named(folder):
    make(folder, "repository/sub/a.txt", "repository/sub/x.txt")
    (folder / "repository" / ".git").mkdir()
    (folder / "repository" / ".gitignore").write_text("x.txt\n")
    (folder / ".gitignore").write_text("a.txt\n")
    assert names("repository/sub") == ["repository/sub/a.txt"]
    (folder / "repository" / ".gitignore").write_text("sub/\n")
    assert names("repository") == []
    assert names("repository/sub") == ["repository/sub/a.txt", "repository/sub/x.txt"]


def test_a_file_that_was_named_is_read_unless_excluded(folder):
    make(folder, "x.txt", "notes.py", "archive/2020/a.txt", "archive/b.txt")
    (folder / ".gitignore").write_text("x.txt\n")
    assert names("x.txt", "notes.py", "gone.txt") == ["x.txt", "notes.py", "gone.txt"]
    assert names("archive/2020/a.txt", "x.txt", exclude=("archive/",)) == ["x.txt"]
    assert names("archive", exclude=("archive/",)) == []
    assert names(exclude=("archive/2020", "/x.txt")) == ["archive/b.txt"]


def test_patterns_are_relative_to_their_folder(folder):
    make(folder, "sub/archive/a.txt", "archive/a.txt")
    found = find(["."], Patterns(folder / "sub", ["/archive"]))
    assert [file.name for file in found] == ["archive/a.txt"]


def test_a_pattern_that_is_none_is_an_error(folder):
    with pytest.raises(ConfigError, match="cannot read a pattern"):
        Patterns(folder, ["!"])


def test_a_line_of_a_gitignore_that_git_would_not_take_is_passed_over(folder):
    make(folder, "a.txt", "x.txt")
    (folder / ".gitignore").write_bytes(b"!\nx.txt\n\xff\n")
    assert names() == ["a.txt"]


def test_a_pipe_in_a_folder_is_not_opened(folder):
    os.mkfifo(folder / "pipe.txt")
    assert names() == ["pipe.txt: not a regular file"]


def test_rules_are_ignored_in_the_files_of_a_pattern(tmp_path: Path) -> None:
    ignores = FileIgnores(tmp_path, {"letters/": ("style",), "*.md": ("quotes", "spelling"), "!news/**": ("dates",)})
    assert ignores.selectors == ("style", "quotes", "spelling", "dates")
    found = {name: ignores.of(str(tmp_path / name)) for name in ("letters/a.txt", "letters/b.md", "news/c.txt", "news/x/d.md")}
    assert found == {
        "letters/a.txt": ("style", "dates"),
        "letters/b.md": ("style", "quotes", "spelling", "dates"),
        "news/c.txt": (),
        "news/x/d.md": ("quotes", "spelling"),
    }


def test_what_is_left_out_is_told_with_the_reason(folder: Path) -> None:
    make(folder, "a.txt", "x.txt", "old/b.txt", ".venv/c.txt", "tool.py")
    (folder / ".gitignore").write_text("x.*\n")
    told: dict[str, str] = {}
    assert len(list(find([".", "old/b.txt"], Patterns(folder, ["a", "old/"]), left_out=told.__setitem__))) == 1
    assert told == {
        ".gitignore": "no story",
        ".venv": "a folder that holds no stories",
        "old": "excluded by 'old/'",
        "old/b.txt": "excluded by 'old/'",
        "tool.py": "no story",
        "x.txt": "'x.*' in a .gitignore",
    }


def test_patterns_may_be_written_as_windows_writes_paths(folder: Path) -> None:
    patterns = Patterns(folder, ["archive\\2020\\"], separator="\\")
    assert patterns.verdict("archive/2020/a.txt")
    assert not Patterns(folder, ["archive\\2020"]).verdict("archive/2020")


def test_patterns_go_to_another_process(folder: Path) -> None:
    ignores = pickle.loads(pickle.dumps(FileIgnores(folder, {"!news/**": ("dates",)})))
    assert ignores.of("news/a.txt") == ()
    assert ignores.of("a.txt") == ("dates",)
