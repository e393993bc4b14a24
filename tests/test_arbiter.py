"""What the arbiter keeps, merges and demotes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from linter.arbiter import arbitrate
from linter.document import Document
from linter.finding import Applicability, Finding, Severity, replacing
from linter.settings import Settings

Story = Callable[[str], Document]


def finding(document: Document, text: str, code: str = "spelling/misspelling", **fields: object) -> Finding:
    start = document.text.index(text)
    made = Finding(start, start + len(text), code, "Look here.", checks=(code.split("/")[0],))
    return replace(made, **fields)  # type: ignore[arg-type]


def test_one_span_gives_one_finding_with_all_suggestions(story: Story) -> None:
    document = story("The Kan new said so.")
    rules = finding(document, "new", "names/outlet", suggestions=("News",), confidence=0.9)
    tool = finding(document, "new", "languagetool/NEW", suggestions=("newly", "News"), confidence=0.5)
    (kept,) = arbitrate(document, [tool, rules], Settings())
    assert (kept.code, kept.suggestions, kept.checks) == ("names/outlet", ("News", "newly"), ("names", "languagetool"))
    assert kept.confidence == 0.95


def test_one_check_agreeing_with_itself_is_no_surer(story: Story) -> None:
    document = story("The Kan new said so.")
    one = finding(document, "new", "names/outlet", suggestions=("News",), confidence=0.6)
    (kept,) = arbitrate(document, [one, replace(one, code="names/other")], Settings())
    assert kept.confidence == 0.6


def test_a_second_suggestion_takes_the_safety_off(story: Story) -> None:
    document = story("It was teh end.")
    one = finding(document, "teh", suggestions=("the",), confidence=0.9)
    start, end = one.start, one.end
    safe = replace(one, fix=replacing(start, end, "the", Applicability.SAFE))
    other = replace(one, code="languagetool/X", checks=("languagetool",), suggestions=("tech",), confidence=0.3)
    (kept,) = arbitrate(document, [safe, other], Settings())
    assert kept.fix is not None
    assert kept.fix.applicability is Applicability.UNSAFE


def test_the_more_certain_of_two_overlapping_findings_wins(story: Story) -> None:
    document = story("not aware of an casualties yet")
    article = finding(document, "an casualties", "grammar/any", suggestions=("any casualties",), confidence=0.9)
    number = finding(document, "casualties", "languagetool/A_NNS", suggestions=("casualty",), confidence=0.4)
    assert arbitrate(document, [number, article], Settings()) == [article]


def test_overlapping_findings_with_one_outcome_agree(story: Story) -> None:
    document = story("the the end")
    pair = finding(document, "the the", "rules/doubled", suggestions=("the",), confidence=0.8)
    second = finding(document, " the", "languagetool/REPEAT", suggestions=("",), confidence=0.5)
    (kept,) = arbitrate(document, [pair, second], Settings())
    assert kept.checks == ("rules", "languagetool")
    assert kept.confidence == 0.9


def test_a_hint_about_a_sentence_hides_no_slip_in_it(story: Story) -> None:
    document = story("A long sentence with a slpi in it.")
    hint = finding(document, document.text, "style/long", confidence=1.0)
    slip = finding(document, "slpi", suggestions=("slip",), confidence=0.3)
    assert sorted(arbitrate(document, [hint, slip], Settings())) == sorted([hint, slip])


def test_findings_in_quotations_fall_to_info_and_no_fix_there_is_safe(story: Story) -> None:
    document = story('He said "we was the the best" and left the the room.')
    inside = finding(document, "the the", "grammar/doubled", severity=Severity.ERROR)
    inside = replace(inside, fix=replacing(inside.start, inside.end, "the", Applicability.SAFE), suggestions=("the",))
    at = document.text.rindex("the the")
    outside = replace(inside, start=at, end=at + 7, fix=replacing(at, at + 7, "the", Applicability.SAFE))
    first, second = arbitrate(document, [inside, outside], Settings())
    assert first.fix is not None
    assert second.fix is not None
    assert (first.severity, first.fix.applicability) == (Severity.INFO, Applicability.UNSAFE)
    assert (second.severity, second.fix.applicability) == (Severity.ERROR, Applicability.SAFE)


def test_a_clear_misspelling_in_a_standard_quotation_keeps_its_severity(story: Story) -> None:
    document = story('She said "the goverment must act" on Monday.')
    slip = finding(document, "goverment", severity=Severity.ERROR, confidence=0.95, suggestions=("government",))
    assert arbitrate(document, [slip], Settings())[0].severity is Severity.ERROR


def test_in_dialect_even_a_clear_misspelling_is_info(story: Story) -> None:
    document = story('She wrote "we wuz robbed by teh goverment" on Monday.')
    slips = [finding(document, word, severity=Severity.ERROR, confidence=0.95, suggestions=("x",)) for word in ("wuz", "goverment")]
    assert {found.severity for found in arbitrate(document, slips, Settings())} == {Severity.INFO}


def test_only_what_is_asked_for_is_kept(story: Story) -> None:
    document = story("The Kan new said so.")
    rules = finding(document, "new", "names/outlet", suggestions=("News",))
    tool = finding(document, "Kan", "languagetool/KAN")
    assert arbitrate(document, [rules, tool], Settings(select=("names",))) == [rules]
    assert arbitrate(document, [rules, tool], Settings(ignore=("names/outlet",))) == [tool]
    assert arbitrate(document, [rules, tool], Settings(ignore=("names/out",))) == sorted([rules, tool])


def test_what_is_ignored_lends_no_suggestion(story: Story) -> None:
    document = story("The Kan new said so.")
    rules = finding(document, "new", "names/outlet", suggestions=("News",))
    tool = finding(document, "new", "languagetool/NEW", suggestions=("newly",))
    (kept,) = arbitrate(document, [rules, tool], Settings(ignore=("languagetool",)))
    assert kept == rules
