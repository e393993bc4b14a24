"""Against another reader of CommonMark: the same paragraphs, and what is markup in them."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from linter.document import Role
from linter.readers import read
from linter.segment import PLACEHOLDER

OTHER = MarkdownIt("commonmark").enable("table")
FRAGMENTS = [
    "a", "b", "foo", "*", "**", "_", "__", "`", "``", "[", "]", "(", ")", "![", "](/u)", "> ", "- ", "1. ", "# ", "\n", "\n\n", "  ",
    "    ", "\\", "---", "===", " ", '"', "x*y", "a_b", "+ ", "2) ", "```\n", ".", "!", "&amp;", "\nfoo|b\n-|-\na|b\n",
]  # fmt: skip
PARTS = {"softbreak": "\n", "hardbreak": "\n", "code_inline": PLACEHOLDER, "html_inline": "", "image": ""}


def plain(parts: list[str]) -> list[str]:
    """Parts without pictures' and codes' places and blanks at the ends of lines, those that say nothing left out."""
    found = [re.sub(r"[ \t]*\n[ \t]*", "\n", part.replace(PLACEHOLDER, "")).strip() for part in parts]
    return [part for part in found if part]


def others(text: str) -> list[str]:
    tokens = OTHER.parse(text)
    found, table = [], False
    for token in tokens:
        table = token.type == "table_open" or (table and token.type != "table_close")
        if token.type == "inline" and not table:
            found.append("".join(child.content if child.type == "text" else PARTS.get(child.type, "") for child in token.children or ()))
    return plain(found)


def ours(text: str) -> list[str]:
    document = read("story.md", text.encode())
    return plain([document.text[part.start : part.end] for part in document.segments if part.role is not Role.CAPTION])


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=14).map("".join).filter(lambda text: not text.startswith("---")))
def test_paragraphs_are_those_of_commonmark(text):
    assert ours(text) == others(text)


@pytest.mark.parametrize(
    "text",
    [
        "- a\n\n  b\n- c\n",
        "1. a\n   - b\n\n     c\n   d\n",
        "> a\nb\n> - c\nd\n\ne",
        "- a\n 1. b\n\n\n   c",
        "-\n  a\n\n-\n\n  b",
        "> ```\n> a\nb",
        "a\n\n    code\n\n\tcode\n\nb",
        "*a **b* c**",
        "**a*b**c*d",
        "[a [b](c) d](e)",
        "![a ![b](c) d](e) f",
        "[a]: /b 'c\nd'\n[e]\n\n[a]",
        "[a]: <b c>\n\n[A][] and [x][a]",
        "# a #\n## b ##c\n###\n####### d",
        "a\nb\n===\nc\n---\n---\n",
        "a  \nb\\\nc",
        "`` a`b `` `c` ```d``",
        "<a href='*'>b*</a> c*",
        "a | b\n-- | :-\n1 | 2\n\nc",
        "\ta\n\n-\tb\n\n\tc",
        "- a\n\n\n\n  b",
        "10) a\n\n    b",
        "\\*a\\* &copy; &#x41; &nosuch;",
    ],
)
def test_what_is_easily_read_wrong(text):
    assert ours(text) == others(text)


def test_text_in_blocks_of_html_is_prose_and_no_markdown():
    assert ours("<div>\n*a*\n\n*b*\n</div>") == ["*a*", "b"]
