"""Suppressions: how far they reach, that they change nothing else, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from suppression_cases import commented

from linter import checks
from linter.arbiter import Decision, Why
from linter.document import BOM, Document, Source
from linter.engine import Linter
from linter.finding import Action, Applicability, Finding, Severity
from linter.fix import apply, chosen
from linter.report import Report, SourceFinding
from linter.settings import RuleOptions, Settings, SuppressionOptions

SLIP = "Workers left the buidling at dusk."
TWICE = "The mayor met the the press."
CALM = "It was calm."
US = Settings(select=("spelling", "doubled", "suppressions"))


@pytest.fixture(scope="module")
def desk() -> Iterator[Linter]:
    with Linter(Settings()) as desk:
        yield desk


@cache
def _desk() -> Linter:
    """A linter of the checks that find the slips, since many stories are to be read."""
    made = Linter(US)
    made._checks = {name: made._checks[name] for name in ("rules", "spelling")}
    return made


def rows(report: Report) -> list[tuple[int, str]]:
    return [(found.location.row, found.text) for found in report.findings if not found.code.startswith("suppressions/")]


def faults(report: Report) -> list[SourceFinding]:
    return [found for found in report.findings if found.code.startswith("suppressions/")]


@pytest.mark.parametrize(
    ("source", "told"),
    [
        # In a line of text: what begins in that line.
        (f"{SLIP} <!-- copydesk: ignore[spelling] -->\n\n{SLIP}", [(3, "buidling")]),
        (f"<!-- copydesk: ignore[spelling] --> {SLIP}\n\n{SLIP}", [(3, "buidling")]),
        (f"{SLIP} <!-- copydesk: ignore[spelling] --> {SLIP}", []),
        (f"{SLIP} <!-- copydesk: ignore[doubled] -->", [(1, "buidling")]),
        # In a line of its own: the next paragraph, however far.
        (f"{SLIP}\n<!-- copydesk: ignore[spelling] -->\n\n\n{SLIP} {SLIP}\n{SLIP}", [(1, "buidling"), (6, "buidling")]),
        (f"  <!-- copydesk: ignore[spelling]\n  as printed -->  \n{SLIP}\n{SLIP}", [(4, "buidling")]),
        (f"<!-- copydesk: ignore[spelling] -->\nMALMO\n{SLIP}\n{SLIP}", [(4, "buidling")]),
        (f"<!-- copydesk: ignore[spelling] --><!-- copydesk: ignore[doubled] -->\n{SLIP} {TWICE}\n{TWICE}", [(3, "the the")]),
        (f"{SLIP}\n<!-- copydesk: ignore[spelling] -->", [(1, "buidling")]),
        # The whole story.
        (f"{SLIP}\n{TWICE}\n{SLIP} <!-- copydesk: ignore-file[spelling/misspelling] -->", [(2, "the the")]),
        (f"# copydesk: ignore[spelling, doubled]\n{SLIP}\n{TWICE}\n{SLIP}", []),
        (f"{SLIP} {TWICE}\n<!-- copydesk: ignore-file[*] -->", []),
    ],
)
def test_how_far_a_suppression_reaches(desk: Linter, source: str, told: list[tuple[int, str]]) -> None:
    report = desk.lint(commented(source), US)
    assert rows(report) == told
    assert report.suppressed == len(rows(desk.lint(replace(commented(source), comments=()), US))) - len(told)


def test_a_paragraph_over_several_lines_is_reached_whole_and_a_line_alone(desk: Linter) -> None:
    def wrapped(source: str) -> Document:
        document = commented(source)
        first, second = document.segments[-2:]
        return replace(document, segments=(*document.segments[:-2], replace(first, end=second.end)))

    above = wrapped(f"<!-- copydesk: ignore[spelling] -->\n{SLIP}\n{SLIP}")
    assert rows(desk.lint(above, US)) == []
    between = wrapped(f"{SLIP}\n<!-- copydesk: ignore[spelling] -->\n{SLIP}")
    assert rows(desk.lint(between, US)) == []
    behind = wrapped(f"{SLIP} <!-- copydesk: ignore[spelling] -->\n{SLIP}")
    assert rows(desk.lint(behind, US)) == [(2, "buidling")]


def test_a_comment_at_the_end_of_a_paragraph_stands_in_it(desk: Linter) -> None:
    document = commented(f"{SLIP}\n<!-- copydesk: ignore[spelling] -->\n{SLIP}")
    first, _ = document.segments
    inside = replace(document, comments=(replace(document.comments[0], at=first.end),))
    assert [rows(desk.lint(one, US)) for one in (document, inside)] == [[(1, "buidling")], [(3, "buidling")]]


PLACES = ("line", "own", "file", "head")
STORY = st.lists(st.lists(st.sampled_from([SLIP, TWICE, CALM, f"“{TWICE}”"]), min_size=1, max_size=3), min_size=1, max_size=5)


@settings(max_examples=50, deadline=None)
@given(STORY, st.data())
def test_a_suppression_takes_what_it_reaches_and_changes_nothing_else(lines: list[list[str]], data: st.DataObject) -> None:
    place, code = data.draw(st.sampled_from(PLACES)), data.draw(st.sampled_from(["spelling", "doubled/small-words", "*"]))
    number = data.draw(st.integers(0, len(lines) - 1))
    direction = f"copydesk: ignore{'-file' if place == 'file' else ''}[{code}] as printed"
    source = [" ".join(line) for line in lines]
    match place:
        case "own":
            source.insert(number, f"<!-- {direction} -->")
            reached = {number + 2}
        case "head":
            source.insert(0, f"# {direction}")
            reached = set(range(len(source) + 1))
        case _:
            at = data.draw(st.integers(0, len(lines[number])))
            source[number] = " ".join([*lines[number][:at], f"<!-- {direction} -->", *lines[number][at:]])
            reached = {number + 1} if place == "line" else set(range(len(source) + 1))
    document = commented("\n".join(source))
    before, after = _desk().lint(replace(document, comments=()), US), _desk().lint(document, US)
    gone = [
        found for found in before.findings if found.location.row in reached and (code == "*" or (found.code + "/").startswith(code + "/"))
    ]
    assert [found for found in after.findings if not found.code.startswith("suppressions/")] == [
        found for found in before.findings if found not in gone
    ]
    assert after.suppressed == len(gone)
    assert after.not_checked == before.not_checked


def test_what_is_suppressed_is_told_to_who_asks(desk: Linter) -> None:
    document = commented(f"{SLIP} <!-- copydesk: ignore[spelling] the sign -->\n{TWICE}")
    told: list[Decision] = []
    desk.lint(document, US, told.append)
    (one,) = [decision for decision in told if decision.why is Why.SUPPRESSED]
    assert (one.finding.code, one.became, one.comment) == ("spelling/misspelling", None, document.comments[0])


def test_an_old_id_suppresses_and_is_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks.load("spelling"), "aliases", lambda _: {"typos/known": "spelling/misspelling"}, raising=False)
    with Linter(US) as desk:
        assert desk.codes.renamed == {}
        assert rows(desk.lint(commented(f"{SLIP} <!-- copydesk: ignore[typos/known] -->"), US)) == []
        assert desk.codes.renamed == {"typos/known": "spelling/misspelling"}
        assert rows(desk.lint(commented(SLIP), replace(US, ignore=("typos/known",)))) == []
        options = RuleOptions(severity="info")
        (found,) = desk.lint(commented(SLIP), replace(US, rules=(("typos/known", options),))).findings
        assert found.severity is Severity.INFO


TODAY = date.today()


@pytest.mark.parametrize(
    ("direction", "options", "code", "said"),
    [
        ("ignore[doubled]", {}, "unused", "Nothing is found that “doubled” would suppress here."),
        ("ignore[spelling, doubled/small-words, quotes]", {}, "unused", "“doubled/small-words”"),
        ("ignore[spelling] (until 2020-01-31)", {}, "expired", "counted until 2020-01-31"),
        ("ignore[spelling/mispelling]", {}, "malformed", "did you mean 'spelling/misspelling'?"),
        ("ignore spelling", {}, "malformed", "it names no rules"),
        ("ignore[spelling]", {"require": ("reason", "until")}, "incomplete", "has no reason and no last day, such as (until 2027-01-31)."),
        ("ignore[spelling] a sign", {"require": ("reason", "initials")}, "incomplete", "has no initials, such as (MB)."),
        ("ignore[spelling] a sign", {"max_days": 30}, "incomplete", "has no last day"),
        (f"ignore[spelling] (until {TODAY + timedelta(40)})", {"max_days": 30}, "incomplete", "more than 30 days ahead"),
    ],
)
def test_what_is_wrong_with_a_suppression_is_a_finding_on_its_comment(
    desk: Linter, direction: str, options: dict[str, object], code: str, said: str
) -> None:
    document = commented(f"{CALM}\n\n{SLIP} <!-- copydesk: {direction} -->\n")
    demanded = SuppressionOptions(**options)  # type: ignore[arg-type]
    (fault,) = faults(desk.lint(document, replace(US, suppressions=demanded)))
    assert (fault.code, fault.severity, fault.role, fault.quoted) == (f"suppressions/{code}", Severity.WARNING, "", False)
    assert said in fault.message
    assert document.source.text[fault.offset : fault.end_offset] == fault.text == f"<!-- copydesk: {direction} -->"
    assert (fault.location.row, fault.location.column, fault.sentence) == (3, len(SLIP) + 2, f"copydesk: {direction}")


@pytest.mark.parametrize("until", [TODAY, TODAY + timedelta(30)])
def test_a_suppression_that_has_what_is_demanded_is_no_finding(desk: Linter, until: date) -> None:
    demanded = SuppressionOptions(("reason", "initials", "until"), 30)
    report = desk.lint(
        commented(f"{SLIP} <!-- copydesk: ignore[spelling] a sign (MB, until {until}) -->"), replace(US, suppressions=demanded)
    )
    assert report.findings == ()


def test_an_incomplete_suppression_counts_and_an_expired_one_does_not(desk: Linter) -> None:
    demanding = replace(US, suppressions=SuppressionOptions(("reason",)))
    assert rows(desk.lint(commented(f"{SLIP} <!-- copydesk: ignore[spelling] -->"), demanding)) == []
    assert rows(desk.lint(commented(f"{SLIP} <!-- copydesk: ignore[spelling] (until 2020-01-31) -->"), US)) == [(1, "buidling")]


@pytest.mark.parametrize(
    ("code", "changes", "unused"),
    [
        ("doubled/small-words", {}, True),
        ("doubled/small-words", {"select": ("spelling", "suppressions")}, False),
        ("doubled/small-words", {"ignore": ("doubled",)}, False),
        ("doubled", {"ignore": ("doubled/small-words",)}, False),
        ("doubled/small-words", {"rules": (("doubled", RuleOptions(severity="off")),)}, False),
        ("languagetool/A_NNS", {"select": ()}, False),
        ("dates/weekday", {"select": ()}, False),
        ("dates/weekday", {"select": (), "published": date(2026, 3, 2)}, True),
        ("corrections", {"select": ()}, False),
        ("style/no-such-pack/months", {"select": ()}, False),
        ("*", {"select": ()}, False),
    ],
)
def test_only_what_was_looked_for_is_called_unused(desk: Linter, code: str, changes: dict[str, object], unused: bool) -> None:
    report = desk.lint(commented(f"{CALM} <!-- copydesk: ignore[{code}] -->"), replace(US, **changes))  # type: ignore[arg-type]
    assert [fault.code for fault in faults(report)] == ["suppressions/unused"] * unused


def test_a_check_that_failed_makes_no_suppression_unused(desk: Linter, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(document: Document, settings: Settings) -> Iterator[Finding]:
        raise ZeroDivisionError
        yield

    monkeypatch.setattr(checks.load("spelling"), "check", broken)
    report = desk.lint(commented(f"{CALM} <!-- copydesk: ignore[spelling/misspelling] --> <!-- copydesk: ignore[doubled] -->"), US)
    assert [fault.text for fault in faults(report)] == ["<!-- copydesk: ignore[doubled] -->"]


def test_the_settings_hold_for_what_is_said_of_suppressions_too(desk: Linter) -> None:
    document = commented(f"{CALM} <!-- copydesk: ignore[doubled] -->")
    assert desk.lint(document, replace(US, select=("spelling",))).findings == ()
    asked = RuleOptions("error", Action.ASK, safe=True)
    (fault,) = desk.lint(document, replace(US, rules=(("suppressions/unused", asked),))).findings
    assert fault.fix is not None
    assert (fault.severity, fault.action, fault.fix.applicability) == (Severity.ERROR, Action.ASK, Applicability.SAFE)


def test_equal_suppressions_that_are_unused_have_fingerprints_of_their_own(desk: Linter) -> None:
    line = f"{CALM} <!-- copydesk: ignore[doubled] -->"
    first, second = faults(desk.lint(commented(f"{line}\n{line}"), US))
    (moved,) = faults(desk.lint(commented(f"{CALM}\n\n{line}"), US))
    assert first.fingerprint == moved.fingerprint != second.fingerprint


UNUSED = "<!-- copydesk: ignore[doubled] -->"


@pytest.mark.parametrize(
    ("source", "after"),
    [
        (f"{CALM} {UNUSED}\n", f"{CALM}\n"),
        (f"{CALM} {UNUSED} {CALM}\n", f"{CALM} {CALM}\n"),
        (f"{UNUSED}\n{CALM}\n", f"{CALM}\n"),
        (f"{CALM}\r\n\r\n  {UNUSED}  \r\n{CALM}\r\n", f"{CALM}\r\n\r\n{CALM}\r\n"),
        (f"{CALM}\n{UNUSED}\n{CALM}\n", f"{CALM}\n\n{CALM}\n"),
        (f"# one\n# copydesk: ignore[doubled]\n# two\n{CALM}", f"# one\n# two\n{CALM}"),
        (f"{BOM}{CALM}\n\n{UNUSED}", f"{BOM}{CALM}\n\n"),
        ("<!-- copydesk: ignore[doubled]\n in two lines -->\n" + CALM, CALM),
    ],
)
def test_an_unused_suppression_can_be_taken_out_and_nothing_else_is(desk: Linter, source: str, after: str) -> None:
    document = commented(source.removeprefix(BOM))
    document = replace(document, source=Source("story.md", source))
    (fault,) = faults(desk.lint(document, US))
    assert fault.fix is not None
    assert fault.fix.applicability is Applicability.UNSAFE
    assert apply(document.source, chosen(document.source.text, [fault], unsafe=True)) == after.encode()


@pytest.mark.parametrize(
    "text",
    ["ignore[doubled, spelling]", "ignore[doubled] -->\n<!-- copydesk: ignore[spelling]", "ignore[doubled]\ncopydesk: ignore[spelling]"],
)
def test_a_comment_that_says_more_is_not_taken_out(desk: Linter, text: str) -> None:
    report = desk.lint(commented(f"<!-- copydesk: {text} -->\n{SLIP}"), US)
    (fault,) = faults(report)
    assert fault.fix is None or "spelling" not in fault.text
