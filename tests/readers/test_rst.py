"""reStructuredText: what is read of a story, held against docutils."""

from __future__ import annotations

import re
import time
from datetime import date
from pathlib import Path

import pytest
from docutils import nodes
from docutils.core import publish_doctree
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.readers import read
from linter.segment import PLACEHOLDER

SAMPLE = (Path(__file__).parent / "samples" / "story.rst").read_text(encoding="utf-8")


def shown(text: str) -> list[tuple[str, str]]:
    document = read("story.rst", text.encode())
    return [(part.role.value, document.text[part.start : part.end]) for part in document.segments]


def test_the_sample_is_read_as_a_person_would() -> None:
    assert shown(SAMPLE) == [
        ("headline", "Footbridge to close for the winter"),
        (
            "paragraph",
            "The old iron bridge will be shut from Monday, the council said. "
            f"It opened in 1911 and runs on {PLACEHOLDER}, as {PLACEHOLDER} puts it.",
        ),
        ("crosshead", "Ferry for free"),
        ("list-item", "The ferry is free."),
        ("list-item", "It sails every quarter of an hour."),
        ("list-item", "First, the deck goes."),
        ("caption", "The ferry at its pier"),
        ("caption", "The ferry will run for free."),
        ("paragraph", "Bring a coat."),
        ("paragraph", "The pier is windy."),
        ("paragraph", "As the mayor put it:"),
        ("block-quote", "We saw the water rise, and we did not wait."),
        ("block-quote", "-- Ann Carter"),
        ("paragraph", "The log said this:"),
        ("paragraph", "It was opened by the king."),
        ("paragraph", "Over the bridge, under the moon."),
    ]
    document = read("story.rst", SAMPLE.encode())
    assert (document.language, document.published) == ("en-GB", date(2026, 11, 20))
    assert [(comment.text, comment.at) for comment in document.comments] == [
        ("copydesk: ignore[style] a letter, printed as it came", document.segments[1].start)
    ]


def test_all_that_docutils_takes_for_a_paragraph_is_read() -> None:
    quiet = {"report_level": 5, "file_insertion_enabled": False}
    tree = publish_doctree(SAMPLE.replace("|council|", "it").replace("``bridge.exe``", "it"), settings_overrides=quiet)
    wanted = [
        " ".join(node.astext().split())
        for node in tree.findall(lambda node: isinstance(node, (nodes.paragraph, nodes.title, nodes.caption)))
        if not isinstance(node.parent, (nodes.entry, nodes.field_body, nodes.system_message))
    ]
    said = [text.replace(PLACEHOLDER, "it") for _, text in shown(SAMPLE)]
    assert [text for text in wanted if text.replace("1911 1", "1911") not in said] == []


# Marks, and blanks: docutils has each blank behind a backslash vanish, whichever it is.
_UNTOLD = "*`_|\\ \n\r\t"


@settings(max_examples=200, deadline=None)
@given(st.text("ab \n*`_|.:-=\\[]1é😀\r\t", max_size=120))
def test_tokens_are_where_they_stand_and_all_bytes_come_back(text: str) -> None:
    document = read("story.rst", text.encode())
    assert document.source.edited(()) == text.encode()
    for token in document.tokens:
        start, end = document.source_map.span(token.start, token.end)
        written = re.sub(r"\[[^\]]+\]_", "", document.source.text[start:end])  # the mark of a footnote is nothing said
        assert PLACEHOLDER in token.text or [char for char in written if char not in _UNTOLD] == [
            char for char in token.text if char not in _UNTOLD
        ]


@pytest.mark.parametrize("unit", ["- ", "  ", "*", "`", "**", ".. note::\n "])
def test_ten_thousand_nested_marks_end_in_a_second(unit: str) -> None:
    deep = unit * 10_000 + "text"
    nested = "".join(" " * depth + "- a\n\n" for depth in range(0, 400, 2))
    before = time.perf_counter()
    read("story.rst", deep.encode())
    assert "indented deeper than 60 levels" in [reason for _, reason in read("story.rst", nested.encode()).unread]
    assert time.perf_counter() - before < 1
