"""What the kinds that look for phrases find, where, and what they suggest."""

from __future__ import annotations

from typing import ClassVar

import pytest
from rule_cases import hits, said


class TestExistence:
    @pytest.mark.parametrize("text", ["It is very nice.", "VERY well.", "“Very” was the word.", "a very-", "very's end"])
    def test_a_literal_is_found_in_any_case(self, text: str) -> None:
        assert len(hits(text, "existence", literals=["very"])) == 1

    @pytest.mark.parametrize("text", ["every day", "a verying one", "very-nice", "un-very", "very'll"])
    def test_a_literal_is_whole_words(self, text: str) -> None:
        assert hits(text, "existence", literals=["very"]) == []

    def test_case_counts_where_asked(self) -> None:
        assert said("The TK and the tk.", "existence", literals=["TK"], case=True) == [("TK", ())]

    def test_a_literal_is_part_of_a_word_where_asked(self) -> None:
        assert said("In everyday use.", "existence", literals=["very"], whole=False) == [("very", ())]

    def test_a_literal_goes_over_a_wrapped_line_but_not_over_paragraphs(self) -> None:
        assert len(hits("This line was wrapped by an editor at the very\nend of it.", "existence", literals=["very end"])) == 1
        assert hits("It was very.\n\nEnd of it.", "existence", literals=["very. end"]) == []

    def test_offsets_survive_letters_that_grow_in_lower_case(self) -> None:
        assert [(hit.start, hit.end) for hit in hits("İİ 😀 very", "existence", literals=["very"])] == [(5, 9)]

    def test_a_curly_apostrophe_is_a_straight_one(self) -> None:
        assert said("It’s own way", "existence", literals=["it's own"]) == [("It’s own", ())]

    def test_a_pattern_is_bounded_by_its_paragraph(self) -> None:
        assert said("One 12.\n\nThen 34 here.", "existence", patterns=[r"\d+ \w+", r"\.\s+Then"]) == [("34 here", ())]

    def test_a_pattern_marks_its_group(self) -> None:
        assert said("Über 12 pm", "existence", patterns=[r"\d+ (?P<mark>pm)\b"]) == [("pm", ())]

    def test_a_text_without_any_pattern_is_left_alone(self) -> None:
        assert hits("One and two.", "existence", patterns=[r"\d+ \w+"]) == []

    def test_until_takes_what_follows_up_to_the_mark(self) -> None:
        assert said("A [photo: b c] d [photo e", "existence", literals=["[photo"], until="]") == [("[photo: b c]", ())]

    def test_a_paragraph_of_its_own_is_marked_whole(self) -> None:
        text = "Ends here.\n\n** ENDS **\n\nIt ends."
        assert said(text, "existence", literals=["ends"], place="paragraph") == [("** ENDS **", ())]


class TestSubstitution:
    def test_only_the_words_that_differ_are_marked(self) -> None:
        assert said("A murder trail began.", "substitution", swap={"murder trail": "murder trial"}) == [("trail", ("trial",))]

    def test_several_suggestions_share_one_span(self) -> None:
        assert said("It is of he town.", "substitution", swap={"of he": ["of the", "of him"]}) == [("he", ("the", "him"))]

    @pytest.mark.parametrize(("text", "suggestion"), [("Trail judge", "Trial"), ("TRAIL JUDGE", "TRIAL"), ("trail judge", "trial")])
    def test_the_case_of_the_match_is_kept(self, text: str, suggestion: str) -> None:
        assert hits(text, "substitution", swap={"trail judge": "trial judge"})[0].suggestions == (suggestion,)

    def test_where_case_counts_a_suggestion_is_given_as_it_stands(self) -> None:
        assert said("The NATO men.", "substitution", swap={"NATO": "Nato"}, case=True) == [("NATO", ("Nato",))]
        assert said("The NATO men.", "substitution", patterns={"NATO": "Nato"}, case=True) == [("NATO", ("Nato",))]
        assert said("A Chief Clerk.", "substitution", swap={"Chief Clerk": "chief clerk"}, case=True) == [("Chief Clerk", ("chief clerk",))]

    def test_the_longest_of_two_entries_wins(self) -> None:
        assert said("in spite off it", "substitution", swap={"off it": "of it", "spite off": "spite of"}) == [("off", ("of",))]

    def test_a_pattern_builds_its_suggestion(self) -> None:
        assert said("at 7:00 p.m.", "substitution", patterns={r"(\d+):00 (?:p)": r"\1 p"}) == [("7:00 p", ("7 p",))]

    def test_a_template_may_hold_any_letter_and_a_group_that_took_no_part(self) -> None:
        assert said("It is 30 euros.", "substitution", patterns={r"(\d+)( million)? euros": r"€\1\2"}) == [("30 euros", ("€30",))]


class TestConsistency:
    FORMS: ClassVar = [[["airbase", "airbases"], ["air base", "air bases"]]]

    def found(self, text: str) -> list[tuple[str, tuple[str, ...]]]:
        return said(text, "consistency", forms=self.FORMS)

    def test_the_rarer_form_is_told_once(self) -> None:
        assert self.found("An air base, an air base, an airbase. Air bases.") == [("airbase", ("air base",))]

    def test_of_equals_the_later_is_told_in_its_inflection(self) -> None:
        assert self.found("An airbase. The air bases.") == [("air bases", ("airbases",))]

    @pytest.mark.parametrize(
        "text",
        [
            "An airbase and two airbases.",
            "An airbase. “The air base,” he said, “is hit.”",
            'An airbase. "The air base," he said.',
            "An airbase near Air Base Road.",
        ],
    )
    def test_one_form_of_the_writer_is_no_mix(self, text: str) -> None:
        assert self.found(text) == []

    def test_a_capital_that_opens_a_sentence_is_no_name(self) -> None:
        assert self.found("An airbase. Air bases are dear.") == [("Air bases", ("Airbases",))]
