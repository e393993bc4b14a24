"""Classic slips: the desk finds each and mends it, and has nothing to say of the sentence that is right."""

from __future__ import annotations

import re

import pytest
from context_cases import CODES, findings, said, told

from linter.checks.context import EXTRA_WORD, MISSING_WORD, WRONG_WORD
from linter.finding import Severity

# In braces what is written, and what is meant.
CLASSIC = """
The council will hold a {pubic|public} meeting on Tuesday night.
The company has {lead|led} the market since 2009.
The party lost {it's|its} majority in the spring election.
He was {to|too} tired to speak after the match.
The storm had a devastating {affect|effect} on the town.
The team may {loose|lose} its place in the league.
She said she was {confidant|confident} that the deal would pass.
The prime {minster|minister} said he would not resign.
They {where|were} told to leave the building at once.
He should {of|have} told the police about the letter.
The firm said it would {except|accept} the offer.
She was the {principle|principal} author of the report.
The company's shares {feel|fell} 12 percent on Monday.
He was sentenced to five {yeas|years} in prison.
About 200 people were killed {an|and} hundreds more were injured.
The president is expected {|to} sign the bill on Friday.
He is one {|of} the most powerful men in Washington.
The two sides have {be|been} talking for months.
The court ruled that the ban was in {breech|breach} of the law.
The minister was asked about the {the|} plan.
More {that|than} 300 people attended the service.
The policy was met with fierce criticism {form|from} both parties.
Thousands of people {too|took} to the streets on Sunday.
He said that he did {no|not} want to comment.
She is due to appear in {curt|court} on Thursday.
The home secretary said she was {ware|aware} of the reports.
It was the {fist|first} time that the two leaders had met.
The unemployment rate fell {too|to} 4.1 percent.
The government said {its|it's} a matter for the courts.
The plane was {force|forced} to make an emergency landing.
""".strip().splitlines()
SMALL = """
The White House did not immediately respond {|to} a request for comment.
More than 100 people {|have} been killed in the fighting.
The vote is scheduled {|to} take place on Monday.
The senator is a member {|of} the committee.
According {|to} the report, 12 people were hurt.
The president said he would {the|} sign the bill.
The minister said the country needs to {the|} do more.
He was {the|} born in Chicago and raised in Detroit.
It is the first time in {of|} the history of the club.
He said that {the|} he would return in May.
""".strip().splitlines()


def both(marked: str) -> tuple[str, str]:
    """The text as it is written, and as it is meant."""
    return tuple(" ".join(re.sub(r"\{(.*?)\|(.*?)\}", rf"\{one}", marked).split()) for one in (1, 2))  # type: ignore[return-value]


@pytest.mark.parametrize("marked", CLASSIC)
def test_a_classic_slip_is_found_and_mended(marked: str) -> None:
    written, meant = both(marked)
    assert meant in [one.mended for one in told(written)]


@pytest.mark.parametrize("marked", CLASSIC)
def test_what_is_meant_is_left_alone(marked: str) -> None:
    assert told(both(marked)[1]) == []


@pytest.mark.parametrize("marked", SMALL)
def test_a_small_word_is_missing_or_too_many(marked: str) -> None:
    written, meant = both(marked)
    code = MISSING_WORD if "{|" in marked else EXTRA_WORD
    assert (code, meant) in [(one.code, one.mended) for one in said(written)]
    assert said(meant) == []


def test_a_missing_word_is_marked_by_the_blank_that_it_belongs_into() -> None:
    text = "The senator is a member the committee."
    [found] = findings(text)
    assert (found.start, found.end) == (text.index(" the committee"), text.index("the committee"))
    assert found.suggestions == (" of ",)


def test_a_word_too_many_is_marked_with_the_blank_behind_it() -> None:
    text = "He was the born in Chicago."
    [found] = findings(text)
    assert text[found.start : found.end] == "the "
    assert found.suggestions == ("",)


@pytest.mark.parametrize(
    ("before", "after"),
    [("", " He left."), ("He left.\n\n", "\n\nHe fled."), ("By Ann Other\n\n", ""), ("“No,” he said. ", ""), ("OSLO (Reuters) — ", "")],
)
def test_a_slip_is_found_wherever_it_stands(before: str, after: str) -> None:
    text = before + "It was the fist time that the two leaders had met." + after
    assert [one.mended for one in said(text)] == [text.replace("fist", "first")]


def test_quotations_are_left_as_they_were_said() -> None:
    text = "It was the fist time that the two leaders had met, he said."
    assert [one.marked for one in said(text)] == ["fist"]
    assert findings(f"“{text[:50]}” he said.") == []


def test_curly_and_straight_apostrophes_read_alike() -> None:
    straight = findings("The company's shares feel 12 percent on Monday.")
    curly = findings("The company’s shares feel 12 percent on Monday.")
    assert straight == curly != []


def test_a_word_that_the_story_uses_again_is_less_of_a_slip() -> None:
    text = "The court ruled that the ban was in breech of the law."
    once = max((one.confidence for one in findings(text)), default=0)
    often = max((one.confidence for one in findings(text + " The breech was shown. A breech is a part. The breech broke.")), default=0)
    assert often < once


def test_what_is_surer_is_worse() -> None:
    found = [one for marked in (*CLASSIC, *SMALL) for one in findings(both(marked)[0])]
    assert {one.code for one in found} == {WRONG_WORD, MISSING_WORD, EXTRA_WORD} == set(CODES)
    assert {one.severity for one in found} == {Severity.ERROR, Severity.WARNING}
    assert min(one.confidence for one in found if one.severity is Severity.ERROR) >= max(
        one.confidence for one in found if one.severity is Severity.WARNING
    )


@pytest.mark.parametrize("text", ["", "\n", "…", "fist", "The", "12", "☃", "By A. Desk"])
def test_texts_of_a_word_or_none_have_nothing_wrong(text: str) -> None:
    assert findings(text) == []
