"""What rules that choose from the news check find: its findings, in the rule's words and within its limits."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from rule_cases import hits, refused, ruleset_of, said, story

from linter.checks import rules
from linter.checks.rules.contract import breaches
from linter.checks.rules.ruleset import Loaded, Ruleset, loaded, table
from linter.checks.rules.words import WordLists
from linter.document import Role
from linter.settings import Settings


def one(tmp_path: Path, text: str) -> Loaded:
    path = tmp_path / "rule.toml"
    path.write_text(text, encoding="utf-8")
    return loaded(path, "house/rule", table("house/rule", path), WordLists([]))


SHARED = """\
message = "The desk asks: {found}"
why = "Readers look at the headline first."
source = "House style."
severity = "error"
confidence = 0.9
action = "ask"
category = "inconsistency"
"""


class TestCompareFields:
    STORY = "Ferry fire kills {} near Solvang\n\nBy Ann Ham\n\nTwelve people were killed when a ferry caught fire off Solvang."

    def test_a_number_of_the_headline_that_the_body_has_otherwise(self) -> None:
        assert said(self.STORY.format(21), "compare-fields") == [("21", ("12",))]
        assert said(self.STORY.format(12), "compare-fields") == []

    def test_only_what_is_asked_for_in_the_fields_asked_for(self) -> None:
        assert said(self.STORY.format(21), "compare-fields", what=["names"]) == []
        assert said(self.STORY.format(21), "compare-fields", fields=["deck"]) == []

    def test_a_name(self) -> None:
        text = self.STORY.format(12).replace("near Solvang", "near Solvnag") + " Solvang is a village."
        assert said(text, "compare-fields") == [("Solvnag", ("Solvang",))]
        assert said(text, "compare-fields", what=["numbers"]) == []

    def test_a_caption_is_compared_where_asked(self) -> None:
        text = self.STORY.format(12) + "\n\nThe ferry after 21 people were killed."
        document = story(text)
        *parts, last = document.segments
        document = replace(document, segments=(*parts, replace(last, role=Role.CAPTION)))
        assert list(ruleset_of("compare-fields").scan(document)) == []
        assert [hit.suggestions for hit in ruleset_of("compare-fields", fields=["caption"]).scan(document)] == [("12",)]

    @pytest.mark.parametrize(("tolerance", "found"), [(0.0, 1), (0.5, 1), (0.8, 0)])
    def test_a_number_may_be_off_by_the_tolerance(self, tolerance: float, found: int) -> None:
        assert len(said(self.STORY.format(21), "compare-fields", tolerance=tolerance)) == found

    def test_the_rule_speaks_in_its_own_words_and_with_its_severity(self, tmp_path: Path) -> None:
        rule = one(
            tmp_path,
            'kind = "compare-fields"\n' + SHARED + 'wrong = [{ text = "<<a>>" }, { text = "<<b>>" }]\n'
            'right = [{ text = "c" }, { text = "d" }]',
        )
        (found,) = rules.findings(Ruleset.of([rule]), story(self.STORY.format(21)), Settings(select=("house/rule",)))
        assert (found.code, found.severity, found.action, found.message) == (
            "house/rule", "error", "ask", "The desk asks: The body counts Twelve dead.",
        )  # fmt: skip


class TestArithmetic:
    TEXT = "Three people were hurt: two men and two women. The council voted 7-4, with nine members, or 80 percent (4 of 8)."

    def test_what_is_asked_for(self) -> None:
        every = [text for text, _ in said(self.TEXT, "arithmetic")]
        assert "Three" in every
        assert "Three" in [text for text, _ in said(self.TEXT, "arithmetic", what=["totals"])]
        assert "Three" not in [text for text, _ in said(self.TEXT, "arithmetic", what=["percentages"])]

    def test_a_sum_may_be_off_by_the_tolerance(self) -> None:
        text = "Three people were hurt: two men and two women."
        assert said(text, "arithmetic") == [("Three", ("Four",))]
        assert said(text, "arithmetic", tolerance=0.3) == []


class TestDateAnchor:
    TEXT = "The council meets on {}, in the old town hall."

    def dated(self, text: str, published: str, **fields: Any) -> list[tuple[str, tuple[str, ...]]]:
        found = ruleset_of("date-anchor", **fields).scan(story(text), Settings(published=date.fromisoformat(published)))
        return [(text[hit.start : hit.end], hit.suggestions) for hit in found]

    def test_a_weekday_beside_another_day(self) -> None:
        text = self.TEXT.format("Monday, March 3")
        assert self.dated(text, "2026-03-01") == [("Monday", ("Tuesday",))]
        assert self.dated(text, "2026-03-01", what=["ages"]) == []

    def test_only_dates_within_the_window(self) -> None:
        text = self.TEXT.format("Monday, March 3")
        assert self.dated(text, "2026-03-01", window=7) == [("Monday", ("Tuesday",))]
        assert self.dated(text, "2026-01-10", window=7) == []

    @pytest.mark.parametrize(
        ("written", "found"),
        [
            ("March 3", [("March 3", ("Tuesday",))]),
            ("5 March", [("5 March", ("Thursday",))]),
            ("March 9", []),
            ("Tuesday, March 3", []),
            ("March 3, 2026", []),
            ("March 3-5", []),
        ],
    )
    def test_a_weekday_is_preferred_near_publication(self, written: str, found: list[tuple[str, tuple[str, ...]]]) -> None:
        assert self.dated(self.TEXT.format(written), "2026-03-01", prefer="weekday", window=6) == found

    def test_dates_near_the_turn_of_the_year(self) -> None:
        assert self.dated(self.TEXT.format("Jan. 2"), "2025-12-30", prefer="weekday", window=6) == [("Jan. 2", ("Friday",))]

    def test_without_a_day_of_publication_nothing_is_near(self) -> None:
        assert said(self.TEXT.format("March 3"), "date-anchor", prefer="weekday", window=6) == []

    def test_a_preference_needs_a_week(self) -> None:
        assert refused("date-anchor", prefer="weekday").startswith("window: ")
        assert refused("date-anchor", prefer="weekday", window=30).startswith("window: ")
        assert refused("date-anchor", prefer="weekday", window=6, what=["ages"]).startswith("what: ")

    def test_an_example_can_say_when_it_appeared(self, tmp_path: Path) -> None:
        examples = """
            [[wrong]]
            text = "The council meets on <<March 3>> in the hall."
            fixes = ["Tuesday"]
            published = {}
            [[wrong]]
            text = "It met on <<Feb. 27>>, she said."
            fixes = ["Friday"]
            published = 2026-03-01
            [[right]]
            text = "The council meets on March 30 in the hall."
            published = 2026-03-01
            [[right]]
            text = "The council meets on March 3 in the hall."
            """
        head = 'kind = "date-anchor"\nprefer = "weekday"\nwindow = 6\n' + SHARED
        assert list(breaches(one(tmp_path, head + examples.format("2026-03-01")))) == []
        assert [breach.key for breach in breaches(one(tmp_path, head + examples.format("2026-06-01")))] == ["wrong[0].text"]


class TestCountNames:
    TEXT = "Anna Berg met Peter Holm and Maria Lund on Monday. Anna Berg said so.\n\nIt rained."

    def test_the_first_person_too_many_is_marked(self) -> None:
        (hit,) = hits(self.TEXT, "count-names", max=2, scope="paragraph")
        assert (self.TEXT[hit.start : hit.end], hit.values) == ("Maria Lund", (("count", "3"),))
        assert hits(self.TEXT, "count-names", max=3, scope="paragraph") == []

    def test_where_nobody_is_named_all_is_marked(self) -> None:
        assert said(self.TEXT, "count-names", min=1, scope="paragraph") == [("It rained.", ())]
        assert said(self.TEXT, "count-names", min=1) == []

    def test_a_surname_before_the_full_name(self) -> None:
        text = "Holm said the bridge was shut.\n\nPeter Holm is the mayor. Peter Holm spoke on Monday."
        assert said(text, "count-names", full_name_first=True) == [("Holm", ("Peter Holm",))]

    def test_a_rule_does_one_of_the_two(self) -> None:
        assert refused("count-names").startswith("kind: ")
        assert refused("count-names", max=2, full_name_first=True).startswith("kind: ")
        assert refused("count-names", min=3, max=2).startswith("min: ")


def test_a_rule_for_a_section_is_tried_on_a_story_of_it(tmp_path: Path) -> None:
    rule = 'kind = "existence"\nliterals = ["soccer"]\nsections = ["Sport"]\n' + SHARED.replace(" {found}", "")
    examples = """
        wrong = [{ text = "The <<soccer>> team won." }, { text = "A game of <<soccer>>." }]
        right = [{ text = "The football team won." }, { text = "A game of football." }]
        """
    assert list(breaches(one(tmp_path, rule + examples))) == []
