"""What the kinds that count find: too many, too few, too near, too long."""

from __future__ import annotations

from typing import Any

import pytest
from rule_cases import hits, refused, said, story

from linter.checks import rules


class TestOccurrence:
    def starts(self, text: str, **fields: Any) -> list[int]:
        return [hit.start for hit in hits(text, "occurrence", **fields)]

    def test_the_first_one_too_many_is_marked_in_each_sentence(self) -> None:
        text = "He, she, it, they. He, she. A, b, c, d, e."
        assert self.starts(text, scope="sentence", patterns=[","], max=2) == [11, 35]

    def test_a_paragraph_and_a_story_hold_more_than_a_sentence(self) -> None:
        text = "Very well. Very good.\n\nVery bad."
        assert self.starts(text, scope="sentence", literals=["very"], max=1) == []
        assert self.starts(text, scope="paragraph", literals=["very"], max=1) == [11]
        assert self.starts(text, scope="story", literals=["very"], max=2) == [23]
        assert self.starts(text, scope="story", literals=["very"], max=0) == [0]

    def test_phrases_and_expressions_are_counted_together_and_what_overlaps_once(self) -> None:
        fields: dict[str, Any] = {"scope": "sentence", "literals": ["very", "very nice"], "patterns": [r"so\w+"], "max": 1}
        assert self.starts("It is very nice.", **fields) == []
        assert self.starts("It is very nice, somehow.", **fields) == [17]

    def test_where_there_are_too_few_all_is_marked(self) -> None:
        text = "A bridge fell. It is shut.\n\nPolice came."
        assert said(text, "occurrence", scope="paragraph", literals=["police"], min=1) == [("A bridge fell. It is shut.", ())]
        assert said(text, "occurrence", scope="story", literals=["police"], min=2) == [("A bridge fell. It is shut.", ())]
        assert said(text, "occurrence", scope="story", literals=["police"], min=1) == []

    def test_only_parts_of_the_rules_roles_count(self) -> None:
        text = "Very very big\n\nBy Ann Ham\n\nIt was very big. The very end came."
        assert self.starts(text, scope="story", literals=["very"], max=1, roles=["headline"]) == [5]
        assert self.starts(text, scope="story", literals=["very"], max=2, roles=["paragraph"]) == []
        assert self.starts(text, scope="story", literals=["very"], max=1, quoted="never") == [5]

    def test_case_and_whole_words(self) -> None:
        assert self.starts("The TK and tk TK.", scope="story", literals=["TK"], case=True, max=1) == [14]
        assert self.starts("everyday very", scope="story", literals=["very"], whole=False, max=1) == [9]

    def test_the_message_can_name_the_count(self) -> None:
        assert hits("a, b, c, d", "occurrence", scope="sentence", patterns=[","], max=1)[0].values == (("count", "3"),)

    def test_a_rule_without_limits_or_words_is_refused(self) -> None:
        assert refused("occurrence", scope="story", literals=["a"]).startswith("kind: ")
        assert refused("occurrence", scope="story", max=1).startswith("kind: ")
        assert refused("occurrence", scope="story", literals=["a"], min=3, max=2).startswith("min: ")
        assert refused("occurrence", scope="story", patterns=["("], max=2).startswith("patterns[0]: ")


class TestRepetition:
    def test_any_word_side_by_side(self) -> None:
        text = "It was the the end, end. A very very very bad day. Day one."
        assert said(text, "repetition", words=0) == [("the the", ("the",)), ("very very very", ("very",))]

    def test_a_word_that_may_be_doubled(self) -> None:
        assert said("She had had that that.", "repetition", words=0, **{"not": ["had"]}) == [("that that", ("that",))]

    def test_words_of_a_class_within_some_words(self) -> None:
        text = "The bridge by the old bridge is a bridge of the town that has a long and old bridge."
        found = hits(text, "repetition", words=3, **{"class": ["noun"]})
        assert [hit.start for hit in found] == [22, 34]
        assert text[34:40] == "bridge"

    def test_phrases_are_compared_each_with_itself(self) -> None:
        text = "However, it rained. In fact, it snowed. However, it thawed. However, it froze."
        assert [hit.start for hit in hits(text, "repetition", literals=["however", "in fact"], sentences=1)] == [60]
        assert [hit.start for hit in hits(text, "repetition", literals=["however", "in fact"], sentences=2)] == [40, 60]

    def test_the_same_text_of_an_expression(self) -> None:
        text = "In 2019 and in 2020, or in 2019 again."
        assert [hit.start for hit in hits(text, "repetition", patterns=[r"\b\d{4}\b"], words=5)] == [27]
        assert hits(text, "repetition", patterns=[r"\b\d{4}\b"], words=3) == []

    def test_words_apart_stay_in_their_paragraph_and_scope(self) -> None:
        assert hits("The bridge.\n\nThe bridge.", "repetition", words=9, literals=["bridge"]) == []
        assert hits("A bridge, “a bridge,” he said.", "repetition", words=9, literals=["bridge"], quoted="never") == []

    def test_a_rule_needs_one_measure_of_distance(self) -> None:
        assert refused("repetition").startswith("kind: ")
        assert refused("repetition", words=1, sentences=1).startswith("kind: ")
        assert refused("repetition", words=1, literals=["a"], **{"class": ["noun"]}).startswith("class: ")
        assert "'noun'" in refused("repetition", words=1, **{"class": ["nuon"]})


class TestMetric:
    def test_sentences_that_are_too_long(self) -> None:
        text = "One two three four. Five six. Seven eight nine’s ten."
        assert said(text, "metric", formula="words", scope="sentence", max=3) == [
            ("One two three four.", ()),
            ("Seven eight nine’s ten.", ()),
        ]

    def test_paragraphs_of_a_role_and_a_story(self) -> None:
        text = "A long headline stands here\n\nBy Ann Ham\n\nOne. Two. Three.\n\nFour. Five."
        assert said(text, "metric", formula="sentences", scope="paragraph", max=2) == [("One. Two. Three.", ())]
        assert said(text, "metric", formula="words", scope="paragraph", max=4, roles=["headline"]) == [("A long headline stands here", ())]
        assert said(text, "metric", formula="paragraphs", scope="story", max=2) == [("A long headline stands here", ())]
        assert said(text, "metric", formula="paragraphs", scope="story", max=3) == []
        assert said(text, "metric", formula="words / paragraphs", scope="story", min=3, roles=["paragraph"]) == [("One. Two. Three.", ())]

    def test_the_message_can_name_the_value(self) -> None:
        assert hits("One two three.", "metric", formula="words / 2", scope="story", max=1)[0].values == (("value", "1.5"),)

    def test_a_value_that_does_not_exist_is_no_finding(self) -> None:
        assert hits("One two.", "metric", formula="1 / (words - 2)", scope="story", max=0) == []

    def test_what_cannot_be_used_is_refused(self) -> None:
        assert "'words'" in refused("metric", formula="word / 2", scope="story", max=1)
        assert refused("metric", formula="words", scope="story").startswith("kind: ")
        assert refused("metric", formula="words", scope="story", min=2, max=1).startswith("min: ")


class TestReadability:
    EASY = "The cat sat on the mat. It was a fat cat. The dog ran."
    HARD = "Notwithstanding considerable administrative complications, parliamentary representatives deliberated interminably."

    @pytest.mark.parametrize("measure", ["flesch-kincaid", "gunning-fog", "smog", "coleman-liau", "automated-readability"])
    def test_a_school_grade(self, measure: str) -> None:
        assert [hit.start for hit in hits(f"{self.EASY}\n\n{self.HARD}", "readability", measures=measure, max=10, scope="paragraph")] == [
            56
        ]

    def test_reading_ease_is_low_where_it_is_hard(self) -> None:
        fields: dict[str, Any] = {"measures": "flesch-reading-ease", "min": 50, "scope": "paragraph"}
        assert [hit.start for hit in hits(f"{self.EASY}\n\n{self.HARD}", "readability", **fields)] == [56]

    def test_the_mean_of_several_grades(self) -> None:
        (hit,) = hits(self.HARD, "readability", measures=["flesch-kincaid", "smog"], max=10)
        assert 15 < float(hit.values[0][1]) < 40
        assert refused("readability", measures=["smog", "lix"], max=10).startswith("measures: ")


def test_a_value_reaches_the_message(tmp_path: Any) -> None:
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "long.toml").write_text(
        """
        kind = "metric"
        formula = "words"
        scope = "sentence"
        max = 4
        message = "The sentence has {value} words."
        why = "Long sentences lose readers."
        source = "House style."
        severity = "info"
        confidence = 0.5
        category = "style"
        wrong = [{ text = "<<One two three four five.>>" }, { text = "One. <<One two three four five.>>" }]
        right = [{ text = "One two." }, { text = "One two three four." }]
        """
    )
    settings = rules.Settings(rule_folders=(tmp_path,))
    found = [one for one in rules.check(story("Here are five words now."), settings) if getattr(one, "code", "") == "house/long"]
    assert [one.message for one in found if not hasattr(one, "reason")] == ["The sentence has 5 words."]
