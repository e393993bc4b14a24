"""The line under a finding: always within the width, the mark always under the span."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from linter.reporters import visible
from linter.reporters._excerpt import excerpt


@pytest.mark.parametrize(
    ("line", "span", "expected", "mark"),
    [
        ("We met the the mayor.", "the the", "We met the the mayor.", "       ^^^^^^^"),
        ("東京の the the 市長", "the the", "東京の the the 市長", "       ^^^^^^^"),
        ("a 東京 b", "東京", "a 東京 b", "  ^^^^"),
        ("cafe\u0301 teh end", "teh", "cafe\u0301 teh end", "     ^^^"),
        ("\tteh end", "teh", "    teh end", "    ^^^"),
        ("\x1b[31mteh\x07", "teh", "␛[31mteh␇", "     ^^^"),
        ("a \u202eteh", "teh", "a �teh", "   ^^^"),
        ("0123456789" * 4 + "teh" + "0123456789" * 4, "teh", "…34567890123456789teh012345678901234567…", "                  ^^^"),
        ("teh" + "0123456789" * 9, "teh", "teh01234567890123456789012345678901234…", "^^^"),
        ("0123456789" * 9 + "teh", "teh", "…" + ("0123456789" * 9)[-35:] + "teh", " " * 36 + "^^^"),
    ],
)
def test_lines(line, span, expected, mark):
    start = line.index(span)
    part = excerpt(line, start, start + len(span), 40)
    assert cell_len(part.text) <= 40
    assert part.text == expected
    assert " " * part.indent + "^" * part.length == mark


def test_a_span_that_is_too_long_is_shown_from_its_beginning():
    line = "Before it came " + "a very long sentence " * 20
    part = excerpt(line, 15, len(line) - 1, 60)
    assert part.text == "…ore it came a very long sentence a very long sentence a ve…"
    assert (part.indent, part.length) == (13, 46)


def test_an_empty_span_has_a_mark():
    assert excerpt("No stop here", 12, 12, 40) == ("No stop here", 12, 1)


def test_a_line_of_megabytes_costs_no_more_than_a_short_one():
    line = "word " * 1_000_000
    assert len(excerpt(line, 2_000_000, 4_000_000, 80).text) == 80


@given(st.text(max_size=300), st.data())
def test_it_never_breaks_nor_grows_wider(line, data):
    start = data.draw(st.integers(0, len(line)))
    end = data.draw(st.integers(start, len(line)))
    part = excerpt(line, start, end, 40)
    assert sum(cell_len(char) for char in part.text) <= 40
    assert part.length >= 1
    assert part.indent + part.length <= 41
    assert visible(part.text) == part.text
