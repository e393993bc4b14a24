"""One variety of English a story: which it is, and what strays from it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from linter.checks.dialect import DIALECT, MIXED, check
from linter.checks.dialect.usage import language, uses
from linter.document import Document
from linter.engine import Linter
from linter.finding import Finding, Severity
from linter.report import SourceFinding
from linter.settings import Language, Settings
from linter.surfaces.cli import main

Story = Callable[[str], Document]

_BRITISH = "The council will honour the rescuers. Neighbours apologised for the noise outside the theatre."
_AMERICAN = "The council will honor the rescuers. Neighbors traveled to the theater."


def found(story: Story, text: str, tag: str) -> list[Finding]:
    return list(check(story(text), Settings(language=Language(tag))))


def strange(story: Story, text: str, tag: str) -> dict[str, str]:
    """What is found, with the form suggested for it."""
    return {text[finding.start : finding.end]: finding.suggestions[0] for finding in found(story, text, tag)}


@pytest.mark.parametrize(
    ("tag", "text", "expected"),
    [
        ("en-US", "The harbour shut and the centre reorganised.", {"harbour": "harbor", "centre": "center", "reorganised": "reorganized"}),
        ("en-GB", "The harbor was closed and the center reorganized.", {"harbor": "harbour", "center": "centre"}),
        ("en-IE", "He realized that the color had faded; she realised it too.", {"color": "colour"}),
        ("en-AU", "They organized a race of three kilometers.", {"organized": "organised", "kilometers": "kilometres"}),
        ("en-CA", "They organised a parade of colors at the center.", {"organised": "organized", "colors": "colours", "center": "centre"}),
        ("en-CA", "They organized a parade in many colours at the centre.", {}),
        ("en-US", "Colours fade. Grey-haired fans see a neighbour’s.", {"Colours": "Colors", "Grey": "Gray", "neighbour": "neighbor"}),
        ("en-US", "A left-of-centre, labour-friendly bloc won.", {"centre": "center", "labour": "labor"}),
    ],
)  # fmt: skip
def test_each_spelling_of_another_variety_is_found(story: Story, tag: str, text: str, expected: dict[str, str]) -> None:
    assert strange(story, text, tag) == expected


@pytest.mark.parametrize("tag", ["en-GB", "en-US"])
@pytest.mark.parametrize(
    "text",
    [
        "He pays for the tire with a check and a license for the computer program.",
        "The story of a meter, a curb on practice and a draft judgment after an inquiry.",
        "“My favourite color is grey,” she said. ‘An honor and a labour,’ he added.",
        "The Labour Party, the World Trade Center and the Australian Defence Force signed.",
        "Labour has won. Defense is no easy word. Colour Holdings said no.",
        "See https://example.com/colour/center, @theatre_center or #colour, and write to labor@example.org.",
        "The file colour.txt lies in src/behavior.",
        "COLOUR AND COLOR",
    ],
)
def test_what_tells_nothing_of_the_writer_stays(story: Story, tag: str, text: str) -> None:
    assert found(story, text, tag) == []


def test_a_name_in_the_story_is_a_name_at_the_head_of_a_sentence(story: Story) -> None:
    text = "Fans of the singer Colour came early. Colour sang for an hour."
    assert found(story, text, "en-US") == []


def test_a_title_case_headline_is_passed_over(story: Story) -> None:
    assert found(story, "Mayor Opens New Centre for the labour of Poets\n\nIt rained.", "en-US") == []
    assert strange(story, "Mayor opens new centre for poets\n\nIt rained.", "en-US") == {"centre": "center"}


def test_each_occurrence_is_found_and_the_message_names_both_forms(story: Story) -> None:
    findings = found(story, "A centre here. Another centre there.", "en-US")
    assert [finding.start for finding in findings] == [2, 23]
    assert {finding.message for finding in findings} == {"“centre” is British spelling; in en-US it is “center”."}


def test_a_slip_in_a_story_of_its_variety_is_a_warning(story: Story) -> None:
    assert {finding.severity for finding in found(story, _AMERICAN + " A grey day.", "en-US")} == {Severity.WARNING}
    assert {finding.severity for finding in found(story, _BRITISH + " A gray day.", "en-GB")} == {Severity.WARNING}


def test_copy_that_is_of_another_variety_throughout_is_told_as_info(story: Story) -> None:
    findings = found(story, _BRITISH, "en-US")
    assert [finding.severity for finding in findings] == [Severity.INFO] * 4


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (_BRITISH, "en-GB"),
        (_AMERICAN, "en-US"),
        ("It rained.", "en-US"),
        ("They realize that it rained.", "en-US"),
        ("They realise that it rained.", "en-GB"),
        (_BRITISH + " “My color, my honor, my favorite center, my gray theater.”", "en-GB"),
        ("The theater, the theater and the theater: a grey centre.", "en-GB"),
        ("The Labour Party of the Defence Centre met.", "en-US"),
    ],
)
def test_the_variety_is_found_from_the_writers_own_words(story: Story, text: str, expected: str) -> None:
    assert language(story(text)) == expected


def _linted(story: Story, text: str, settings: Settings) -> list[SourceFinding]:
    with Linter(settings) as linter:
        return [finding for finding in linter.lint(story(text), settings).findings if finding.code in (DIALECT, MIXED)]


@pytest.mark.parametrize("tag", ["en", "en-Latn"])
def test_a_mix_is_told_once_where_nobody_said_the_variety(story: Story, tag: str) -> None:
    text = _BRITISH + " The color faded at the center, and the color came back."
    (finding,) = _linted(story, text, Settings(language=Language(tag)))
    assert (finding.code, finding.text, finding.suggestions) == (MIXED, "color", ("colour",))
    assert finding.message == "4 British spellings, 2 American: “honour” … “color”."
    assert finding.severity is Severity.WARNING


def test_a_mix_in_an_american_story_is_told_at_the_british_word(story: Story) -> None:
    (finding,) = _linted(story, "A grey day. " + _AMERICAN, Settings())
    assert (finding.text, finding.suggestions) == ("grey", ("gray",))
    assert finding.message == "4 American spellings, 1 British: “honor” … “grey”."


def test_one_of_each_counts_as_an_american_story(story: Story) -> None:
    (finding,) = _linted(story, "The color of the harbour.", Settings())
    assert finding.message == "1 American spelling, 1 British: “color” … “harbour”."


def test_a_story_of_one_variety_is_silent_where_nobody_said_it(story: Story) -> None:
    assert _linted(story, _BRITISH, Settings()) == []
    assert _linted(story, _AMERICAN, Settings()) == []


def test_where_somebody_said_it_there_is_no_word_of_a_mix(story: Story) -> None:
    codes = {finding.code for finding in _linted(story, _BRITISH + " The color faded.", Settings(language=Language("en-GB")))}
    assert codes == {DIALECT}


def test_the_other_checks_see_what_was_found(story: Story, tmp_path: Path) -> None:
    (tmp_path / "desk").mkdir()
    rule = """kind = "substitution"
        message = "“{suggestion}” here."
        why = "The desk's word."
        source = "The desk."
        severity = "warning"
        confidence = 0.9
        category = "misspelling"
        varieties = ["en-GB"]
        swap = { "sidewalk" = "pavement" }
        [[wrong]]
        text = "A <<sidewalk>>."
        fixes = ["pavement"]
        [[wrong]]
        text = "The <<sidewalk>> was wet."
        fixes = ["pavement"]
        [[right]]
        text = "A pavement."
        [[right]]
        text = "A side walk."
    """
    (tmp_path / "desk" / "pavement.toml").write_text(rule, encoding="utf-8")
    settings = Settings(rule_folders=(tmp_path,))
    with Linter(settings) as linter:

        def told(text: str) -> bool:
            return any(finding.code == "desk/pavement" for finding in linter.lint(story(text), settings).findings)

        assert told(_BRITISH + " The sidewalk was wet.")
        assert not told(_AMERICAN + " The sidewalk was wet.")


def test_a_story_in_another_language_is_left_alone(story: Story) -> None:
    assert _linted(story, "Le centre de couleur et la theatre.", Settings(language=Language("fr"))) == []


@pytest.mark.parametrize(
    ("options", "configuration", "metadata", "code"),
    [
        ((), "", {}, MIXED),
        (("--language", "en-GB"), "", {}, DIALECT),
        ((), 'language = "en-GB"', {}, DIALECT),
        ((), "", {"story.txt": {"language": "en-GB"}}, DIALECT),
        ((), 'language = "en-GB"', {"story.txt": {"language": "en"}}, MIXED),
    ],
)  # fmt: skip
def test_the_command_takes_the_variety_from_whoever_says_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], configuration: str, metadata: dict[str, object], code: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("story.txt").write_text(_BRITISH + " The color faded.\n", encoding="utf-8")
    Path("copydesk.toml").write_text(configuration, encoding="utf-8")
    Path("meta.json").write_text(json.dumps(metadata), encoding="utf-8")
    arguments = ["check", "--languagetool", "off", "--output-format", "json", "--metadata", "meta.json", *options, "story.txt"]
    result = CliRunner().invoke(main, arguments)
    assert [finding["code"] for finding in json.loads(result.stdout)] == [code]


def test_a_long_story_costs_one_look_up_a_word(story: Story) -> None:
    document = story("\n\n".join([_BRITISH] * 500))
    assert len(uses(document)) == 4 * 500
