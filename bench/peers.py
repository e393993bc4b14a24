"""How fast the command feels beside its peers: their version, one story from cold, a repository of 1,000 stories.

usage: python bench/peers.py [STORIES] [--write docs/speed.md]

Made on one machine in one run, each figure the median of seven by the wall. Peers that are not on the PATH are left out: ``vale``
(from the Go proxy), ``typos`` (crates.io), ``codespell`` (PyPI), ``cspell`` (npm), ``ruff`` (PyPI), which reads as many Python files
as there are stories. Vale has a style of one rule and its own speller on; all else is as it comes. --write puts the table between the
two marks in that file.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from repository import Repository

TIMES = 7
_MARKS = re.compile(r"(?<=<!-- peers -->\n).*?(?=<!-- end of peers -->)", re.DOTALL)
_PYTHON = '"""A module."""\n\n\ndef add(one: int, other: int) -> int:\n    """The sum."""\n    return one + other\n'


def median(command: list[str], folder: Path, before: Callable[[], object] = lambda: None, environment: dict[str, str] | None = None) -> str:
    """The seconds that a command takes, as a cell; it may find something, but must not fail."""
    walls = []
    for _ in range(TIMES):
        before()
        begin = time.perf_counter()
        done = subprocess.run(command, cwd=folder, capture_output=True, check=False, env=environment)
        walls.append(time.perf_counter() - begin)
        if done.returncode not in {0, 1, 2, 65}:  # typos has 2 for findings, codespell 65
            sys.exit(f"{' '.join(command)}: {done.returncode}\n{done.stderr.decode()}")
    return f"{statistics.median(walls):.2f}"


def rows(count: int) -> list[tuple[str, str, str, str, str]]:
    """A row for each tool: its name, and the seconds for its version, one story, all stories at first and once more."""
    found = []
    with tempfile.TemporaryDirectory() as name:
        repository = Repository(Path(name), count)
        folder, one = repository.folder, str(repository.paths[0].relative_to(repository.folder))
        code = Path(name, "code")
        for number in range(count):
            path = code / f"part{number % 14}" / f"module{number}.py"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(_PYTHON, encoding="utf-8")
        style = Path(name, "styles", "House")
        style.mkdir(parents=True)
        (style / "Doubled.yml").write_text("extends: repetition\nmessage: \"'%s' is doubled\"\ntokens: ['[^\\s]+']\n", encoding="utf-8")
        ini = Path(name, ".vale.ini")
        ini.write_text("StylesPath = styles\n[*]\nBasedOnStyles = Vale, House\n", encoding="utf-8")
        copydesk = [sys.executable, "-m", "linter"]
        check = [*copydesk, "check", "--languagetool", "off"]
        environment = repository.environment
        kept = Path(environment["COPYDESK_CACHE"])

        def forget() -> None:
            for path in kept.glob("reports*"):
                path.unlink()

        found.append(
            (
                "Copydesk",
                median([*copydesk, "--version"], folder, environment=environment),
                median([*check, "--no-cache", one], folder, environment=environment),
                median([*check, "."], folder, forget, environment),
                median([*check, "."], folder, environment=environment),
            )
        )
        peers = {
            "ruff (Python files)": (
                code,
                ["ruff", "--version"],
                ["ruff", "check", "--no-cache", "part0/module0.py"],
                ["ruff", "check", "."],
            ),
            "typos": (folder, ["typos", "--version"], ["typos", one], ["typos", "."]),
            "codespell": (folder, ["codespell", "--version"], ["codespell", one], ["codespell", "."]),
            "Vale": (folder, ["vale", "--version"], ["vale", "--config", str(ini), one], ["vale", "--config", str(ini), "."]),
            "cspell": (folder, ["cspell", "--version"], ["cspell", "--no-progress", one], ["cspell", "--no-progress", "**/*.txt"]),
        }
        for name_, (where, version, single, whole) in peers.items():
            if shutil.which(version[0]):
                found.append((name_, median(version, where), median(single, where), median(whole, where), median(whole, where)))
    return found


def main(count: int, page: Path | None) -> None:
    """Measure and print, and write if asked to."""
    lines = [
        f"| | `--version` | one story | {count:,} stories | once more |",
        "| --- | --: | --: | --: | --: |",
        *(f"| {' | '.join(row)} |" for row in rows(count)),
    ]
    table = "\n".join(lines) + "\n"
    print(table)
    if page:
        text = page.read_text(encoding="utf-8")
        page.write_text(_MARKS.sub(lambda _: table, text), encoding="utf-8")


if __name__ == "__main__":
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("stories", type=int, nargs="?", default=1000)
    parser.add_argument("--write", type=Path)
    asked = parser.parse_args()
    main(asked.stories, asked.write)
