"""What only a terminal sees: colour, the width, the progress bar."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys

import pytest

from linter.surfaces.cli import _progress
from linter.surfaces.cli._progress import Progress

pty = pytest.importorskip("pty")


def on_a_terminal(folder, environment, *arguments: str, **variables: str) -> str:
    """Run the command with a terminal for standard output and give back what that shows."""
    controller, terminal = pty.openpty()
    command = [sys.executable, "-m", "linter", "check", "--languagetool", "off", *arguments]
    with subprocess.Popen(command, cwd=folder, env=environment | variables, stdin=subprocess.DEVNULL, stdout=terminal) as process:
        os.close(terminal)
        shown = b""
        try:
            while part := os.read(controller, 65536):
                shown += part
        except OSError:  # Linux ends a terminal that nobody writes to any more with an error
            pass
        process.wait(60)
    os.close(controller)
    return shown.decode()


def test_color_is_for_terminals_that_want_it(tmp_path, environment):
    (tmp_path / "a.txt").write_text("The council met the the mayor.\n")
    environment = {name: value for name, value in environment.items() if name != "NO_COLOR"} | {"TERM": "xterm"}
    assert "\x1b[" in on_a_terminal(tmp_path, environment)
    assert "\x1b" not in on_a_terminal(tmp_path, environment, NO_COLOR="1")
    assert "\x1b" not in on_a_terminal(tmp_path, environment, TERM="dumb")
    assert "\x1b" not in on_a_terminal(tmp_path, environment, "--color", "never")
    assert "\x1b[" in on_a_terminal(tmp_path, environment, "--color", "always", NO_COLOR="1")


def test_lines_are_cut_to_the_terminal(tmp_path, environment):
    (tmp_path / "a.txt").write_text("It rained all day. " * 20 + "The council met the the mayor.\n")
    lines = on_a_terminal(tmp_path, environment, "--color", "never", COLUMNS="60").split("\r\n")
    excerpts = [line for line in lines if re.match(r"1 \| ", line)]
    assert excerpts
    assert all(len(line) <= 60 for line in excerpts)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def terminal(monkeypatch, patience: float = 0) -> Terminal:
    """A terminal for standard error; in a fixture pytest would take it away again before the test begins."""
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(_progress, "_PATIENCE", patience)
    return screen


def test_a_long_run_shows_how_far_it_is(monkeypatch):
    screen = terminal(monkeypatch)
    progress = Progress(4, wanted=True)
    progress.step()
    assert "25%" in screen.getvalue()
    progress.hide()
    progress.step()
    progress.step()
    progress.hide()
    assert "75%" in screen.getvalue()
    assert screen.getvalue().endswith("\x1b[2K")  # the bar is wiped off


@pytest.mark.parametrize(("total", "wanted", "patience"), [(1, True, 0), (4, False, 0), (4, True, 1)])
def test_a_short_or_quiet_run_shows_none(monkeypatch, total, wanted, patience):
    screen = terminal(monkeypatch, patience)
    progress = Progress(total, wanted=wanted)
    progress.step()
    progress.hide()
    assert screen.getvalue() == ""
