"""What the documents say of ids that no rule file explains: the rows of their tables, and the page that tells of an id."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

from linter.finding import Severity

_CODE = re.compile(r"`([\w*-]+(?:/[\w*-]+)*)`")
_RULE = re.compile(r"\|[\s|:-]+\|?\s*")
_CELL = re.compile(r"(?<!\\)\|")


class Row(NamedTuple):
    """A row on some ids, which may hold wildcards: what it says of them, and the severities and the example where they are of each."""

    page: str
    patterns: tuple[str, ...]
    what: str
    severities: tuple[str, ...]
    example: str


def folder() -> Path:
    """The folder of the documents: inside the package where it was installed, beside it where it is written."""
    package = Path(__file__).parents[1]
    return package / "docs" if (package / "docs").is_dir() else package.parent / "docs"


class Pages:
    """The documents, read once."""

    def __init__(self, place: Path) -> None:
        """Read the documents of a folder."""
        self._texts = {path.name: path.read_text(encoding="utf-8") for path in sorted(place.glob("*.md"))}
        self._rows = [row for name, text in self._texts.items() for row in _rows(name, text)]

    def row(self, code: str) -> Row | None:
        """The row on an id: of several the one that names it with the fewest wildcards."""
        fitting = [(_width(pattern), at) for at, row in enumerate(self._rows) for pattern in row.patterns if fnmatchcase(code, pattern)]
        return self._rows[min(fitting)[1]] if fitting else None

    def page(self, code: str) -> str | None:
        """The page that names an id most often, without a row on it."""
        counts = {name: text.count(f"`{code}`") or text.count(f"[{code}]") for name, text in self._texts.items()}
        best = max(counts, key=lambda name: counts[name], default=None)
        return best if best and counts[best] else None


def _width(pattern: str) -> int:
    return len(pattern) if "*" in pattern else 0


def _rows(page: str, text: str) -> Iterator[Row]:
    """The rows of all tables that begin with ids; a row without any goes on with the one above."""
    head: list[str] = []
    last: Row | None = None
    for line in text.splitlines():
        if not line.startswith("|"):
            head = []
            continue
        cells = [cell.strip() for cell in _CELL.split(line.strip().strip("|"))]
        if not head:
            if last:
                yield last
            head, last = cells, None
        elif not _RULE.fullmatch(line) and "what" in head:
            fields = dict(zip(head, cells, strict=False))
            if not cells[0] and last:
                last = last._replace(what=f"{last.what}; {plain(fields.get('what', ''))}")
                continue
            if last:
                yield last
            last = _row(page, cells[0], fields)
    if last:
        yield last


def _row(page: str, names: str, fields: dict[str, str]) -> Row | None:
    patterns: list[str] = []
    for name in _CODE.findall(names):
        # The folder of the id before holds for one that names none.
        patterns.append(name if "/" in name or not patterns else f"{patterns[-1].rsplit('/', 1)[0]}/{name}")
    said = fields.get("severity", "")
    severities = tuple(severity.value for severity in Severity if severity.value in said)
    example = plain(fields.get("example", "") or fields.get("examples", "")).split(";")[0]
    if not patterns:
        return None
    if any("*" in name for name in patterns):
        severities = ()
    return Row(page, tuple(patterns), plain(fields.get("what", "")), severities, example if len(patterns) == 1 else "")


def plain(markdown: str) -> str:
    """A cell without the marks of its links, code and stress."""
    return re.sub(r"\*+|`", "", re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", markdown)).strip()
