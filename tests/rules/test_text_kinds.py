"""What conditional rules and rules on capitals find."""

from __future__ import annotations

from typing import Any, ClassVar

import pytest
from rule_cases import hits, refused, said


class TestConditional:
    INITIALS: ClassVar[dict[str, Any]] = {"when": r"\b(?P<key>[A-Z]{3,5})\b", "needs": r"\((?P<key>[A-Z]{3,5})\)", "case": True}

    def test_an_initialism_without_its_explanation_is_told_once(self) -> None:
        text = "The Harbour Works Board (HWB) met. The HWB and the RTD spoke; the RTD left."
        (hit,) = hits(text, "conditional", **self.INITIALS)
        assert (text[hit.start : hit.end], hit.start, hit.values) == ("RTD", 51, (("key", "RTD"),))

    def test_the_explanation_has_to_stand_before_it_where_that_is_asked(self) -> None:
        text = "The HWB met. The Harbour Works Board (HWB) is new."
        assert hits(text, "conditional", **self.INITIALS) == []
        assert [hit.start for hit in hits(text, "conditional", place="before", **self.INITIALS)] == [4]
        assert hits("The Harbour Works Board (HWB) met.", "conditional", place="before", **self.INITIALS) == []
        assert hits("The HWB, or Harbour Works Board (HWB).", "conditional", place="after", **self.INITIALS) == []
        assert hits("The Board (HWB) met. HWB.", "conditional", place="after", **self.INITIALS) == []

    def test_what_everybody_knows_needs_nothing(self) -> None:
        assert hits("The BBC said so.", "conditional", **self.INITIALS, **{"not": ["BBC"]}) == []

    def test_without_a_key_one_match_is_enough(self) -> None:
        fields: dict[str, Any] = {"when": r"\bsuicide\b", "needs": r"\bhelpline\b"}
        assert said("Suicide. A suicide.", "conditional", **fields) == [("Suicide", ())]
        assert hits("Suicide.\n\nThe Helpline is 123.", "conditional", **fields) == []
        assert len(hits("Suicide.\n\nThe Helpline is 123.", "conditional", scope="paragraph", **fields)) == 1
        assert len(hits("Suicide. The Helpline is 123.", "conditional", scope="sentence", **fields)) == 1

    def test_the_part_that_is_marked(self) -> None:
        assert said("It cost 5 euros.", "conditional", when=r"(?P<mark>\d+) euros", needs=r"dollars") == [("5", ())]

    def test_only_uses_in_the_rules_roles_count(self) -> None:
        text = "HWB meets\n\nBy Ann Ham\n\nThe Harbour Works Board (HWB) met."
        assert len(hits(text, "conditional", place="before", **self.INITIALS)) == 1
        assert hits(text, "conditional", place="before", roles=["paragraph"], **self.INITIALS) == []

    def test_a_key_in_one_of_the_two_is_refused(self) -> None:
        assert refused("conditional", when="(?P<key>a)", needs="b").startswith("needs: ")


BODY = "\n\nBy Ann Ham\n\nThe mayor, Will Stone, opened a bridge in Oslo on May 3. It was closed by flood water."


class TestCapitalization:
    def headline(self, headline: str, **fields: Any) -> list[tuple[str, tuple[str, ...]]]:
        return said(headline + BODY, "capitalization", roles=["headline"], **fields)

    @pytest.mark.parametrize(
        ("headline", "found"),
        [
            ("Mayor opens new bridge in Oslo", []),
            ("Mayor Opens New Bridge in Oslo", [("Opens New Bridge", ("opens new bridge",))]),
            ("Mayor Will Stone Opens Bridge", [("Opens Bridge", ("opens bridge",))]),
            ("mayor opens new bridge", [("mayor", ("Mayor",))]),
            ("Exclusive: Bridge Opens After Flood", [("Opens After Flood", ("opens after flood",))]),
            ("NATO to meet in Oslo", []),
            ("12-Year-Old Finds Lost Wallet", [("Year-Old Finds Lost Wallet", ("year-old finds lost wallet",))]),
            ("Oslo", []),
        ],
    )
    def test_sentence_case(self, headline: str, found: list[tuple[str, tuple[str, ...]]]) -> None:
        assert self.headline(headline, style="sentence") == found

    @pytest.mark.parametrize(
        ("style", "headline", "found"),
        [
            ("ap", "Mayor Opens a New Bridge in Oslo", []),
            ("ap", "Mayor opens A New Bridge", [("opens A", ("Opens a",))]),
            ("ap", "The Bridge That the Mayor Walked From", []),
            ("ap", "A Walk from the Bridge", [("from", ("From",))]),
            ("chicago", "A Walk from the Bridge", []),
            ("chicago", "A Walk From the Bridge", [("From", ("from",))]),
            ("ap", "The Bridge: a Story to", [("a Story to", ("A Story To",))]),
            ("ap", "New iPhone Is Here", []),
            ("ap", "Leonardo da Vinci Bridge Is Open", []),
        ],
    )
    def test_title_case(self, style: str, headline: str, found: list[tuple[str, tuple[str, ...]]]) -> None:
        assert self.headline(headline, style=style) == found

    def test_all_capitals_and_none_with_exceptions(self) -> None:
        fields: dict[str, Any] = {"not": ["iPhone"]}
        assert self.headline("Bridge OPEN, iphone says", style="upper", **fields) == [
            ("Bridge OPEN, iphone says", ("BRIDGE OPEN, iPhone SAYS",))
        ]
        assert self.headline("Bridge open", style="lower") == [("Bridge", ("bridge",))]

    def test_a_pattern_is_of_all_of_the_part(self) -> None:
        assert self.headline("LIVE: Bridge opens", pattern="LIVE: .*") == []
        assert self.headline("Bridge opens LIVE: now", pattern="LIVE: .*") == [("Bridge opens LIVE: now", ())]

    def test_parts_of_other_roles_are_left_alone(self) -> None:
        assert said("Bridge opens" + BODY, "capitalization", roles=["headline"], style="lower") == [("Bridge", ("bridge",))]

    def test_a_rule_says_what_it_wants_and_where(self) -> None:
        assert refused("capitalization", roles=["headline"]).startswith("kind: ")
        assert refused("capitalization", style="ap").startswith("kind: ")
        assert refused("capitalization", style="ap", pattern="x", roles=["headline"]).startswith("kind: ")
        assert refused("capitalization", pattern="(", roles=["headline"]).startswith("pattern: ")
