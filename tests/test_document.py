"""Sources, maps and the plain-text reader."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.document import Document, Piece, Role, Source, SourceMap, overlapping
from linter.finding import narrower
from linter.readers import Unreadable, read

Story = Callable[[str], Document]


def roles(document: Document) -> list[tuple[str, str]]:
    return [(part.role.value, document.text[part.start : part.end]) for part in document.segments]


def test_the_parts_of_a_wire_story_get_their_roles(story: Story) -> None:
    text = (
        "Harbor bridge closed\n\nBy ANNA LINDQVIST\n\nMALMO, Sweden (Wire) — The bridge was closed.\n\n"
        "What we know:\n\n- No one was hurt.\n- Traffic is diverted."
    )
    assert roles(story(text)) == [
        ("headline", "Harbor bridge closed"),
        ("byline", "By ANNA LINDQVIST"),
        ("dateline", "MALMO, Sweden (Wire) —"),
        ("paragraph", "The bridge was closed."),
        ("paragraph", "What we know:"),
        ("list-item", "No one was hurt."),
        ("list-item", "Traffic is diverted."),
    ]


def test_a_single_line_is_a_paragraph_and_not_a_headline(story: Story) -> None:
    assert roles(story("Council meets again")) == [("paragraph", "Council meets again")]


def test_lines_of_a_content_system_are_paragraphs(story: Story) -> None:
    assert [role for role, _ in roles(story("The first ends here.\nThe second is short.\nThe third follows."))] == ["paragraph"] * 3


def test_hard_wrapped_lines_are_one_paragraph(story: Story) -> None:
    text = "The council met on Monday to hear what\nresidents of the eastern quarter think\nof the plan, and left it at that."
    assert roles(story(text)) == [("paragraph", text)]


def test_line_ends_stay_as_they_are(story: Story) -> None:
    document = story("One line.\r\nAnother line.\r\n")
    assert document.text == "One line.\r\nAnother line.\r\n"
    assert document.source.position(document.text.index("Another")) == (2, 1)


def test_a_byte_order_mark_is_kept_and_not_counted() -> None:
    data = b"\xef\xbb\xbfCaf\xc3\xa9 news."
    document = read("story.txt", data)
    assert document.text == "Café news."
    assert document.source.edited(()) == data


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x00")))
def test_reading_and_writing_gives_the_same_bytes(text: str) -> None:
    data = text.encode()
    try:
        document = read("story.txt", data)
    except Unreadable:
        return
    assert document.source.edited(()) == data


@given(st.binary())
def test_reading_any_bytes_gives_a_story_or_a_reason(data: bytes) -> None:
    try:
        document = read("story.txt", data)
    except Unreadable as unreadable:
        reason = str(unreadable)
    else:
        reason = "it was read"
        assert document.source.edited(()) == data
    assert reason


@given(st.text(alphabet="ab .\n\r\t-1", max_size=200))
def test_segments_are_in_order_and_hold_all_that_is_not_blank(text: str) -> None:
    document = read("story.txt", text.encode())
    end = 0
    for part in document.segments:
        assert end <= part.start < part.end
        assert document.text[part.start : part.end].strip() == document.text[part.start : part.end]
        end = part.end
    outside = set(range(len(text))) - {n for part in document.segments for n in range(part.start, part.end)}
    assert not any(text[n] in "ab" for n in outside)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"caf\xe9", "not UTF-8: byte 0xe9 at offset 3, line 1"),
        (b"one\n\xff", "not UTF-8: byte 0xff at offset 4, line 2"),
        (b"a\x00b", "binary"),
        (b"%PDF-1.7", "PDF"),
        (b"\xff\xfea\x00", "UTF-16"),
        (b"\n\n<?xml version='1.0'?><config/>", "XML"),
    ],
)
def test_what_is_no_plain_text_is_named(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        read("story.txt", data)


@pytest.mark.parametrize(("name", "what"), [("a.RTF", "RTF"), ("b.odt", "OpenDocument"), ("c.xyz", ".xyz")])
def test_a_format_without_a_reader_is_never_read_as_plain_text(name: str, what: str) -> None:
    with pytest.raises(Unreadable, match=f"{what} is not read"):
        read(name, b"Plain words.")


def test_rows_and_columns_count_code_points() -> None:
    source = Source("story.txt", "a😀b\ncé d\r\ne")
    assert [source.position(n) for n in (0, 2, 4, 7, 10)] == [(1, 1), (1, 3), (2, 1), (2, 4), (3, 1)]
    assert [source.line(row) for row in (1, 2, 3)] == ["a😀b", "cé d", "e"]


def test_a_map_with_an_entity_takes_it_whole() -> None:
    source, text = "a &amp; b", "a & b"
    pieces = SourceMap((Piece(0, 2, 0, 2), Piece(2, 3, 2, 7), Piece(3, 5, 7, 9)))
    assert text[2:3] == "&"
    assert source[slice(*pieces.span(2, 3))] == "&amp;"
    assert source[slice(*pieces.span(0, 5))] == source
    assert source[slice(*pieces.span(4, 5))] == "b"
    assert pieces.span(1, 1) == (1, 1)


@given(st.lists(st.integers(0, 60), max_size=10), st.integers(0, 60), st.integers(0, 60))
def test_overlapping_agrees_with_the_definition(edges: list[int], one: int, two: int) -> None:
    marks = sorted(set(edges))
    spans = tuple(zip(marks[::2], marks[1::2], strict=False))
    start, end = min(one, two), max(one, two)
    naive = any(low <= start <= high if start == end else start < high and low < end for low, high in spans)
    assert overlapping(spans, start, end) is naive


def test_every_role_has_a_name_of_its_own() -> None:
    assert len({role.value for role in Role}) == len(Role)


@given(st.text(st.sampled_from("ab é😀\n\r\t")), st.integers(0, 20))
def test_a_row_and_column_lead_back_to_the_offset(text: str, offset: int) -> None:
    source = Source("story.txt", text)
    row, column = source.position(min(offset, len(text)))
    if column <= len(source.line(row)) + 1:  # else it lies between the two characters of a line end
        assert source.offset(row, column) == min(offset, len(text))


@pytest.mark.parametrize(
    ("row", "column", "said"), [(0, 1, "no line 0"), (3, 1, "last one is 2"), (1, 0, "no column 0"), (1, 5, "is in 3")]
)
def test_a_place_that_is_none_is_named(row: int, column: int, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        Source("story.txt", "abc\r\nde").offset(row, column)


def test_a_place_in_the_source_has_its_place_in_the_text() -> None:
    spaced = SourceMap((Piece(0, 3, 5, 8), Piece(3, 4, 8, 13), Piece(4, 6, 15, 17)))
    assert [spaced.offset(at) for at in (0, 5, 7, 8, 12, 13, 14, 15, 17, 18)] == [None, 0, 2, 3, 3, 3, None, 4, 6, None]


@given(st.text("ab ", max_size=12), st.text("ab ", max_size=12), st.text("ab ", max_size=4), st.text("ab ", max_size=4))
def test_a_narrower_edit_comes_to_the_same(old: str, new: str, before: str, after: str) -> None:
    text = before + old + after
    wanted = before + new + after
    edits = list(narrower(text, len(before), len(before) + len(old), new))
    assert all(text[:start] + content + text[end:] == wanted for start, end, content in edits)
    lengths = [end - start for start, end, _ in edits]
    assert lengths == sorted(lengths, reverse=True)
