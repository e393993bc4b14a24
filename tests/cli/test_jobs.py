"""Many stories are read by several processes: nobody sees a difference."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from linter import engine
from linter.surfaces.cli import _room, main

SLIP = "The council met the the mayor on Monday.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stories of several kinds, of which one cannot be read and one is empty."""
    for number in range(12):
        (tmp_path / f"{number:02}.txt").write_text(SLIP * (1 + 30 * (number % 5 == 0)) + "„")
    (tmp_path / "03.txt").write_bytes(b"\xff")
    (tmp_path / "04.txt").write_bytes(b"")
    (tmp_path / "05.rst").write_text(f".. copydesk: ignore[doubled]\n\n{SLIP}")
    tables = '[per-file-ignores]\n"0[12]*" = ["doubled"]\n[[per-file]]\nfiles = "07*"\nselect = ["spelling"]\n'
    (tmp_path / "copydesk.toml").write_text(tables)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, ["check", "--languagetool", "off", "--no-cache", *arguments])
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_processes_say_what_one_says(folder, monkeypatch, method):
    if method not in multiprocessing.get_all_start_methods():
        pytest.skip("not on this system")
    used = []
    context = multiprocessing.get_context(method)
    monkeypatch.setattr(multiprocessing, "get_context", lambda _: used.append(method) or context)
    alone = run("-j", "1")
    assert run("-j", "2") == alone
    assert used
    assert alone[0] == 3
    if method == "fork":
        assert run("-j", "2", "--output-format", "html") == run("-j", "1", "--output-format", "html")
        assert run("-j", "2", "--diff") == run("-j", "1", "--diff")
        run("-j", "2", "--fix")
        assert (folder / "10.txt").read_text() == SLIP.replace("the the", "the") * 31 + "„"


def test_few_stories_start_no_processes(folder, monkeypatch):
    monkeypatch.setattr(_room, "_cores", lambda: 2)
    monkeypatch.setattr(multiprocessing, "get_context", lambda _: pytest.fail("a process was started"))
    run()
    run("-j", "2", "00.txt")
    monkeypatch.setattr(_room, "MANY", 5)
    with pytest.raises(BaseException, match="a process was started"):
        CliRunner().invoke(main, ["check", "--languagetool", "off", "--no-cache"], catch_exceptions=False)


@pytest.mark.skipif(sys.platform != "linux", reason="processes are not doubled")
def test_a_process_that_dies_is_named(folder, monkeypatch):
    def dies(room, file, data):
        os.kill(os.getpid(), signal.SIGKILL)

    monkeypatch.setattr(_room.Room, "outcome", dies)
    code, out, err = run("-j", "2", "00.txt", "01.txt", "02.txt")
    assert code == 3
    assert "00.txt:1" in out  # which the first process reads itself
    assert err.splitlines() == [f"0{number}.txt: the process that read it, or one beside it, was ended" for number in (1, 2)]


def test_what_processes_found_is_kept(folder, monkeypatch):
    command = ["check", "--languagetool", "off", "--output-format", "concise"]
    first = CliRunner().invoke(main, [*command, "-j", "2"])
    monkeypatch.setattr(multiprocessing, "get_context", lambda _: pytest.fail("a process was started"))
    monkeypatch.setattr(engine, "Linter", lambda _: pytest.fail("a story was read again"))
    again = CliRunner().invoke(main, [*command, "-j", "2"], catch_exceptions=False)
    assert (again.exit_code, again.stdout) == (first.exit_code, first.stdout)
    assert "doubled/small-words" in again.stdout
