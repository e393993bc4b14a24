from pathlib import Path
from urllib.request import urlopen

import msgspec
import pytest

from linter.checks.languagetool import server, tuning
from linter.checks.languagetool.client import Match
from linter.checks.languagetool.tuning import Rule, Worth, close
from linter.finding import Severity

# The server lists neither rules with many forms nor these forms, and of its spellers only that of the language asked for.
UNLISTED = (
    "EN_COMPOUNDS",
    "EN_DIACRITICS_REPLACE",
    "EN_GB_SIMPLE_REPLACE",
    "EN_MULTITOKEN_SPELLING",
    "EN_SIMPLE_REPLACE",
    "ENGLISH_WRONG_WORD_IN_CONTEXT",
    "MORFOLOGIK_RULE_EN_",
)


def match(rule: str, *suggestions: str, category: str = "GRAMMAR") -> Match:
    return Match(0, 1, rule, category, "grammar", "", "", suggestions, None, "")


def with_rules(**rules: Rule) -> tuning.Table:
    return msgspec.structs.replace(tuning.table(), rules=rules)


def test_a_rule_is_worth_what_the_table_says_then_what_its_category_is() -> None:
    table = tuning.table()
    assert table.worth("EN_A_VS_AN", "MISC").severity is Severity.ERROR
    assert table.worth("NO_SUCH_RULE", "GRAMMAR").severity is Severity.WARNING
    assert table.worth("THE_SUPERLATIVE", "GRAMMAR").severity is Severity.INFO
    assert table.worth("NO_SUCH_COMPOUNDS", "GRAMMAR").severity is Severity.INFO
    assert table.worth("YEAR_OLD_HYPHEN", "PUNCTUATION").severity is Severity.WARNING
    assert table.worth("NO_SUCH_RULE", "NO_SUCH_CATEGORY") == Worth(Severity.INFO, table.default)


def test_what_is_off_is_neither_asked_for_nor_reported() -> None:
    table = with_rules(ODD=Rule("off", 0.1))
    assert "ODD" in table.disabled_rules
    assert not table.asked("ODD", "GRAMMAR")
    assert table.judge(match("ODD"), "here") is None
    assert not table.asked("EN_COMPOUNDS_WELL_BEING", "MISC")
    assert not table.asked("ANY", "REDUNDANCY")
    assert table.asked("EN_COMPOUNDSX", "MISC")


def test_a_rule_may_be_heard_for_close_suggestions_only() -> None:
    table = with_rules(NAMES=Rule("off", 0.1, close=Worth(Severity.WARNING, 0.7)))
    assert "NAMES" not in table.disabled_rules
    assert table.judge(match("NAMES", "Martha Quillby"), "Marhta Quillby") == Worth(Severity.WARNING, 0.7)
    assert table.judge(match("NAMES", "Martin Quillby"), "Marhta Quillby") is None


def test_hints_and_rules_about_speech_are_silent_in_quotations() -> None:
    table = with_rules(HINT=Rule("info", 0.4), SPEECH=Rule("warning", 0.6, quoted="off"), LOUD=Rule("warning", 0.6))
    heard = {(rule, quoted): table.judge(match(rule), "x", quoted=quoted) is not None for rule in table.rules for quoted in (False, True)}
    assert heard == {
        ("HINT", False): True, ("HINT", True): False,
        ("SPEECH", False): True, ("SPEECH", True): False,
        ("LOUD", False): True, ("LOUD", True): True,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("found", "suggestion", "expected"),
    [
        ("Marhta Quillby", "Martha Quillby", True),
        ("Quilby", "Quillby", True),
        ("Quillbyy", "Quillby", True),
        ("Quillba", "Quillby", True),
        ("Lena Ostby", "Lena Østby", False),
        ("quillby", "Quillby", False),
        ("RTW News", "RTV News", False),
        ("Quilby Marhta", "Quillby Martha", False),
        ("Quillby", "Martha Quillby", False),
        ("Quillby", "Quillby", False),
        ("Qiullbay", "Quillby", False),
    ],
)
def test_a_close_suggestion_is_one_slip_away_in_one_longer_word(found: str, suggestion: str, expected: bool) -> None:
    assert close(found, [suggestion]) is expected
    assert not close(found, [])


def test_confidences_are_shares() -> None:
    table = tuning.table()
    shares = [table.default, *table.warning_categories.values(), *(rule.confidence for rule in table.rules.values())]
    assert all(0 < share <= 1 for share in shares)


def test_no_rule_is_both_decided_and_left_out() -> None:
    table = tuning.table()
    assert not set(table.rules) & {*table.replaced, *table.house_style}


def test_louder_rules_are_right_more_often() -> None:
    def mean(severity: str) -> float:
        shares = [rule.confidence for rule in tuning.table().rules.values() if rule.severity == severity]
        return sum(shares) / len(shares)

    assert mean("error") > mean("warning") > mean("info") > mean("off")


def test_a_table_is_written_as_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "rules.toml"
    path.write_text(tuning.written(tuning.table(), "nothing"), "utf-8")
    assert tuning.load(path) == tuning.table()


def test_an_unknown_key_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "rules.toml"
    path.write_text(tuning.TABLE.read_text("utf-8").replace("EN_A_VS_AN = {", "EN_A_VS_AN = { loudness = 3,"), "utf-8")
    with pytest.raises(ValueError, match="loudness"):
        tuning.load(path)


@pytest.mark.usefixtures("languagetool")
def test_every_rule_and_category_is_languagetools() -> None:
    rules: set[str] = set()
    categories: set[str] = set()
    for region in ("en-US", "en-GB"):
        with urlopen(f"{server.url()}configinfo?language={region}") as answer:
            for rule in msgspec.json.decode(answer.read())["rules"]:
                rules.add(rule["ruleId"])
                categories.add(rule["categoryId"])
    table = tuning.table()
    named = [*table.disabled_rules, *table.rules]
    assert [rule for rule in named if rule not in rules and not rule.startswith(UNLISTED)] == []
    assert {*table.disabled_categories, *table.warning_categories} - categories == set()
