"""Counts and samples of an archive."""

from __future__ import annotations

import pytest
from desk import rule
from hypothesis import given
from hypothesis import strategies as st

from linter.finding import Severity
from linter.ruledesk.preview import Read, Spot
from linter.ruledesk.tally import Sample, Tally


def spot(
    story: str = "a.txt", offset: int = 0, code: str = "a/one", text: str = "x", severity: Severity = Severity.WARNING, fix: str = "y"
) -> Spot:
    return Spot(story, 1, offset + 1, offset, code, severity, text, (fix,), "x x x", offset, offset + len(text), quoted=False)


RULES = [rule("existence", "a/one", literals=["x"]).rule, rule("existence", "b/two", literals=["x"], varieties=["en-GB"]).rule]


def test_counts_are_by_rule_and_rates_by_the_english_that_it_is_for() -> None:
    tally = Tally(RULES, 5, 0, compared=False)
    tally.add(Read("a.txt", "en-US", 600, (spot(), spot(offset=9, text="X"), spot(offset=20, severity=Severity.INFO))))
    tally.add(Read("b.txt", "en-GB", 400, (spot("b.txt", code="b/two", text="q"),)))
    tally.add(Read("c.txt", "en-GB", 0))
    tally.add(Read("d.doc", problems=("not read",)))
    one, two = tally.counts["a/one"], tally.counts["b/two"]
    assert (one.loud, one.hints, one.stories, dict(one.texts)) == (2, 1, 1, {"x": 3})
    assert (two.loud, two.hints, two.stories) == (1, 0, 1)
    assert (tally.stories, tally.words_of("a/one"), tally.words_of("b/two")) == (3, 1000, 400)
    assert tally.rate("b/two", 1) == pytest.approx(2.5)
    assert tally.unread == [("d.doc", "not read")]
    assert [code for code, _ in tally.ranked()] == ["a/one", "b/two"]


def test_what_two_versions_say_otherwise() -> None:
    tally = Tally(RULES, 5, 0, compared=True)
    now = (spot(), spot(offset=2), spot(offset=4, fix="z"), spot(offset=6, severity=Severity.INFO))
    before = (spot(), spot(offset=4), spot(offset=6), spot(offset=8))
    tally.add(Read("a.txt", "en-US", 9, now, before))
    difference = tally.difference
    assert difference is not None
    assert dict(difference.counts) == {"gained": 1, "lost": 1, "changed": 2, "same": 1}
    assert [one.offset for one in difference.gained.spots()] == [2]
    assert [one.offset for one in difference.lost.spots()] == [8]
    assert [one.offset for one in difference.changed.spots()] == [4, 6]


SPOTS = st.lists(st.tuples(st.sampled_from("abcde"), st.integers(0, 9), st.sampled_from(["a/one", "b/two"])), unique=True, max_size=40)


@given(SPOTS, st.integers(0, 8), st.integers(-3, 3), st.permutations("abcde"))
def test_a_sample_is_the_same_in_whatever_order_and_of_as_many_stories_as_can_be(
    places: list[tuple[str, int, str]], size: int, seed: int, order: list[str]
) -> None:
    samples = []
    for names in ("abcde", order):
        sample = Sample(size, seed)
        for name in names:
            sample.add([spot(story, offset, code) for story, offset, code in places if story == name])
        samples.append(sample.spots())
    assert samples[0] == samples[1]
    chosen = samples[0]
    assert len(chosen) == min(size, len(places))
    for code in ("a/one", "b/two"):
        stories = [one.story for one in chosen if one.code == code]
        there = {story for story, _, of in places if of == code}
        assert len(set(stories)) == min(len(stories), len(there))


def test_another_seed_chooses_others() -> None:
    spots = [spot(f"{number}.txt") for number in range(50)]
    chosen = set()
    for seed in range(4):
        sample = Sample(5, seed)
        sample.add(spots)
        chosen.add(tuple(one.story for one in sample.spots()))
    assert len(chosen) > 1
