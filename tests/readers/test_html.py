"""HTML: what a browser makes of text, what is left out, what is known besides the text, and mending in place."""

from __future__ import annotations

import time
import tracemalloc
from datetime import date

import pytest
from markup_cases import edit_of, replaced

from linter.api import fix_text
from linter.document import Document, Role, Source
from linter.readers import Unreadable, read
from linter.readers._builder import Builder
from linter.readers.html import fragment
from linter.readers.html.tokens import Kind, attributes, tokens


def page(text: str, name: str = "story.html") -> Document:
    return read(name, text.encode())


def paragraphs(text: str) -> list[str]:
    document = page(text)
    return [document.text[part.start : part.end] for part in document.segments if part.role is Role.PARAGRAPH]


def parts(text: str) -> list[tuple[str, str]]:
    document = page(text)
    return [(part.role.value, document.text[part.start : part.end]) for part in document.segments]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("a  b\n\tc", "a b c"),
        ("one <b> two</b> three", "one two three"),
        ("wor<i>d</i>s and w<b>ord</b>s", "words and words"),
        ("a&nbsp;b&#160; c\u00a0d", "a b c d"),
        ("1&thinsp;000", "1\u2009000"),
        ("gov&shy;ern\u00adment&#173;s", "governments"),
        ("AT&T &amp;amp; R&D", "AT&T &amp; R&D"),
        ("&copy2025 &notit; &lt &#x2019; &#8217 &#0; &#128;", "©2025 ¬it; < ’ ’ \ufffd €"),
        ("a<!-- note -->b", "ab"),
        ("x < y and a<3", "x < y and a<3"),
        ("up<br>down<br/>", "up\ndown"),
        ("see <q>that</q>", "see “that”"),
        ("10<sup>2</sup> m, so he said.<sup>2</sup>", "102 m, so he said."),
        ("the <ruby>kan<rt>x</rt></ruby> sign", "the kan sign"),
    ],
)
def test_text_is_what_a_browser_shows(written: str, said: str) -> None:
    assert paragraphs(f"<p>{written}</p>") == [said]


def test_two_breaks_part_paragraphs() -> None:
    assert paragraphs("<div>One<br>\n<br> Two<br>and more</div>") == ["One", "Two\nand more"]


@pytest.mark.parametrize(
    "lost",
    [
        "<p>One</p></div></p></b><p>Two</p>",
        "<p>One<p>Two",
        "<p><b>One<p>Two</b>",
        "<b><div>One</b><p>Two</div>",
        "<p>One</p><!-- never closed <p>Two</p>",
        "<p>One</p><p title='never closed>Two</p>",
        "<title>never closed <p>One</p><p>Two</p>",
        "<p>One</p><textarea><p>Two</p>",
        "<p>One</p><![CDATA[ x ]]><p>Two</p>",
        "<p>One</p></><p>Two</p>",
        "<td>One</td><p>Two",
        "<ul><li>One</ul></li><p>Two</p>",
        "<a>One<a><div>Two</a></div>",
    ],
)
def test_broken_markup_loses_no_text(lost: str) -> None:
    said = page(lost).text
    assert "One" in said
    assert "Two" in said


def test_a_script_that_never_ends_is_named() -> None:
    document = page("<p>One</p>\n<script>x = '<p>Two</p>'")
    assert document.text == "One"
    assert [(document.source.text[span[0] : span[1]], "never closed" in why) for span, why in document.unread if span] == [
        ("x = '<p>Two</p>'", True)
    ]


def test_scripts_and_styles_are_no_markup() -> None:
    assert paragraphs("<script>if (a<b) '<p>no</p>'</SCRIPT ><style>p>a{}</style><p>Yes</p>") == ["Yes"]


def test_the_dates_and_languages_of_a_page() -> None:
    assert page("<html lang=en_US><body><p>x").language == "en-US"
    assert page("<html lang='{{ lang }}'><meta property=og:locale content=en_GB><body><p>x").language == "en-GB"
    assert page("<p><time pubdate datetime='2025-02-03T10:00Z'>x</time> <time datetime=2020-01-01>y</time> z").published == date(2025, 2, 3)
    assert page('<meta name="date" content="20250204"><p>x').published == date(2025, 2, 4)
    assert page('<meta property="article:published_time" content="soon"><p>x').published is None
    assert page('<script type="application/ld+json">{"@type":"NewsArticle","datePublished":</script><p>x').published is None
    assert page('<meta property="article:section" content="Sport"><p>x').sections == ("Sport",)


def test_a_comment_in_the_head_speaks_of_the_whole_page() -> None:
    document = page("<html><head><!-- a --></head><body><!-- b --><p>One<!-- c --> two</p><!-- d --></body></html>")
    assert [(comment.text, comment.at, comment.head) for comment in document.comments] == [
        ("a", 0, True),
        ("b", 0, False),
        ("c", 3, False),
        ("d", 7, False),
    ]


def test_a_fix_in_markup_is_as_small_as_can_be() -> None:
    text = "<article>\r\n<p class='a' id=b>The the&nbsp;mayor of the\r\n   the town &amp; <b>the</b> council</p>\r\n</article>"
    assert fix_text(text, filename="a.html") == text.replace("The the&nbsp;", "The&nbsp;").replace("the\r\n   the town", "the town")


def test_a_word_across_tags_is_not_rewritten_over_them() -> None:
    document = page("<p>The gov<b>er</b>ment fell</p>")
    word = document.tokens[1]
    assert word.text == "goverment"
    edit = edit_of(document, word, "government")
    assert edit is not None
    assert document.source.edited([(edit.offset, edit.end_offset, edit.content)]) == b"<p>The gov<b>ern</b>ment fell</p>"
    assert edit_of(document, word, "regime") is None


def test_what_goes_into_an_attribute_cannot_end_it() -> None:
    for mark in ('"', "'"):
        document = page(f"<img src=a alt={mark}the red fox{mark}>")
        again = replaced(document, document.tokens[1], "a \"b\" 'c' & <d>")
        assert again is not None
        assert again.text == "the a \"b\" 'c' & <d> fox"
    bare = page("<meta property=og:title content=Floods><p>x</p>")
    assert edit_of(bare, bare.tokens[0], "More floods") is None
    assert edit_of(bare, bare.tokens[0], "Flood") is not None


def test_what_windows_1252_cannot_say_becomes_a_reference() -> None:
    data = "<meta charset=windows-1252><p>Café noir</p>".encode("cp1252")
    document = read("a.html", data)
    again = replaced(document, document.tokens[1], "\u0142adny")
    assert again is not None
    assert again.text == "Café \u0142adny"
    assert b"&#322;adny" in again.source.edited(())


@pytest.mark.parametrize("mark", ["utf-16-le", "utf-16-be"])
def test_utf_16_with_its_mark_is_read(mark: str) -> None:
    data = "\ufeff<p>Over the the hill.</p>".encode(mark)
    document = read("a.html", data)
    assert document.text == "Over the the hill."
    assert document.source.edited(()) == data


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<p>caf\xe9</p>", "not UTF-8"),
        (b"<meta charset=x-none><p>caf\xe9</p>", "'x-none' is not known"),
        (b"<meta charset=utf-7><p>caf\xe9</p>", "are not utf-7"),
        (b"<p>a\x00b</p>", "binary"),
        (b"%PDF-1.7", "PDF"),
    ],
)
def test_what_cannot_be_decoded_is_said(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        read("a.html", data)


def test_a_fragment_is_read_in_its_place_into_a_builder() -> None:
    text = "Before *it* <h1>Head &amp; all</h1><p>In <b>it</b>.</p> behind"
    builder = Builder(Source("a", text))
    start, end = text.index("<h1>"), text.index(" behind")
    fragment(builder, text, start, end, headlined=True)
    document = builder.document()
    assert [(part.role, document.text[part.start : part.end]) for part in document.segments] == [
        (Role.CROSSHEAD, "Head & all"),
        (Role.PARAGRAPH, "In it."),
    ]
    assert document.source_map.span(5, 6) == (text.index("&amp;"), text.index("&amp;") + 5)
    assert document.escape("&", 0) == "&amp;"


def test_the_scanner_follows_the_standard() -> None:
    text = "<A HREF='x>y' b=c\"d / e>t</a\n><br/><!-->k<!doctype html><?pi?>"
    found = [(kind, text[start:end], name) for kind, start, end, name, _ in tokens(text)]
    assert found == [
        (Kind.START, "<A HREF='x>y' b=c\"d / e>", "a"),
        (Kind.TEXT, "t", ""),
        (Kind.END, "</a\n>", "a"),
        (Kind.START, "<br/>", "br"),
        (Kind.COMMENT, "<!-->", ""),
        (Kind.TEXT, "k", ""),
        (Kind.OTHER, "<!doctype html>", ""),
        (Kind.OTHER, "<?pi?>", ""),
    ]
    written = " HREF='x>y' b=c\"d / e"
    assert {name: written[start:end] for name, (start, end, _) in attributes(written).items()} == {"href": "x>y", "b": 'c"d', "e": ""}


HOSTILE = {
    "nested": "<div>" * 10_000 + "x",
    "nested inline": "<b>" * 10_000 + "x" + "</b>" * 10_000,
    "open tags": "<a " * 30_000,
    "open quotes": '<a b="' * 30_001,
    "open comments": "<!--" * 30_000,
    "ampersands": "<p>" + "&a" * 60_000,
    "less-than signs": "<" * 60_000,
    "braces": "{{" * 60_000,
    "templates": "{{ {% <% " * 15_000,
    "blanks": "<p>" + " \n" * 60_000 + "x",
    "stray ends": "<i>" * 3_000 + "</b></p></div>" * 3_000,
    "blocks in buttons": "<p><button>" + "<i>" * 3_000 + "<div>" * 3_000,
    "misnested": "<b><div>" * 3_000 + "</b>" * 3_000,
    "authors": "<i>" * 3_000 + "<i class=author>x</i><h1>y</h1><time>z</time>" * 2_000,
    "titles": "<title>" * 30_000,
    "deep data": '<script type="application/ld+json">' + "[" * 60_000 + "</script>",
    "comments": "<!--x-->" * 10_000,
    "lists": "<ul><li>" * 10_000,
    "sections": "<section class=related>" * 10_000 + "x",
    "digits": "<p>&#" + "9" * 60_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_pages_are_read_within_a_second(text: str) -> None:
    begin = time.process_time()
    page(text)
    assert time.process_time() - begin < 1


def test_memory_grows_with_the_page_and_no_faster() -> None:
    def peak(times: int) -> int:
        text = "<p class=a>The <a href='/x'>council</a> met &amp; went.</p>\n" * times
        tracemalloc.start()
        page(text)
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    assert peak(4_000) < 5 * peak(1_000)


def test_headlines_besides_the_first_are_crossheads() -> None:
    assert parts("<h1>One</h1><p>Text.</p><h1>Two</h1><p>More.</p>") == [
        ("headline", "One"),
        ("paragraph", "Text."),
        ("crosshead", "Two"),
        ("paragraph", "More."),
    ]


def test_items_in_items_and_items_that_go_on_are_nested() -> None:
    document = page("<ul><li><p>One</p><p>goes on</p><ul><li>in it</ul><li>Two</ul>")
    assert [(document.text[part.start : part.end], part.nested) for part in document.segments] == [
        ("One", False),
        ("goes on", True),
        ("in it", True),
        ("Two", False),
    ]
