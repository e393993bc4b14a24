"""What ``copydesk init`` writes."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from typing import Any

from linter.checks.rules import packs
from linter.checks.rules.ruleset import shipped
from linter.settings import Language
from linter.version import __version__
from linter.writing import replace

HOOKS = ".pre-commit-config.yaml"
_REPOSITORY = "https://github.com/copydesk/copydesk"
_REPOS = re.compile(r"^repos:[ \t]*\r?\n(?:[ \t]*(?:#.*)?\r?\n)*(?P<indent>[ \t]*)-", re.MULTILINE)


def styles() -> tuple[str, ...]:
    """The names of the style packs there are."""
    return tuple(packs.known(shipped()))


def configuration(language: str, style: str | None, stories: str) -> str:
    """The text of a configuration; raises ValueError for a language tag or a folder that is none, ConfigError for an unknown pack."""
    tag = Language(language)
    lines = [f'language = "{tag}"' + ("" if tag.region else "   # which English is found out from each story")]
    if style is not None:
        packs.find(style, Path.cwd(), shipped())
        lines.append(f'style = ["{style}"]')
    if excluded := _all_but(stories):
        quoted = ", ".join(f'"{pattern}"' for pattern in excluded)
        lines.append(f"exclude = [{quoted}]   # all but {stories}")
    lines += [
        '# vocabulary = ["words.txt"]   # names and words that you know, one a line',
        "",
        "# [rule.style]                 # a rule or a folder of rules: error, warning, info or off",
        '# severity = "info"',
    ]
    return "\n".join(lines) + "\n"


def _all_but(stories: str) -> list[str]:
    """The patterns that leave out all that is not in a folder; each folder on the way has to be let in."""
    folder = PurePosixPath(stories.replace("\\", "/"))
    if folder.is_absolute() or ".." in folder.parts or re.search(r'["*?\[\]!#]', stories):
        raise ValueError(f"{stories!r} is not the name of a folder below this one")
    patterns, above = [], ""
    for part in folder.parts:
        patterns += [f"{above}/*", f"!{above}/{part}/"]
        above += f"/{part}"
    return patterns


def entry() -> str:
    """The configuration of pre-commit for a repository that has none."""
    return f"repos:\n{_item('  ')}"


def _item(indent: str) -> str:
    return f"{indent}- repo: {_REPOSITORY}\n{indent}  rev: v{__version__}\n{indent}  hooks:\n{indent}    - id: copydesk\n"


def add_hook(path: Path) -> str:
    """Add the hook to the configuration of pre-commit, and say what was done; raises ValueError where it cannot be added."""
    if not path.exists():
        path.write_text(entry(), encoding="utf-8", newline="\n")
        return "written"
    import yaml

    before = path.read_bytes()
    try:
        text = before.decode()
        known = _repositories(yaml.safe_load(text))
        if any(one.get("repo") == _REPOSITORY for one in known):
            return "has the hook already"
        match = _REPOS.search(text)
        at = match.start("indent") if match else len(text)
        after = text[:at] + _item(match["indent"] if match else "  ") + text[at:]
        added = len(_repositories(yaml.safe_load(after))) == len(known) + 1
    except (UnicodeDecodeError, yaml.YAMLError):
        added = False
    if not added:
        raise ValueError(f"{path}: the hook cannot be added to what is there; put this into it:")
    replace(str(path), before, after.encode())
    return "the hook was added"


def _repositories(data: Any) -> list[dict[str, Any]]:
    found = data.get("repos") if isinstance(data, dict) else None
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
