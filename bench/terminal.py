"""A session in a real terminal, drawn for the README: check, review, fix, statistics.

usage: python bench/terminal.py [PICTURE]

Types into tmux what a person would, waits for what comes, and draws all that the terminal showed as an SVG, docs/terminal.svg if not
said otherwise. The same session makes the same picture, byte for byte.
"""

from __future__ import annotations

import io
import os
import re
import shlex
import subprocess
import sys
import tempfile
import time
from inspect import signature
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "docs" / "terminal.svg"
WIDTH, HEIGHT = 96, 40
STORY = """\
# Harbour wall to be mended by Easter

Divers will start work on the the wall at Port Lorne next week, the harbour board said.

It has recieved three offers, the lowest of them for £1.4m. "We was lucky," said Ann Lorrimer, who chairs the board.

The storm of 9 January broke a hole into the wall, and boats had to be moved to an nearby creek.
"""
PROMPT = "$ "
#: What is typed, and what the terminal shows once that is done.
STEPS = (
    ("copydesk check harbour.md\n", r"Found 3 findings .*\n\$ $"),
    ("copydesk check --fix --output-format concise harbour.md\n", r"Fixed 1\. Found .*\n\$ $"),
    ("copydesk review harbour.md\n", r"recieved(?s:.*)> $"),
    ("1", r"an nearby(?s:.*)> $"),
    ("s", r"the last one.*\n> $"),
    ("q", r"Done: .*\n\$ $"),
    ("copydesk check --statistics harbour.md\n", r"For 1,000 words.*\n\$ $"),
)
_PATIENCE = 60.0
_FONT = re.compile(r"\s*@font-face \{\{.*?\}\}\n", re.DOTALL)
_THEME = TerminalTheme(
    (30, 31, 34),
    (214, 216, 220),
    [(60, 62, 66), (240, 113, 120), (143, 200, 120), (230, 190, 90), (110, 170, 240), (200, 140, 220), (90, 200, 200), (214, 216, 220)],
    [
        (130, 132, 138),
        (255, 140, 145),
        (170, 225, 150),
        (250, 215, 120),
        (140, 195, 255),
        (225, 170, 245),
        (130, 225, 225),
        (255, 255, 255),
    ],
)


class Terminal:
    """A terminal of tmux with a shell in a folder; a context manager."""

    def __init__(self, folder: Path) -> None:
        """Start it; raises FileNotFoundError where there is no tmux."""
        self._socket = f"copydesk-{os.getpid()}"
        setup = folder.parent / "setup.sh"
        python = shlex.quote(sys.executable)
        setup.write_text(f"PS1='{PROMPT}'\ncopydesk() {{ {python} -m linter \"$@\"; }}\n", encoding="utf-8")
        environment = {key: value for key, value in os.environ.items() if key not in {"TMUX", "NO_COLOR", "FORCE_COLOR"}}
        environment |= {"PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8", "COPYDESK_CACHE": str(folder.parent / "cache"), "BASH_SILENCE": "1"}
        shell = f"bash --noprofile --rcfile {shlex.quote(str(setup))} -i"
        size = ("-x", str(WIDTH), "-y", str(HEIGHT))
        command = ["tmux", "-L", self._socket, "-f", os.devnull, "new-session", "-d", *size, "-c", str(folder), shell]
        subprocess.run(command, env=environment, check=True)

    def __enter__(self) -> Terminal:
        """The terminal itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End it and its shell."""
        subprocess.run(["tmux", "-L", self._socket, "kill-server"], check=False, capture_output=True)

    def type(self, keys: str) -> None:
        """Type; a line end is the key Enter."""
        for part in re.split(r"(\n)", keys):
            if part:
                self._tmux("send-keys", *(("Enter",) if part == "\n" else ("-l", part)))

    def shown(self, *, colored: bool = False) -> str:
        """All that was shown since the start, without blank lines at the end."""
        text = self._tmux("capture-pane", "-p", "-S", "-", *(("-e",) if colored else ()))
        # The cursor waits behind the blank of a prompt, which the pane does not hold.
        lines = text.rstrip("\n").split("\n")
        return "\n".join([*lines[:-1], lines[-1].rstrip() + " "]) if not colored else "\n".join(lines)

    def wait(self, wanted: str, before: int) -> None:
        """Wait until a pattern fits the end of what is shown behind so many characters; raises TimeoutError."""
        end = time.monotonic() + _PATIENCE
        while not re.search(wanted, self.shown()[before:]):
            if time.monotonic() > end:
                raise TimeoutError(f"{wanted!r} was not shown:\n{self.shown()}")
            time.sleep(0.05)

    def _tmux(self, *arguments: str) -> str:
        return subprocess.run(["tmux", "-L", self._socket, *arguments], check=True, capture_output=True, text=True, encoding="utf-8").stdout


def session(folder: Path) -> tuple[str, str]:
    """What the terminal showed, as text and with its colours."""
    newsroom = folder / "newsroom"
    newsroom.mkdir()
    (newsroom / "harbour.md").write_text(STORY, encoding="utf-8")
    (newsroom / "copydesk.toml").write_text('language = "en-GB"\nlanguagetool = "off"\n', encoding="utf-8")
    with Terminal(newsroom) as terminal:
        terminal.wait(re.escape(PROMPT) + "$", 0)
        for keys, wanted in STEPS:
            before = len(terminal.shown())
            terminal.type(keys)
            terminal.wait(wanted, before - 2)
        return terminal.shown(), terminal.shown(colored=True)


def drawn(colored: str) -> str:
    """The picture of a terminal's lines."""
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, legacy_windows=False)
    console.print(Text.from_ansi(colored))
    # The format names a font of the network; a terminal's own will do.
    layout = _FONT.sub("\n", signature(Console.export_svg).parameters["code_format"].default).replace("Fira Code, ", "")
    return console.export_svg(title="copydesk", theme=_THEME, code_format=layout, unique_id="copydesk")


def main(picture: Path) -> None:
    """Draw the session."""
    with tempfile.TemporaryDirectory() as folder:
        picture.write_text(drawn(session(Path(folder))[1]), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURE)
