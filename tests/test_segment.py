"""Tokens, sentences and quotations: what they are, and that their spans are what they say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter import segment
from linter.document import Document
from linter.readers import read
from linter.segment import Kind

PROSE = st.text(alphabet=st.sampled_from("abcDEé.,!?\"“”'’‘-— \n\r\t019@#_😀\u0301\u00ad"), max_size=120) | st.text(max_size=80)


def tokens(text: str) -> list[str]:
    return [token.text for token in segment.tokens(text, 0, len(text))]


def kinds(text: str) -> list[Kind]:
    return [token.kind for token in segment.tokens(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Israel's Kan said", ["Israel", "'s", "Kan", "said"]),
        ("the mayor’s aide", ["the", "mayor", "’s", "aide"]),
        ("don't, won’t", ["don't", ",", "won’t"]),
        ("a high-ranking ex-U.S. aide", ["a", "high-ranking", "ex-U", ".", "S", ".", "aide"]),
        ("the U.S. and U.S.-led talks", ["the", "U.S.", "and", "U.S.-led", "talks"]),
        ("AT&T paid $1,250.50.", ["AT&T", "paid", "$", "1,250.50", "."]),
        ("the 1980s, 3rd, 5km", ["the", "1980s", ",", "3rd", ",", "5km"]),
        ("naive e\u0301clair", ["naive", "e\u0301clair"]),
        ("wait... what -- now", ["wait", "...", "what", "--", "now"]),
    ],
)
def test_tokens_are_the_words_of_an_editor(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


@pytest.mark.parametrize(
    "address", ["https://example.org/a?b=c", "desk@example.org", "@handle", "#hashtag", "www.example.com/x", "example.co.uk"]
)
def test_addresses_and_handles_are_opaque(address: str) -> None:
    found = list(segment.tokens(f"See {address}, please.", 0, len(address) + 13))
    assert [(token.text, token.kind) for token in found if token.kind is Kind.OPAQUE] == [(address, Kind.OPAQUE)]


def test_a_clitic_is_told_from_its_word() -> None:
    assert kinds("Kan's news") == [Kind.WORD, Kind.CLITIC, Kind.WORD]


@given(PROSE)
def test_tokens_are_slices_of_the_text_in_order(text: str) -> None:
    end = 0
    for token in segment.tokens(text, 0, len(text)):
        assert token.start >= end
        assert token.end > token.start
        assert text[token.start : token.end] == token.text
        end = token.end


@given(PROSE)
def test_tokens_leave_out_blanks_only(text: str) -> None:
    covered = {n for token in segment.tokens(text, 0, len(text)) for n in range(token.start, token.end)}
    left = [text[n] for n in range(len(text)) if n not in covered]
    assert all(letter.isspace() or not letter.isprintable() or "\u0300" <= letter <= "\u036f" for letter in left)


def sentences(text: str) -> list[str]:
    document = read("story.txt", text.encode())
    return [document.text[part.start : part.end] for part in document.sentences]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Baker met Gen. Diaz and J. R. Ellis at noon.",
        "It fell to 3.5 percent, i.e. half of it.",
        "The firm, Dorn Inc., said so.",
        "He moved to St. Ives on Jan. 5 with Rep. Olsen.",
    ],
)
def test_abbreviations_do_not_end_a_sentence(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He left. She stayed! Why? Nobody knew.", ["He left.", "She stayed!", "Why?", "Nobody knew."]),
        ("“It is over.” She left.", ["“It is over.”", "She left."]),
        ("He said “no.” “Then go.”", ["He said “no.”", "“Then go.”"]),
        ("It was late. 12 people left.", ["It was late.", "12 people left."]),
    ],
)
def test_sentences_end_at_their_stops(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@given(PROSE)
def test_every_token_lies_in_one_sentence(text: str) -> None:
    document = read("story.txt", text.replace("\x00", "").encode("utf-8", "ignore"))
    assert [n for part in document.sentences for n in range(part.first, part.last)] == list(range(len(document.tokens)))


def quoted(text: str) -> list[str]:
    document: Document = read("story.txt", text.encode())
    return [document.text[start:end] for start, end in document.quotations]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "go home" twice.', ['"go home"']),
        ("He said “go ‘home’ now” twice.", ["“go ‘home’ now”"]),
        ('"One," she said. "Two."', ['"One,"', '"Two."']),
        ("The sign read ‘No way out’ in red.", ["‘No way out’"]),
        ("The farmers' market and the '90s, don't they?", []),
        ('A 6" pipe and a 4" pipe.', []),
        ("«Jamais», he said.", ["«Jamais»"]),
    ],
)
def test_quotations_are_found_with_their_marks(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_a_quotation_runs_over_paragraphs_that_open_anew() -> None:
    text = "“We waited all night.\n\n“Nobody came.\n\n“Then it rained,” she said. The rest is hers."
    assert quoted(text) == ["“We waited all night.", "“Nobody came.", "“Then it rained,”"]


def test_a_lost_mark_does_not_quote_the_rest_of_the_story() -> None:
    assert quoted('He said "go home and left.\n\nThe town slept.') == ['"go home and left.']


def protected(text: str) -> list[str]:
    document = read("story.txt", text.encode())
    return [document.text[start:end] for start, end in document.protected]


def test_a_paragraph_with_a_lost_mark_is_protected_whole() -> None:
    text = 'He said go home," and the the crowd left.'
    assert protected(f"{text}\n\nThe the end.") == [text]


@given(PROSE)
def test_all_between_straight_marks_of_a_line_is_protected(text: str) -> None:
    """However marks are paired, first with second and so on or by the blanks around them."""
    document = read("story.txt", text.replace("\x00", "").encode("utf-8", "ignore"))
    for part in document.segments:
        line = document.text[part.start : part.end]
        marks = [part.start + n for n, letter in enumerate(line) if letter == '"']
        for first, second in zip(marks[::2], marks[1::2], strict=False):
            inside = document.text[first + 1 : second]
            if inside.strip():
                assert any(start <= first + 1 and second <= end for start, end in document.protected), (line, first, second)


@pytest.mark.parametrize(
    "text",
    [
        "George H.W. Bush met the U.S. Senate at 5 p.m. Monday.|The vote failed.",
        "He left the U.S.|He went home.",
        "They met in Washington, D.C.|On Monday it rained.",
        "J.K. Rowling wrote it.|“We read it,” he said.",
    ],
)
def test_initials_end_a_sentence_only_before_a_word_that_begins_one(text):
    document = read("story.txt", text.replace("|", " ").encode())
    assert [document.text[one.start : one.end] for one in document.sentences] == text.split("|")
