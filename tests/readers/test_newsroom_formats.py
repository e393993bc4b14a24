"""NITF, NewsML-G2, RSS, Atom and ninjs: samples with what their specifications show, what is told from them, mending in place."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markup_cases import edit_of, rendered, replaced, sound, stays

from linter.api import fix_text
from linter.files import Patterns, find
from linter.readers import Unreadable, read, recognized
from linter.segment import Kind

SAMPLES = Path(__file__).parent / "samples"
FORMATS = {
    "story.nitf": "nitf",
    "newsml.xml": "newsml",
    "story.rss": "feed",
    "rss_1.xml": "feed",
    "story.atom": "feed",
    "ninjs_1.json": "ninjs",
    "ninjs_2.json": "ninjs",
    "ninjs_3.json": "ninjs",
}
ODD = "R&D < \"y\" 'z' \\ ł"


@pytest.mark.parametrize("name", FORMATS)
def test_a_sample_is_read_as_its_golden_page_says(name: str, golden) -> None:
    data = (SAMPLES / name).read_bytes()
    document = read(name, data)
    golden(f"formats/{name}.txt", rendered(document))
    sound(document, data)


@pytest.mark.parametrize(("name", "format_"), FORMATS.items())
def test_the_content_tells_the_format(name: str, format_: str) -> None:
    head = (SAMPLES / name).read_bytes()[:4096]
    assert recognized(name, head) == format_
    assert recognized("-", head) == format_


@pytest.mark.parametrize("name", FORMATS)
def test_what_is_put_in_the_place_of_a_word_is_read_there(name: str) -> None:
    document = read(name, (SAMPLES / name).read_bytes())
    tried, refused = stays(document, ODD)
    assert refused <= tried * 0.25


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (
            "sitemap.xml",
            '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>x</loc></url></urlset>',
        ),
        ("web.xml", "<!-- <rss> --><config><entry>news</entry></config>"),
        ("pom.xml", "<project><name>feed</name></project>"),
        ("drawing.xml", '<feed xmlns="urn:other"><entry/></feed>'),
        ("package.json", '{"name": "x", "description": "A thing", "version": "1.0.0", "by": 1}'),
        ("data.json", '[{"headline": "x"}]'),
        ("tsconfig.json", "{}"),
        ("list.json", "[1, 2]"),
        ("feed.json", '{"version": "https://jsonfeed.org/version/1.1", "items": [{"content_html": "<p>x"}]}'),
    ],
)
def test_what_is_no_story_is_passed_over_in_folders(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content)
    (tmp_path / "story.rss").write_text("<rss/>")
    assert [file.key for file in find([str(tmp_path)], Patterns(tmp_path, ()))] == ["story.rss"]
    with pytest.raises(Unreadable, match="--format"):
        read(name, content.encode())


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.nitf", b"<nitf><p>x</nitf>", "mismatched tag, line 1, column 13"),
        ("a.nitf", b"<rss/>", "root element is 'rss'"),
        ("a.rss", b"<p>x</p>", "root element is 'p'"),
        ("a.rss", b"", "no element found"),
        ("a.atom", b"<feed>\xff</feed>", "not UTF-8"),
        ("a.rss", b'<!DOCTYPE rss [<!ENTITY a "b">]><rss/>', "declares entities \\(a\\)"),
        ("a.ninjs", b'{"headline": "x"', "line 1, column 17"),
        ("a.ninjs", b'{"headline": "x\n"}', "line 1, column 14"),
        ("a.ninjs", b'{"uri": "x"}', "no headline, description or body"),
        ("a.ninjs", b"[" * 20_000, "more than 100 levels"),
    ],
)
def test_what_cannot_be_read_is_said(name: str, data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        read(name, data)


def test_nothing_in_xml_grows_or_nests_without_end() -> None:
    bomb = b'<!DOCTYPE rss [<!ENTITY a "aaaa">' + b"".join(b'<!ENTITY b%d "&a;&a;&a;&a;">' % n for n in range(99)) + b"]><rss>&b9;</rss>"
    external = b'<!DOCTYPE rss [<!ENTITY % x SYSTEM "file:///etc/passwd"> %x;]><rss/>'
    begin = time.process_time()
    for data in (bomb, external):
        with pytest.raises(Unreadable, match="declares entities"):
            read("a.rss", data)
    for name, before, after in (("a.nitf", "<nitf><body>", "</body></nitf>"), ("a.rss", "<rss><item><title>", "</title></item></rss>")):
        read(name, (before + "<p>" * 10_000 + "x" + "</p>" * 10_000 + after).encode())
    assert time.process_time() - begin < 1


@pytest.mark.parametrize("unit", ["<!--x-->", "<?x?>", "<!--", "<!DOCTYPE [", '<a b="', " "])
def test_seeing_what_a_file_is_takes_no_time(unit: str) -> None:
    begin = time.process_time()
    for name in ("a.xml", "a.json", "-"):
        recognized(name, (unit * 4096)[:4096].encode())
    assert time.process_time() - begin < 0.2


def test_fixes_keep_escapes_of_escapes() -> None:
    rss = "<rss><item><title>T</title><description>&lt;p&gt;The the &amp;amp; it&amp;#8217;s&lt;/p&gt;</description></item></rss>"
    assert fix_text(rss, filename="a.rss") == rss.replace("The the", "The")
    ninjs = '{"uri":"x","urgency":1,"body_html":"<p>The the caf\\u00e9 &amp; bar.<\\/p>"}'
    assert fix_text(ninjs, filename="a.json") == ninjs.replace("The the", "The")


def test_in_a_cdata_section_content_stands_as_it_is() -> None:
    document = read("a.rss", b"<rss><item><title><![CDATA[Rock & roll]]></title></item></rss>")
    edit = edit_of(document, document.tokens[-1], "R&B")
    assert edit is not None
    assert edit.content == "R&B"
    assert edit_of(document, document.tokens[-1], "]]>") is None


def test_json_stays_ascii_where_it_is() -> None:
    for word, written in (("caf\\u00e9", "na\\u00efve"), ("café", "naïve")):
        document = read("a.ninjs", f'{{"headline": "A {word} opens"}}'.encode())
        edit = edit_of(document, document.tokens[2], "naïve")
        assert edit is not None
        assert edit.content == written


WORDS = [
    "The",
    " ",
    "cat",
    "&amp;",
    "&#233;",
    "&lt;p&gt;",
    "&lt;/p&gt;",
    "é",
    "\r\n",
    "<b>",
    "</b>",
    "<![CDATA[a &amp; b]]>",
    "<p>",
    "</p>",
    "&nbsp;",
]
SHELLS = {
    "a.nitf": "<nitf><body><body.content>{}</body.content></body></nitf>",
    "a.rss": "<rss><item><title>{0}</title><description>{0}</description></item></rss>",
    "a.atom": '<feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="xhtml">{}</content></entry></feed>',
    "a.xml": '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><contentSet><inlineXML>{}</inlineXML></contentSet></newsItem>',
}


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(sorted(SHELLS)), st.lists(st.sampled_from(WORDS), max_size=12).map("".join), st.data())
def test_xml_is_told_where_it_stands_and_fixed_there(name: str, inner: str, data: st.DataObject) -> None:
    written = SHELLS[name].format(inner).encode()
    try:
        document = read(name, written)
    except Unreadable:  # the shell is filled with tags that do not match
        return
    sound(document, written)
    words = [token for token in document.tokens if token.kind is Kind.WORD and token.text.isalpha()]
    if words:
        token = data.draw(st.sampled_from(words))
        again = replaced(document, token, "q" * len(token.text))
        if again is not None and name != "a.rss":
            assert again.text == document.text[: token.start] + "q" * len(token.text) + document.text[token.end :]


TEXTS = st.lists(st.sampled_from([*WORDS, '"', "\\", "/", "\n", "\n\n", "😀", "\t", "\u2028", "<p>", "</p>"]), max_size=12).map("".join)


@settings(max_examples=200, deadline=None)
@given(TEXTS, TEXTS, st.booleans(), st.data())
def test_json_is_told_where_it_stands_and_fixed_there(plain: str, html: str, ascii_only: bool, data: st.DataObject) -> None:
    item = {"uri": "x", "urgency": 3, "headline": plain, "body_html": html, "description_text": [plain]}
    written = json.dumps(item, ensure_ascii=ascii_only, indent=1).encode()
    document = read("a.json", written)
    sound(document, written)
    words = [token for token in document.tokens if token.kind is Kind.WORD and token.text.isalpha()]
    if words:
        token = data.draw(st.sampled_from(words))
        again = replaced(document, token, "q" * len(token.text))
        if again is not None:
            assert again.text == document.text[: token.start] + "q" * len(token.text) + document.text[token.end :]


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(["a.nitf", "a.rss", "a.atom", "a.ninjs", "a.xml", "a.json"]), st.one_of(st.binary(), st.text().map(str.encode)))
def test_any_bytes_are_a_document_or_a_reason(name: str, data: bytes) -> None:
    try:
        document = read(name, data)
    except Unreadable:
        return
    assert document.source.edited(()) == data
