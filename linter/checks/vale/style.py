"""Vale styles from their folders: a folder is a style, a ``.yml`` file in it a rule."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from linter.checks import ConfigError
from linter.checks.vale import points
from linter.checks.vale.alternation import Index
from linter.checks.vale.inheritance import Find, flattened
from linter.checks.vale.rule import COMMON, Rule
from linter.checks.vale.source import load, near

#: A rule that extends it is a program, and no program of a style is run.
_REFUSED = "script"


class Styles(msgspec.Struct, frozen=True):
    """The rules of some styles, and one index of all they look for; the number of a rule is that of its alternation there."""

    rules: tuple[Rule, ...]
    index: Index


def styles(folders: Sequence[Path]) -> Styles:
    """Read styles; raises ConfigError with file, line, column and key."""
    files: dict[str, Path] = {}
    for folder in folders:
        found = _files(folder)
        taken = next((name for name in found if name in files), None)
        if taken is not None:
            raise ConfigError(f"{found[taken]}: the rule {taken} is taken by {files[taken]}; give one of the folders another name")
        files |= found

    def find(name: str) -> Path | None:
        style, *rest = name.split(".")
        beside = (folder.resolve().parent.joinpath(style, *rest).with_suffix(".yml") for folder in folders)
        return files.get(name) or next((path for path in beside if path.is_file()), None)

    rules = tuple(_rule(name, path, find) for name, path in files.items())
    return Styles(rules, Index([rule.alternation for rule in rules]))


def _files(folder: Path) -> dict[str, Path]:
    """The rule files of a style, by names such as ``Style.Rule``, which tell the folders between."""
    name = folder.resolve().name
    found: dict[str, Path] = {}
    for path in sorted(folder.rglob("*.yml")):
        *between, file = path.relative_to(folder).parts
        found.setdefault(".".join([name, *between, file.split(".")[0]]), path)
    return found


def _rule(name: str, path: Path, find: Find) -> Rule:
    table = flattened(load(path), find)
    extends = table.values.get("extends")
    if extends is None:
        raise table.error("extends", f"the key is missing{near('', points.names())}")
    point = extends[1].text()
    if point == _REFUSED:
        raise extends[1].error("a rule that extends `script` is a program; programs are not run, so take the rule out of the style")
    if point not in points.names():
        raise extends[1].error(f"there is no extension point {point!r}{near(point, points.names())}")
    module = points.load(point)
    table.refuse_others(COMMON | module.KEYS)
    return module.rule(name, table)
