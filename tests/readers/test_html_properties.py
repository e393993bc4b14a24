"""HTML of any kind: every token stands where it is said to, no byte is lost, and a fix changes what it says and nothing else."""

from __future__ import annotations

import re
from html import unescape

from hypothesis import given, settings
from hypothesis import strategies as st
from markup_cases import replaced, sound

from linter.readers import Unreadable, read
from linter.segment import Kind

BITS = """
<p> </p> <b> </b> <i> </i> <div> </div> </a> <br> <br/> <li> <ul> </ul> <blockquote> </blockquote> <h1> </h1> <h2> </h2> <figcaption>
</figcaption> <code> </code> <del> </del> <q> </q> <script> </script> <title> </title> <table> <td> </table> &amp; &nbsp; &shy; &#8217;
&rsquo &copy2 &bogus; & < > " ' {% <?php word teh it's AT&T é 😀 \u00ad \u00a0 \ufffc <article> </article> <svg> </svg> <![CDATA[ ]]> <body>
<head> </span> </time> <sup> 1 </sup>
""".split()
BITS += [
    "<a href='x>y'>",
    '<img alt="a red &amp; blue fox">',
    "<!-- note -->",
    "{{ x }}",
    "{# c #}",
    "<p class=byline>",
    '<span class="related">',
]
BITS += ["<div class='article-body'>", "<time datetime=2025-01-02>", '<meta name=description content="All of it">', "<p hidden>"]
BITS += [" ", "  ", "\n", "\r\n", "\t", "By Ann Lee", "LYON, France (AP) — "]
PAGES = st.lists(st.sampled_from(BITS), max_size=40).map("".join)


@settings(max_examples=250, deadline=None)
@given(PAGES)
def test_tokens_stand_where_the_map_says(text: str) -> None:
    data = text.encode()
    sound(read("a.html", data), data)


@settings(max_examples=150, deadline=None)
@given(PAGES, st.data())
def test_a_fix_is_read_again_and_changes_nothing_else(text: str, data: st.DataObject) -> None:
    document = read("a.html", text.encode())
    words = [token for token in document.tokens if token.kind is Kind.WORD and token.text.isalpha()]
    if words:
        token = data.draw(st.sampled_from(words))
        content = "q" * len(token.text)
        again = replaced(document, token, content)
        if again is not None:
            assert again.text == document.text[: token.start] + content + document.text[token.end :]


@settings(max_examples=200, deadline=None)
@given(
    st.one_of(st.binary(), st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass"))),
    st.sampled_from(["html", "xhtml"]),
)
def test_any_bytes_are_a_document_or_a_reason(data: bytes, ending: str) -> None:
    try:
        document = read(f"a.{ending}", data)
    except Unreadable:
        return
    assert document.source.edited(()) == data


WRITTEN = st.lists(
    st.sampled_from(
        ["&", "&amp", ";", "&#", "x41", "65", "&nbsp;", "&copy", "&notin", "&ltx", " ", "\n", "\u00a0", "\u00ad", "a", "B;", "=", "é"]
    ),
    max_size=20,
).map("".join)


@settings(max_examples=300, deadline=None)
@given(WRITTEN)
def test_references_mean_what_the_standard_says(written: str) -> None:
    said = re.sub("[ \t\n\r\f\u00a0]+", " ", unescape(written).replace("\u00ad", "")).strip()
    assert read("a.html", f"<p>{written}</p>".encode()).text == said
