"""``--fix`` and ``--diff``: what is written, what is not, and what the exit code says."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess

import pytest

OFF = ("--languagetool", "off")
BYTES = "\ufeffThe council met the the mayor.\r\n\r\n“We met the the mayor,” it said.\rIt was a\u2028line".encode()
FIXED = "\ufeffThe council met the mayor.\r\n\r\n“We met the the mayor,” it said.\rIt was a\u2028line".encode()


def test_a_fix_changes_what_is_wrong_and_no_other_byte(copydesk, tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(BYTES)
    path.chmod(0o640)
    run = copydesk("check", "--fix", *OFF)
    assert path.read_bytes() == FIXED
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert run.stdout.decode().splitlines()[-1].startswith("Fixed 1. ")
    assert run.returncode == 1
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.txt"]


def test_what_remains_fails(copydesk, tmp_path):
    (tmp_path / "a.txt").write_text("The the council will recieve it.\n")
    run = copydesk("check", "--fix", *OFF)
    assert run.returncode == 1
    assert b"recieve" in run.stdout
    assert (tmp_path / "a.txt").read_text() == "The council will recieve it.\n"


def test_a_clean_file_is_not_touched(copydesk, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("The council met.\n")
    os.utime(path, ns=(1, 1))
    before = path.stat()
    copydesk("check", "--fix", *OFF)
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


def test_a_link_stays_a_link(copydesk, tmp_path):
    (tmp_path / "store").mkdir()
    target = tmp_path / "store" / "a.txt"
    target.write_text("The council met the the mayor.\n")
    (tmp_path / "link.txt").symlink_to(target)
    copydesk("check", "--fix", "link.txt", *OFF)
    assert (tmp_path / "link.txt").is_symlink()
    assert target.read_text() == "The council met the mayor.\n"


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_file_that_may_not_be_written(copydesk, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("The council met the the mayor.\n")
    path.chmod(0o444)
    run = copydesk("check", "--fix", *OFF)
    assert run.returncode == 3
    assert run.stderr == b"a.txt: cannot be written: the file is read-only\n"
    assert b"the the" in run.stdout


def test_only_regular_files_are_written(copydesk, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    feeder = subprocess.Popen(["sh", "-c", "echo 'The council met the the mayor.' > pipe"], cwd=tmp_path)
    run = copydesk("check", "--fix", "pipe", *OFF)
    feeder.wait(10)
    assert run.returncode == 3
    assert run.stderr == b"pipe: cannot be written: not a regular file\n"
    assert b"the the" in run.stdout


@pytest.mark.skipif(shutil.which("patch") is None, reason="no patch here")
def test_a_diff_is_what_fix_would_do(copydesk, tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(BYTES)
    run = copydesk("check", "--diff", *OFF)
    assert run.returncode == 1
    assert run.stderr == b"Would fix 1 in 1 story.\n"
    assert path.read_bytes() == BYTES
    assert run.stdout.endswith(b"\n\\ No newline at end of file\n")
    subprocess.run(["patch", "-p0", "--binary", "-s"], cwd=tmp_path, input=run.stdout, check=True)
    assert path.read_bytes() == FIXED
    run = copydesk("check", "--diff", *OFF)
    assert (run.returncode, run.stdout, run.stderr) == (0, b"", b"Nothing to fix.\n")


def test_standard_input_is_checked_fixed_and_compared(copydesk):
    run = copydesk("check", "-", *OFF, stdin=BYTES)
    assert run.returncode == 1
    assert run.stdout.startswith(b"-:1:17: error[doubled/small-words] [*]")
    run = copydesk("check", "-", "--fix", *OFF, stdin=BYTES)
    assert (run.returncode, run.stdout) == (1, FIXED)
    assert b"Fixed 1." in run.stderr
    run = copydesk("check", "--stdin-filename", "wire/a.txt", "--diff", *OFF, stdin=BYTES)
    assert run.stdout.startswith(b"--- wire/a.txt\n+++ wire/a.txt\n")


@pytest.mark.parametrize(
    ("data", "options", "code"), [(b"The the caf\xe9.", (), 3), (b"", (), 0), (b"The the cat.", ("--exclude", "*.txt"), 0)]
)
def test_standard_input_that_is_not_fixed_comes_back_as_it_was(copydesk, data, options, code):
    run = copydesk("check", "--stdin-filename", "a.txt", "--fix", *options, *OFF, stdin=data)
    assert (run.returncode, run.stdout) == (code, data)
