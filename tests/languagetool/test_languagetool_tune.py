import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from linter.checks.languagetool import server, tune
from linter.checks.languagetool.answers import Item
from linter.checks.languagetool.client import Match
from linter.checks.languagetool.measure import Counts, Measured, hits, mends
from linter.checks.languagetool.tune import Evidence, decide
from linter.checks.languagetool.tuning import load, table

WORDS = 100_000
Run = Callable[..., str]


def lines(path: Path, *rows: dict[str, object]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


def verdict(right: int = 0, wrong: int = 0, **counts: int) -> str:
    return Evidence(Counts("GRAMMAR", **counts), right, wrong, WORDS).severity


class TestVerdict:
    def test_what_mends_slips_and_hardly_speaks_is_an_error(self) -> None:
        assert verdict(hits=9, fixed=9, fires=1) == "error"

    def test_what_is_wrong_when_read_is_off(self) -> None:
        assert verdict(fires=4, wrong=4) == "off"

    def test_an_alarm_that_nobody_read_does_not_speak_for_a_rule(self) -> None:
        assert verdict(fires=1) == "off"
        assert verdict(fires=1, right=1) == "warning"

    def test_what_is_right_but_speaks_too_often_for_what_it_finds_is_info(self) -> None:
        assert verdict(fires=4, right=4) == "info"
        assert verdict(fires=4, right=4, hits=2, fixed=2) == "error"

    def test_slips_that_it_mends_earn_a_rule_some_leave(self) -> None:
        assert verdict(fires=6, wrong=4, hits=2, fixed=0) == "off"
        assert verdict(fires=6, wrong=4, hits=3, fixed=3) == "warning"


def test_a_rule_of_style_that_found_no_slip_stays_as_loud_as_its_category() -> None:
    rules = {
        "SPACES": Counts("TYPOGRAPHY", fires=2),
        "SLIPS": Counts("TYPOGRAPHY", fires=2, hits=1, fixed=1),
        "EN_COMPOUNDS_X": Counts("MISC", fires=1),
    }
    decided = decide(Measured(rules, words=2 * WORDS), {"SPACES": (2, 0), "SLIPS": (2, 0)}, table())
    assert {name: rule.severity for name, rule in decided.items()} == {"SPACES": "info", "SLIPS": "warning"}


@pytest.mark.parametrize(
    ("span", "start", "end", "expected"),
    [
        ((3, 5), 3, 5, True), ((3, 5), 5, 6, False), ((3, 5), 0, 4, True), ((3, 5), 0, 60, False),
        ((3, 3), 3, 5, True), ((3, 3), 4, 5, False), ((3, 5), 5, 5, True),
    ],
)  # fmt: skip
def test_a_finding_hits_the_slip_it_overlaps(span: tuple[int, int], start: int, end: int, expected: bool) -> None:
    match = Match(start, end, "RULE", "GRAMMAR", "grammar", "", "", (), None, "")
    assert hits(Item("x" * 80, span=span), match) is expected


def test_a_wider_or_narrower_suggestion_mends_as_well() -> None:
    item = Item("It rained for a hour.", span=(14, 15), fixes=("an",))
    for start, end, suggestion, expected in ((14, 15, "an", True), (14, 20, "an hour", True), (14, 15, "the", False), (0, 0, "", False)):
        match = Match(start, end, "RULE", "MISC", "grammar", "", "", (suggestion,) if suggestion else (), None, "")
        assert mends(item, match) is expected


@pytest.fixture
def run(tmp_path: Path, languagetool: None) -> Run:
    """Runs the script with the real server; gives its standard output back."""

    def invoke(*arguments: str | Path, where: str | None = None) -> str:
        dump = ("--dump", tmp_path / "dump.jsonl", "--server", where or server.url())
        result = CliRunner().invoke(tune.main, [str(argument) for argument in (*arguments, *dump)])
        assert result.exit_code == 0, result.output
        return result.stdout

    return invoke


def test_a_table_from_published_text_slips_and_judgements(run: Run, tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    archive.mkdir()
    for number in range(8):
        (archive / f"{number}.txt").write_text("Harbour reopens\n\nThe two aircrafts left port on Monday after the storm.\n", "utf-8")
    slips = lines(
        tmp_path / "slips.jsonl",
        {"text": "The crew waited a hour for the tide.", "span": [16, 17], "fixes": ["an"]},
        {"text": "He wrote an letter to the council.", "span": [9, 11], "fixes": ["a"]},
        {"text": "She ate a orange and left.", "span": [8, 9], "fixes": ["an"]},
        {"text": "They saw a eagle above the pier.", "span": [9, 10], "fixes": ["an"]},
    )
    wrong = lines(tmp_path / "wrong.jsonl", {"rule": "EN_A_VS_AN", "text": "It was a owl.", "span": [7, 8], "corrections": ["an"]})
    judged = tmp_path / "judged.txt"
    judged.write_text("# rule right wrong\nAIRCRAFTS 0 3\n", "utf-8")
    new = tmp_path / "new.toml"
    sets = ("--published", archive, "--slips", slips, "--wrong", wrong, "--judged", judged, "-o", new)
    shown = run(*sets)

    rules = load(new).rules
    assert (rules["EN_A_VS_AN"].severity, rules["EN_A_VS_AN"].hits, rules["EN_A_VS_AN"].fixed) == ("error", 4, 4)
    assert rules["AIRCRAFTS"].severity == "off"
    held_out = sum(Item("", f"{number}.txt").held_out for number in range(8))
    assert 0 < held_out < 8
    assert rules["AIRCRAFTS"].fires == 8 - held_out
    (line,) = (line for line in shown.splitlines() if line.startswith("AIRCRAFTS: "))
    assert "warning -> off" in line
    assert f"{held_out} held out" in line
    assert "own examples 1 right, 0 wrong" in shown

    # What was answered once is not asked again: nobody answers at this address.
    assert run(*sets, where="http://127.0.0.1:9/v2/") == shown


def test_rules_on_marks_are_not_counted_in_rebuilt_text(run: Run, tmp_path: Path) -> None:
    text = "The crew , he said, waited a hour for the aircrafts."
    published = lines(tmp_path / "published.jsonl", {"id": "1", "text": text, "rebuilt": True})
    shown = run("--published", published)
    assert "AIRCRAFTS: " in shown
    assert "COMMA_PARENTHESIS_WHITESPACE" not in shown
    assert "EN_A_VS_AN" not in shown


def test_a_line_that_is_no_item_is_named_as_an_error(tmp_path: Path) -> None:
    published = lines(tmp_path / "published.jsonl", {"id": "1"})
    result = CliRunner().invoke(tune.main, ["--published", str(published), "--dump", str(tmp_path / "dump.jsonl")])
    assert result.exit_code == 1
    assert "`text`" in result.output
