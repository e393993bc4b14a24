"""Misspellings of ordinary words: which are found, with which fix, how severe, and which are mended unasked."""

from __future__ import annotations

from pathlib import Path

import pytest
from spelling_cases import ERROR, INFO, WARNING, findings, loud, said

import linter
from linter.finding import Applicability, Severity
from linter.lexicon.misspellings import corrections
from linter.surfaces.cli._bases import word_settings


@pytest.mark.parametrize(
    ("sentence", "word", "fix"),
    [
        ("The ferry can accomodate forty bicycles.", "accomodate", "accommodate"),
        ("Repairs to the pier were unneccessary, the harbour master wrote.", "unneccessary", "unnecessary"),
        ("The allotment commitee meets twice a year.", "commitee", "committee"),
        ("A spokeswoman for the goverment’s office shrugged.", "goverment", "government"),
        ("A spokeswoman for the goverment's office shrugged.", "goverment", "government"),
        ("Farmers asked for an independant survey of the dyke.", "independant", "independent"),
        ("The lane was shut becuase of a fallen elm.", "becuase", "because"),
        ("Goverment spending on lighthouses rose again.", "Goverment", "Government"),
    ],
)
def test_a_known_misspelling_with_one_fix_is_an_error_and_mended_unasked(sentence: str, word: str, fix: str) -> None:
    assert said(sentence) == [(word, fix, ERROR)]
    assert linter.fix_text(sentence) == sentence.replace(word, fix)


@pytest.mark.parametrize(
    ("sentence", "word", "fixes"),
    [
        ("Workers left the buidling at dusk.", "buidling", {"building"}),
        ("Its thier orchard now.", "thier", {"their"}),
        ("The orchestra planned a suprise concert.", "suprise", {"surprise"}),
        ("The raft was caried past the weir.", "caried", {"carried"}),
        ("The widow asked for compensatin on Friday.", "compensatin", {"compensation", "compensating"}),
    ],
)
def test_where_another_word_comes_near_nobody_chooses_unasked(sentence: str, word: str, fixes: set[str]) -> None:
    (one,) = findings(sentence)
    assert sentence[one.start : one.end] == word
    assert one.severity is ERROR
    assert one.fix is None
    assert one.suggestions[0] in fixes
    assert linter.fix_text(sentence) == sentence


def test_a_known_misspelling_of_several_words_offers_each_and_chooses_none() -> None:
    (one,) = findings("Her compensatin came late.")
    assert len(corrections("compensatin")) > 1
    assert set(one.suggestions) == set(corrections("compensatin"))
    assert one.fix is None


@pytest.mark.parametrize(
    ("sentence", "word", "fix", "severity"),
    [
        ("The lane was shut becuase of a fallen elm.", "becuase", "because", ERROR),
        ("Farmers asked for an independant survey of the dyke.", "independant", "independent", ERROR),
        ("They paid the vaccum repairer.", "vaccum", "vacuum", WARNING),
        ("The restauranteur closed his kitchen.", "restauranteur", "restaurateur", WARNING),
        ("Teh ferry sank. It was thier only one.", "thier", "their", WARNING),
    ],
)
def test_without_the_table_a_misspelling_is_judged_as_any_unknown_word(sentence: str, word: str, fix: str, severity: Severity) -> None:
    with_table, without = (
        next(one for one in findings(sentence, known_misspellings=table) if sentence[one.start : one.end] == word)
        for table in (True, False)
    )
    assert (with_table.severity, without.severity) == (ERROR, severity)
    assert with_table.suggestions[0] == without.suggestions[0] == fix
    assert without.fix is None


def test_only_the_table_knows_lost_apostrophes() -> None:
    sentence = "They dont row and it isnt a race."
    assert said(sentence) == [("dont", "don't", ERROR), ("isnt", "isn't", ERROR)]
    assert loud(sentence, known_misspellings=False) == []


def test_the_configuration_says_whether_the_table_is_used(tmp_path: Path) -> None:
    file = tmp_path / "copydesk.toml"
    for text, used in (("known-misspellings = false\n", False), ("known-misspellings = true\n", True), ("", True)):
        file.write_text(text, encoding="utf-8")
        assert word_settings(None, file, no_config=False).known_misspellings is used


@pytest.mark.parametrize(
    ("sentence", "word", "fix"),
    [
        ("The inquest heard of his resposibilty for the sluice.", "resposibilty", "responsibility"),
        ("The parish held a comemmoration by the well.", "comemmoration", "commemoration"),
        ("Gales brought an unprecidentd tide.", "unprecidentd", "unprecedented"),
        ("The trust wants an envirnmetal survey.", "envirnmetal", "environmental"),
        ("The bishop wrote a recomendtion.", "recomendtion", "recommendation"),
    ],
)
@pytest.mark.parametrize("table", [True, False])
def test_two_slips_in_a_long_word_are_found(sentence: str, word: str, fix: str, *, table: bool) -> None:
    assert loud(sentence, known_misspellings=table) == [(word, fix)]


@pytest.mark.parametrize(
    ("sentence", "word", "fix"),
    [
        ("The school wants more acountaility.", "acountaility", "accountability"),
        ("The trust wants an environtal survey.", "environtal", "environmental"),
        ("The island lost its administion in March.", "administion", "administration"),
        ("She blamed the constutional court.", "constutional", "constitutional"),
    ],
)
def test_a_lost_syllable_is_found(sentence: str, word: str, fix: str) -> None:
    assert loud(sentence, known_misspellings=False) == [(word, fix)]


@pytest.mark.parametrize(
    ("sentence", "word", "fix"),
    [
        ("The bakery opened inthe old station.", "inthe", "in the"),
        ("The keys were givento the warden.", "givento", "given to"),
        ("It rained whenthe band played.", "whenthe", "when the"),
        ("The keeper said thatthe lamp had failed.", "thatthe", "that the"),
    ],
)
def test_words_run_together_are_parted(sentence: str, word: str, fix: str) -> None:
    assert loud(sentence) == [(word, fix)]


@pytest.mark.parametrize("word", ["monthslong", "schoolyard", "throwdown", "statewide", "livestream"])
def test_words_that_are_written_together_are_not_parted(word: str) -> None:
    assert loud(f"They remember the {word} of last year.") == []


@pytest.mark.parametrize(
    ("sentence", "word", "fix"),
    [
        ("It was a four-gmae losing streak.", "gmae", "game"),
        ("They recalled a pre-elction promise.", "elction", "election"),
        ("A self-governemnt deal was near.", "governemnt", "government"),
        ("The cyberatack stopped the trams.", "cyberatack", "cyberattack"),
        ("The commitee's boat sank.", "commitee", "committee"),
        ("The commitee’s boat sank.", "commitee", "committee"),
    ],
)
def test_the_wrong_part_of_a_word_is_found(sentence: str, word: str, fix: str) -> None:
    assert loud(sentence) == [(word, fix)]


def test_behind_a_prefix_only_the_rest_is_marked() -> None:
    assert loud("The autoinsurrance plan failed.") == [("insurrance", "insurance")]


def test_behind_a_prefix_the_table_counts() -> None:
    assert loud("An antigoverment march began.") == [("goverment", "government")]


def test_a_word_close_to_nothing_is_info_without_a_fix() -> None:
    assert said("The zorbleck was found in the shed.") == [("zorbleck", "", INFO)]


def test_the_fix_covers_the_word_and_nothing_else() -> None:
    sentence = "The ferry can accomodate forty bicycles."
    (one,) = findings(sentence)
    assert one.fix is not None
    assert one.fix.applicability is Applicability.SAFE
    assert [(sentence[edit.start : edit.end], edit.content) for edit in one.fix.edits] == [("accomodate", "accommodate")]
