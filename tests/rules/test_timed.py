"""Expressions under a time limit."""

from time import perf_counter

import pytest

from linter.checks.rules.timed import TimedOut, TimedPattern

# Each letter can be read in two ways, and the lookahead refuses every reading.
SLOW = r"(?:(\w)|\w)+(?<!\w)(?=\1)"


def test_lookaround_and_references_are_understood():
    found = list(TimedPattern(r"(?i)\b(?!the\b)(\w+) (?=\1\b)").finditer("It was was the the end"))
    assert [match.span() for match in found] == [(3, 7)]


def test_an_expression_that_cannot_be_used_is_told_with_its_place():
    with pytest.raises(ValueError, match="at character 4"):
        TimedPattern("ab(")


def test_letters_are_not_folded_to_two():
    assert TimedPattern("(?i)ss").search("Fuß") is None


@pytest.mark.parametrize("call", ["finditer", "search", "fullmatch"])
def test_a_slow_expression_gives_up(call):
    pattern = TimedPattern(SLOW)
    begin = perf_counter()
    with pytest.raises(TimedOut):
        list(getattr(pattern, call)("a" * 60 + "!", limit=0.05) or ())
    assert perf_counter() - begin < 2


def test_the_time_of_all_matches_counts_together():
    text = ("a" * 17 + "! ") * 400
    with pytest.raises(TimedOut):
        for _ in TimedPattern(r"\s|" + SLOW).finditer(text, limit=0.02):
            pass
