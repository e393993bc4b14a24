"""ArchieML: the values are those that its own parser finds, and each stands where it says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import archieml
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.readers import read, recognized
from linter.readers.archieml.values import values

SAMPLE = (Path(__file__).parent / "samples" / "story.aml").read_text(encoding="utf-8")


def leaves(data: Any) -> Iterator[str]:
    """The texts in what the parser made, in their order; a freeform array's are those under ``value``."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, list):
        for item in data:
            freeform = isinstance(item, dict) and set(item) == {"type", "value"}
            yield from leaves(item["value"] if freeform else item)
    elif isinstance(data, dict):
        for value in data.values():
            yield from leaves(value)


def ours(text: str) -> list[str]:
    return ["".join(text[start:end] for start, end in value.spans).strip() for value in values(text)]


def test_the_sample_is_read_as_a_person_would() -> None:
    document = read("story.aml", SAMPLE.encode())
    assert [(part.role.value, document.text[part.start : part.end]) for part in document.segments] == [
        ("headline", "Footbridge to close for the winter"),
        ("deck", "The council says that repairs to the old iron span will take until May."),
        ("byline", "Ann Carter"),
        ("caption", "The bridge on Monday; the ferry will run for free & often."),
        ("byline", "Ben Ode"),
        ("dateline", "DOVER, Del. —"),
        ("paragraph", "The bridge will be shut from Monday, the council said."),
        ("crosshead", "Ferry for free"),
        ("paragraph", "The ferry is free, and “it will stay so,” the mayor said."),
        ("block-quote", "We saw the water rise and we did not wait for the engineers."),
        ("caption", "The ferry at its pier"),
        ("list-item", "The bridge was built in 1911"),
        ("list-item", "It is 84 metres long"),
        ("paragraph", "The bridge has been shut twice before, and both times it was repaired within a year."),
        ("paragraph", "It opened again in the spring. headline: is no key in this line."),
    ]
    assert (document.published, document.sections) == (date(2026, 11, 20), ("Local",))


def test_the_sample_is_what_the_parser_of_archieml_says() -> None:
    assert ours(SAMPLE) == list(leaves(archieml.loads(SAMPLE)))


LINES = st.sampled_from(
    """key: a value|other.key: more|  spaced :  x |words that are no key|He said: this||\\key: escaped|:end|:skip|:endskip|[list]|[+free]
    |{scope}|{}|[]|* item|[.nested]|{.inner}|* two: parts|last: one""".replace("\n    ", "").split("|")
)


@settings(max_examples=300, deadline=None)
@given(st.lists(LINES, max_size=12))
def test_values_are_those_of_the_parser(lines: list[str]) -> None:
    # A key that comes twice overwrites the first there, so each gets a name and a text of its own.
    numbered = [re.sub(r"(?<=\w)(?=[ \]}]*:|[\]}])", str(n), line, count=1) for n, line in enumerate(lines)]
    text = "\n".join(numbered) + "\n"
    try:
        theirs = list(leaves(archieml.loads(text)))
    except (IndexError, TypeError, AttributeError):
        return  # its parser breaks off on scopes that are opened twice; there is nothing to hold ours against
    # Ours may be more: there a scope that has no name, or one that comes again, takes the place of what was said.
    assert not Counter(filter(None, theirs)) - Counter(ours(text))


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_value_of_several_lines_ends_where_it_says(end: str) -> None:
    text = end.join(["a: one", "two", ":end", "b: three", "four", "c: five"]) + end
    assert [value.split() for value in ours(text)] == [["one", "two"], ["three"], ["five"]]


def test_archieml_in_a_plain_text_is_seen() -> None:
    assert recognized("story.txt", SAMPLE.encode()) == "archieml"
    assert recognized("story.txt", b"Update: the bridge is open.\n\n[+video]\n") == "archieml"
    assert recognized("story.txt", b"The bridge is open.\n\n[caption]\nNote: it rained.\n") == "plain"
