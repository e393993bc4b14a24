"""What is known of ids that stand in no rule file."""

from __future__ import annotations

from pathlib import Path

import pytest

from linter import checks
from linter.ruledesk import codes, pages
from linter.settings import Settings

TEXT = """\
# A page

| code | what | severity | example |
| --- | --- | --- | --- |
| `dates/age` | an age that *cannot* be ([why](why.md)) | warning; info in captions | born in **1931**; another |
| `dates/day`, `hour` | a day | error | never shown |
| `grammar/to-form`, `two-*` | a verb | error | to **goes** |
| | and another row | | |

| `other/table` | not one of ours |
| --- | --- |

It has `style/mixed` in a sentence.
"""


@pytest.fixture
def documents(tmp_path: Path) -> pages.Pages:
    (tmp_path / "page.md").write_text(TEXT, encoding="utf-8")
    return pages.Pages(tmp_path)


def test_a_row_tells_what_severity_and_example(documents: pages.Pages) -> None:
    row = documents.row("dates/age")
    assert row == ("page.md", ("dates/age",), "an age that cannot be (why)", ("warning", "info"), "born in 1931")


def test_a_row_of_several_ids_has_no_example_and_names_go_on_with_their_folder(documents: pages.Pages) -> None:
    row = documents.row("dates/hour")
    assert row is not None
    assert (row.what, row.severities, row.example) == ("a day", ("error",), "")


def test_a_wildcard_covers_ids_and_says_nothing_of_their_severity(documents: pages.Pages) -> None:
    row = documents.row("grammar/two-verbs")
    assert row is not None
    assert (row.what, row.severities) == ("a verb; and another row", ())


def test_a_page_that_only_names_an_id_is_found(documents: pages.Pages) -> None:
    assert documents.row("style/mixed") is None
    assert documents.page("style/mixed") == "page.md"
    assert documents.page("style/other") is None
    assert documents.row("other/table") is None


def test_every_id_of_a_check_that_is_code_is_told_of() -> None:
    known = codes.codes()
    for name in checks.names():
        if name != "rules":
            for code in checks.load(name).codes(Settings()):
                assert code.endswith("/") or (known[code].check == name and known[code].what and known[code].about), code


def test_the_module_is_the_one_that_looks_for_it() -> None:
    known = codes.codes()
    assert known["dates/age"].module == "linter.checks.news._dates.ages"
    assert known["grammar/whom"].module == "linter.checks.grammar.whom"
    assert known["grammar/whom"].severities == ("warning",)
    assert known["dates/age"].page == "news.md"


def test_languagetools_measured_rules_are_there_with_their_counts() -> None:
    found = codes.codes()["languagetool/EN_A_VS_AN"]
    assert found.severities == ("error",)
    assert "known slips found" in found.what


def test_what_was_kept_is_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    first = codes.codes()
    codes.codes.cache_clear()
    monkeypatch.setattr(codes, "_of_checks", lambda: pytest.fail("the checks were asked again"))
    assert codes.codes() == first
    codes.codes.cache_clear()
