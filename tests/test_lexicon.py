"""The lexicon and its builder."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from linter.lexicon import Lexicon, WordClass, lexicon
from linter.lexicon.build import build, hunspell_words, scowl_words, word_classes


@pytest.mark.parametrize("word", ["the", "colour", "color", "organise", "organize", "casualties", "livestream", "Paris", "Table", "TABLE"])
def test_words_of_both_englishes_are_known(word: str) -> None:
    assert lexicon().knows(word)


@pytest.mark.parametrize("word", ["recieve", "definately", "accomodate", "goverment", "thier", "occured", "adress", "seperate"])
def test_common_misspellings_are_not_in_it_though_frequency_lists_have_them(word: str) -> None:
    assert not lexicon().knows(word)


def test_frequencies_are_on_the_zipf_scale() -> None:
    assert lexicon().frequency("the") > 7
    assert 3 < lexicon().frequency("casualties") < 5
    assert lexicon().frequency("xqzvbn") == 0


def test_a_plural_noun_is_neither_a_singular_nor_an_adjective() -> None:
    classes = lexicon().classes
    assert all(classes(word) & WordClass.PLURAL_NOUN for word in ("casualties", "attacks", "children"))
    assert not any(classes(word) & WordClass.PLURAL_NOUN for word in ("news", "series", "means", "overseas", "sheep", "table"))


def test_forms_get_the_classes_of_their_table() -> None:
    classes = word_classes([("run", "verb", ["ran", "run", "running", "runs"]), ("run", "noun", ["runs"]), ("mean", "noun", ["means"])])
    assert classes["runs"] == WordClass.VERB_S | WordClass.PLURAL_NOUN
    assert classes["run"] == WordClass.VERB_BASE | WordClass.VERB_PARTICIPLE | WordClass.NOUN
    assert classes["the"] == WordClass.FUNCTION


def test_the_builder_makes_the_same_file_twice(tmp_path: Path) -> None:
    hunspell, scowl = tmp_path / "hunspell", tmp_path / "scowl"
    hunspell.mkdir()
    scowl.mkdir()
    (hunspell / "index.aff").write_text("SET UTF-8\nSFX S Y 1\nSFX S 0 s [^s]\n", encoding="utf-8")
    (hunspell / "index.dic").write_text("2\nzorble/S\nQuebec\n", encoding="utf-8")
    (scowl / "english-words-10.json").write_text(json.dumps(["government", "received", "frabjous"]), encoding="utf-8")
    listed = hunspell_words(hunspell) | scowl_words(scowl)
    zipf = {"government": 5.0, "goverment": 2.7, "livestream": 2.9}
    outputs = [tmp_path / "one.marisa", tmp_path / "two.marisa"]
    for output in outputs:
        build(listed, {"goverment", "livestream"}, zipf, word_classes([("zorble", "noun", ["zorbles"])]), output)
    assert outputs[0].read_bytes() == outputs[1].read_bytes()
    made = Lexicon(str(outputs[0]))
    assert all(word in made for word in ("zorble", "zorbles", "Quebec", "frabjous", "livestream"))
    assert "goverment" not in made
    assert made.classes("zorbles") == WordClass.PLURAL_NOUN
    assert made.frequency("government") == pytest.approx(5.0)
