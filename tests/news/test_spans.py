"""Whatever a text looks like, findings of the marks and leftovers lie in it, and mending them breaks nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.checks import news
from linter.document import Document
from linter.finding import Finding, Severity
from linter.readers import read
from linter.settings import Language, Settings

SUBJECTS = ("attribution", "commas", "leftovers", "punctuation", "quotes", "style")
SETTINGS = Settings(language=Language("en-US"))

words = st.sampled_from(
    [
        "Moe",
        "said",
        "the",
        "mill",
        "burned",
        "he",
        "on",
        "Reno, Nevada",
        "4%",
        "3 percent",
        "U.S.",
        "US",
        "6'",
        '6"',
        "of",
        "were",
        "p.m.",
        "that",
    ]
)
marks = st.sampled_from(
    ['"', "“", "”", "‘", "’", "'", "(", ")", "[", "]", ",", ".", "?", "''", "«", "»", "&amp;", "â€™", "\u200b", "\ufffd", "<b>", "**"]
)
texts = st.lists(st.one_of(words, marks, st.sampled_from([" ", " ", "\n\n", "\n"])), max_size=80).map("".join)
spaced = st.lists(st.one_of(words, words, marks), max_size=60).map(" ".join)


def document(text: str) -> Document:
    return read("story.txt", text.encode())


def found(text: str) -> list[Finding]:
    story = document(text)
    return [finding for name in SUBJECTS for finding in news.subjects()[name].find(story, SETTINGS)]


@given(st.one_of(texts, spaced, st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=200)))
def test_findings_lie_in_the_text_and_are_of_the_subject(text: str) -> None:
    codes = {code for name in SUBJECTS for code in news.subjects()[name].CODES}
    for finding in found(text):
        assert 0 <= finding.start < finding.end <= len(text)
        assert finding.code in codes
        assert text[finding.start : finding.end] not in finding.suggestions


@given(st.lists(st.sampled_from(["“We stay,” she said.", "He left.", '"No," said Moe.', "(So be it.)", "‘Why?’ he asked."]), max_size=12))
def test_pairs_in_any_order_are_left_alone(sentences: list[str]) -> None:
    kept = [finding for finding in found("\n\n".join(sentences)) if finding.code.startswith(("quotes/un", "punctuation/bracket"))]
    assert kept == []


@pytest.mark.parametrize("tag", ["<b>", "</b>", "<br />", "<p>", '<a href="https://pier.org">', "<H2>", "</div>"])
def test_tags_are_told_and_taken_out(tag: str) -> None:
    text = f"The pier is {tag}open at last."
    (finding,) = [one for one in found(text) if one.code == "leftovers/markup"]
    assert text[finding.start : finding.end] == tag
    assert finding.suggestions == ("",)


@pytest.mark.parametrize("text", ["Five < six and seven > six.", "She wrote <3 and <grin> to him.", "The <pier> was open."])
def test_what_is_no_tag_is_left_alone(text: str) -> None:
    assert [one for one in found(text) if one.code == "leftovers/markup"] == []


@given(st.text(alphabet="abcdefgh ", min_size=60, max_size=90), st.integers(1, 5))
def test_a_repeated_paragraph_is_found_at_any_distance(body: str, between: int) -> None:
    line = "The ferry sank on a Monday in a storm and " + " ".join(body.split()) + " was all that was left."
    middle = "\n\n".join(f"Paragraph number {number} tells of something else and of it alone." for number in range(between))
    text = f"Ferry sinks\n\n{line}\n\n{middle}\n\n{line}"
    repeats = [one for one in found(text) if one.code == "leftovers/repeated-paragraph" and one.suggestions == ("",)]
    assert (text.rindex(line), len(text)) in [(one.start, one.end) for one in repeats]


def test_a_wrong_encoding_is_told_loudly_once() -> None:
    kept = [
        one.severity
        for one in found("The portâ€™s pier and the millâ€™s gate and its â€œnewâ€\x9d road.")
        if one.code == "leftovers/mojibake"
    ]
    assert kept == [Severity.ERROR, *[Severity.INFO] * (len(kept) - 1)]
    assert len(kept) > 1


def test_marks_of_the_north_close_themselves() -> None:
    assert [one.code for one in found("»Moe left the mill and the board did not say why.")] in ([], ["quotes/unclosed"])
