"""Counts of a small corpus: what the builder writes, and what is read of it."""

from __future__ import annotations

import lzma
import random
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from linter.checks.context.build.__main__ import KEPT, main
from linter.checks.context.build.ngrams import LEAST
from linter.ngrams.counts import Counts, Rows, counts, keys
from linter.ngrams.symbols import KINDS, NUMBER, PARAGRAPH, YEAR, number

WHO = "the mayor|the council|the union|the coach|the court|the minister|a judge|the company".split("|")
DID = "said|told reporters|argued|promised|denied".split("|")
WHAT = """
the new bridge would open in May
the plan was too expensive for the town
they had been to the harbour and back
the public meeting was held on Tuesday
the price of bread had fallen by 10 percent
he would not be at the hearing in 2019
their house was in the north of the city
the NHS and the BBC were asked for a comment
""".strip().splitlines()
ARTICLES, SENTENCES = 2 * KEPT, 7


def article(draw: random.Random) -> list[str]:
    return [f"{draw.choice(WHO)} {draw.choice(DID)} that {draw.choice(WHAT)} ." for _ in range(SENTENCES)]


class Model:
    """A corpus, the counts made of it, and the truth: the words of the articles that are counted."""

    def __init__(self, folder: Path) -> None:
        draw = random.Random(3)
        found = [article(draw) for _ in range(ARTICLES)]
        self.text = folder / "news.txt"
        self.text.write_text("".join("Mayor Leaves Town\n" + "\n".join(one) + "\n\n" for one in found), encoding="utf-8")
        self.folder = folder / "model"
        main([str(self.text), "-o", str(self.folder)])
        self.counts = Counts(self.folder)
        import marisa_trie

        self._vocabulary = marisa_trie.RecordTrie("<H")
        self._vocabulary.load(str(self.folder / "vocabulary.marisa"))
        self.rows = [sentence.split() for at, one in enumerate(found) if at % KEPT != KEPT - 1 for sentence in one]

    def symbol(self, word: str) -> int:
        [(found,)] = self._vocabulary[word]
        return int(found)

    def look(self, *words: str) -> float:
        return float(self.counts.look(*(np.array([self.symbol(word)]) for word in words))[0])

    def likely(self, *words: str) -> float:
        return float(Rows(self.counts, [np.array([self.symbol(word)]) for word in words]).log_probability(len(words) - 1)[0])

    def times(self, *words: str) -> int:
        """The truth."""
        size = len(words)
        return Counter(tuple(row[at : at + size]) for row in self.rows for at in range(len(row) - size + 1))[words]


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Model:
    return Model(tmp_path_factory.mktemp("corpus"))


@pytest.mark.parametrize(
    "said", ["the mayor", "said that", "the public meeting", "told reporters that", "had been to the", "NHS and the BBC"]
)
def test_what_was_seen_counts_as_often_as_it_stands(model: Model, said: str) -> None:
    words = said.split()
    assert model.times(*words) >= LEAST[len(words)]
    assert model.look(*words) == pytest.approx(model.times(*words), rel=0.05)


def test_single_words_count_exactly(model: Model) -> None:
    for word in ("the", "mayor", "harbour", "NHS"):
        assert model.counts.single[model.symbol(word)] == model.times(word)


@pytest.mark.parametrize("said", ["mayor the", "harbour harbour", "the the the", "bread of price the"])
def test_what_was_never_seen_counts_nothing(model: Model, said: str) -> None:
    assert model.look(*said.split()) == 0


def test_numbers_years_and_paragraphs_count_as_kinds(model: Model) -> None:
    assert [model.symbol(kind) for kind in KINDS] == list(range(len(KINDS)))
    assert model.counts.single[YEAR] == sum("2019" in row for row in model.rows)
    assert model.counts.single[NUMBER] == sum("10" in row for row in model.rows)
    assert model.counts.single[PARAGRAPH] == len(model.rows)


def test_headlines_are_not_counted(model: Model) -> None:
    assert "leaves" not in model._vocabulary
    assert "town" in model._vocabulary


def test_a_word_is_the_likelier_the_more_of_it_was_seen_there(model: Model) -> None:
    seen = model.likely("the", "public", "meeting", "was")
    backed_off = model.likely("harbour", "the", "meeting", "was")
    never = model.likely("the", "public", "meeting", "harbour")
    assert never < backed_off < seen <= 0


def test_of_words_never_seen_there_the_commoner_is_likelier(model: Model) -> None:
    assert model.times("the") > model.times("bread")
    assert model.likely("the", "public", "meeting", "the") > model.likely("the", "public", "meeting", "bread")


def test_counts_are_looked_up_for_many_places_at_once(model: Model) -> None:
    left, right = (np.array([model.symbol(word) for word in words]) for words in (("the", "mayor", "the"), ("mayor", "the", "court")))
    assert model.counts.look(left, right) == pytest.approx([model.look("the", "mayor"), 0, model.look("the", "court")])


def test_the_same_text_gives_the_same_files_to_the_byte(model: Model, tmp_path: Path) -> None:
    packed = tmp_path / "text" / "news.txt.xz"
    packed.parent.mkdir()
    packed.write_bytes(lzma.compress(model.text.read_bytes()))
    main([str(packed.parent), "-o", str(tmp_path / "model")])
    files = sorted(path.name for path in model.folder.iterdir())
    assert files == sorted(path.name for path in (tmp_path / "model").iterdir())
    assert [(model.folder / name).read_bytes() for name in files] == [(tmp_path / "model" / name).read_bytes() for name in files]


def test_a_model_holds_no_text(model: Model) -> None:
    for path in model.folder.iterdir():
        assert b"public meeting" not in path.read_bytes()


def test_keys_of_pairs_are_exact_and_those_of_longer_rows_depend_on_order() -> None:
    one, two, three = (np.array([at]) for at in (7, 65_000, 9))
    assert keys((one, two))[0] == (7 << 16) + 65_000
    assert len({int(keys(row)[0]) for row in ((one, two, three), (three, two, one), (two, one, three), (one, two, three, one))}) == 4


def test_the_counts_that_ship_have_keys_in_order_and_know_the_language() -> None:
    shipped = counts()

    def look(*words: str) -> float:
        return float(shipped.look(*(np.array([number(word)]) for word in words))[0])

    assert shipped is counts()
    assert look("of", "the") > look("of", "a") > 0
    assert look("one", "of", "the") > look("one", "off", "the")
    assert look("a", "public", "meeting") > look("a", "pubic", "meeting")
