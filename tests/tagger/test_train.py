"""Training: how a table is read, and that the same table makes the same model."""

from __future__ import annotations

from pathlib import Path

import pytest

from linter.tagger import corpus, train
from linter.tagger.model import Model
from linter.tagger.tagging import Tagger

TABLE = """
The the DET DT
ferries ferry NOUN NNS
don't _ _ _
do do AUX VBP
n't not PART RB
stop stop VERB VB
. . PUNCT .

The the DET DT
mayor mayor NOUN NN
's 's PART POS
eye eye NOUN NN
- - PUNCT HYPH
catching catch VERB VBG
coat coat NOUN NN
is be AUX VBZ
red red ADJ JJ
. . PUNCT .
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "table.tsv"
    path.write_text("\n".join("\t".join(line.split()) for line in (TABLE.strip() + "\n\n").splitlines()), encoding="utf-8")
    return path


def test_parts_of_words_are_put_together_as_the_linter_parts_them(table: Path) -> None:
    read = [[(token.text, tag) for token, tag in zip(*sentence, strict=True)] for sentence in corpus.read(table)]
    assert read == [
        [("The", "DT"), ("ferries", "NNS"), ("don't", "VBP+RB"), ("stop", "VB"), (".", ".")],
        [("The", "DT"), ("mayor", "NN"), ("'s", "POS"), ("eye-catching", "VBG"), ("coat", "NN"), ("is", "VBZ"), ("red", "JJ"), (".", ".")],
    ]


def test_the_same_table_makes_the_same_model_to_the_byte(table: Path, tmp_path: Path) -> None:
    for name in ("one", "other"):
        train.main([str(table), "-o", str(tmp_path / name)])
    assert (tmp_path / "one").read_bytes() == (tmp_path / "other").read_bytes()


def test_a_model_that_was_written_tags_as_before(table: Path, tmp_path: Path) -> None:
    sentences = list(corpus.read(table)) * 3
    model = train.train(sentences)
    model.write(tmp_path / "model")
    again = Model.read(tmp_path / "model")
    again.write(tmp_path / "again")
    assert (tmp_path / "again").read_bytes() == (tmp_path / "model").read_bytes()
    tokens, tags = sentences[0]
    assert Tagger(again).tags(tokens) == tuple(tags)


def test_judging_prints_how_often_it_is_right(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    train.main([str(table), "--judge"])
    assert "all: " in capsys.readouterr().out
