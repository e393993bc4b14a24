"""The page on the rule desk is true: in its order, its files are put where it says and its commands print what it shows."""

from __future__ import annotations

import re
import shlex
import subprocess
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "rule-desk.md"
_BLOCK = re.compile(
    r"^`(?P<file>[\w./-]+)` (?:holds|changes to) this:\n\n```\w+\n(?P<text>.*?)^```|^```console\n\$ (?P<command>.*?)\n(?P<shown>.*?)^```",
    re.MULTILINE | re.DOTALL,
)


def test_every_command_prints_what_the_page_shows(tmp_path, cli, request):
    (tmp_path / "copydesk.toml").write_text('rules = ["desk"]\n')
    (tmp_path / "desk").mkdir()
    page = real = PAGE.read_text(encoding="utf-8")
    committed = False
    for block in _BLOCK.finditer(page):
        if block["file"]:
            path = tmp_path / block["file"]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block["text"], encoding="utf-8")
            continue
        command = shlex.split(block["command"])
        assert command[0] == "copydesk"
        run = cli(*command[1:])
        shown = f"```console\n$ {block['command']}\n{run.stdout}{run.stderr}```"
        real = real.replace(block.group(), shown)
        if command[1] == "new-rule":
            git(tmp_path, "init", "-q")
            git(tmp_path, "add", "desk/house/wharfside.toml")
            git(tmp_path, "commit", "-qm", "a rule")
            committed = True
        elif command[1] == "test-rules":  # the reader mends them
            for name in ("quay", "mole"):
                (tmp_path / "desk" / "house" / f"{name}.toml").unlink()
    assert committed
    if request.config.getoption("--update-golden"):
        PAGE.write_text(real, encoding="utf-8", newline="")
    else:
        assert page == real


def git(folder: Path, *arguments: str) -> None:
    command = ["git", "-c", "user.name=desk", "-c", "user.email=desk@example.org", *arguments]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
