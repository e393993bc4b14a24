"""Where a rule has a say: roles, quotations, sections and Englishes."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace
from rule_cases import rule_of, story

from linter.checks.rules.scope import covers, speaks
from linter.document import Document

TEXT = "A new bridge\n\nBy Ann Ham\n\nThe bridge is old. “The bridge is new,” she said."


def said(document: Document, **fields: Any) -> list[int]:
    rule = rule_of(kind="existence", literals=["x"], **fields)
    starts = [at for at in range(len(document.text)) if document.text.startswith(("bridge", "Ann"), at)]
    return [at for at in starts if covers(rule, document, at, at + 3)]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, [6, 30, 50]),
        ({"roles": ["headline"]}, [6]),
        ({"roles": ["byline"]}, [17]),
        ({"not_roles": ["headline"]}, [30, 50]),
        ({"roles": ["headline", "paragraph"], "not_roles": ["paragraph"]}, [6]),
        ({"quoted": "only"}, [50]),
        ({"quoted": "never"}, [6, 30]),
        ({"quoted": "never", "roles": ["paragraph"]}, [30]),
    ],
)
def test_places(fields: dict[str, Any], expected: list[int]) -> None:
    assert said(story(TEXT), **fields) == expected


@pytest.mark.parametrize(
    ("fields", "sections", "expected"),
    [
        ({}, (), True),
        ({"sections": ["sport"]}, ("Sport", "Football"), True),
        ({"sections": ["Sport", "business"]}, ("BUSINESS",), True),
        ({"sections": ["sport"]}, ("Travel",), False),
        ({"sections": ["sport"]}, (), False),
        ({"not_sections": ["sport"]}, ("Sport",), False),
        ({"not_sections": ["sport"]}, (), True),
        ({"sections": ["sport"], "not_sections": ["cricket"]}, ("Sport", "Cricket"), False),
        ({"varieties": ["en-GB"]}, (), False),
    ],
)
def test_stories(fields: dict[str, Any], sections: tuple[str, ...], expected: bool) -> None:
    rule = rule_of(kind="existence", literals=["x"], **fields)
    assert speaks(rule, replace(story(TEXT), sections=sections), "en-US") is expected


def test_what_an_address_holds_is_no_word() -> None:
    text = "See www.example.org/old-word and old-word, or #oldword."
    document, rule = story(text), rule_of(kind="substitution", swap={"old-word": "new word"})
    places = [text.index("old-word"), text.index("old-word,"), text.index("oldword")]
    assert [at for at in places if covers(rule, document, at, at + 3)] == [places[1]]
    assert all(covers(rule_of(kind="existence", literals=["x"]), document, at, at + 3) for at in places)
