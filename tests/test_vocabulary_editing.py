"""Entries put into a vocabulary file and taken out: nothing else in it changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.vocabulary.editing import added, entries, without

LIST = b'# names\r\nKyiv\r\nKiev -> Kyiv # since 2019\r\n"C# house"\r\n\xff\r\nTwixmas until 2027-01-02'


def test_entries_are_as_they_are_written_without_notes():
    assert entries(LIST) == ["Kyiv", "Kiev -> Kyiv", '"C# house"', "Twixmas until 2027-01-02"]


def test_an_entry_is_added_once_with_the_line_ends_of_the_file():
    after = added(LIST, "Lorne")
    assert after == LIST + b"\r\nLorne\r\n"
    assert added(after, "Lorne # again") is None
    assert added(b"", "Lorne") == b"Lorne\n"


def test_an_entry_is_taken_out_with_its_note():
    assert without(LIST, "Kiev -> Kyiv") == LIST.replace(b"Kiev -> Kyiv # since 2019\r\n", b"")
    assert without(LIST, "Kiev") is None


@pytest.mark.parametrize("entry", ["", "# note", "a -> ", "two\nlines", "a" * 201])
def test_what_is_no_entry_is_refused(entry):
    with pytest.raises(ValueError, match=r"entry|word|stands"):
        added(b"", entry)


@given(st.lists(st.sampled_from(["Kyiv", "Lorne", "a -> b", '"x#y"', "# note", ""]), max_size=6), st.sampled_from(["Oslo", "c -> d"]))
def test_what_was_added_is_all_that_is_taken_out(lines, entry):
    before = "".join(f"{line}\n" for line in lines).encode()
    after = added(before, entry)
    assert without(after, entry) == before
    assert entries(after) == [*entries(before), entry]
