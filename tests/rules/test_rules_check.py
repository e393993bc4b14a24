"""What the rules check makes of hits: findings in the text, with fixes, for the right roles and varieties."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from rule_cases import SHARED, hits, story

from linter.checks import rules
from linter.finding import Applicability, Severity
from linter.settings import Language, Settings


class TestCheck:
    def test_a_safe_rule_offers_a_safe_fix(self) -> None:
        (found,) = rules.check(story("It was the the end."), Settings())
        assert found.fix is not None
        assert found.fix.applicability is Applicability.SAFE
        assert found.checks == ("rules",)

    def test_a_deletion_takes_one_blank_along(self) -> None:
        text = "The mayor (DESK: call) left."
        (found,) = rules.check(story(text), Settings())
        assert found.fix is not None
        (edit,) = found.fix.edits
        assert text[: edit.start] + edit.content + text[edit.end :] == "The mayor left."

    def test_what_comes_once_is_loud_at_its_first_place_alone(self) -> None:
        found = rules.check(story("The mayor , who won , and the aide , left."), Settings(select=("punctuation/space-before-comma",)))
        kept = [one.severity for one in found if one.code == "punctuation/space-before-comma"]
        assert kept == [Severity.WARNING, Severity.INFO, Severity.INFO]

    def test_bylines_are_no_prose(self) -> None:
        assert not list(rules.check(story("A bridge reopens\n\nBy Ann the the Ham\n\nIt was closed."), Settings()))

    def test_a_rule_of_one_variety_is_silent_in_the_other(self, tmp_path: Path) -> None:
        lines = [f'{key} = "{value}"' for key, value in SHARED.items() if isinstance(value, str) and key != "id"]
        lines += ["confidence = 0.5", 'kind = "existence"', 'literals = ["whilst"]', 'varieties = ["en-US"]']
        lines += ["[[wrong]]\ntext = '<<whilst>>'"] * 2 + ["[[right]]\ntext = 'while'"] * 2
        (tmp_path / "house").mkdir()
        (tmp_path / "house" / "whilst.toml").write_text("\n".join(lines))
        for tag, expected in (("en-US", 1), ("en-GB", 0)):
            settings = Settings(language=Language(tag), rule_folders=(tmp_path,))
            assert len(list(rules.check(story("It rained whilst we ate."), settings))) == expected


WORDS = [
    "the",
    "The",
    "an",
    "casualties",
    "of",
    "could",
    "of",
    "TK",
    "murder",
    "trail",
    "İ",
    "😀",
    "\n",
    "\n\n",
    "“",
    "”",
    '"',
    "'",
    "it’s",
    "own",
    "-",
]
WORDS += [
    "ENDS",
    "[photo",
    "]",
    "airbase",
    "air base",
    ".",
    ",",
    "BBC",
    "new",
    "said",
    "more",
    "then",
    "30",
    "pubic",
    "hearing",
    "a",
    "hour",
]


@given(st.lists(st.sampled_from(WORDS), max_size=25), st.sampled_from([" ", "  ", "\u00a0", "\r\n"]))
def test_spans_lie_in_the_text_and_their_fixes_change_it(words: list[str], blank: str) -> None:
    document = story(blank.join(words))
    for found in rules.check(document, Settings()):
        assert 0 <= found.start < found.end <= len(document.text)
        part = document.segment_at(found.start)
        assert part is not None
        assert part.start <= found.start < found.end <= part.end
        assert document.text[found.start : found.end] not in found.suggestions
        if "doubled/" in found.code:
            marked = document.text[found.start : found.end].lower().split()
            assert marked[: len(marked) // 2] == marked[len(marked) // 2 :]


@given(st.text(alphabet="aAbB -'’.\nİß\u0301", max_size=40))
def test_a_literal_is_where_it_is_said_to_be(text: str) -> None:
    document = story(text)
    for hit in hits(text, "existence", literals=["ab", "a b", "ab's"]):
        found = document.text[hit.start : hit.end].lower().replace("’", "'").replace("\n", " ")
        assert found in ("ab", "a b", "ab's")
