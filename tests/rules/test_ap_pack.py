"""The AP pack: what a copy editor mends in everyday copy, the size that is promised, and stories that it leaves alone."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

import pytest

from linter.arbiter import arbitrate
from linter.checks import rules
from linter.checks.rules.ruleset import load, shipped
from linter.document import Document
from linter.finding import Applicability, Finding, Severity
from linter.readers import read
from linter.settings import Language, Settings

PACK = shipped() / "style" / "ap"
_SLIP = re.compile(r"<<.*>>")


def lint(text: str, language: str = "en-US") -> tuple[Document, list[Finding]]:
    settings = Settings(language=Language(language), styles=(PACK,))
    document = read("story.txt", text.encode())
    return document, arbitrate(document, [one for one in rules.check(document, settings) if isinstance(one, Finding)], settings)


@cache
def mended_cases() -> tuple[str, ...]:
    """The sentences of ``ap_cases.toml`` as an editor leaves them."""
    table = tomllib.loads((Path(__file__).parent / "ap_cases.toml").read_text(encoding="utf-8"))
    return tuple(" ".join(_SLIP.sub(case["fix"], case["text"]).split()) for case in table["case"])


@pytest.mark.parametrize("text", mended_cases())
def test_a_mended_case_is_not_found_again(text: str) -> None:
    _, found = lint(text)
    assert [one.code for one in found if one.code.startswith("style/ap/") and one.severity is not Severity.INFO] == []


def test_the_pack_is_as_large_as_is_promised() -> None:
    known = [rule for rule in load(styles=(PACK,)).rules if rule.id.startswith("style/ap/")]
    assert len(known) >= 150
    assert sum(rule.safe for rule in known) >= 60
    assert {rule.varieties for rule in known} == {("en-US",)}
    assert [rule.id for rule in known if not rule.source.startswith("AP Stylebook, “")] == []


def test_british_copy_is_left_alone() -> None:
    text = "On October 9 12 percent of them walked towards the dam, Senator Pratt said by e-mail."
    assert [one.code for one in lint(text, "en-GB")[1] if one.code.startswith("style/ap/")] == []
    assert {one.code for one in lint(text)[1]} >= {"style/ap/dates/months-with-a-day", "style/ap/words/ward", "style/ap/words/online"}


def test_no_safe_fix_touches_what_was_said() -> None:
    document, found = lint("“On October 9 I drove towards Ft. Worth with 12 percent of them,” he said by e-mail.")
    quoted = [one for one in found if one.start < document.text.index("”")]
    assert [one.code for one in quoted if one.severity is not Severity.INFO] == []
    assert [one.code for one in quoted if one.fix and one.fix.applicability is Applicability.SAFE] == []
    assert [one.suggestions for one in found if one.code == "style/ap/words/online"] == [("email",)]


STORY = """Council backs $2.5 million plan for US 30 bridge

YUMA, Ariz. (AP) — The City Council voted 6-1 on Tuesday, Oct. 14, to repair the bridge, which carries 12% of the traffic into town.

Mayor Ada Lund said work would begin at 7 a.m. Monday at 48 Birch Ave. and last nine months. The bridge, built in the late 1970s, is 8 feet
too narrow, according to a report by Sen. Pia Strand, a Democrat from Tempe, Arizona, and a former mayor of the town.

“I drove towards that bridge for 3 years and never made it okay,” said Lund, 45, who has a master’s degree from the University of Utah.
Fourteen people have been hurt there since September 2019, the National Guard said in an email. One of them was a 6-year-old girl.
"""


def test_copy_in_the_style_is_left_alone() -> None:
    _, found = lint(STORY)
    assert [(one.code, STORY[one.start : one.end]) for one in found if one.severity is not Severity.INFO] == []
