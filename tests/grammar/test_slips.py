"""Finders that look at the clause: each slip is found where it is, and its right neighbours are left alone."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.arbiter import arbitrate
from linter.checks import grammar
from linter.finding import Finding, Severity
from linter.readers import read
from linter.settings import Language, Settings

EXAMPLES = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(Path(__file__).parent.glob("*.toml"))}
_MARKED = re.compile(r"<<(.*?)>>", re.DOTALL)


def found(text: str) -> list[Finding]:
    return list(grammar.check(read("story.txt", text.encode()), Settings(language=Language("en-US"))))


@pytest.mark.parametrize(
    "example",
    [
        pytest.param(example, id=f"{subject}-{number}")
        for subject, examples in EXAMPLES.items()
        for number, example in enumerate(examples["wrong"], 1)
    ],
)
def test_the_marked_part_is_found_and_mended(example: dict[str, str]) -> None:
    text = _MARKED.sub(r"\1", example["text"])
    marked = _MARKED.search(example["text"])
    assert marked

    findings = found(text)

    assert [(one.code, one.start, text[one.start : one.end]) for one in findings] == [(example["code"], marked.start(), marked.group(1))]
    assert findings[0].suggestions[:1] == (example["fix"],)
    mended = text[: findings[0].start] + example["fix"] + text[findings[0].end :]
    assert not [one for one in found(mended) if one.code == example["code"]]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(text, id=f"{subject}-{number}")
        for subject, examples in EXAMPLES.items()
        for number, text in enumerate(examples["right"], 1)
    ],
)
def test_what_is_right_is_left_alone(text: str) -> None:
    assert [(one.code, text[one.start : one.end]) for one in found(text)] == []


def test_a_slip_of_the_hand_in_a_quotation_is_the_writers() -> None:
    document = read("story.txt", "He said: “It was up to the up to the mayor to act.”\n".encode())
    language = Settings(language=Language("en-US"))

    (one,) = arbitrate(document, grammar.check(document, language), language)

    assert (one.code, one.severity) == ("doubled/interleaved", Severity.ERROR)


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("The aide, Nora Lindqvist Lindqvist, left.", Severity.INFO),
        ("He saw Jean M'bele M'bele, known as Jo, in Paris.", Severity.INFO),
        ("Aides of Nora Lindqvist Lindqvist said no.", Severity.ERROR),
        ("The aide spoke at airport in Oslo.", Severity.INFO),
        ("He was taken to hospital on Monday.", Severity.WARNING),
    ],
)
def test_what_may_be_meant_is_a_hint(text: str, severity: Severity) -> None:
    assert [one.severity for one in found(text)] == [severity]


def test_songs_double_names() -> None:
    assert found("They sang Jo Fun Fun Fun and left.") == []


@pytest.mark.parametrize(
    ("text", "language", "finds"),
    [
        ("The council have agreed on a new plan.", "en-US", True),
        ("The council have agreed on a new plan.", "en", False),
        ("The council have agreed on a new plan.", "en-GB", False),
        ("The council have agreed on a new plan to paint the theater in a new color.", "en", True),
        ("The council have agreed on a new plan to paint the theatre in a new colour.", "en-US", False),
        ("The council have agreed to spend £20,000 on a new plan.", "en-US", False),
    ],
)
def test_a_collective_takes_a_plural_unless_the_story_is_american_beyond_doubt(text: str, language: str, finds: bool) -> None:
    findings = list(grammar.check(read("story.txt", text.encode()), Settings(language=Language(language))))
    assert [one.code for one in findings] == ["grammar/agreement"] * finds


_WORDS = st.sampled_from(
    "the the of of in is was has will not likely to be it it's its 's governors council decision they he who police said two man men "
    "several report a new sanctions , . “ ” - have sign makes does how without say and New York York".split()
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_WORDS, max_size=25))
def test_spans_lie_in_the_text_and_suggestions_differ_from_it(words: list[str]) -> None:
    text = " ".join(words)
    for one in found(text):
        assert 0 <= one.start < one.end <= len(text)
        assert text[one.start : one.end] not in one.suggestions
