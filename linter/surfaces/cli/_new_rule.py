"""A new rule: what is known of it, what is asked for, the test, and the file."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click
import msgspec
from msgspec.structs import replace

from linter import files
from linter.checks import ConfigError
from linter.checks.rules import packs
from linter.ruledesk.draft import draft
from linter.ruledesk.examination import ID, Examination
from linter.ruledesk.sentences import DraftError
from linter.ruledesk.shelves import Shelf, in_force
from linter.ruledesk.toml import written
from linter.settings import Settings

# Examples of each sort, below which a rule is none.
_EXAMPLES = 2


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """What the command line says of a new rule; None or too few where it says nothing."""

    wrongs: tuple[str, ...]
    rights: tuple[str, ...]
    fixes: tuple[str, ...]
    message: str | None
    why: str | None
    source: str | None
    severity: str
    confidence: float
    action: str
    category: str
    safe: bool
    variety: str | None


def made(code: str, folder: Path | None, said: Said, settings: Settings) -> tuple[Path, str, list[str]]:
    """The file of a new rule and its text, written unless there are problems with it; raises ConfigError for what cannot be used."""
    folder = folder or _configured(settings)
    pack = packs.load(folder) if (folder / packs.FILE).is_file() else None
    start = f"style/{pack.name}/" if pack else ""
    code = code if code.startswith(start) else start + code
    if not ID.fullmatch(code):
        raise ConfigError(f"{code!r} is no id: small letters, figures and hyphens, a folder and a name, such as house/wharfside")
    inside = f"{code.removeprefix(start)}.toml"
    target = folder / inside
    if target.exists():
        raise ConfigError(f"{target}: the file is there already; change it, or choose another id")
    said = _asked(said)
    try:
        table = draft(said.wrongs, said.rights, said.fixes)
    except DraftError as error:
        raise ConfigError(str(error)) from None
    text = written(_whole(said, table))
    with TemporaryDirectory(prefix="copydesk-") as place:
        path = Path(place) / inside
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        examination = Examination([Shelf(Path(place), pack, {code: path})], in_force(settings))
        problems = [one.line(target) for one in examination.problems()]
    if not problems:
        _put(target, text)
    return target, text, problems


def _configured(settings: Settings) -> Path:
    if len(settings.rule_folders) == 1:
        return settings.rule_folders[0]
    many = "several folders of rules are" if settings.rule_folders else "no folder of rules is"
    raise ConfigError(f"{many} configured; say with --in which one to write to")


def on_terminal() -> bool:
    """Whether somebody can be asked."""
    return sys.stdin.isatty()


def _asked(said: Said) -> Said:
    """What is said, and on a terminal what is asked for besides; raises ConfigError where something is missing and nobody can be asked."""
    missing = [f"--{name}" for name in ("message", "why", "source") if not getattr(said, name)]
    missing += ["--wrong"] * max(0, _EXAMPLES - len(said.wrongs)) + ["--right"] * max(0, _EXAMPLES - len(said.rights))
    if not missing:
        return said
    if not on_terminal():
        needed = f"{_EXAMPLES} wrong and {_EXAMPLES} right sentences, a message, a reason and a source"
        raise ConfigError(f"a rule needs {needed}; missing: {' '.join(missing)}")
    wrongs, rights = list(said.wrongs), list(said.rights)
    while len(wrongs) < _EXAMPLES:
        wrongs.append(click.prompt("A wrong sentence, << and >> around what is wrong", err=True))
    while len(rights) < _EXAMPLES:
        rights.append(click.prompt("A right sentence", err=True))
    usual = "“{suggestion}” is meant." if said.fixes else None
    return replace(
        said,
        wrongs=tuple(wrongs),
        rights=tuple(rights),
        message=said.message or click.prompt("What is told; {text} is what was found, {suggestion} the first fix", usual, err=True),
        why=said.why or click.prompt("Why is it wrong", err=True),
        source=said.source or click.prompt("Who says so", err=True),
    )


def _whole(said: Said, table: dict[str, Any]) -> dict[str, Any]:
    """All keys of the rule, in the order in which they are read."""
    about: dict[str, Any] = {
        "kind": table["kind"],
        "message": said.message,
        "why": said.why,
        "source": said.source,
        "severity": said.severity,
        "confidence": said.confidence,
        "action": said.action,
        "category": said.category,
    }
    if said.safe:
        about["safe"] = True
    if said.variety:
        about["varieties"] = [said.variety]
    return about | table


def _put(target: Path, text: str) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        raise ConfigError(f"{target}: cannot be written: {files.reason(error)}") from None
