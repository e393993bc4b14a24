"""Articles that the model is measured on are left out when it is built."""

from __future__ import annotations

import json
from pathlib import Path

from linter.checks.context.build.held_out import passages, without

SENTENCE = "The lighthouse keeper of Vattersund counted forty one geese before breakfast on the first day of spring."


def test_an_article_that_shares_ten_words_is_left_out(tmp_path: Path) -> None:
    held = tmp_path / "held.jsonl"
    held.write_text(json.dumps({"id": 1, "context": f"It was said: “{SENTENCE}”"}) + "\n", encoding="utf-8")
    own = ["A story of its own.", "It has nothing in common with any other story that was ever told of geese."]
    tokens = [SENTENCE.replace(" first", " , first").upper()]
    nine = [" ".join(SENTENCE.split()[:9]) + " and then he went to bed."]
    assert list(without([own, tokens, nine, ["One.", *tokens]], passages([held]))) == [own, nine]


def test_what_several_passages_share_is_a_phrase_of_the_trade(tmp_path: Path) -> None:
    held = tmp_path / "held.jsonl"
    held.write_text("".join(json.dumps({"text": f"{SENTENCE} Day {day}."}) + "\n" for day in range(2)), encoding="utf-8")
    assert list(without([[SENTENCE]], passages([held]))) == [[SENTENCE]]


def test_a_sentence_and_its_mend_are_one_passage(tmp_path: Path) -> None:
    held = tmp_path / "held.jsonl"
    held.write_text(json.dumps({"text": SENTENCE, "corrected": SENTENCE.replace("geese", "ducks")}) + "\n", encoding="utf-8")
    assert list(without([[SENTENCE]], passages([held]))) == []
