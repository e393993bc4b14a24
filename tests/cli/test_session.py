"""A session in tmux, typed and watched as at a desk, and the picture of it in the README."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[2] / "bench"

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None or shutil.which("bash") is None, reason="no tmux or no bash here")


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.syspath_prepend(str(BENCH))
    import terminal

    yield terminal
    sys.modules.pop("terminal", None)


@pytest.mark.timeout(180)
def test_the_picture_shows_what_a_terminal_shows(terminal, tmp_path, monkeypatch):
    monkeypatch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
    shown, colored = terminal.session(tmp_path)
    assert "harbour.md:3:27: error[doubled/small-words] [*] The word is doubled." in shown
    assert "Fixed 1. Found 2 findings (2 errors) in 1 story." in shown
    assert "> 1\n" in shown
    assert "Done: 1 mended, 1 skipped." in shown
    assert "Findings: 1;" in shown
    story = (tmp_path / "newsroom" / "harbour.md").read_text(encoding="utf-8")
    assert story == terminal.STORY.replace("the the", "the").replace("recieved", "received")
    # Made anew by `python bench/terminal.py`.
    assert terminal.drawn(colored) == terminal.PICTURE.read_text(encoding="utf-8")
