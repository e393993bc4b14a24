"""Each key and item of a rule's file is found where it stands."""

from __future__ import annotations

import json
import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.checks.rules import ruleset
from linter.checks.rules.places import place, places

SOURCE = """\
# A comment with = and [brackets]
kind = "substitution"  # and one behind
roles = ["headline", # the first
  'caption',
]
long = \"\"\"
key = "not a key"
\"\"\"
swap = { "web site" = "website", 'at 7 p.m.' = ["at 7"] }
pack.name = "x"

[patterns]
'(\\d+) = \\[(\\d+)\\]' = '\\1'

[[wrong]]
text = "é <<x = y>>" # no key = either
fixes = ["y"]

[[wrong]]
  text = "b"
"""


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("kind", (2, 1)),
        ("roles", (3, 1)),
        ("roles[0]", (3, 10)),
        ("roles[1]", (4, 3)),
        ("long", (6, 1)),
        ("swap", (9, 1)),
        ("swap.web site", (9, 10)),
        ("swap.at 7 p.m.", (9, 34)),
        ("swap.at 7 p.m.[0]", (9, 49)),
        ("pack.name", (10, 1)),
        (r"patterns.(\d+) = \[(\d+)\]", (13, 1)),
        ("wrong", (15, 1)),
        ("wrong[0].text", (16, 1)),
        ("wrong[0].fixes[0]", (17, 10)),
        ("wrong[1]", (19, 1)),
        ("wrong[1].text", (20, 3)),
    ],
)
def test_a_key_is_found(key: str, expected: tuple[int, int]) -> None:
    assert place(SOURCE, key) == expected


@pytest.mark.parametrize(
    ("key", "expected"),
    [("wrong[1].fixes", (19, 1)), ("swap[...]", (9, 1)), ("swap.other", (9, 1)), ("wrongs", (1, 1)), ("", (1, 1)), ("roles[7]", (3, 1))],
)
def test_a_key_that_is_not_there_is_told_at_what_is_around_it(key: str, expected: tuple[int, int]) -> None:
    assert place(SOURCE, key) == expected


def paths(value: Any, path: str) -> set[str]:
    """All keys and items of a value, by path."""
    if isinstance(value, dict):
        return {path} | {one for key, inner in value.items() for one in paths(inner, f"{path}.{key}" if path else key)}
    if isinstance(value, list):
        return {path} | {one for number, inner in enumerate(value) for one in paths(inner, f"{path}[{number}]")}
    return {path}


def test_every_key_of_every_shipped_rule_has_a_place() -> None:
    for path in sorted(ruleset.shipped().rglob("*.toml")):
        source = path.read_text(encoding="utf-8")
        assert set(places(source)) == paths(tomllib.loads(source), "") - {""}, path


KEYS = st.text("ab. =[]#\"'é", min_size=1, max_size=4)
LEAVES = st.one_of(st.text("a ,]}#=\"'\\é", max_size=6), st.integers(-9, 9), st.booleans())
VALUES = st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3), max_leaves=8)


def written(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key, ensure_ascii=False)} = {written(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[\n" + "".join(f"  {written(item)}, # ] item\n" for item in value) + "]" if value else "[]"
    return json.dumps(value, ensure_ascii=False)


@given(st.dictionaries(st.text("abc", min_size=1, max_size=3), VALUES, min_size=1, max_size=4))
def test_all_keys_and_nothing_else_have_places_where_they_stand(table: dict[str, Any]) -> None:
    source = "".join(f"{key} = {written(value)}\n" for key, value in table.items())
    found = places(source)
    assert set(found) == paths(table, "") - {""}
    lines = source.split("\n")
    for key in table:
        line, column = found[key]
        assert lines[line - 1][column - 1 :].startswith(f"{key} = ")
