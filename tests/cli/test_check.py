"""``copydesk check`` as others see it: streams and exit codes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

SLIP = "The council met the the mayor on Monday.\n"
MISSPELLED = "The council will recieve the report on Monday.\n"
CLEAN = "The council met the mayor on Monday.\n"
OFF = ("--languagetool", "off")


def test_findings_fail_and_silence_means_clean(copydesk, tmp_path):
    (tmp_path / "a.txt").write_text(MISSPELLED)
    run = copydesk("check", *OFF)
    assert run.returncode == 1
    assert b"a.txt:1:18: error[spelling/misspelling]" in run.stdout
    assert "did you mean “receive”" in run.stdout.decode()
    (tmp_path / "a.txt").write_text(CLEAN)
    run = copydesk("check", *OFF)
    assert (run.returncode, run.stdout, run.stderr) == (0, b"All clean: 1 story.\n", b"")


def test_json_is_a_flat_list_over_all_files(copydesk, tmp_path):
    (tmp_path / "a.txt").write_text(MISSPELLED)
    (tmp_path / "b.txt").write_text(SLIP)
    run = copydesk("check", "--output-format", "json", *OFF)
    found = json.loads(run.stdout)
    assert [(one["filename"], one["text"]) for one in found] == [("a.txt", "recieve"), ("b.txt", "the the")]
    assert found[0]["location"] == {"row": 1, "column": 18}
    assert found[1]["fix"]["applicability"] == "safe"
    (tmp_path / "b.txt").write_text(CLEAN)
    assert copydesk("check", "b.txt", "--output-format", "json", *OFF).stdout == b"[]\n"


def bad_files(folder: Path) -> dict[str, str]:
    """Files that cannot be read, each with a part of the reason."""
    (folder / "latin.txt").write_bytes("Café owners met.\n".encode("latin-1"))
    (folder / "binary.txt").write_bytes(b"The mayor\x00met.\n")
    (folder / "utf16.txt").write_bytes("The mayor met.\n".encode("utf-16"))
    (folder / "dangling.txt").symlink_to(folder / "nowhere")
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    (folder / "line.txt").write_text("a mayor, " * 600_000)
    (folder / "huge.txt").write_bytes(b"A word.\n" * 2_600_000)
    (folder / "story.rtf").write_text(CLEAN)
    os.mkfifo(folder / "pipe.txt")
    return {
        "latin.txt": "not UTF-8",
        "binary.txt": "binary",
        "utf16.txt": "UTF-16",
        "dangling.txt": "a symbolic link to nothing",
        "loop.txt": "a symbolic link that leads to itself",
        "line.txt": "a paragraph of 5,399,999 characters",
        "huge.txt": "larger than the limit of 20 MB",
        "story.rtf": "RTF is not read",
        "pipe.txt": "not a regular file",
    }


def test_each_bad_file_is_named_and_the_others_are_linted(copydesk, tmp_path):
    reasons = bad_files(tmp_path)
    (tmp_path / "good.txt").write_text(MISSPELLED)
    run = copydesk("check", ".", "missing.txt", *OFF)
    assert run.returncode == 3
    lines = run.stderr.decode().splitlines()
    for name, reason in {**reasons, "missing.txt": "no such file or folder"}.items():
        assert [line for line in lines if line.startswith((f"{name}: ", f"{name}:1:1: ")) and reason in line], (name, lines)
    assert len(lines) == len(reasons) + 1
    assert b"good.txt:1:18:" in run.stdout
    assert b"10 files not fully checked." in run.stdout


def test_a_folder_named_like_a_story_is_a_folder(copydesk, tmp_path):
    (tmp_path / "story.txt").mkdir()
    (tmp_path / "story.txt" / "a.txt").write_text(CLEAN)
    assert copydesk("check", "story.txt", *OFF).stdout == b"All clean: 1 story.\n"


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_what_may_not_be_read_is_named(copydesk, tmp_path):
    (tmp_path / "secret.txt").write_text(CLEAN)
    (tmp_path / "secret.txt").chmod(0)
    (tmp_path / "folder").mkdir(mode=0)
    run = copydesk("check", *OFF)
    assert run.returncode == 3
    assert run.stderr.decode().splitlines() == ["folder: permission denied", "secret.txt: permission denied"]


def test_an_empty_file_is_named_and_nothing_more(copydesk, tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "blank.txt").write_bytes(b"\xef\xbb\xbf \r\n")
    run = copydesk("check", *OFF)
    assert run.returncode == 0
    assert run.stderr.splitlines() == [b"blank.txt: empty, nothing to check", b"empty.txt: empty, nothing to check"]


def test_a_folder_without_stories_says_so(copydesk):
    run = copydesk("check", *OFF)
    assert (run.returncode, run.stdout, run.stderr) == (0, b"Nothing was read.\n", b"copydesk: no stories found\n")


@pytest.mark.skipif(sys.platform != "linux", reason="names are any bytes on Linux only")
def test_a_name_that_is_not_utf8_is_shown_escaped(copydesk, tmp_path):
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text(MISSPELLED)
    assert rb"caf\xe9.txt:1:18:" in copydesk("check", *OFF).stdout
    assert json.loads(copydesk("check", b"caf\xe9.txt", "--output-format", "json", *OFF).stdout)[0]["filename"] == r"caf\xe9.txt"


def test_the_failing_severity(copydesk, tmp_path):
    (tmp_path / "a.txt").write_text('"We should of seen the mayor," he said.\n')
    assert copydesk("check", *OFF).returncode == 0
    run = copydesk("check", "--fail-on", "info", *OFF)
    assert run.returncode == 1
    assert b"In a quotation" in run.stdout


def test_a_missing_languagetool_is_said_once(copydesk, tmp_path):
    (tmp_path / "a.txt").write_text(CLEAN)
    (tmp_path / "b.txt").write_text(CLEAN)
    run = copydesk("check")
    assert run.returncode == 0
    assert run.stderr.count(b"copydesk languagetool install") == 1
    run = copydesk("check", "--languagetool", "on", "a.txt")
    assert run.returncode == 3
    assert run.stderr.startswith(b"a.txt: not checked by languagetool: ")
    assert copydesk("check", *OFF).stderr == b""


def test_a_reader_that_goes_away_hears_nothing(tmp_path, environment):
    (tmp_path / "a.txt").write_text(SLIP * 2000)
    command = [sys.executable, "-m", "linter", "check", *OFF]
    with subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


def test_an_interruption_ends_quietly(tmp_path, environment):
    command = [sys.executable, "-m", "linter", "check", "-"]
    with subprocess.Popen(command, cwd=tmp_path, env=environment, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert b"LanguageTool" in process.stderr.readline()  # it is at work by then, or waits for its standard input
        process.send_signal(signal.SIGINT)
        process.wait(30)
        assert (process.returncode, process.stderr.read()) == (130, b"")


def test_an_error_in_the_use_stops_everything(copydesk, tmp_path):
    (tmp_path / "a.txt").write_text(MISSPELLED)
    for arguments in (
        ["--language", "english!"],
        ["--published", "2026-13-01"],
        ["--output-format", "xml"],
        ["--config", "no.toml"],
        ["a.txt", "-"],
    ):
        run = copydesk("check", *arguments, *OFF)
        assert (run.returncode, run.stdout) == (2, b""), arguments
        assert b"Traceback" not in run.stderr
