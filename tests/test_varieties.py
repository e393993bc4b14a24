"""The spellings of one variety of English, and the builder of their file."""

from __future__ import annotations

from pathlib import Path

import pytest

from linter.lexicon.build.varieties import build, entries, pairs, spelled_alike
from linter.lexicon.varieties import Varieties, Variety, forms, variety
from linter.settings import Language

US, GB, CA, AU = Variety.AMERICAN, Variety.BRITISH, Variety.CANADIAN, Variety.AUSTRALIAN


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("colour", "color"), ("colouring", "coloring"), ("neighbourhoods", "neighborhoods"), ("behavioural", "behavioral"),
        ("centre", "center"), ("centred", "centered"), ("litres", "liters"), ("theatregoers", "theatergoers"), ("defence", "defense"),
        ("offences", "offenses"), ("travelled", "traveled"), ("counselling", "counseling"), ("jewellery", "jewelry"),
        ("paediatric", "pediatric"), ("diarrhoea", "diarrhea"), ("analysed", "analyzed"), ("paralyse", "paralyze"),
        ("sceptical", "skeptical"), ("ploughed", "plowed"), ("moulds", "molds"), ("aluminium", "aluminum"), ("fulfil", "fulfill"),
        ("enrolment", "enrollment"), ("manoeuvres", "maneuvers"), ("pyjamas", "pajamas"), ("grey", "gray"),
    ],
)  # fmt: skip
def test_a_pair_is_known_from_both_sides(british: str, american: str) -> None:
    assert forms(british)[US] == american
    assert forms(american)[GB] == british
    assert GB not in forms(british)
    assert US not in forms(american)


@pytest.mark.parametrize("word", ["organise", "realised", "privatisation", "apologising", "criticises", "weaponised"])
def test_ise_is_british_and_ize_is_not_american(word: str) -> None:
    oxford = word.replace("is", "iz") if word != "criticises" else "criticizes"
    assert forms(word) == {US: oxford, CA: oxford}
    assert forms(oxford) == {AU: word}


@pytest.mark.parametrize("word", ["programme", "licence", "storey", "metre", "practise", "tyre", "kerb", "cheque"])
def test_what_has_two_senses_in_britain_has_one_form_in_america(word: str) -> None:
    assert US in forms(word)
    assert forms(forms(word)[US]) == {}, "the American form is a word in Britain, too"


@pytest.mark.parametrize(
    "word",
    """program license story meter practice tire check curb draft inquiry enquiry judgment judgement adviser advisor glamour dialogue
    catalogue axe whisky whiskey disc disk councillor chilli sulfur prise advertise exercise surprise compromise revise promise
    premises hour four labors-of lorry truck maths mum towards burnt dreamt the xqzvbn""".split(),
)
def test_words_that_tell_nothing_are_not_in_it(word: str) -> None:
    assert US not in forms(word)
    assert GB not in forms(word)


def test_canada_spells_half_way() -> None:
    assert forms("color")[CA] == "colour"
    assert forms("center")[CA] == "centre"
    assert forms("organise")[CA] == "organize"
    assert forms("tyres")[CA] == "tires"
    assert not any(CA in forms(word) for word in ("colour", "centre", "travelled", "organize", "analyze", "tires", "fulfill", "program"))


def test_australia_is_british_with_ise() -> None:
    assert forms("organize")[AU] == "organise"
    assert forms("color")[AU] == "colour"
    assert not any(AU in forms(word) for word in ("colour", "organise", "program", "programme", "tyre"))


@pytest.mark.parametrize(
    ("tag", "expected"),
    [("en-US", US), ("en-PH", US), ("en", US), ("en-GB", GB), ("en-IE", GB), ("en-IN", GB), ("en-NZ", GB), ("en-CA", CA), ("en-AU", AU)],
)
def test_regions_without_data_take_the_nearest_variety(tag: str, expected: Variety) -> None:
    assert variety(Language(tag)) is expected


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("centring", "centering", True),
        ("manoeuvre", "maneuver", True),
        ("storeys", "stories", True),
        ("lorry", "truck", False),
        ("speciality", "specialty", False),
    ],
)
def test_pairs_differ_in_spelling_only(one: str, other: str, same: bool) -> None:
    assert spelled_alike(one, other) is same


def _entry(*variants: tuple[str, str]) -> str:
    """An entry of the crate's table; a variant's marks are a name of a variety each, with its tag after a colon."""
    rows = []
    for word, marks in variants:
        types = ""
        for mark in marks.split():
            name, _, tag = mark.partition(":")
            types += f"          Type {{category: Category::{name}, tag: {f'Some(Tag::{tag})' if tag else 'None'}, num: None,}},\n"
        rows.append(f'      Variant {{\n        word: "{word}",\n        types: &[\n{types}        ],\n      }},\n')
    return "  Entry {\n    variants: &[\n" + "".join(rows) + "  ],\n  pos: None,\n  },\n"


def _cluster(level: int, *rows: str) -> str:
    return f'Cluster {{\n  header: "x ",\n  level: {level},\n  entries: &[\n' + "".join(rows) + "  ],\n  },\n"


_BRITAIN = "BritishIse BritishIze Canadian Australian"
_TABLE = (
    _cluster(10, _entry(("color", "American Canadian:Variant Australian:Seldom"), ("colour", _BRITAIN)))
    + _cluster(10, _entry(("check", "American Canadian:Seldom"), ("cheque", _BRITAIN)), _entry(("check", f"American {_BRITAIN}")))
    + _cluster(10, _entry(("organize", "American BritishIze Canadian"), ("organise", "BritishIse Australian")))
    + _cluster(10, _entry(("judgment", "American BritishIse:Variant"), ("judgement", _BRITAIN)))
    + _cluster(95, _entry(("honor", "American"), ("honour", _BRITAIN)))
)


def test_what_is_right_in_any_sense_is_no_slip() -> None:
    found = pairs(entries(_TABLE))
    assert found == {
        ("color", "colour"): GB | CA | AU,
        ("colour", "color"): US,
        ("cheque", "check"): US,
        ("organize", "organise"): AU,
        ("organise", "organize"): US | CA,
    }


def test_the_builder_makes_the_same_file_twice(tmp_path: Path) -> None:
    outputs = [tmp_path / "one.marisa", tmp_path / "two.marisa"]
    for output in outputs:
        assert build(_TABLE, output) > 5
    assert outputs[0].read_bytes() == outputs[1].read_bytes()
    made = Varieties(str(outputs[0]))
    assert made.forms("color") == {GB: "colour", CA: "colour", AU: "colour"}
    assert made.forms("honor") == {}


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError):
        Varieties(str(tmp_path / "none.marisa"))
