"""``copydesk review``: each answer, what it writes, and that nothing is ever half done."""

from __future__ import annotations

import os
import select
import subprocess
import sys

import pytest
from click.testing import CliRunner

from linter.surfaces import proof
from linter.surfaces.cli import main

TITLE = "Council\r\n=======\r\n\r\n"
STORY = TITLE + "The council met the the mayor.\r\n\r\nIt will recieve a report. The buidling is old.\r\n"


@pytest.fixture
def review(tmp_path, monkeypatch):
    """Review the stories of ``tmp_path`` with the lines given as answers."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.rst").write_bytes(STORY.encode())
    command = ["review", "--languagetool", "off", "--select", "doubled,spelling,confusion,suppressions"]
    return lambda *answers, paths=(): CliRunner().invoke(main, [*command, *paths], input="".join(f"{one}\n" for one in answers))


def text(folder, name="a.rst") -> str:
    return (folder / name).read_bytes().decode()


def test_a_suggestion_is_taken_a_text_written_and_a_finding_skipped(review, tmp_path):
    result = review("1", "s", "e", "house")
    assert text(tmp_path) == STORY.replace("the the", "the").replace("buidling", "house")
    assert result.exit_code == 0
    assert result.stdout.endswith("Done: 2 mended, 1 skipped.\n")
    shown = [line for line in result.stdout.splitlines() if line.startswith("a.rst:")]
    assert [line.split(" ")[0] for line in shown] == ["a.rst:4:17:", "a.rst:6:9:", "a.rst:6:31:"]
    assert "  1 “receive”" in result.stdout


def test_every_answer_can_be_taken_back(review, tmp_path):
    (tmp_path / "b.rst").write_bytes(b"The council met the the press.\n")
    result = review("1", "1", "s", "1", "u", "u", "u", "q")
    assert text(tmp_path) == STORY.replace("the the", "the")
    assert text(tmp_path, "b.rst") == "The council met the the press.\n"
    assert result.stdout.endswith("Done: 1 mended.\n")
    assert "There is nothing to undo." in review("u").stdout


def test_a_comment_ignores_a_finding_with_a_reason(review, tmp_path):
    review("i", "so on the sign (MB)", "q")
    comment = ".. copydesk: ignore[doubled/small-words] so on the sign (MB)\r\n\r\n"
    assert text(tmp_path) == STORY.replace("The council", comment + "The council")
    assert "doubled" not in review("q").stdout
    review("i", "", "q")
    assert "spelling/misspelling" not in text(tmp_path)


def test_where_no_comment_can_stand_the_configuration_is_named(review, tmp_path):
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "b.txt").write_text("The council met the the press.\n")
    result = review("i", "so on the sign", paths=["letters/b.txt"])
    assert '[per-file-ignores]\n"letters/b.txt" = ["doubled/small-words"]\n' in result.stdout
    assert text(tmp_path, "letters/b.txt") == "The council met the the press.\n"


def test_a_word_goes_to_the_vocabulary_and_counts_at_once(review, tmp_path):
    assert "There is no vocabulary" in review("s", "v").stdout
    (tmp_path / "copydesk.toml").write_text('vocabulary = ["words.txt"]\n')
    (tmp_path / "words.txt").write_text("Smythe")
    result = review("s", "v", "", "s")
    assert text(tmp_path, "words.txt") == "Smythe\nrecieve\n"
    assert result.stdout.endswith("Done: 1 added, 2 skipped.\n")
    assert "That is no entry" in review("s", "v", "a -> ", "q").stdout
    review("s", "v", "", "u", "q")
    assert text(tmp_path, "words.txt") == "Smythe\nrecieve\n"


def test_hints_are_asked_about_on_demand(review, tmp_path):
    (tmp_path / "a.rst").write_text("“We should of met,” she said.\n")
    assert review("1").stdout == "Nothing to ask about.\n"
    result = review("1", paths=["--info"])
    assert "> 1" in result.stdout
    assert text(tmp_path) == "“We should have met,” she said.\n"


def test_a_story_that_changed_meanwhile_is_not_overwritten(review, tmp_path, monkeypatch):
    do = proof.Change.do

    def late(change):
        (tmp_path / "a.rst").write_text("All is new.\n")
        do(change)

    monkeypatch.setattr(proof.Change, "do", late)
    result = review("1")
    assert "a.rst: cannot be written: the file was changed" in result.stderr
    assert result.exit_code == 3
    assert text(tmp_path) == "All is new.\n"


def test_what_cannot_be_read_is_named(review, tmp_path):
    (tmp_path / "b.txt").write_bytes(b"\xff")
    result = review("q", paths=["b.txt", "a.rst", "gone.txt"])
    assert result.exit_code == 3
    assert "b.txt: not UTF-8" in result.stderr


def test_keys_count_on_a_terminal_and_an_interruption_leaves_whole_files(tmp_path, environment):
    pty = pytest.importorskip("pty")
    (tmp_path / "a.rst").write_bytes(STORY.encode())
    controller, terminal = pty.openpty()
    command = [sys.executable, "-m", "linter", "review", "--languagetool", "off", "--select", "doubled,spelling"]
    fcntl, termios = pytest.importorskip("fcntl"), pytest.importorskip("termios")

    def at_the_terminal() -> None:
        # Between two keys an interruption is a signal, which comes from the terminal that a process is controlled by.
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)

    process = subprocess.Popen(
        command,
        cwd=tmp_path,
        env=environment | {"TERM": "dumb"},
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        start_new_session=True,
        preexec_fn=at_the_terminal,
    )
    os.close(terminal)

    seen = bytearray()

    def until(wanted: str) -> None:
        while wanted.encode() not in seen and select.select([controller], [], [], 30)[0]:
            seen.extend(os.read(controller, 65536))
        assert wanted.encode() in seen, seen
        del seen[: seen.index(wanted.encode()) + len(wanted.encode())]

    try:
        until("> ")
        os.write(controller, b"\x1b[1~1")  # the key Home is no answer
        until("“receive”")
        os.write(controller, b"e")
        until("write: recieve")
        os.write(controller, b"\x7f" * 7 + b"get\r")
        until("“building”")
        until("> ")
        os.write(controller, b"\x03")
        assert process.wait(60) == 130
    finally:
        process.kill()
        process.wait()
        os.close(controller)
    assert text(tmp_path) == STORY.replace("the the", "the").replace("recieve", "get")
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.rst"]
