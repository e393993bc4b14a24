from urllib.request import urlopen

import msgspec
import pytest

from linter.checks.languagetool import server, tuning
from linter.finding import Severity

# The server lists neither rules with many forms nor these forms, and of its spellers only that of the language asked for.
UNLISTED = ("EN_COMPOUNDS", "EN_DIACRITICS_REPLACE", "EN_SIMPLE_REPLACE", "MORFOLOGIK_RULE_EN_")


def test_a_rule_is_worth_what_the_table_says_then_what_its_category_is() -> None:
    table = tuning.table()
    assert table.worth("EN_A_VS_AN", "MISC").severity is Severity.ERROR
    assert table.worth("NO_SUCH_RULE", "GRAMMAR").severity is Severity.WARNING
    assert table.worth("ALLOW_TO", "GRAMMAR").severity is Severity.INFO
    assert table.worth("CAR_COMPOUNDS", "GRAMMAR").severity is Severity.INFO
    assert table.worth("YEAR_OLD_HYPHEN", "PUNCTUATION").severity is Severity.WARNING
    assert table.worth("NO_SUCH_RULE", "NO_SUCH_CATEGORY") == tuning.Worth(Severity.INFO, table.default)


def test_no_rule_is_named_twice() -> None:
    table = tuning.table()
    named = [*table.disabled_rules, *table.error, *table.warning, *table.info]
    assert sorted(named) == sorted(set(named))


def test_confidences_are_shares() -> None:
    table = tuning.table()
    shares = [
        table.default,
        *(share for part in (table.warning_categories, table.error, table.warning, table.info) for share in part.values()),
    ]
    assert all(0 < share <= 1 for share in shares)


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
    named = [*table.disabled_rules, *table.error, *table.warning, *table.info]
    assert [rule for rule in named if rule not in rules and not rule.startswith(UNLISTED)] == []
    assert {*table.disabled_categories, *table.warning_categories} - categories == set()
