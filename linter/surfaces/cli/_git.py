"""What git is asked about its revisions, in the repository that a folder lies in."""

from __future__ import annotations

import subprocess
from pathlib import Path

from linter import files
from linter.checks import ConfigError

#: Seconds; git answers in hundredths of one unless a disk or, in a partial clone, a server hangs.
PATIENCE = 60.0


class Refused(Exception):
    """Git ended with an error; the message is its own."""


def git(*arguments: str, folder: Path | None = None) -> bytes:
    """What git prints in a folder, the current one by default; raises Refused, or ConfigError where it cannot be run."""
    where = ["-C", str(folder)] if folder else []
    try:
        done = subprocess.run(["git", *where, *arguments], stdin=subprocess.DEVNULL, capture_output=True, timeout=PATIENCE, check=False)
    except FileNotFoundError:
        raise ConfigError("git is not installed, and without it no revision can be read") from None
    except OSError as error:
        raise ConfigError(f"git cannot be run: {files.reason(error)}") from None
    except subprocess.TimeoutExpired:
        raise ConfigError(f"git did not answer in {PATIENCE:.0f} seconds") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise Refused(said[0].removeprefix("fatal: ") if said else f"git ended with code {done.returncode}")
    return done.stdout


def asked(*arguments: str, folder: Path | None = None) -> bytes:
    """What git prints, without the last line break; raises ConfigError where it refuses."""
    try:
        return git(*arguments, folder=folder).removesuffix(b"\n")
    except Refused as refused:
        raise ConfigError(f"git says: {refused}") from None


def commit(name: str, folder: Path | None = None) -> str:
    """The commit that a revision is; raises ConfigError where there is no repository, or no such revision in it."""
    try:
        return git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}", folder=folder).decode().strip()
    except Refused:
        root = asked("rev-parse", "--show-toplevel", folder=folder)
        shallow = asked("rev-parse", "--is-shallow-repository", folder=folder) == b"true"
        hint = "; this is a shallow clone, which lacks older ones" if shallow else ""
        where = files.shown(root.decode("utf-8", "surrogateescape"))
        raise ConfigError(f"{where} has no revision {files.shown(name)!r}{hint}") from None
