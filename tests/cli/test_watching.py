"""``check --watch``: what changes is checked again, until an interruption."""

from __future__ import annotations

import signal
import subprocess
import sys
from queue import Empty, Queue
from threading import Thread

import pytest

SLIP = "The council met the the mayor on Monday.\n"
WATCHING = "copydesk: watching for changes, Ctrl-C ends"


class Watched:
    """A run that watches, and the lines that it writes."""

    def __init__(self, folder, environment, *arguments):
        command = [sys.executable, "-m", "linter", "check", "--watch", "--languagetool", "off", "--output-format", "concise", *arguments]
        self.process = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8"
        )
        self._lines: Queue[str] = Queue()
        Thread(target=lambda: [self._lines.put(line.rstrip("\n")) for line in self.process.stdout], daemon=True).start()

    def run(self) -> list[str]:
        """The lines of the next run."""
        lines: list[str] = []
        while not lines or lines[-1] != WATCHING:
            lines.append(self._lines.get(timeout=60))
        return lines[:-1]

    def silent(self, seconds: float) -> bool:
        try:
            self._lines.get(timeout=seconds)
        except Empty:
            return True
        return False


@pytest.fixture
def watched(tmp_path, environment):
    started = []

    def start(*arguments):
        started.append(Watched(tmp_path, environment, *arguments))
        return started[-1]

    yield start
    for one in started:
        one.process.kill()
        one.process.wait()


def test_what_changes_is_checked_again(watched, tmp_path):
    story = tmp_path / "a.txt"
    story.write_text("The council met the mayor.\n")
    (tmp_path / "copydesk.toml").write_text("")
    one = watched()
    assert not any("doubled" in line for line in one.run())
    story.write_text(SLIP)
    assert any(line.startswith("a.txt:1:17: ") for line in one.run())
    (tmp_path / "b.md").write_text(SLIP)
    assert any(line.startswith("b.md:1:17: ") for line in one.run())
    (tmp_path / "notes.log").write_text("nothing to do with it\n")
    assert one.silent(1.5)
    (tmp_path / "copydesk.toml").write_text("selct = 1\n")
    assert any("unknown key `selct`; did you mean `select`?" in line for line in one.run())
    (tmp_path / "copydesk.toml").write_text('ignore = ["doubled", "context"]\n')
    assert not any("doubled" in line for line in one.run())
    one.process.send_signal(signal.SIGINT)
    assert one.process.wait(30) == 0


def test_an_interruption_ends_with_the_code_of_the_last_run(watched, tmp_path):
    (tmp_path / "a.txt").write_text(SLIP)
    one = watched("a.txt")
    one.run()
    one.process.send_signal(signal.SIGINT)
    assert one.process.wait(30) == 1


def test_standard_input_is_not_watched(cli):
    done = cli("check", "--watch", "-")
    assert done.exit_code == 2
    assert "--watch is for files" in done.stderr
