"""The builder of the lexicon: which words there are, how common they are, and what the news says of them."""

from __future__ import annotations

import json
import lzma
from collections import Counter
from pathlib import Path

import pytest

from linter.lexicon import WordClass
from linter.lexicon.build import news, words
from linter.lexicon.build.news import NewsCounts

AFFIXES = """SET UTF-8
SFX S Y 2
SFX S 0 s [^y]
SFX S y ies y
SFX G Y 2
SFX G e ing e
SFX G 0 ing [^e]
SFX M Y 1
SFX M 0 's .
"""
CORPUS = """Storm Hits Harbour Wall
The storm hit the harbour at Skerry Bay . Warden Ada Brixlund saw it .
“ It was loud , ” said Ada Brixlund . “ Loud it was . ”

Warden Steps Down
On Monday Brixlund stepped down , as Skerry Bay wept .
"""


@pytest.fixture
def hunspell(tmp_path: Path) -> Path:
    (tmp_path / "index.aff").write_text(AFFIXES, encoding="utf-8")
    (tmp_path / "index.dic").write_text("4\nzorble/SGM\nquarry/S\nQuebec/M\nwug/SG\n", encoding="utf-8")
    return tmp_path


def test_forms_of_a_dictionary_are_those_that_it_takes_itself(hunspell: Path) -> None:
    assert words.hunspell_words(hunspell, set()) == {
        "zorble",
        "zorbles",
        "zorbling",
        "quarry",
        "quarries",
        "Quebec",
        "wug",
        "wugs",
        "wuging",
    }


def test_a_form_that_is_listed_elsewhere_needs_no_dictionary(hunspell: Path) -> None:
    assert words.hunspell_words(hunspell, {"quarrys", "unrelated"}) == words.hunspell_words(hunspell, set()) | {"quarrys"}


def test_words_of_scowl_are_those_of_all_its_sizes_without_possessives(tmp_path: Path) -> None:
    for file, listed in (("english-words-10", ["frabjous", "dog's"]), ("british-words-50", ["colour"]), ("english-names-10", ["Bob"])):
        (tmp_path / f"{file}.json").write_text(json.dumps(listed), encoding="utf-8")
    assert words.scowl_words(tmp_path) == {"frabjous", "colour"}


def test_forms_get_the_classes_of_their_table() -> None:
    classes = words.word_classes(
        [("run", "verb", ["ran", "run", "running", "runs"]), ("run", "noun", ["runs"]), ("mean", "noun", ["means"])]
    )
    assert classes["runs"] == WordClass.VERB_S | WordClass.PLURAL_NOUN
    assert classes["run"] == WordClass.VERB_BASE | WordClass.VERB_PARTICIPLE | WordClass.NOUN
    assert classes["the"] == WordClass.FUNCTION


@pytest.mark.parametrize(
    ("extra", "kept"),
    [("livestream", True), ("goverment", False), ("governmnet", False), ("govermint", True), ("quebec", False), ("runnin", False)],
)
def test_a_word_of_the_other_lists_is_one_unless_it_is_a_slip_of_a_listed_one(extra: str, *, kept: bool) -> None:
    zipf = {"government": 5.0, "running": 5.0, extra: 2.6}
    assert (extra in words.union({"government", "Quebec", "running"}, {extra}, zipf)) is kept


def test_a_slip_nearly_as_common_as_the_word_is_a_word() -> None:
    assert "govermnent" in words.union({"government"}, {"govermnent"}, {"government": 5.0, "govermnent": 4.0})


def test_the_scale_is_the_mean_of_all_texts_and_the_news() -> None:
    counts = NewsCounts(Counter({"pier": 2}), Counter({"Leith": 4}), Counter(), 1000)
    assert words.zipf_scale({"pier": 0.004, "tup": 0.002}, counts) == {"pier": 6.477, "tup": 6.0, "leith": 6.301}


def test_a_lower_case_word_that_the_news_has_again_and_again_is_one() -> None:
    counts = NewsCounts(
        Counter({"superferry": words.NEWS_WORD, "superpier": words.NEWS_WORD - 1, "e-pier": 99}), Counter(), Counter(), 1000
    )
    assert words.news_words(counts) == {"superferry"}


def test_common_words_are_the_long_ones_short_before_long(tmp_path: Path) -> None:
    zipf = {"harbour": 4.0, "water": 4.0, "lighthouse": 3.3, "pier": 5.0, "London": 6.0, "don't": 6.0, "apple": 4.0}
    words.write_common(zipf, zipf, tmp_path / "common.txt")
    assert (tmp_path / "common.txt").read_text("ascii") == "apple\nwater\nharbour\n"


def test_names_are_counted_where_a_capital_says_something(tmp_path: Path) -> None:
    (tmp_path / "news.txt").write_text(CORPUS, encoding="utf-8")
    counts = news.count(tmp_path / "news.txt")
    assert counts.names == {"Ada": 2, "Brixlund": 3, "Skerry": 2, "Bay": 2, "Monday": 1}
    assert counts.pairs == {"Skerry Bay": 2, "Warden Ada": 1, "Ada Brixlund": 2, "On Monday": 1, "Monday Brixlund": 1}
    assert (counts.words["harbour"], counts.words["storm"], counts.words["wall"]) == (1, 1, 0)
    assert counts.tokens == 15 + 16 + 11


def test_a_packed_corpus_counts_as_a_plain_one(tmp_path: Path) -> None:
    (tmp_path / "news.txt").write_text(CORPUS, encoding="utf-8")
    (tmp_path / "news.txt.xz").write_bytes(lzma.compress(CORPUS.encode()))
    assert news.count(tmp_path / "news.txt") == news.count(tmp_path / "news.txt.xz")
