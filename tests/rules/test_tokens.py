"""What rules on neighbouring words find, where, and what they suggest."""

from __future__ import annotations

from pathlib import Path

import pytest
from rule_cases import hits, said


class TestTokens:
    def test_marks_context_and_suggestions(self) -> None:
        elements = [{"text": ["an"], "mark": True}, {"class": "plural-noun", "mark": True}, {"text": ["in"]}]
        text = "Of an casualties in town. An casualties on land."
        assert said(text, "tokens", elements=elements, suggestions=["any {2}", "{2}"]) == [
            ("an casualties", ("any casualties", "casualties"))
        ]

    def test_a_capital_at_the_start_is_kept(self) -> None:
        elements = [{"text": ["an"]}, {"class": "plural-noun"}]
        assert said("An casualties.", "tokens", elements=elements, suggestions=["any {2}", "{2}"]) == [
            ("An casualties", ("Any casualties", "Casualties"))
        ]

    def test_an_optional_element_may_be_missing(self) -> None:
        elements = [{"shape": "capital"}, {"kind": "clitic", "optional": True}, {"text": ["new"]}]
        assert said("Oslo new. Oslo's new. Oslo, new.", "tokens", elements=elements) == [("Oslo new", ()), ("Oslo's new", ())]

    def test_a_negated_element_looks_ahead_and_back_and_over_no_edge(self) -> None:
        elements = [{"negated": True, "text": ["not"]}, {"text": ["so"]}, {"negated": True, "text": ["far"]}]
        assert [hit.start for hit in hits("So. Not so. So far. It is so. Not", "tokens", elements=elements)] == [0, 26]

    def test_a_sequence_stays_in_its_sentence(self) -> None:
        assert hits("It was the. The end.", "tokens", elements=[{"text": ["the"]}, {"same": 1}]) == []
        assert said("It was the\nthe end.", "tokens", elements=[{"text": ["the"]}, {"same": 1}]) in ([], [("the\nthe", ())])

    def test_the_same_word_need_not_be_the_next(self) -> None:
        elements = [{"text": ["of"]}, {"text": ["the"]}, {"same": 1}, {"same": 2}]
        assert said("end of the of the day", "tokens", elements=elements, suggestions=["{1} {2}"]) == [("of the of the", ("of the",))]

    def test_sentence_edges(self) -> None:
        elements = [{"at": "sentence-start"}, {"text": ["and"]}]
        assert [hit.start for hit in hits("And so. “And so and so.”", "tokens", elements=elements)] == [0, 9]
        elements = [{"text": ["so"]}, {"at": "sentence-end"}]
        assert [hit.start for hit in hits("So it is so. Is it so", "tokens", elements=elements)] == [9, 19]

    @pytest.mark.parametrize(
        ("shape", "expected"),
        [("lower", ["oslo"]), ("capital", ["Oslo"]), ("upper", ["OSLO"]), ("mixed", ["McOslo"]), ("number", ["12"])],
    )
    def test_shapes(self, shape: str, expected: list[str]) -> None:
        text = "in oslo in Oslo in OSLO in McOslo in 12"
        assert [text[hit.start + 3 : hit.end] for hit in hits(text, "tokens", elements=[{"text": ["in"]}, {"shape": shape}])] == expected

    def test_a_word_list_beside_the_rules_is_a_class(self, tmp_path: Path) -> None:
        (tmp_path / "words").mkdir()
        (tmp_path / "words" / "ships.txt").write_text("# ours\nferry\nQueen  # by name\n")
        text = "a ferry, a Ferry, a queen, a Queen"
        found = hits(text, "tokens", tmp_path, elements=[{"text": ["a"]}, {"class": "ships"}])
        assert [text[hit.start : hit.end] for hit in found] == ["a ferry", "a Ferry", "a Queen"]


class TestRepeated:
    def test_an_element_takes_as_many_as_fit(self) -> None:
        elements = [{"text": ["very"], "repeated": True}, {"text": ["nice"]}]
        assert said("A very very very nice, very nice, nice day.", "tokens", elements=elements, suggestions=["so {1} {2}"]) == [
            ("very very very nice", ("so very very very nice",)),
            ("very nice", ("so very nice",)),
        ]

    @pytest.mark.parametrize(("count", "found"), [(1, 0), (2, 1), (3, 1), (4, 1)])
    def test_a_least_and_a_most(self, count: int, found: int) -> None:
        elements = [{"text": ["a"]}, {"text": ["big"], "repeated": {"min": 2, "max": 3}}]
        text = "a " + "big " * count
        marked = [text[hit.start : hit.end] for hit in hits(text, "tokens", elements=elements)]
        assert marked == ["a" + " big" * min(count, 3)] * found

    def test_a_gap_takes_as_few_as_it_can_and_no_more_than_it_may(self) -> None:
        elements = [{"text": ["not"]}, {"gap": 2}, {"text": ["only"], "mark": True}]
        text = "It is not only wet only. Not, she said, only. Not a big only."
        assert [hit.start for hit in hits(text, "tokens", elements=elements)] == [10, 56]

    def test_a_gap_of_a_class(self) -> None:
        elements = [{"text": ["has"]}, {"class": "adverb", "gap": 2}, {"text": ["went"]}]
        text = "It has often really went; it has old went."
        assert said(text, "tokens", elements=elements, suggestions=["{1} {2} {3:participle}"]) == [
            ("has often really went", ("has often really gone",))
        ]

    def test_a_gap_never_leaves_its_sentence(self) -> None:
        assert hits("It is not. Only here.", "tokens", elements=[{"text": ["not"]}, {"gap": 5}, {"text": ["only"]}]) == []

    def test_a_repeated_element_alone(self) -> None:
        elements = [{"text": ["ha"], "repeated": {"min": 2}}]
        assert said("He said ha ha ha. Ha!", "tokens", elements=elements) == [("ha ha ha", ())]

    def test_an_expression_is_all_of_a_token(self) -> None:
        elements = [{"text": ["flight"]}, {"regex": "[A-Z]{2}\\d+", "mark": True}]
        assert said("flight BA12, flight BA12x, flight ba12", "tokens", elements=elements) == [("BA12", ())]

    def test_vales_name_for_the_kind(self) -> None:
        assert said("so so", "sequence", elements=[{"text": ["so"]}, {"same": 1}]) == [("so so", ())]


class TestForms:
    @pytest.mark.parametrize(
        ("word", "form", "expected"),
        [
            ("walk", "third", "walks"),
            ("tried", "third", "tries"),
            ("had", "third", "has"),
            ("went", "third", "goes"),
            ("walks", "third", "walks"),
            ("mayor", "possessive", "mayor’s"),
            ("mayors", "possessive", "mayors’"),
            ("children", "possessive", "children’s"),
            ("President", "lower", "president"),
            ("mcDonald", "capital", "McDonald"),
            ("nato", "upper", "NATO"),
        ],
    )
    def test_a_suggestion_puts_a_word_in_a_form(self, word: str, form: str, expected: str) -> None:
        elements = [{"text": ["the"]}, {"kind": "word", "mark": True}]
        assert said(f"the {word}", "tokens", elements=elements, suggestions=[f"{{2:{form}}}"]) == (
            [(word, (expected,))] if word != expected else []
        )


class TestPartsOfSpeech:
    def test_a_part_of_speech_is_asked_for(self) -> None:
        elements = [{"text": ["to"]}, {"pos": ["VB"], "mark": True}]
        text = "They went to town to buy bread."
        assert said(text, "tokens", elements=elements) == [("buy", ())]

    def test_a_star_stands_for_any_ending(self) -> None:
        elements = [{"pos": "VB*", "mark": True}, {"text": ["the"]}]
        assert said("She closed the shop. Under the bridge they leave the car.", "tokens", elements=elements) == [
            ("closed", ()),
            ("leave", ()),
        ]

    def test_a_part_of_speech_is_refused(self) -> None:
        elements = [{"text": ["the"]}, {"kind": "word", "not_pos": ["JJ*", "NNP"], "mark": True}]
        assert said("The old bridge fell on the road.", "tokens", elements=elements) == [("road", ())]

    def test_a_negated_part_of_speech_looks_ahead(self) -> None:
        elements = [{"text": ["record"], "mark": True}, {"negated": True, "pos": "NN*"}]
        assert [hit.start for hit in hits("The record crowd set a record in May.", "tokens", elements=elements)] == [23]

    def test_an_optional_element_is_taken_only_if_its_part_of_speech_fits(self) -> None:
        elements = [{"text": ["a"]}, {"pos": "JJ", "optional": True}, {"text": ["plan", "road"], "mark": True}]
        assert said("A new plan for a road.", "tokens", elements=elements) == [("plan", ()), ("road", ())]

    def test_a_lemma_stands_for_its_forms(self) -> None:
        elements = [{"lemma": "go", "mark": True}, {"text": ["on"]}]
        assert said("It goes on, it went on, all gone on, going on, a goat on.", "tokens", elements=elements) == [
            ("goes", ()),
            ("went", ()),
            ("gone", ()),
            ("going", ()),
        ]

    @pytest.mark.parametrize(
        ("lemma", "form"),
        [("plan", "planned"), ("open", "opened"), ("carry", "carries"), ("be", "were"), ("child", "children"), ("late", "later")],
    )
    def test_forms_of_regular_and_irregular_words(self, lemma: str, form: str) -> None:
        assert said(f"all {form} there", "tokens", elements=[{"text": ["all"]}, {"lemma": [lemma], "mark": True}]) == [(form, ())]
