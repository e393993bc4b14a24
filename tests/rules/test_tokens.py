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
