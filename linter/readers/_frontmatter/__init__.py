"""The head of a story file: YAML between lines of dashes, TOML between lines of plus signs, or a JSON object."""

from __future__ import annotations

import re

from linter.readers._frontmatter.fields import Head

_YAML = re.compile(r"---[ \t]*\r?\n")
_YAML_END = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE)
_TOML = re.compile(r"\+\+\+[ \t]*\r?\n")
_TOML_END = re.compile(r"^\+\+\+[ \t]*\r?$", re.MULTILINE)
_JSON = re.compile(r"\{\s*(?:\"|\})")
_KEY = re.compile(r"[A-Za-z_][\w-]*[ \t]*[:=](?:[ \t]|\r?$)", re.MULTILINE)
_BLANK = re.compile(r"^[ \t]*\r?$", re.MULTILINE)


def read(source: str) -> Head:
    """The head that a file begins with; an empty one if it has none."""
    head = Head(0)
    if opening := _YAML.match(source):
        if closing := _closing(source, opening.end(), _YAML_END, head, "YAML"):
            from linter.readers._frontmatter import yaml

            yaml.read(source, opening.end(), closing.start(), head)
    elif opening := _TOML.match(source):
        if closing := _closing(source, opening.end(), _TOML_END, head, "TOML"):
            from linter.readers._frontmatter import toml

            toml.read(source, opening.end(), closing.start(), head)
    elif _JSON.match(source):
        from linter.readers._frontmatter import json

        json.read(source, head)
    return head


def _closing(source: str, start: int, pattern: re.Pattern[str], head: Head, name: str) -> re.Match[str] | None:
    """The line that closes a head; where none does, what looks like keys is taken for one up to a blank line."""
    closing = pattern.search(source, start)
    if closing:
        head.end = closing.end()
    elif _KEY.match(source, start):
        blank = _BLANK.search(source, start)
        head.end = blank.start() if blank else len(source)
        head.broken = 0, f"the {name} of the head: no line closes it"
    return closing
