"""What the arbiter keeps, merges and demotes."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from linter.arbiter import Decision, Why, arbitrate
from linter.document import Document, overlapping
from linter.finding import Action, Applicability, Finding, Severity, replacing
from linter.readers import read
from linter.settings import RuleOptions, Settings

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


def test_a_missing_word_is_one_finding_wherever_it_is_told(story: Story) -> None:
    document = story("They went the harbour at dawn.")
    blank = finding(document, " the", "context/missing-word", suggestions=(" to ",), confidence=0.7)
    blank = replace(blank, end=blank.start + 1)
    before = finding(document, "went", "grammar/missing-preposition", suggestions=("went to",), confidence=0.9)
    after = finding(document, "the", "languagetool/MISSING_TO", suggestions=("to the", "a"), confidence=0.5)
    (kept,) = arbitrate(document, [blank, before, after], Settings())
    assert (kept.code, kept.suggestions, kept.checks) == (
        "grammar/missing-preposition",
        ("went to",),
        ("grammar", "context", "languagetool"),
    )
    assert kept.confidence == 0.985


def test_one_of_two_doubled_words_is_one_finding_whichever_is_told(story: Story) -> None:
    document = story("It was in in June.")
    first = finding(document, "in ", "rules/doubled", suggestions=("",), confidence=0.9)
    second = replace(finding(document, "in J", "context/extra-word", suggestions=("",), confidence=0.6), end=first.end + 3)
    (kept,) = arbitrate(document, [first, second], Settings())
    assert kept.checks == ("rules", "context")


def test_neighbours_that_lead_to_different_texts_are_two_findings(story: Story) -> None:
    document = story("They recieved teh parcel.")
    blank = finding(document, " teh", "context/missing-word", suggestions=(" in ",), confidence=0.7)
    both = [
        finding(document, "recieved", suggestions=("received",), confidence=0.9),
        replace(blank, end=blank.start + 1),
        finding(document, "teh", suggestions=("the",), confidence=0.8),
    ]
    assert arbitrate(document, both, Settings()) == both


def test_an_agreement_beside_it_counts_before_a_stronger_finding_over_it(story: Story) -> None:
    document = story("They went the the harbour.")
    doubled = finding(document, "the the", "rules/doubled", suggestions=("the",), confidence=0.95)
    word = finding(document, "went", "grammar/missing-preposition", suggestions=("went to",), confidence=0.9)
    blank = finding(document, " the the", "context/missing-word", suggestions=(" to the the",), confidence=0.7)
    kept = arbitrate(document, [doubled, word, blank], Settings())
    assert [(one.code, one.checks) for one in kept] == [
        ("grammar/missing-preposition", ("grammar", "context")), ("rules/doubled", ("rules",))
    ]  # fmt: skip


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


def decisions(document: Document, findings: list[Finding], settings: Settings) -> list[tuple[str, Why, str | None]]:
    told: list[Decision] = []
    arbitrate(document, findings, settings, told.append)
    return [(one.finding.code, one.why, one.other.code if one.other else None) for one in told if one.why is not Why.RAISED]


def test_every_step_is_told_with_its_reason(story: Story) -> None:
    document = story('"It took a an hour," he said of an casualties list.')
    inside = finding(document, "a an", "doubled/articles", suggestions=("an",), severity=Severity.ERROR)
    inside = replace(inside, fix=replacing(inside.start, inside.end, "an", Applicability.SAFE))
    same = replace(inside, code="languagetool/X", checks=("languagetool",), fix=None, confidence=0.4)
    deletes = finding(document, "a ", "context/extra-word", suggestions=("",), confidence=0.3, severity=Severity.INFO)
    article = finding(document, "an casualties", "grammar/any", suggestions=("any casualties",), confidence=0.9)
    number = finding(document, "casualties", "languagetool/A_NNS", suggestions=("casualty",), confidence=0.4)
    other = finding(document, "list", "news/list")
    told = decisions(document, [inside, same, deletes, article, number, other], Settings(ignore=("news",)))
    assert told == [
        ("news/list", Why.UNWANTED, None),
        ("doubled/articles", Why.QUOTED, None),
        ("languagetool/X", Why.QUOTED, None),
        ("doubled/articles", Why.UNSAFE, None),
        ("doubled/articles", Why.UNITED, "languagetool/X"),
        ("languagetool/X", Why.UNITED, "doubled/articles"),
        ("languagetool/A_NNS", Why.OUTDONE, "grammar/any"),
        ("doubled/articles", Why.AGREED, "context/extra-word"),
        ("context/extra-word", Why.AGREED, "doubled/articles"),
    ]


SPOKEN = read("story.txt", b'He said "we was robbed" and went to to town.')
MADE = st.lists(
    st.builds(
        lambda start, length, code, severity, confidence, suggestions, safe, category: Finding(
            start, start + length, f"{code}/x", "Look.", severity, confidence, Action.REVIEW, category, (code,), suggestions,
            fix=replacing(start, start + length, suggestions[0], Applicability.SAFE) if safe and suggestions else None,
        ),
        st.integers(0, 30), st.integers(0, 9), st.sampled_from(["rules", "grammar", "spelling", "news"]), st.sampled_from(Severity),
        st.sampled_from([0.2, 0.5, 0.9]), st.lists(st.sampled_from(["", "to", "a b"]), unique=True).map(tuple), st.booleans(),
        st.sampled_from(["grammar", "other"]),
    ),
    max_size=8,
)  # fmt: skip


OPTIONS = st.builds(
    RuleOptions, st.sampled_from([None, "error", "info", "off"]), st.sampled_from([None, Action.ASK]), st.none() | st.booleans()
)


@given(MADE, st.sampled_from([(), ("news",), ("rules/x",)]), st.dictionaries(st.sampled_from(["rules", "grammar/x", "spelling"]), OPTIONS))
def test_the_ways_that_are_told_lead_to_what_is_reported(
    findings: list[Finding], ignore: tuple[str, ...], options: dict[str, RuleOptions]
) -> None:
    settings = Settings(ignore=ignore, rules=tuple(options.items()))
    told: list[Decision] = []
    reported = arbitrate(SPOKEN, findings, settings, told.append)
    assert reported == arbitrate(SPOKEN, findings, settings)
    ends = []
    for number, raised in enumerate(told):
        if raised.why is Why.RAISED:
            now: Finding | None = raised.finding
            for step in told[number + 1 :]:
                if step.finding is now and step.why is not Why.RAISED:
                    now = step.became
            ends.append(now)
    assert sum(one.why is Why.RAISED for one in told) == len(findings)
    assert {id(end) for end in ends if end} == set(map(id, reported))


def test_what_the_writer_marks_as_anothers_slip_is_left_alone(story: Story) -> None:
    document = story("He recieved the “goverment form” [sic] and a leter (sic). He wrot. Then [sic] he left.")
    words = ("recieved", "goverment", "leter", "wrot")
    told: list[Decision] = []
    kept = arbitrate(document, [finding(document, word) for word in words], Settings(), told.append)
    assert [document.text[one.start : one.end] for one in kept] == ["recieved", "wrot"]
    assert [document.text[one.finding.start : one.finding.end] for one in told if one.why is Why.SIC] == ["goverment", "leter"]


def made(*rules: tuple[str, RuleOptions]) -> Settings:
    return Settings(rules=rules)


def test_the_settings_make_of_a_rule_what_they_say(story: Story) -> None:
    document = story("He recieved the the letter.")
    slip = finding(document, "recieved", suggestions=("received",))
    doubled = finding(document, "the the", "doubled/words", suggestions=("the",))
    doubled = replace(doubled, fix=replacing(doubled.start, doubled.end, "the", Applicability.SAFE))
    settings = made(
        ("spelling/misspelling", RuleOptions(severity="error", safe=True)), ("doubled", RuleOptions("info", Action.ASK, safe=False))
    )
    first, second = arbitrate(document, [slip, doubled], settings)
    assert (first.severity, first.action, first.fix) == (
        Severity.ERROR, Action.REVIEW, replacing(slip.start, slip.end, "received", Applicability.SAFE)
    )  # fmt: skip
    assert (second.severity, second.action) == (Severity.INFO, Action.ASK)
    assert second.fix == replacing(doubled.start, doubled.end, "the")


def test_of_each_thing_the_nearest_entry_that_says_it_counts() -> None:
    settings = made(
        ("style/ap/months", RuleOptions(action=Action.ASK)),
        ("style", RuleOptions("off", safe=False)),
        ("style/ap", RuleOptions("info", Action.CORRECT)),
    )
    assert settings.options("style/ap/months") == RuleOptions("info", Action.ASK, safe=False)
    assert settings.options("style/apples") == RuleOptions("off", safe=False)
    assert settings.options("styles/ap") == RuleOptions()
    assert [settings.wants(code) for code in ("style/ap/months", "style/mixed")] == [True, False]


def test_a_choice_is_not_made_safe_by_the_settings(story: Story) -> None:
    document = story("He recieved it.")
    slip = finding(document, "recieved", suggestions=("received", "relieved"))
    assert arbitrate(document, [slip], made(("spelling", RuleOptions(safe=True)))) == [slip]


def test_no_setting_makes_quotations_loud_or_their_fixes_safe(story: Story) -> None:
    document = story("“We was robbed by them two,” he said.")
    hint = finding(document, "was", "grammar/agreement", severity=Severity.INFO, category="grammar")
    fact = finding(document, "two", "numbers/odd", severity=Severity.INFO, suggestions=("three",))
    warning = finding(document, "them", "grammar/them", category="other", suggestions=("those",))
    loud = made(*((code, RuleOptions("error", safe=True)) for code in ("grammar", "numbers", "quotes")))
    kept = arbitrate(document, [hint, fact, warning], loud)
    assert [(one.code, one.severity) for one in kept] == [("grammar/them", Severity.INFO), ("numbers/odd", Severity.INFO)]
    assert {one.fix.applicability for one in kept if one.fix} == {Applicability.UNSAFE}
    mark = finding(document, "“", "quotes/turned", severity=Severity.INFO)
    assert [one.severity for one in arbitrate(document, [mark], loud)] == [Severity.ERROR]


def test_what_the_settings_made_and_what_quotations_took_back_is_told(story: Story) -> None:
    document = story("“There were two,” he said of the goverment.")
    fact = finding(document, "two", "numbers/odd", severity=Severity.INFO)
    slip = finding(document, "goverment")
    settings = made(("numbers", RuleOptions("error", Action.ASK)), ("spelling", RuleOptions("off")))
    assert decisions(document, [fact, slip], settings) == [
        ("spelling/misspelling", Why.UNWANTED, None),
        ("numbers/odd", Why.CONFIGURED, None),
        ("numbers/odd", Why.QUOTED, None),
    ]


@given(MADE, st.sampled_from(["error", "warning"]))
def test_no_raise_adds_or_raises_anything_in_a_quotation(findings: list[Finding], severity: str) -> None:
    raised = tuple((code, RuleOptions(severity, safe=True)) for code in ("rules", "grammar", "news"))  # type: ignore[arg-type]
    alone = [one for one in findings if overlapping(SPOKEN.quotations, one.start, one.end)][:1]
    before, after = (arbitrate(SPOKEN, alone, Settings(rules=rules)) for rules in ((), raised))
    assert [(one.code, one.severity) for one in after] == [(one.code, one.severity) for one in before]
    safe = [one.fix for one in after if one.fix and one.fix.applicability is Applicability.SAFE]
    assert not any(overlapping(SPOKEN.protected, edit.start, edit.end) for fix in safe for edit in fix.edits)
