"""Vale's expressions: how they are written for the two engines, and what is known of them before they run."""

import pytest
import re2
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.checks.rules.folding import folded
from linter.checks.vale.alternation import Alternation, Index
from linter.checks.vale.characters import ExpressionError
from linter.checks.vale.expression import parsed
from linter.checks.vale.pattern import Pattern, Text
from linter.checks.vale.phrases import phrases, required


def spans(source, text):
    return [match.span() for match in Pattern(source).findall_in(text)]


@pytest.mark.parametrize(
    ("source", "text", "found"),
    [
        (r"\w+", "naïve", [(0, 2), (3, 5)]),  # classes are ASCII
        (r"\bélan\b", "l'élan vital", [(2, 6)]),  # the edges of words are not
        (r"\bcaf\b", "café caf", [(5, 8)]),
        (r"a$", "a\na\n", []),  # the end is that of the text
        (r"(?m)a$", "a\na\n", [(0, 1), (2, 3)]),
        (r"[^\S\n]x", "\tx\nx x", [(0, 2), (4, 6)]),
        (r"[a-c\-\]]+", "ab-]d", [(0, 4)]),
        (r"[[:upper:]]+", "abCD", [(2, 4)]),
        (r"a{,2}", "a{,2} aa", [(0, 5)]),  # no repetition
        (r"x{2,}?", "xxxx", [(0, 2), (2, 4)]),
        (r"(?i)straße", "STRASSE Straße", [(8, 14)]),
        (r"(?-i)A|(?i)b", "a A b B", [(2, 3), (4, 5), (6, 7)]),
        (r"(?i:A)b", "ab aB", [(0, 2)]),
        (r"(?x) a  b # together", "ab", [(0, 2)]),
        (r"(\w)\1", "abba", [(1, 3)]),
        (r"(?P<first>\w)(?P=first)", "abba", [(1, 3)]),
        (r"(?<=\$)\d+(?!\d|%)", "$10% $20", [(6, 8)]),
        (r"\u201cyes\x{201d}", "“yes”", [(0, 5)]),
        (r"\p{Lu}\pL+", "eine Übung", [(5, 10)]),
        (r"\Qa.b\E", "axb a.b", [(4, 7)]),
        (r"\d+(?:\.\d+)?", "3.14 é 15", [(0, 4), (7, 9)]),
    ],
)
def test_what_an_expression_finds(source, text, found):
    assert spans(source, text) == found


@pytest.mark.parametrize(
    ("source", "problem", "position"),
    [
        ("a(b", "is not closed", 1),
        ("a)b", "no “\\(” to this", 1),
        ("[a", "is not closed", 0),
        ("*a", "nothing for “\\*” to repeat", 0),
        ("a**", "behind a repetition", 2),
        ("a{3,2}", "from fewer to more", 1),
        (r"\y", "escape “\\\\y” is not known", 0),
        ("(?*a)", "group of this kind", 0),
        ("[z-a]", "ends before it begins", 2),
        ("[a-z-[aeiou]]", "cannot be subtracted", 4),
        ("[[:letters:]]", "is not known", 1),
    ],
)
def test_what_is_wrong_with_an_expression_is_told(source, problem, position):
    with pytest.raises(ExpressionError, match=problem) as caught:
        parsed(source)
    assert caught.value.position == position


def test_expressions_without_lookaround_run_in_linear_time():
    assert Pattern(r"(?i)\b(?:one|two)+\s\w*$").runs_in_linear_time
    assert not Pattern(r"a(?=b)").runs_in_linear_time


ATOMS = "a b A é - ab [ab] [Ab] c? (?:ab)? (?:a|b) é? \\s . \\w b+".split()
PARTS = st.lists(st.sampled_from([*ATOMS, " ", "ba b"]), min_size=1, max_size=4).map("".join)
TEXTS = st.text(alphabet="abAcé -\n", max_size=24)


@settings(max_examples=150, deadline=None)
@given(PARTS, TEXTS)
def test_both_engines_find_the_same(source, text):
    there = [match.span() for match in re2.compile(parsed(source).linear).finditer(text)]
    assert spans(source, text) == there


@settings(max_examples=150, deadline=None)
@given(PARTS, TEXTS)
def test_phrases_are_all_that_an_expression_finds_and_required_letters_are_in_all_of_it(source, text):
    expression = parsed(source)
    known, needed = phrases(expression.branches), required(expression.branches)
    for match in Pattern(source).findall_in(text):
        assert known is None or match.group() in known
        assert not needed or any(letters in folded(match.group()) for letters in needed)


@settings(max_examples=200, deadline=None)
@given(st.lists(PARTS, min_size=1, max_size=5), TEXTS, st.booleans(), st.booleans())
def test_an_alternation_finds_what_one_expression_finds(parts, text, ignore_case, words):
    alternation = Alternation(parts, ignore_case=ignore_case, words=words, numbered=True)
    edge = r"\b" if words else ""
    joined = Pattern(f"{'(?i)' if ignore_case else ''}(?m){edge}(?:{'|'.join(f'({part})' for part in parts)}){edge}")
    wanted = [(*match.span(), match.lastindex - 1) for match in joined.findall_in(text)]
    found = list(alternation.matches(Text.of(text), 0, Index([alternation]).hits(text), 0))
    assert [(match.start, match.end, match.part) for match in found] == wanted


def test_long_lists_need_one_pass_over_the_text():
    alternation = Alternation([f"word{number}" for number in range(5000)], numbered=True)
    assert alternation.pattern is None
    found = list(alternation.matches(Text.of("a word4321 b"), 0, Index([alternation]).hits("a word4321 b"), 0))
    assert [(match.start, match.end, match.part) for match in found] == [(2, 10, 4321)]
