"""What counts as a change that needs a correction note, and what counts as a note."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.checks import corrections
from linter.engine import Linter
from linter.finding import Action, Finding, NotChecked, Severity
from linter.readers import read
from linter.report import SourceFinding
from linter.settings import Language, Settings

FOLDER = Path(__file__).parent
EXAMPLES = tomllib.loads((FOLDER / "changes.toml").read_text("utf-8"))
NOTES = tomllib.loads((FOLDER / "notes.toml").read_text("utf-8"))
STORY = "Storm hits the coast\n\nThe pier at Marlow was lost.\n\n{}\n\nThe council meets again in autumn."


def compared(before: str, after: str, **options: Any) -> list[Finding | NotChecked]:
    old, new = (read("story.txt", text.encode()) for text in (before, after))
    return [*corrections.check(new, Settings(before=old, **options))]


def found(before: str, after: str) -> list[Finding]:
    return [one for one in compared(before, after) if isinstance(one, Finding)]


def kinds(kind: str) -> list[object]:
    return [pytest.param(example, id=f"{kind}-{number}") for number, example in enumerate(EXAMPLES[kind], 1)]


@pytest.mark.parametrize("frame", [STORY, "{}"])
@pytest.mark.parametrize("example", kinds("wrong"))
def test_a_changed_fact_is_found_once(example: dict[str, Any], frame: str) -> None:
    before, _, rest = frame.format(example["is"]).partition("<<")
    marked, _, after = rest.partition(">>")
    text = before + marked + after

    (one,) = found(frame.format(example["was"]), text)

    assert (one.start, text[one.start : one.end]) == (len(before), marked)
    assert f"“{marked}” was “{example['old']}”" in one.message
    assert (one.code, one.action, one.suggestions) == (corrections.CODE, Action.ASK, ())
    assert one.severity is not Severity.INFO


@pytest.mark.parametrize("frame", [STORY, "{}"])
@pytest.mark.parametrize("example", kinds("right"))
def test_what_is_no_correction_is_left_alone(example: dict[str, Any], frame: str) -> None:
    assert found(frame.format(example["was"]), frame.format(example["is"])) == []


@pytest.mark.parametrize("example", kinds("wrong"))
def test_undoing_a_change_is_a_change(example: dict[str, Any]) -> None:
    changed = STORY.format(example["is"].replace("<<", "").replace(">>", ""))
    assert len(found(changed, STORY.format(example["was"]))) == 1


WAS, IS = STORY.format("The fire killed 17 people."), STORY.format("The fire killed 71 people.")


@pytest.mark.parametrize("note", NOTES["notes"])
def test_a_new_note_covers_the_story(note: str) -> None:
    assert found(WAS, f"{IS}\n\n{note}") == []
    assert found(WAS, f"{note}\n\n{IS}") == []
    assert len(found(f"{WAS}\n\n{note}", f"{IS}\n\n{note}")) == 1
    assert found(f"{WAS}\n\n{note}", f"{IS}\n\n{note} So were the names of two ships.") == []


@pytest.mark.parametrize("text", NOTES["no_notes"])
def test_what_speaks_of_corrections_is_no_note(text: str) -> None:
    assert len(found(WAS, f"{IS}\n\n{text}")) == 1


def test_a_new_item_under_an_old_heading_is_a_new_note() -> None:
    heading = "\n\nCorrections\n\n- The name of the pier was wrong."
    assert len(found(WAS + heading, IS + heading)) == 1
    assert found(WAS + heading, f"{IS}{heading}\n\n- The number of dead was wrong.") == []


def test_a_changed_note_is_no_change_of_the_story() -> None:
    note = "\n\nCorrection: An earlier version said 17 people died on {}."
    assert found(WAS + note.format("Monday"), WAS + note.format("Tuesday")) == []


def test_headlines_count() -> None:
    text = "\n\nThe fire broke out at dawn, the brigade said."
    (one,) = found(f"Fire kills 17 in Marlow{text}", f"Fire kills 71 in Marlow{text}")
    assert one.start == len("Fire kills ")
    (one,) = found(f"Mayor Ortiz Opens New Pier{text}", f"Mayor Reyes Opens New Pier{text}")
    assert one.start == len("Mayor ")
    assert found(f"Mayor Opens New Pier{text}", f"Mayor Unveils New Pier{text}") == []


def test_paragraphs_that_moved_came_or_went_are_no_changes() -> None:
    paragraphs = [f"Witness {name} saw {number} boats on the {number}th." for name, number in zip("ABCDEFG", range(4, 11), strict=True)]
    text = "\n\n".join(paragraphs)
    assert found(text, "\n\n".join(reversed(paragraphs))) == []
    assert found(text, "\n\n".join(paragraphs[3:])) == []
    assert found("\n\n".join(paragraphs[3:]), text) == []
    assert found(text, "") == found("", text) == []


def test_a_moved_paragraph_is_compared() -> None:
    first, second = "The fire at the old mill killed {} people.", "The council of Marlow meets again in autumn to vote on the pier."
    (one,) = found(f"{first.format(17)}\n\n{second}", f"{second}\n\n{first.format(71)}")
    assert one.message.startswith("“71” was “17”")


def test_one_change_in_many_places_is_one_finding() -> None:
    text = "Diana Ortiz spoke first.\n\nThe crowd cheered Diana Ortiz at length."
    (one,) = found(text, text.replace("Diana", "Dana"))
    assert "(2 times)" in one.message


def test_a_changed_quotation_stays_what_it_is_and_stands_beside_other_findings() -> None:
    old = read("story.txt", b'"We will rebuild the pier," said Ortiz.')
    new = read("story.txt", b'"We may rebuild the pier," said Ortiz.')
    with Linter(Settings()) as linter:
        (one,) = [one for one in linter.lint(new, Settings(before=old)).findings if one.code == corrections.CODE]
        assert (one.severity, one.quoted, one.fix) == (Severity.ERROR, True, None)


def _codes(findings: tuple[SourceFinding, ...]) -> set[str]:
    return {one.code for one in findings}


def test_two_findings_at_one_place_stay_two() -> None:
    old = read("story.txt", b"The storm hit on Tuesday, March 5, 2024. It lasted for hours.")
    new = read("story.txt", b"The storm hit on Monday, March 5, 2024. It lasted for hours.")
    with Linter(Settings()) as linter:
        alone = _codes(linter.lint(new, Settings()).findings)
        assert alone
        assert _codes(linter.lint(new, Settings(before=old)).findings) == alone | {corrections.CODE}


def test_it_is_silent_unless_asked_for() -> None:
    assert compared(WAS, IS, ignore=("corrections",)) == []
    assert compared(WAS, IS, select=("spelling",)) == []
    assert [*corrections.check(read("story.txt", IS.encode()), Settings())] == []


def test_another_language_is_named() -> None:
    (gap,) = compared(WAS, IS, language=Language("de"))
    assert isinstance(gap, NotChecked)
    assert compared(WAS, WAS, language=Language("de")) == []


def test_an_endless_paragraph_of_the_published_version_is_named() -> None:
    with Linter(Settings()) as linter:
        report = linter.lint(read("story.txt", IS.encode()), Settings(before=read("story.txt", b"a mayor, " * 20_000)))
    assert [gap.check for gap in report.not_checked] == ["corrections"]


SENTENCES = [example[key].replace("<<", "").replace(">>", "") for kind in EXAMPLES.values() for example in kind for key in ("was", "is")]
LETTERS = st.characters(exclude_characters="\0", exclude_categories=["Cs"])
PARAGRAPHS = st.lists(st.one_of(st.sampled_from(SENTENCES), st.text(LETTERS, max_size=40)), max_size=8).map("\n\n".join)


@given(PARAGRAPHS)
@settings(deadline=None)
def test_a_story_does_not_differ_from_itself(text: str) -> None:
    assert compared(text, text) == []
    assert compared(text.replace("\n", "\r\n"), text + "\n") == []


@given(PARAGRAPHS, PARAGRAPHS)
@settings(deadline=None)
def test_spans_lie_in_the_text(before: str, after: str) -> None:
    document = read("story.txt", after.encode()).text
    for one in found(before, after):
        assert 0 <= one.start < one.end <= len(document)
        assert document[one.start : one.end].strip()


@given(st.lists(st.sampled_from(SENTENCES), unique=True, max_size=12), st.randoms())
@settings(deadline=None)
def test_order_is_no_fact(paragraphs: list[str], random: Any) -> None:
    moved = random.sample(paragraphs, len(paragraphs))
    assert found("\n\n".join(["Storm hits", *paragraphs]), "\n\n".join(["Storm hits", *moved])) == []


@pytest.mark.parametrize("joined", ["\n\n", " ", ", "])
def test_a_live_blog_is_compared_in_time(joined: str) -> None:
    def blog(shift: int) -> str:
        entry = "At {hour}:30 p.m. crew {n} of the {boats} boats said the sea near pier {n} was calm"
        return joined.join(entry.format(hour=n % 12 + 1, n=n, boats=n + shift) for n in range(1_000))

    before, after = (f"Storm live\n\n{blog(shift)}"[:95_000] for shift in (0, 1))
    start = time.perf_counter()
    found(before, after)
    assert time.perf_counter() - start < 5
