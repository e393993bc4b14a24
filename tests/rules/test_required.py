"""Texts that an expression needs: never one that a match can do without."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from linter.checks.rules.expressions import Expression
from linter.checks.rules.folding import folded
from linter.checks.rules.required import required


@pytest.mark.parametrize(
    ("expression", "texts"),
    [
        (r"\bcolou?r\b", {"color", "colour"}),
        (r"\d+ per cent", {" per cent"}),
        (r"[Tt]he \w+ [Tt]imes", {" times"}),
        (r"(?:car|lorry)s? crash", {"car crash", "cars crash", "lorry crash", "lorrys crash"}),
        (r"(?P<mark>abc|defg)+", {"abc", "defg"}),
        (r"don['’]t", {"don't"}),
        (r"foo{0,2}bar", {"bar"}),
        (r"(?:very )*nice", {"nice"}),
        (r"(?<!of )barque(?=s)", {"barque"}),
        (r"(\w+) \1 again", {" again"}),
        (r"\{\{\w+", {"{{"}),
        (r"a\x{41}bcd", {"bcd"}),
        (r"[^a]bcd|[]e]fgh", {"bcd", "]fgh", "efgh"}),
    ],
)
def test_what_a_match_must_hold(expression: str, texts: set[str]) -> None:
    assert required(expression) == texts


@pytest.mark.parametrize(
    "expression", [r"\d+", "a|bcd", r"the\b", r"x{2}", "(?:abc)?", r"\Qabc\E", "abc{0,}", r"(?x)ab c d", r"(?:abc)e|(?:f|g)"]
)
def test_where_nothing_good_is_known_nothing_is_said(expression: str) -> None:
    assert required(expression) is None


PARTS = [
    "abc",
    "d",
    " ",
    "é",
    "’",
    ".",
    r"\.",
    r"\d",
    r"\bx",
    "[ab]",
    "[^ab]",
    "(",
    "(?:",
    "(?i:",
    "(?P<mark>",
    ")",
    "|",
    "?",
    "*",
    "+",
    "{2}",
    "{0,1}",
    "^",
    "$",
]


@given(st.lists(st.sampled_from(PARTS), max_size=9).map("".join), st.text(alphabet="aAbBcCdDéÉ’'. x2\n", max_size=14))
@example("(abc|(?:d |é)+)abc", "Abcéabc")
@example("[ab]{2}abcd", "ABABCD")
def test_no_match_is_without_one_of_them(expression: str, text: str) -> None:
    try:
        compiled = Expression(expression, "patterns[0]").compiled
    except Exception:  # what cannot be compiled is never asked
        return
    needed = required(expression)
    if needed is not None:
        for match in compiled.finditer(text):
            assert any(one in folded(match.group()) for one in needed)
