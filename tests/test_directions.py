"""What comments say to Copydesk."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from suppression_cases import CODES

from linter.codes import Codes
from linter.config import load
from linter.directions import Suppression, read
from linter.document import Comment


def said(text: str, *, head: bool = False) -> list[Suppression | str]:
    return list(read(Comment(0, text, 0, len(text), head), CODES))


def one(text: str, *, head: bool = False) -> Suppression:
    (found,) = said(text, head=head)
    assert isinstance(found, Suppression)
    return found


@pytest.mark.parametrize(
    ("text", "codes", "reason", "initials", "until"),
    [
        (" copydesk: ignore[doubled/words] ", ("doubled/words",), "", None, None),
        ("copydesk:ignore [ doubled/words,spelling ]so it is", ("doubled/words", "spelling"), "so it is", None, None),
        ("CopyDesk: ignore[*] a poem", ("*",), "a poem", None, None),
        ("copydesk: ignore[doubled/old] (MB)", ("doubled/words",), "", "MB", None),
        ("copydesk: ignore[doubled] as sung (until 2027-01-31)", ("doubled",), "as sung", None, date(2027, 1, 31)),
        ("copydesk: ignore[doubled] as sung (MB, until 2027-01-31)", ("doubled",), "as sung", "MB", date(2027, 1, 31)),
        ("copydesk: ignore[doubled] as sung (J.-P. until: 2027-01-31).", ("doubled",), "as sung", "J.-P.", date(2027, 1, 31)),
        ("copydesk: ignore[doubled] as sung (twice)", ("doubled",), "as sung (twice)", None, None),
        ("copydesk: ignore[doubled] until May (see the log, MB)", ("doubled",), "until May (see the log, MB)", None, None),
        ("copydesk: ignore[languagetool/A_NNS]", ("languagetool/A_NNS",), "", None, None),
        ("\n * copydesk: ignore[doubled] a reason\n *   in two lines\n ", ("doubled",), "a reason in two lines", None, None),
        ("copydesk: ignore[style/guardian/titles]", ("style/guardian/titles",), "", None, None),
    ],
)
def test_a_suppression_says_rules_reason_initials_and_last_day(
    text: str, codes: tuple[str, ...], reason: str, initials: str | None, until: date | None
) -> None:
    found = one(text)
    assert (found.codes, found.reason, found.initials, found.until, found.whole) == (codes, reason, initials, until, False)
    assert found.alone


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("copydesk: ignore", "it names no rules; write ignore[ID] reason, or ignore[*] for all rules"),
        ("copydesk: ignore-file doubled", "it names no rules; write ignore-file[ID]"),
        ("copydesk: ignore[doubled", "it names no rules"),
        ("copydesk: ignore[]", "names no rule between"),
        ("copydesk: ignore[doubled/wrods]", "no rule, nor folder of rules, is called 'doubled/wrods'; did you mean 'doubled/words'?"),
        ("copydesk: ignroe[doubled]", "'ignroe[doubled]' is no direction; did you mean ignore[ID]?"),
        ("copydesk: off", "'off' is no direction; ignore[ID] and ignore-file[ID] are"),
        ("copydesk:", "'' is no direction"),
        ("copydesk: ignore[doubled] (until 31.1.2027)", "'31.1.2027' is not a date such as 2026-01-31"),
        ("copydesk: ignore[doubled] (MB, until 2027-02-30)", "'2027-02-30' is not a date"),
        ("copydesk: ignore[suppressions/unused]", "only the configuration"),
        ("copydesk: ignore[suppressions]", "only the configuration"),
    ],
)
def test_what_cannot_be_followed_is_told_and_suppresses_nothing(text: str, reason: str) -> None:
    (problem,) = said(text)
    assert isinstance(problem, str)
    assert reason in problem


def test_an_unknown_id_costs_only_itself() -> None:
    problem, found = said("copydesk: ignore[doubled/wrods, spelling]")
    assert isinstance(problem, str)
    assert isinstance(found, Suppression)
    assert (found.codes, found.alone) == (("spelling",), False)


@pytest.mark.parametrize("text", ["", "A note on copydesk: ignore[doubled]", "vale off", "copydesk ignore[doubled]"])
def test_other_comments_say_nothing(text: str) -> None:
    assert said(text) == []


def test_a_comment_may_hold_several_directions() -> None:
    first, second = said("Both are in the log.\ncopydesk: ignore[doubled] sung\ncopydesk: ignore-file[spelling] old")
    assert isinstance(first, Suppression)
    assert isinstance(second, Suppression)
    assert [(found.codes, found.reason, found.whole, found.alone) for found in (first, second)] == [
        (("doubled",), "sung", False, False),
        (("spelling",), "old", True, False),
    ]


def test_the_examples_of_the_guide_can_be_followed(tmp_path: Path) -> None:
    guide = (Path(__file__).parents[1] / "docs" / "suppressions.md").read_text(encoding="utf-8")
    comments = re.findall(r"<!--(.*?)-->", guide, re.DOTALL)
    codes = Codes(("names/spelled-two-ways", "spelling/misspelling"), {})
    assert len(comments) == 3
    for comment in comments:
        (found,) = read(Comment(0, comment, 0, 0), codes)
        assert isinstance(found, Suppression)
        assert found.reason
    for number, block in enumerate(re.findall(r"```toml\n(.*?)```", guide, re.DOTALL)):
        (tmp_path / f"{number}.toml").write_text(block, encoding="utf-8")
        assert load(tmp_path / f"{number}.toml").options


def test_the_head_speaks_of_the_whole_story() -> None:
    assert one("copydesk: ignore[doubled]", head=True).whole
