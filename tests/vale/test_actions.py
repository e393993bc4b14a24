"""What actions make of what was found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.checks.vale.actions import expanded
from linter.checks.vale.capitals import Casing
from linter.checks.vale.edits import EDITS
from linter.checks.vale.matchcase import recased
from linter.checks.vale.messages import filled, listed, unquoted_once
from linter.checks.vale.numerals import in_figures, in_words


@pytest.mark.parametrize(
    ("name", "params", "text", "made"),
    [
        ("replace", ("a", "o"), "banana", "bonono"),
        ("remove", ("an",), "banana", "b"),
        ("regex", (r"(\w+) (\w+)", "$2 ${1}!"), "one two", "two one!"),
        ("regex", (r"(?<=a)b", "$$"), "ab b", "a$ b"),
        ("trim", (".,",), ".a,b,.", "a,b"),
        ("trim_left", (".",), "..a.", "a."),
        ("trim_right", (".",), ".a..", ".a"),
        ("truncate", (" ",), "the the", "the"),
        ("split", ("-", "1"), "well-known", "known"),
        ("split", ("-", "2"), "well-known", None),
        ("wrap", ("*",), "a", "*a*"),
        ("unwrap", ("'",), "'a'", "a"),
        ("prefix", ("re-",), "enter", "re-enter"),
        ("suffix", (" per cent",), "9", "9 per cent"),
        ("squeeze", (), "a \n\t b", "a b"),
        ("capitalize", (), "élan vital", "Élan vital"),
        ("uncapitalize", (), "Élan", "élan"),
        ("smart", (), '"It\'s" -- so... ("well")', "“It’s” – so… (“well”)"),
        ("dumb", (), "“It’s” — so…", '"It\'s" --- so...'),
        ("ascii", (), "Łódź, Ægir, “naïve”", 'Lodz, AEgir, "naive"'),
        ("words", (), "1,021", "one thousand twenty-one"),
        ("digits", (), "twenty-first", "21st"),
        ("lower", (), "ABC", "abc"),
        ("upper", (), "abc", "ABC"),
        ("title", (), "the man in the moon", "The Man in the Moon"),
        ("sentence", (), "The Man In The Moon", "The man in the moon"),
        ("simple", (), "aCamelCase_name", "a camel case name"),
        ("kebab", (), "aCamelCase", "a-camel-case"),
        ("snake", (), "a camel-case", "a_camel_case"),
        ("camel", (), "a camel case", "aCamelCase"),
        ("pascal", (), "a camel case", "ACamelCase"),
    ],
)
def test_edits(name, params, text, made):
    assert len(params) == EDITS[name].params
    assert EDITS[name].apply(text, params) == made


def test_every_edit_is_tried():
    (mark,) = [mark for mark in test_edits.pytestmark if mark.name == "parametrize"]
    assert {case[0] for case in mark.args[1]} == set(EDITS)


@pytest.mark.parametrize(
    ("text", "model", "made"),
    [
        ("A-OK", "a ok", "a-ok"),
        ("blu-ray", "BLU RAY", "BLU-RAY"),
        ("blu-ray", "Blu ray", "Blu-ray"),
        ("poor showing", "Bad rep", "Poor showing"),
        ("poor showing", "McDonald", "poor showing"),
        ("some of the", "Some the", "Some of the"),
        ("there is an", "THERE AN", "THERE IS AN"),
        ("look into when", "look in to When", "look into When"),
        ("don't", "DO NOT", "DON'T"),
    ],
)
def test_capitals_are_those_of_what_is_replaced(text, model, made):
    assert recased(text, model) == made


@given(st.integers(-(10**15) + 1, 10**15 - 1))
def test_numbers_come_back_from_words(number):
    assert in_figures(in_words(str(number))) == str(number)


@given(st.integers(0, 10**15 - 1))
def test_ordinals_come_back_from_words(number):
    ending = "th" if 11 <= number % 100 <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    assert in_figures(in_words(f"{number}{ending}")) == f"{number}{ending}"


@pytest.mark.parametrize("text", ["", "abc", "1.5", "twenty-abc", "first two", "-1st", "minus"])
def test_what_is_no_number_stays(text):
    assert in_words(text) == text
    assert in_figures(text) == text


@pytest.mark.parametrize(
    ("text", "ap", "chicago"),
    [
        ("what is over the hill", "What Is Over the Hill", "What Is over the Hill"),
        ("the way to win", "The Way To Win", "The Way to Win"),
        ("the road to peace", "The Road to Peace", "The Road to Peace"),
        ("a follow-up to: the story", "A Follow-Up To: The Story", "A Follow-Up To: The Story"),
        ("what they came for", "What They Came For", "What They Came For"),
    ],
)
def test_title_case(text, ap, chicago):
    assert Casing().title(text) == ap
    assert Casing().title(text, chicago=True) == chicago


def test_terms_keep_their_case():
    casing = Casing(["Loch Ardle", "RNLI", "[Cc]onfig"], r"^[a-z]\.\s")
    assert casing.sentence("b. The RNLI And loch ardle Configuration") == "b. The RNLI and Loch Ardle Configuration"
    assert casing.title("the rnli on config") == "The RNLI on config"


def test_messages_are_filled():
    assert filled("%s for %s, 100%%", "a", "b") == "a for b, 100%"
    assert filled("%[2]s not %[1]s\n%d", "a", "b", 3) == "b not a b"
    assert filled("%s and '%s'", "a") == "a and ''"
    assert listed(("a",)) == "'a'"
    assert listed(("a", "b")) == "'a' or 'b'"
    assert listed(("a", "b", "c")) == "'a', 'b', or 'c'"
    assert unquoted_once("Use '%s' for '%s'.") == "Use %s for '%s'."
    assert unquoted_once("Use '%s' for %s.") == "Use '%s' for %s."


def test_parameters_name_groups():
    assert expanded("$2 $1 $0 $$ ${1}x $3", "ab", ("a", "b")) == "b a ab $ ax "
