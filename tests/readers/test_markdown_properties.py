"""What holds for every Markdown file: places lead back, nothing is lost, a fix changes its span and is read as it was meant."""

import html
import json

from hypothesis import example, given, settings
from hypothesis import strategies as st

from linter.document import Document
from linter.finding import Edit
from linter.placing import source_edit
from linter.readers import Unreadable, read
from linter.segment import Kind

WORDS = ["fog", "The mayor", "Lune", "café", "3", "well-known", "isn’t", "U.S."]
MARKS = [
    " ", " ", " ", "\n", "\n\n", "\r\n", "*", "**", "_", "`", "``", "[", "](", ")", "![", "](/a_b)", "[r]", "\n\n[r]: /x\n\n",
    "<b>", "</b>", "<br>", "<!-- c -->", "&amp;", "&#8217;", "&nbsp;", "\\*", "\\", "> ", "- ", "1. ", "# ", "    ", "\t", "\n---\n",
    "\n===\n", "~~", " $x^2$ ", " :tada: ", "{{< a >}}", "{{< /a >}}", "{{ x }}", "{% if a %}", '{% b c="Word here" %}', "{# c #}", "{",
    "}", "{/* c */}", '<A b="c" />', "import a from 'b'\n", "|", "\n|-|-|\n", "```\n", "$$\n", "<p>", "</p>", "<div>\n", "<blockquote>",
    "</blockquote>", "<table>", "<td>", '<img alt="Fog">', "[^1]", "[^1]: ", "---\n", "+++\n", ":::note\n", "\ufeff", "\ue000", "\ufffc",
    ": ", "title: ", 'title = "', "'", '"', "“", "”",
]  # fmt: skip
HEADS = [
    "",
    "",
    "---\ntitle: Fog\n---\n",
    "---\ntitle: 'It''s fog'\nexcerpt: >-\n  One\n  two\n\n  three\n---\n",
    '---\ntitle: "A \\"b\\" \\u00e9"\n---\n',
    "---\r\ndeck: Fog\r\n  lifts\r\n---\r\n",
    "+++\ntitle = \"Fog \\\"b\\\"\"\ndeck = '''a\nb'''\n+++\n",
    '{"title": "Fog \\u00e9", "a": {"caption": "Fog & b"}}\n',
    "---\ntitle: [\n---\n",
    "---\n- a\n? b\n---\n",
    "+++\na = \n+++\n",
    '{"a": }\n}\n',
]
SOURCES = st.builds("".join, st.tuples(st.sampled_from(HEADS), st.lists(st.sampled_from(WORDS + MARKS), max_size=30).map("".join)))
NAMES = st.sampled_from(["story.md", "story.mdx"])
CONTENTS = st.sampled_from(
    [
        "Zebra",
        "a*b",
        "x_y",
        "[z]",
        "1. a",
        "b & c",
        "&amp;",
        "- a",
        "<b>c",
        "it's",
        'say "hi" now',
        "a: b",
        "a #b",
        "# a",
        "c\\d",
        "{e}",
        "e`f",
        "{{g}}",
        "> h",
    ]
)


def meant(slice_: str) -> set[str]:
    """What a stretch of source may stand for: itself, an entity, an escape, a mark that is doubled."""
    escaped = json.loads(f'"{slice_}"') if slice_.startswith("\\u") else slice_.removeprefix("\\")
    return {slice_, html.unescape(slice_), escaped, slice_.replace("''", "'")}


@settings(deadline=None)
@given(st.binary(max_size=200), NAMES)
@example(b"---\n\xff", "story.md")
def test_reading_never_raises_but_unreadable(data, name):
    try:
        document = read(name, data)
    except Unreadable:
        return
    assert document.source.edited(()) == data


@settings(max_examples=200, deadline=None)
@given(SOURCES, NAMES)
def test_every_character_of_a_token_leads_back_to_itself_or_to_its_escape(text, name):
    document = read(name, text.encode())
    assert document.source.edited(()) == text.encode()
    pieces = document.source_map.pieces
    assert [piece.start for piece in pieces] == [0, *(piece.end for piece in pieces[:-1])]
    for token in document.tokens:
        if token.kind is Kind.OPAQUE:
            continue
        for offset in range(token.start, token.end):
            start, end = document.source_map.span(offset, offset + 1)
            assert document.text[offset] in meant(document.source.text[start:end])


def put(document: Document, start: int, end: int, content: str) -> bytes | None:
    """The file with another text in the place of a stretch, or None where that cannot be written there."""
    edit = source_edit(document, Edit(start, end, content))
    if edit is None:
        return None
    data = document.source.edited([(edit.offset, edit.end_offset, edit.content)])
    before, after = document.source.text[: edit.offset], document.source.text[edit.end_offset :]
    text = data.decode().removeprefix("\ufeff" if document.source.bom else "")
    assert text.startswith(before)
    assert text.endswith(after)
    return data


@settings(max_examples=200, deadline=None)
@given(SOURCES, NAMES, CONTENTS, st.integers(0, 50))
def test_a_fix_is_read_as_it_was_meant(text, name, content, number):
    document = read(name, text.encode())
    words = [token for token in document.tokens if token.kind is Kind.WORD]
    if not words:
        return
    word = words[number % len(words)]
    data = put(document, word.start, word.end, content)
    start, end = document.source_map.span(word.start, word.end)
    beside = document.source.text[max(0, start - 1) : start] + document.source.text[end : end + 1]
    # Whether a mark is one of emphasis depends on what is beside it, a letter or not.
    alike = all((one[0].isalnum(), one[-1].isalnum()) == (True, True) for one in (word.text, content))
    if data is not None and (alike or not set(beside) & set("*_~")):
        assert read(name, data).text == document.text[: word.start] + content + document.text[word.end :]
