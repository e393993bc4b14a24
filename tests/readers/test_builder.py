"""The builder that readers share: places, blanks at the edges, segments that say nothing, comments."""

from hypothesis import given
from hypothesis import strategies as st

from linter.document import Role, Source
from linter.readers._builder import Builder
from linter.segment import PLACEHOLDER


def test_the_text_is_what_was_said_with_segments_apart():
    builder = Builder(Source("a", "*Fog* & ice  <b>"))
    builder.begin(Role.HEADLINE)
    builder.copy(1, 4)
    builder.begin(Role.PARAGRAPH)
    builder.put("&", 6, 7)
    builder.copy(7, 13)
    document = builder.document()
    assert document.text == "Fog\n\n& ice"
    assert [(document.text[part.start : part.end], part.role) for part in document.segments] == [
        ("Fog", Role.HEADLINE),
        ("& ice", Role.PARAGRAPH),
    ]
    assert document.source_map.span(0, 3) == (1, 4)
    assert document.source_map.span(7, 10) == (8, 11)


def test_a_segment_of_placeholders_and_blanks_is_nothing_and_its_comment_is_of_the_next():
    builder = Builder(Source("a", "{{x}} <!-- c --> Text"))
    builder.begin(Role.PARAGRAPH)
    builder.mask(0, 5)
    builder.copy(5, 6)
    builder.comment("c", 6, 16)
    builder.begin(Role.PARAGRAPH)
    builder.copy(16, 21)
    document = builder.document()
    assert document.text == "Text"
    assert [(comment.at, comment.text) for comment in document.comments] == [(0, "c")]


def test_comments_stand_where_the_text_has_got_to():
    builder = Builder(Source("a", "One (c) two (d)   (e)"))
    builder.begin(Role.PARAGRAPH)
    builder.copy(0, 4)
    builder.comment("c", 4, 7)
    builder.copy(8, 18)
    builder.comment("e", 18, 21)
    document = builder.document()
    assert document.text == "One two (d)"
    assert [(comment.at, comment.text) for comment in document.comments] == [(4, "c"), (11, "e")]


def test_each_segment_is_written_its_own_way():
    builder = Builder(Source("a", "ab"))
    builder.begin(Role.HEADLINE, lambda content, at: content.upper())
    builder.copy(0, 1)
    builder.begin(Role.PARAGRAPH)
    builder.copy(1, 2)
    document = builder.document()
    assert [document.escape("x", at) for at in (0, 1, 3, 4)] == ["X", "X", "x", "x"]


ACTS = st.lists(
    st.tuples(st.sampled_from(["begin", "copy", "copy", "put", "blank", "mask", "skip", "comment"]), st.integers(1, 5)), max_size=40
)


@given(st.text(alphabet="ab \n\t&", min_size=60, max_size=60), ACTS)
def test_every_place_leads_back_to_what_was_said(text, acts):
    builder = Builder(Source("a", text))
    builder.begin(Role.PARAGRAPH)
    at = 0
    for act, length in acts:
        start, at = at, min(len(text), at + length)
        if act == "begin":
            builder.begin(Role.PARAGRAPH)
        elif act == "put":
            builder.put("\u00e9", start, at)
        elif act == "comment":
            builder.comment("c", start, at)
        elif act != "skip" and start < at:
            getattr(builder, act)(start, at)
    document = builder.document()
    pieces = document.source_map.pieces
    assert [piece.start for piece in pieces] == [0, *(piece.end for piece in pieces[:-1])]
    assert pieces[-1].end == len(document.text)
    for part in document.segments:
        said = document.text[part.start : part.end]
        assert said == said.strip()
        assert said.replace(PLACEHOLDER, "").strip()
        for offset in range(part.start, part.end):
            low, high = document.source_map.span(offset, offset + 1)
            assert document.text[offset] in (text[low:high], "\u00e9", " ", PLACEHOLDER)
            assert document.source_map.offset(low) is not None
    assert all(0 <= comment.at <= len(document.text) for comment in document.comments)
