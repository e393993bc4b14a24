"""JSON with places: what it says is what the standard library says, and every string is where it is said to be."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from linter.readers import Unreadable
from linter.readers._json import Text, parse

KEYS = st.text(max_size=4)
VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.text(max_size=8)),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=4)),
    max_leaves=12,
)


def plain(known: Any, source: str) -> Any:
    """What the parser found, strings as they are; each must stand between quotation marks at its place."""
    if isinstance(known, Text):
        end = known.start + len(known.written)
        assert source[known.start - 1] + source[known.start : end] + source[end] == f'"{known.written}"'
        assert "".join(said for said, _, _ in known.runs) == known.value
        return known.value
    if isinstance(known, dict):
        return {key: plain(value, source) for key, value in known.items()}
    return [plain(value, source) for value in known] if isinstance(known, list) else None


def strings(known: Any) -> Any:
    """A value with everything that is no string made None, as the parser does."""
    if isinstance(known, dict):
        return {key: strings(value) for key, value in known.items()}
    if isinstance(known, list):
        return [strings(value) for value in known]
    return known if isinstance(known, str) else None


@settings(max_examples=150, deadline=None)
@given(VALUES, st.booleans(), st.sampled_from([None, 1, "\t"]))
def test_it_says_what_the_standard_library_says(value: Any, ascii_only: bool, indent: int | str | None) -> None:
    source = json.dumps(value, ensure_ascii=ascii_only, indent=indent)
    assert plain(parse(source), source) == strings(value)


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet='{}[]:,"\\ua1-.e0tn \n', max_size=12))
def test_it_refuses_what_the_standard_library_refuses(source: str) -> None:
    try:
        wanted = json.loads(source)
    except ValueError:
        wanted = Unreadable
    try:
        found = plain(parse(source), source)
    except Unreadable:
        found = Unreadable
    if found is not wanted is not Unreadable:
        assert found == strings(wanted)
    assert (found is Unreadable) == (wanted is Unreadable)
