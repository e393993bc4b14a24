"""Words that are right: spellings of every English, words made of known ones, and what a newsroom accepts."""

from __future__ import annotations

from pathlib import Path

import marisa_trie
import pytest
from spelling_cases import findings, loud

import linter
from linter.checks.spelling.verdict import verdict
from linter.lexicon.build.varieties import new_verbs

NEW_VERBS = {form for pair, _ in new_verbs() for form in pair}


@pytest.mark.parametrize(
    "words",
    [
        "organise organize organised organizing organisation",
        "analyse analyze paralysed catalyzed",
        "weaponise weaponised strategised decarbonize pedestrianised pedestrianized monetised",
        "colour color centre center haemorrhagic hemorrhagic oestrogen",
        "travelled traveled jewellery defence defense",
        "leakers automations caringly shouty naïve fiancé doppelgänger",
        "underfunded overhyped pre-empted re-elected criss-crossed cyberattack",
        "trustworthy statewide clockwise yearslong carmaker fireproof Trump-style",
        "schoolyard livestream geofenced podcasters staycations",
    ],
)
def test_words_of_both_englishes_and_words_made_of_known_ones_are_known(words: str) -> None:
    for word in words.split():
        assert findings(f"They spoke of {word} there.") == [], word


@pytest.mark.parametrize(
    "word",
    """
    foetus foetuses foetal gaol gaoled mediaeval archeology archeologists combatting misspelt syphoned homoeopathy synthesiser callipers
    """.split(),
)
def test_spellings_that_only_one_english_has_are_no_misspellings(word: str) -> None:
    assert loud(f"They spoke of {word} there.") == []


def test_the_spellings_that_dialect_tells_apart_are_known() -> None:
    known = _spellings() - NEW_VERBS
    assert len(known) > 2500
    assert [word for word in known if verdict(word)] == []


@pytest.mark.parametrize("word", ["catastrophize", "strategise", "anonymise", "anonymizing", "disincentivised", "operationalised"])
def test_new_verbs_that_dialect_tells_apart_are_known(word: str) -> None:
    assert word in NEW_VERBS
    assert findings(f"They want to {word} it.") == []


def _spellings() -> set[str]:
    table = marisa_trie.BytesTrie()
    table.mmap(str(Path(linter.__file__).parent / "data" / "varieties.marisa"))
    return {form for word, record in table.items() for form in (word, record[1:].decode())}


@pytest.mark.parametrize("word", ["virtualised", "operationalized", "commoditising", "tokenising"])
def test_verbs_made_of_known_words_are_known(word: str) -> None:
    assert findings(f"They spoke of {word} it.") == []


class TestVocabulary:
    def test_an_accepted_word_is_no_misspelling(self, tmp_path: Path) -> None:
        words = tmp_path / "words.txt"
        words.write_text("goverment\n", encoding="utf-8")
        sentence = "The goverment and the commitee met."
        assert loud(sentence, vocabulary=(words,)) == [("commitee", "committee")]

    def test_an_accepted_name_is_neither_a_slip_of_a_famous_one_nor_of_a_pair(self, tmp_path: Path) -> None:
        words = tmp_path / "words.txt"
        words.write_text("Lodnon\nMelanie Trump\n", encoding="utf-8")
        sentence = "Melanie Trump flew to Lodnon and to Pensylvania."
        assert loud(sentence) == [("Melanie", "Melania"), ("Lodnon", "London"), ("Pensylvania", "Pennsylvania")]
        assert loud(sentence, vocabulary=(words,)) == [("Pensylvania", "Pennsylvania")]

    def test_a_word_that_no_list_has_is_no_longer_a_hint(self, tmp_path: Path) -> None:
        words = tmp_path / "words.txt"
        words.write_text("zorbleck # a toy\n", encoding="utf-8")
        assert [one.code for one in findings("The zorbleck fell.")] == ["spelling/unknown-word"]
        assert findings("The zorbleck fell.", vocabulary=(words,)) == []
