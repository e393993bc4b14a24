"""Single words: distances, candidates, verdicts, and how much work a word may be."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from itertools import pairwise
from string import ascii_lowercase

import pytest
from spelling_cases import findings

from linter.checks import spelling
from linter.checks.spelling import names
from linter.checks.spelling.candidates import candidates, far_candidates
from linter.checks.spelling.confidence import confidence
from linter.checks.spelling.distance import FIRST_LETTER, distance
from linter.checks.spelling.stutter import stutter
from linter.checks.spelling.verdict import verdict
from linter.lexicon import Lexicon, lexicon

#: How often one word may ask the lexicon; a word of 24 letters has 1,300 others one edit away.
MOST_LOOKUPS = 5000


@pytest.mark.parametrize(
    ("word", "other", "weight"),
    [
        ("teh", "the", 0.6), ("occured", "occurred", 0.6), ("untill", "until", 0.6), ("seperate", "separate", 0.7),
        ("becouse", "because", 0.7), ("prcgram", "program", 1.0), ("tje", "the", 0.8), ("governmet", "government", 0.9),
        ("ight", "right", 1.4), ("harbor", "harbor", 0.0), ("", "", 0.0),
        ("adminration", "administration", 1.7), ("responsibilitity", "responsibility", 1.5), ("commitee", "comittee", 1.2),
    ],
)  # fmt: skip
def test_distance_weighs_slips_by_how_common_they_are(word: str, other: str, weight: float) -> None:
    assert distance(word, other) == pytest.approx(weight)


@pytest.mark.parametrize(
    ("likely", "unlikely"),
    [
        (("recieve", "receive"), ("recefve", "receive")),
        (("wendow", "window"), ("wrndow", "window")),
        (("winsow", "window"), ("winpow", "window")),
        (("winddow", "window"), ("winkdow", "window")),
        (("windwo", "window"), ("wixkow", "window")),
        (("qindow", "window"), ("wondow", "window")),
    ],
)
def test_a_common_slip_is_nearer_than_a_rare_one(likely: tuple[str, str], unlikely: tuple[str, str]) -> None:
    # The last row is the other way round: a different first letter costs more than one within.
    one, two = (unlikely, likely) if likely[0] == "qindow" else (likely, unlikely)
    assert distance(*one) < distance(*two)


def test_a_different_first_letter_costs_extra() -> None:
    assert distance("sat", "cat") == pytest.approx(distance("csat", "ccat") + FIRST_LETTER)


def test_candidates_come_best_first_and_are_words() -> None:
    assert candidates("recieved")[0].word == "received"
    for word in ("cat", "recieved", "hause", "govermnent"):
        found = candidates(word)
        assert all(one.cost <= two.cost for one, two in pairwise(found))
        assert all(one.word in lexicon() and one.word != word and one.zipf > 0 for one in found)


def test_far_candidates_come_best_first_and_of_long_words_only() -> None:
    assert far_candidates("hte") == []
    found = far_candidates("adminration")
    assert "administration" in [one.word for one in found]
    assert all(one.cost <= two.cost for one, two in pairwise(found))


def test_an_endless_word_has_no_candidates() -> None:
    assert candidates("a" * 200) == ()
    assert verdict("a" * 200) is None


def test_confidence_falls_with_distance_and_rises_with_the_fix() -> None:
    assert confidence("recieved", []) == 0.0
    near, rare = candidates("recieved"), candidates("xylofone")
    assert confidence("recieved", list(near)) > confidence("xylofone", list(rare))
    worse = [near[0]._replace(distance=near[0].distance + 1.0), *near[1:]]
    assert confidence("recieved", worse) < confidence("recieved", list(near))


@pytest.mark.parametrize(
    ("word", "fixes", "listed", "plain"),
    [
        ("accomodate", ("accommodate",), True, True),
        ("buidling", ("building",), True, False),
        ("unexpectd", ("unexpected",), True, True),
        ("zorbleck", (), False, False),
    ],
)
def test_a_verdict_says_where_it_comes_from(word: str, fixes: tuple[str, ...], *, listed: bool, plain: bool) -> None:
    found = verdict(word)
    assert found is not None
    assert (found.fixes, found.listed, found.plain) == (fixes, listed, plain)
    without = verdict(word, table=False)
    assert without is not None
    assert not without.listed


@pytest.mark.parametrize(("text", "meant"), [("mMinister", "minister"), ("IIn", "In"), ("TThe", "The"), ("Minister", None), ("ddog", None)])
def test_a_stutter_is_a_letter_twice_with_a_capital(text: str, meant: str | None) -> None:
    found = stutter(text)
    assert (found.name if found else None) == meant


class Counter:
    """Counts what the lexicon is asked."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.times = 0
        for name in ("knows", "frequency", "classes", "__contains__"):
            patch.setattr(Lexicon, name, self._counted(getattr(Lexicon, name)))

    def _counted(self, ask: Callable[..., object]) -> Callable[..., object]:
        def counted(*arguments: object) -> object:
            self.times += 1
            return ask(*arguments)

        return counted


@pytest.fixture
def counter() -> Iterator[Counter]:
    with pytest.MonkeyPatch.context() as patch:
        yield Counter(patch)


def hard_words() -> Iterator[str]:
    """Words that take much work: strange ones of all lengths, and long ones with letters lost."""
    draw = random.Random(7)
    yield from ("".join(draw.choices(ascii_lowercase, k=length)) for length in range(3, 42))
    for word in ("counterrevolutionary", "internationalisation", "disproportionately", "misunderstandings", "responsibility"):
        yield from (word[:at] + word[at + 2 :] for at in range(1, len(word) - 2))
    yield from ("a" * 24, "ofthemanyhouses", "governmetn-relatd-thng", "quasi" * 4, "Brixlundovaskaya", "BRIXLUNDIAN", "mMinisterr")


def test_no_word_asks_the_lexicon_too_often(counter: Counter) -> None:
    kept = (verdict, candidates, names.famous, names.famous_pair, stutter, spelling._stands)
    most = 0
    for word in hard_words():
        for function in kept:
            function.cache_clear()
        counter.times = 0
        findings(f"The mayor saw the {word} there.")
        assert 0 < counter.times <= MOST_LOOKUPS, word
        most = max(most, counter.times)
    assert most > MOST_LOOKUPS / 10, "nothing was hard: the words are no longer looked up as they were"


@pytest.mark.parametrize(
    "word",
    "get-togethers go-betweens drive-throughs two-fisted good-naturedly helter-skelter flip-floppers partiers unbeatably".split(),
)
def test_words_made_of_known_ones_are_no_misspellings(word: str) -> None:
    assert verdict(word) is None


def test_a_slip_in_a_compound_is_one_all_the_same() -> None:
    assert [verdict(word).fixes[0] for word in ("hard-wroked", "much-neded", "front-runnner")] == ["worked", "needed", "runner"]


def test_the_rest_of_a_word_read_in_a_wrong_encoding_is_no_misspelling() -> None:
    assert findings("The presidentâ€™s plan and the presidentâ\x80\x99s aide failed.") == []
