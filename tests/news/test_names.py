"""Names: the spans are those of the text wherever the story stands, and no text breaks the check."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.checks.news import names
from linter.checks.news._names.likeness import Likeness, form, likeness
from linter.finding import Finding
from linter.readers import read
from linter.settings import Settings

STORY = "Gareth Penhallow lost his flock. Penhallow was insured.\n\nThe bank will pay Penhalow in May."
WORDS = (
    "Reid Reed Marcus al-Khoury Al-Khouri O’Neill O'Neil Carey-Wells NATO NAOT Mr. Mrs. Sgt. Lt. Dr. J. said, the of in Trust Fund"
    " Zoë Zoe Müller Ångström R7bn 43, 34, “ ” ( ) . \n\n Ã ß İstanbul"
)


def findings(text: str) -> list[Finding]:
    return list(names.find(read("story.txt", text.encode()), Settings()))


@given(st.lists(st.sampled_from(WORDS.split(" ")), max_size=40), st.sampled_from([" ", "\n\n", " \u00a0"]))
def test_findings_lie_in_the_text_and_change_something(words: list[str], gap: str) -> None:
    text = gap.join(words)
    for found in findings(text):
        assert 0 <= found.start < found.end <= len(text)
        assert text[found.start : found.end].strip() == text[found.start : found.end]
        assert text[found.start : found.end] not in found.suggestions


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=("Cs",)), max_size=200))
def test_any_text_is_read(text: str) -> None:
    findings(text)


@given(st.lists(st.sampled_from(["It rained.", "Nobody was hurt.", "She paid £5 — in café notes.", "“Yes,” he said."]), max_size=5))
def test_spans_move_with_the_story(before: list[str]) -> None:
    lead = "".join(f"{sentence}\n\n" for sentence in before)

    (found,) = findings(lead + STORY)

    assert found.start == len(lead) + STORY.index("Penhalow in")
    assert found.suggestions == ("Penhallow",)


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("reid", "reed", Likeness.VARIANT),
        ("marwick", "marwich", Likeness.SLIP),
        ("philipps", "phillips", Likeness.SOUND),
        ("pérez", "perez", Likeness.ACCENT),
        ("petrenko", "petrov", Likeness.NONE),
        ("marchenko", "marchuk", Likeness.AKIN),
        ("hannigan", "brannigan", Likeness.NONE),
        ("donnelly", "connelly", Likeness.AKIN),
        ("carey-wells", "wells-carey", Likeness.SLIP),
        ("harlan-osgood", "harlan", Likeness.NONE),
    ],
)
def test_how_alike_two_names_are(one: str, other: str, how: Likeness) -> None:
    assert likeness(one, other) is likeness(other, one) is how


@pytest.mark.parametrize(("one", "other"), [("korean", "koreas"), ("nazism", "nazis"), ("texas", "texan"), ("obama", "obamas")])
def test_forms_of_a_name_are_no_slips(one: str, other: str) -> None:
    assert form(one, other)
    assert form(other, one)


def test_a_doubled_letter_is_no_form() -> None:
    assert not form("dreyfus", "dreyfuss")


def test_a_long_story_takes_linear_time() -> None:
    def seconds(times: int) -> float:
        syllables = ("ba", "do", "ki", "lu", "me", "no", "pa", "ri", "so", "tu")
        text = "\n\n".join(
            f"Anna {''.join(syllables[int(digit)] for digit in str(1000 + n)).title()} said that it rained." for n in range(times)
        )
        document = read("story.txt", text.encode())
        assert document.tokens
        start = time.process_time()
        list(names.find(document, Settings()))
        return time.process_time() - start

    seconds(1600)  # what two names are like is known from then on

    assert seconds(1600) < 20 * seconds(200)
