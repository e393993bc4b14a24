"""The network that ships: it reads both sides of a place, whatever lies beyond does not matter, and it knows the news."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from linter.ngrams.network import FILES, NOTHING, REACH, SHAPES, WIDTH, WORDS, Network, network
from linter.ngrams.symbols import FOLDER, UNKNOWN, number


def contexts(text: str) -> np.ndarray:
    """The context of the place marked "_" in a text of words."""
    before, _, behind = text.partition("_")
    read = network()
    assert read is not None
    left, right = ([number(word) for word in side.split()][-REACH:] for side in (before, behind))
    return read.contexts(
        np.array([[-1] * (REACH - len(left)) + left]), np.array([(right + [-1] * REACH)[:REACH]])
    )  # fmt: skip


def fit(text: str, word: str) -> float:
    read = network()
    assert read is not None
    return float(read.fits(contexts(text), np.array([NOTHING if word == "" else number(word)]))[0])


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("the council held a _ meeting on monday .", "public", "pubic"),
        ("she was taken to the _ by her mother on friday .", "hospital", "hospitality"),
        ("the minister said he _ not resign .", "would", "wood"),
        ("he walked out of the door and went _ the station .", "to", ""),
        ("the president will travel to _ paris next week .", "", "the"),
        ("many _ people were killed in the attack .", "", "of"),
    ],
)
def test_what_stands_in_the_news_fits_better(text: str, right: str, wrong: str) -> None:
    assert fit(text, right) > fit(text, wrong)


def test_both_sides_count() -> None:
    assert fit("he was accused _ murder .", "of") > fit("he was accused _ .", "of")
    assert fit("in front _ the house .", "of") > fit("the house .", "of")


def test_what_is_not_there_says_nothing() -> None:
    short = contexts("the mayor said _ on monday .")
    read = network()
    assert read is not None
    before = np.array([[-1] * (REACH - 3) + [number(word) for word in ("the", "mayor", "said")]])
    behind = np.array([[number(word) for word in ("on", "monday", ".")] + [-1] * (REACH - 3)])
    fewer = read.contexts(before[:, -3:], behind[:, :3])
    assert short.shape == fewer.shape == (1, WIDTH)
    assert np.allclose(short, fewer, atol=1e-4)


def test_places_read_together_are_read_alike() -> None:
    chance = np.random.default_rng(0)
    read = network()
    assert read is not None
    before, behind = chance.integers(7, WORDS, (2, 50, REACH))
    together = read.contexts(before, behind)
    assert np.allclose(together, np.concatenate([read.contexts(before[at : at + 1], behind[at : at + 1]) for at in range(50)]), atol=1e-4)
    words = chance.integers(7, WORDS, (50, 3))
    alone = np.stack([read.fits(together, words[:, at]) for at in range(3)], 1)
    assert np.allclose(read.fits(together, words), alone, atol=1e-3)


def test_a_symbol_without_a_vector_is_unknown() -> None:
    read = network()
    assert read is not None
    rows = np.full((1, REACH), WORDS + 100)
    assert np.array_equal(read.contexts(rows, rows), read.contexts(np.ones_like(rows), np.ones_like(rows)))


def test_no_word_is_no_symbol_of_the_vocabulary() -> None:
    read = network()
    assert read is not None
    context = contexts("the mayor said _ on monday .")
    unknown, last, nothing = (float(read.fits(context, np.array([symbol]))[0]) for symbol in (UNKNOWN, WORDS, NOTHING))
    assert unknown == last != nothing


def test_the_files_hold_what_they_should_and_no_more() -> None:
    assert sum(int(np.prod(shape)) for shape in SHAPES) * 2 < (FOLDER / FILES[1]).stat().st_size < 2_000_000
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) <= 30_000_000


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=FILES[0]):
        Network(tmp_path)
