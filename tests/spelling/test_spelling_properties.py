"""Spelling over any text: it never breaks, what it marks is there, and what it mends stays mended."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from string import ascii_lowercase

import marisa_trie
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spelling_cases import findings

import linter.lexicon
from linter.checks.spelling import check
from linter.checks.spelling.candidates import candidates, far_candidates
from linter.checks.spelling.distance import FIRST_LETTER, distance
from linter.checks.spelling.verdict import verdict
from linter.document import Document, Role, Segment, Source, SourceMap
from linter.finding import Applicability
from linter.readers import read
from linter.settings import Settings

_TABLE = marisa_trie.BytesTrie()
_TABLE.mmap(str(Path(linter.lexicon.__file__).parents[1] / "data" / "misspellings.marisa"))
MISSPELLINGS = _TABLE.keys()[::41]

ANY = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
WORDS = st.one_of(
    st.sampled_from(MISSPELLINGS),
    st.sampled_from(MISSPELLINGS).map(str.capitalize),
    st.sampled_from(MISSPELLINGS).map(str.upper),
    st.sampled_from(
        """
        the mayor The said Melanie Trump Obamma Untied Nations Lodnon mMinister IIn inthe Goverment's goverment’s O’Rourke & - -- …
        “ ” ‘ ’ " ' , . : @goverment x@goverment.org https://example.org/goverment naïve ŉ ß ſ İ ǆ ﬁ é co\u00adop four-gmae pre-elction
        """.split()
    ),
    st.text(ANY, max_size=8),
    st.text("abceghé'’-&ABT", min_size=1, max_size=30),
)
STORIES = st.one_of(st.text(ANY, max_size=200), *(st.lists(WORDS, max_size=25).map(gap.join) for gap in (" ", "\n\n")))
LOWER = st.text(ascii_lowercase, max_size=12)
SLIPS = st.tuples(st.sampled_from("government separate harbour accommodate window until".split()), LOWER, st.integers(0, 12)).map(
    lambda drawn: drawn[0][: drawn[2]] + drawn[1][:2] + drawn[0][drawn[2] :]
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(STORIES, st.booleans())
def test_on_any_text_findings_mark_the_word_that_they_tell_of(text: str, table: bool) -> None:
    document = read("story.txt", text.encode())
    for one in check(document, Settings(known_misspellings=table)):
        assert 0 <= one.start < one.end <= len(document.text)
        word = document.text[one.start : one.end]
        assert word
        assert not any(character.isspace() for character in word)
        assert f"“{word}”" in one.message
        assert word not in one.suggestions
        assert len(set(one.suggestions)) == len(one.suggestions)
        assert all(map(str.strip, one.suggestions))
        assert 0.0 < one.confidence <= 1.0
        for edit in one.fix.edits if one.fix else ():
            assert (edit.start, edit.end, edit.content) == (one.start, one.end, one.suggestions[0])


def test_a_headline_of_one_word_is_a_story_too() -> None:
    word = "Accomodation"
    document = Document(word, (Segment(0, len(word), Role.HEADLINE),), Source("story", word), SourceMap.identity(len(word)))
    list(check(document, Settings()))


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(MISSPELLINGS), st.sampled_from(["{} at noon.", "The mayor saw the {} plan.", "the {}, he said", "a well-{} pier"]))
def test_a_safe_fix_leaves_nothing_to_say_of_its_place(word: str, frame: str) -> None:
    text = frame.format(word)
    for one in findings(text):
        if one.fix and one.fix.applicability is Applicability.SAFE:
            fix = one.suggestions[0]
            after = text[: one.start] + fix + text[one.end :]
            assert [again for again in findings(after) if again.start < one.start + len(fix) and again.end > one.start] == []


def test_the_property_of_safe_fixes_sees_safe_fixes() -> None:
    assert any(one.fix for word in MISSPELLINGS[:50] for one in findings(f"The mayor saw the {word} plan."))


@given(st.one_of(LOWER, SLIPS), st.one_of(LOWER, SLIPS))
def test_distance_is_nothing_for_equal_words_only(word: str, other: str) -> None:
    assert distance(word, word) == 0
    assert (distance(word, other) == 0) == (word == other)
    assert distance(word, other) >= 0


@given(st.one_of(LOWER, SLIPS), st.one_of(LOWER, SLIPS))
def test_distance_is_about_the_same_there_and_back(word: str, other: str) -> None:
    there, back = distance(word, other), distance(other, word)
    # Only a run of letters weighs otherwise when it is left out than when it is too many.
    assert there == pytest.approx(back) or 2 <= abs(len(word) - len(other)) <= 3


@given(st.text(ascii_lowercase, min_size=1, max_size=10), st.text(ascii_lowercase, min_size=1, max_size=10))
def test_another_first_letter_costs_more_than_the_same_edits_within(word: str, other: str) -> None:
    if word[0] != other[0]:
        assert distance(word, other) >= FIRST_LETTER
        assert distance("x" + word, "x" + other) <= distance(word, other) + 1e-9


@settings(max_examples=60, deadline=None)
@given(st.one_of(SLIPS, st.sampled_from(MISSPELLINGS)))
def test_candidates_are_sorted_by_cost_and_never_the_word_itself(word: str) -> None:
    for found in (candidates(word), far_candidates(word)):
        assert all(one.cost <= two.cost for one, two in pairwise(found))
        assert word not in [one.word for one in found]
        assert all(one.distance == distance(word, one.word) for one in found)


@settings(max_examples=300, deadline=None)
@given(st.text("abcdefghijklmnopqrstuvwxyzé'-&", min_size=1, max_size=60), st.booleans())
def test_a_verdict_marks_a_part_of_its_word(word: str, table: bool) -> None:
    said = verdict(word, table)
    if said is not None:
        assert 0 <= said.start < said.end <= len(word)
        assert 0.0 <= said.confidence <= 1.0
        assert word[said.start : said.end] not in said.fixes
        assert not said.plain or len(said.fixes) == 1
