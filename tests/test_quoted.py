"""What is left of findings in quotations, and why."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from linter.arbiter import Decision, Why, arbitrate
from linter.document import Document
from linter.finding import Finding, Severity
from linter.settings import Settings

Story = Callable[[str], Document]


def finding(document: Document, text: str, code: str = "languagetool/X", category: str = "grammar", **fields: object) -> Finding:
    start = document.text.index(text)
    made = Finding(start, start + len(text), code, "Look here.", category=category, checks=(code.split("/")[0],), suggestions=("x",))
    return replace(made, **fields)  # type: ignore[arg-type]


def left(document: Document, *findings: Finding) -> dict[str, Severity]:
    """The findings that are left, by their text."""
    return {document.text[one.start : one.end]: one.severity for one in arbitrate(document, findings, Settings())}


def test_a_slip_in_standard_speech_is_a_hint(story: Story) -> None:
    document = story('"It was more than an hours before help came," she said.')
    assert left(document, finding(document, "an hours", severity=Severity.ERROR)) == {"an hours": Severity.INFO}


@pytest.mark.parametrize("category", ["grammar", "misspelling", "style", "terminology", "uncategorized"])
def test_a_hint_about_language_says_nothing_in_a_quotation(story: Story, category: str) -> None:
    document = story('He likes "the flying albedometer" and no other.')
    hint = finding(document, "albedometer", "spelling/unknown-word", category, severity=Severity.INFO)
    told: list[Decision] = []
    assert arbitrate(document, [hint], Settings(), told.append) == []
    assert [one.why for one in told] == [Why.RAISED, Why.SPOKEN]
    outside = finding(document, "other", category=category, severity=Severity.INFO)
    assert left(document, outside) == {"other": Severity.INFO}


@pytest.mark.parametrize(
    ("code", "category"),
    [
        ("quotes/unpaired", "typographical"),
        ("quotes/unpaired", "grammar"),
        ("doubled/small-words", "duplication"),
        ("leftovers/placeholders", "omission"),
        ("names/spelled-two-ways", "inconsistency"),
        ("numbers/sums", "numbers"),
        ("punctuation/doubled", "typographical"),
    ],
)
def test_what_is_nobodys_way_of_speaking_stays_a_hint(story: Story, code: str, category: str) -> None:
    document = story('"Naebody telt us a thing at the the pier," she said.')
    hint = finding(document, "the the", code, category, severity=Severity.INFO)
    assert left(document, hint) == {"the the": Severity.INFO}


def test_where_a_word_is_in_no_list_people_speak_their_own_way(story: Story) -> None:
    document = story('"We was all stood on the deck in wir pyjamas," he said. "Naebody telt us a thing."')
    assert left(document, finding(document, "We was"), finding(document, "all stood", category="style")) == {}


def test_where_two_things_are_odd_people_speak_their_own_way(story: Story) -> None:
    document = story('"We was lucky," said a neighbour, who lives near the bridge. "It come down right behind me."')
    was, come = finding(document, "We was"), finding(document, "It come")
    assert left(document, was) == {"We was": Severity.INFO}
    assert left(document, was, come) == {}
    assert left(document, was, finding(document, "was")) == {"was": Severity.INFO}  # two voices on one slip


def test_the_dialect_of_one_paragraph_is_not_the_next_ones(story: Story) -> None:
    document = story('"Naebody telt us a thing," he said on the pier.\n\n"It was more than an hours before help came," she said.\n')
    assert left(document, finding(document, "an hours")) == {"an hours": Severity.INFO}


def test_odd_words_outside_of_the_quotation_prove_nothing(story: Story) -> None:
    document = story('The grzmblyt sank. "It was more than an hours before help came," she said of the brvlk.')
    assert left(document, finding(document, "an hours")) == {"an hours": Severity.INFO}


def misspelling(document: Document, text: str, confidence: float = 0.95) -> Finding:
    return finding(document, text, "spelling/misspelling", "misspelling", severity=Severity.ERROR, confidence=confidence)


def test_a_clear_misspelling_in_a_standard_quotation_keeps_its_severity(story: Story) -> None:
    document = story('She said "the goverment must act" on Monday.')
    assert left(document, misspelling(document, "goverment")) == {"goverment": Severity.ERROR}
    assert left(document, misspelling(document, "goverment", 0.7)) == {"goverment": Severity.INFO}


def test_in_dialect_a_clear_misspelling_is_a_hint_and_another_is_dropped(story: Story) -> None:
    document = story('She wrote "we wuz robbed by teh goverment" on Monday.')
    assert left(document, *(misspelling(document, word) for word in ("wuz", "goverment"))) == dict.fromkeys(
        ("wuz", "goverment"), Severity.INFO
    )
    assert left(document, misspelling(document, "wuz", 0.7), misspelling(document, "goverment")) == {"goverment": Severity.INFO}


def test_a_story_of_quotations_is_judged_in_time_that_grows_with_it(story: Story) -> None:
    paragraph = '"We was lucky and it come down right behind me in wir garden," said a neighbour.\n\n'
    document = story(paragraph * 800)
    found = [replace(finding(document, "We was"), start=at, end=at + 6) for at in range(1, len(document.text), len(paragraph))]
    assert arbitrate(document, found, Settings()) == []
