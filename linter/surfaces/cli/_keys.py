"""Answers of who sits at the terminal: a key each there, a line each where standard input is none."""

from __future__ import annotations

import os
import sys
from types import ModuleType

import click

_END = "q"


class Keys:
    """Standard input. An end of it is the answer ``q``; an interruption goes through as KeyboardInterrupt."""

    def __init__(self) -> None:
        self._single = sys.stdin.isatty()

    def key(self) -> str:
        """One key, in lower case; ENTER and what is no character are an empty string."""
        if not self._single:
            line = sys.stdin.readline()
            return line.strip()[:1].lower() if line else _END
        try:
            import termios
        except ImportError:  # on Windows
            return click.getchar().strip()[:1].lower()
        return _pressed(termios)

    def line(self, prompt: str, text: str = "") -> str:
        """A line, which begins as ``text`` and can be changed; where that cannot be shown, an empty line stands for it."""
        if not self._single:
            return sys.stdin.readline().rstrip("\r\n") or text
        try:
            import readline
        except ImportError:  # on Windows
            return self._asked(f"{prompt}[{text}] " if text else prompt) or text
        readline.set_startup_hook(lambda: readline.insert_text(text))
        try:
            return self._asked(prompt)
        finally:
            readline.set_startup_hook()

    @staticmethod
    def _asked(prompt: str) -> str:
        try:
            return input(prompt)
        except EOFError:
            return ""


def _pressed(termios: ModuleType) -> str:
    """A key of a terminal that waits for no ENTER. What was typed ahead counts, which click would throw away."""
    import tty

    terminal = sys.stdin.fileno()
    before = termios.tcgetattr(terminal)
    tty.setraw(terminal, termios.TCSADRAIN)
    try:
        pressed = os.read(terminal, 1)
        if pressed == b"\x1b":
            _pass_over_key(terminal)
    finally:
        termios.tcsetattr(terminal, termios.TCSADRAIN, before)
    if pressed == b"\x03":
        raise KeyboardInterrupt
    return _END if pressed in (b"", b"\x04") else pressed.decode("ascii", "ignore").strip("\x1b\r\n\t ").lower()


def _pass_over_key(terminal: int) -> None:
    """Read the rest of an arrow or another key of many bytes, which may hold a digit; what was typed behind it stays."""
    import select

    def more() -> bytes:
        return os.read(terminal, 1) if select.select([terminal], [], [], 0)[0] else b""

    # ECMA-48: a control sequence has an introducer, parameters, and ends with a byte from @ to ~; a single shift has one byte behind it.
    introducer = more()
    if introducer == b"[":
        while (byte := more()) and not b"@" <= byte <= b"~":
            pass
    elif introducer == b"O":
        more()
