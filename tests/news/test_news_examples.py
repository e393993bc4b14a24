"""Every subject of the news check keeps to its examples: what is marked is found, once, and what is right is left alone.

The examples of ``linter/checks/news/NAME.py`` are ``tests/news/NAME.toml``: stories with their slip between ``<<`` and
``>>``, the rule's id as ``code``, the suggestions as ``fixes``, and stories that are right.
"""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from linter.checks import news
from linter.finding import Finding, NotChecked, Severity
from linter.readers import read
from linter.settings import Language, Settings

EXAMPLES = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted(Path(__file__).parent.glob("*.toml"))}


def settings(example: dict[str, Any]) -> Settings:
    published = example.get("published")
    return Settings(language=Language(example.get("language", "en-US")), published=date.fromisoformat(published) if published else None)


def findings(name: str, example: dict[str, Any], text: str) -> list[Finding]:
    found = [one for one in news.check(read("story.txt", text.encode()), settings(example)) if not isinstance(one, NotChecked)]
    return [one for one in found if one.code in news.subjects()[name].CODES]


def examples(kind: str) -> list[object]:
    return [
        pytest.param(name, example, id=f"{name}-{number}")
        for name, told in EXAMPLES.items()
        for number, example in enumerate(told.get(kind, ()), 1)
    ]


def test_every_subject_has_examples_and_every_rule_a_wrong_one() -> None:
    assert set(EXAMPLES) == set(news.subjects())
    for name, subject in news.subjects().items():
        assert {example["code"] for example in EXAMPLES[name]["wrong"]} == set(subject.CODES)
        assert EXAMPLES[name]["right"]


@pytest.mark.parametrize(("name", "example"), examples("wrong"))
def test_the_marked_part_is_found_once_and_mended(name: str, example: dict[str, Any]) -> None:
    before, _, rest = example["text"].partition("<<")
    marked, _, after = rest.partition(">>")
    text = before + marked + after

    found = findings(name, example, text)

    assert [(one.code, text[one.start : one.end], one.start) for one in found] == [(example["code"], marked, len(before))]
    assert list(found[0].suggestions) == example.get("fixes", [])
    assert (found[0].severity is Severity.INFO) is example.get("info", False)
    if found[0].suggestions:
        mended = text[: found[0].start] + found[0].suggestions[0] + text[found[0].end :]
        assert findings(name, example, mended) == []


@pytest.mark.parametrize(("name", "example"), examples("right"))
def test_what_is_right_is_left_alone(name: str, example: dict[str, Any]) -> None:
    assert findings(name, example, example["text"]) == []
