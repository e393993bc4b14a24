"""One pass over a text for all that rules look for, whatever the number of rules; what could not be looked for is told."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from rule_cases import rule_of, said, story

from linter.checks.rules import kinds, sets
from linter.checks.rules.ruleset import Loaded, Ruleset, shipped
from linter.checks.rules.words import WordLists
from linter.settings import Settings

SLOW = r"(?:a|aa|aaa)+(?=!!)"


def ruleset(*specs: dict[str, Any]) -> Ruleset:
    rules = [rule_of(id=f"test/rule-{number}", **spec) for number, spec in enumerate(specs)]
    lists = WordLists([shipped()])
    return Ruleset.of(Loaded(Path("rule.toml"), rule, tuple(kinds.load(rule.kind).searches(rule, lists))) for rule in rules)


class TestTogether:
    def test_many_rules_find_what_each_finds_alone(self) -> None:
        words = [f"word{number}" for number in range(300)]
        specs: list[dict[str, Any]] = [{"kind": "existence", "literals": [word]} for word in words]
        specs += [{"kind": "existence", "patterns": [rf"\b{word} \d+"]} for word in words]
        specs += [{"kind": "existence", "patterns": [rf"\b{number:03}\d\b"]} for number in range(200)]
        found = [(hit.rule.id, hit.start, hit.end) for hit in ruleset(*specs).scan(story("Word7 12 and 1234, then word299."))]
        assert sorted(found) == [("test/rule-299", 24, 31), ("test/rule-307", 0, 8), ("test/rule-7", 0, 5), ("test/rule-723", 13, 17)]

    def test_a_set_that_runs_out_of_memory_loses_nothing(self, monkeypatch: Any) -> None:
        monkeypatch.setattr(sets, "_MEMORY", 1 << 14)
        specs = [{"kind": "existence", "patterns": [rf"\b[a-z]*{letter}[a-z]{{{count}}}\d\b"]} for letter in "bcd" for count in range(4, 9)]
        found = ruleset(*specs).scan(story("It is zzbzzzz1 here."))
        assert [hit.rule.id for hit in found] == ["test/rule-0"]

    @settings(max_examples=40)
    @given(st.text(alphabet="aAbB ’'.-\n1İé", max_size=30), st.sampled_from(["ab", "a b", "ab's", "é", "b1"]))
    def test_an_expression_finds_what_its_phrase_does(self, text: str, phrase: str) -> None:
        literal = said(text, "existence", literals=[phrase], whole=False)
        pattern = said(text.replace("’", "'"), "existence", patterns=[phrase.replace(" ", r"[ \n\t]")])
        assert [found.replace("’", "'") for found, _ in literal] == [found for found, _ in pattern]


class TestParagraphs:
    def test_an_expression_sees_a_paragraph_and_no_more(self) -> None:
        assert said("One two.\n\nThree four.", "existence", patterns=[r"^\w+|\w+\.$"]) == [
            (word, ()) for word in ("One", "two.", "Three", "four.")
        ]

    def test_a_match_over_two_paragraphs_hides_none_in_one_of_them(self) -> None:
        assert said("a 1\n\nb 2", "existence", patterns=[r"\d\s+b|b \d"]) == [("b 2", ())]


class TestLookaround:
    def test_what_re2_cannot_say_is_found(self) -> None:
        text = "The bank and the river bank; the the bank."
        assert said(text, "existence", patterns=[r"(?<!river )\bbank\b"]) == [("bank", ()), ("bank", ())]
        assert said(text, "substitution", patterns={r"\b(\w+) \1\b": r"\1"}) == [("the the", ("the",))]

    def test_one_that_takes_too_long_is_told_once_and_the_others_go_on(self) -> None:
        rules = ruleset({"kind": "existence", "patterns": [SLOW]}, {"kind": "existence", "literals": ["very"]})
        text = "\n\n".join(["a" * 40 + "! It is very nice."] * 5)
        begin = perf_counter()
        reading = rules.watch.read(story(text), Settings())
        assert perf_counter() - begin < 3
        assert [(gap.check, gap.span) for gap in reading.gaps] == [("rules", (0, 58))]
        assert "test/rule-0" in reading.gaps[0].reason
        assert len(list(rules.hits(reading))) == 5
