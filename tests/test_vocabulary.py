"""The newsroom's vocabulary: its files, what they make known, and where a preferred form is wanted."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.arbiter import arbitrate
from linter.checks import ConfigError
from linter.checks.vocabulary import check, prepare
from linter.checks.vocabulary.forms import automaton
from linter.config import load
from linter.document import Document
from linter.engine import Linter
from linter.finding import Action, Finding, Severity
from linter.readers import read
from linter.settings import Language, Settings
from linter.vocabulary import Vocabulary, VocabularyError, vocabulary
from linter.vocabulary.lines import LONGEST, Line, flattened, lowered, parsed, plain

Story = Callable[[str], Document]


@pytest.fixture
def listed(tmp_path: Path) -> Callable[..., Settings]:
    """Settings with lists of these texts, ``words.txt`` and ``words2.txt`` …"""

    def write(*texts: str, published: date | None = None) -> Settings:
        paths = []
        for number, text in enumerate(texts, 1):
            paths.append(tmp_path / f"words{number if number > 1 else ''}.txt")
            paths[-1].write_text(text, encoding="utf-8", newline="")
        return Settings(language=Language("en-US"), vocabulary=tuple(paths), published=published)

    return write


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A list of short forms, for texts of any kind."""
    path = tmp_path_factory.mktemp("house") / "words.txt"
    path.write_text("Kiev -> Kyiv\nweb -> wide web\nÉ -> Ew\ns -> 's\nbe -> BE\nwe s -> wes\n", encoding="utf-8")
    return Settings(vocabulary=(path,))


def said(document: Document, settings: Settings) -> list[tuple[str, str]]:
    found = sorted(one for one in check(document, settings) if isinstance(one, Finding))
    return [(document.text[one.start : one.end], one.suggestions[0]) for one in found]


class TestLines:
    @pytest.mark.parametrize(
        ("text", "line"),
        [
            ("Khruangbin", Line("Khruangbin")),
            ("  de \t facto\u00a0 ", Line("de facto")),
            ("Kiev -> Kyiv", Line("Kiev", "Kyiv")),
            ("web site->website", Line("web site", "website")),
            ("Kiev → Kyiv", Line("Kiev", "Kyiv")),
            ("Twixmas until 2026-01-31", Line("Twixmas", None, date(2026, 1, 31))),
            ("Kiev -> Kyiv  until 2026-01-31 # as in Ukrainian", Line("Kiev", "Kyiv", date(2026, 1, 31), "as in Ukrainian")),
            ("C# # the language", Line("C#", note="the language")),
            ('"#MeToo" # a movement', Line("#MeToo", note="a movement")),
            ('"""Weird"" Ann Doe" -> Ann Doe', Line('"Weird" Ann Doe', "Ann Doe")),
            ('"a -> b"', Line("a -> b")),
            ('"open until 2026-01-31"', Line("open until 2026-01-31")),
            ("not until dawn", Line("not until dawn")),
            ("O’Brien", Line("O'Brien")),
            ("Beyonce\u0301", Line("Beyoncé")),
            ("co\u00adoperate\u200b", Line("cooperate")),
            (".NET", Line(".NET")),
            ("Disney+", Line("Disney+")),
            ("24/7", Line("24/7")),
        ],
    )
    def test_an_entry(self, text: str, line: Line) -> None:
        assert parsed(text) == line

    @pytest.mark.parametrize("text", ["", "  \t", "# a note", "   # another", "#"])
    def test_nothing(self, text: str) -> None:
        assert parsed(text) is None

    @pytest.mark.parametrize(
        ("text", "problem"),
        [
            ("Kiev ->", "nothing stands after the arrow"),
            ("Kiev -> # note", "nothing stands after the arrow"),
            ("Kiev -> until 2026-01-31", "nothing stands after the arrow"),
            ("-> Kyiv", "nothing stands before the arrow"),
            ('""', "nothing stands in the line"),
            ("Kiev -> Kyiv -> Kyjiv", "a second arrow"),
            ("Xi'an -> Xi’an", "is replaced by itself"),
            ("Kiev until 2026-1-5", "“2026-1-5” is not a day such as 2026-01-31"),
            ("Kiev until 2026-02-30", "“2026-02-30” is not a day"),
            ("Kiev until 31 January 2026", "is not a day"),
            ("Kiev until 2026-01-31 -> Kyiv", "stand at the end"),
            ('"Weird Al Doe', "a quotation mark is opened and not closed"),
            ('"Weird" Al Doe', "“Al Doe” follows a closing quotation mark"),
            ("- Kyiv", "begins with “-”"),
            ("!Kyiv", "begins with “!”"),
            ("[Kk]yiv", "begins with “[”"),
            ("[Kk]yiv"[1:], "looks like a pattern"),
            ("Ky(?:i|j)v", "looks like a pattern"),
            ("colou?r", "looks like a pattern"),
            ("word*", "looks like a pattern"),
            ("Kyiv,", "ends with “,”"),
            ("&", "no letter and no digit"),
            ("a\x00b", "U+0000"),
            ("a" * (LONGEST + 1), f"an entry of {LONGEST + 1} characters"),
            ("a " * 2000, "a line of 3,999 characters"),
        ],
    )
    def test_an_error_says_what_is_wrong(self, text: str, problem: str) -> None:
        with pytest.raises(ValueError) as error:
            parsed(text)
        assert problem in str(error.value)

    @given(st.text(max_size=60) | st.text('"#->→ untilé’\u0301\u200b0123456789-\tab,*', max_size=60))
    def test_any_line_is_an_entry_or_an_error(self, text: str) -> None:
        try:
            line = parsed(text)
        except ValueError:
            return
        assert line is None or (line.form == plain(line.form) and parsed(written(line)) == line)

    @given(st.text(min_size=1, max_size=20), st.none() | st.text(min_size=1, max_size=20), st.none() | st.dates(), st.text(max_size=20))
    def test_what_is_quoted_comes_back(self, form: str, preferred: str | None, until: date | None, note: str) -> None:
        line = Line(plain(form), None if preferred is None else plain(preferred), until, plain(note))
        sound = [text for text in (line.form, line.preferred) if text is not None]
        if "\n" in note or line.form == line.preferred or not all(text.isprintable() and any(map(str.isalnum, text)) for text in sound):
            return
        assert parsed(written(line)) == line


def written(line: Line) -> str:
    """A line as a file has it, everything in quotation marks."""

    def quoted(text: str) -> str:
        return '"' + text.replace('"', '""') + '"'

    arrow = f" -> {quoted(line.preferred)}" if line.preferred else ""
    until = f" until {line.until}" if line.until else ""
    return f"{quoted(line.form)}{arrow}{until} # {line.note}"


class TestFiles:
    def test_plain_lists_of_peers_just_work(self, listed: Callable[..., Settings]) -> None:
        words = vocabulary(listed("\ufeff# spelling\r\nkombucha\r\nOcampo\r\n\r\nsous vide\rQuds\n"))
        assert [(entry.form, entry.line) for entry in words.lists.entries] == [
            ("kombucha", 2),
            ("Ocampo", 3),
            ("sous vide", 5),
            ("Quds", 6),
        ]

    def test_a_bad_line_names_its_place(self, listed: Callable[..., Settings]) -> None:
        settings = listed("Quds\n\u2028\x0c\nKiev ->\n")
        with pytest.raises(ConfigError, match=r"words\.txt:3: nothing stands after the arrow"):
            prepare(settings)

    def test_another_encoding_names_its_line(self, tmp_path: Path) -> None:
        (tmp_path / "words.txt").write_bytes(b"Quds\ncaf\xe9\n")
        with pytest.raises(VocabularyError, match=r"words\.txt:2: not UTF-8"):
            vocabulary(Settings(vocabulary=(tmp_path / "words.txt",)))

    def test_a_file_is_read_again_when_it_changes_and_only_then(self, listed: Callable[..., Settings]) -> None:
        settings = listed("Quds\n")
        before = vocabulary(settings)
        assert vocabulary(settings).lists is before.lists
        listed("Qods\n")
        os.utime(settings.vocabulary[0], ns=(1, 1))
        after = vocabulary(settings)
        assert (after.knows("Quds"), after.knows("Qods")) == (False, True)

    def test_a_file_that_is_gone_is_an_error(self, listed: Callable[..., Settings]) -> None:
        settings = listed("Quds\n")
        settings.vocabulary[0].unlink()
        with pytest.raises(VocabularyError, match=r"words\.txt: no such file"):
            vocabulary(settings)

    def test_the_configuration_names_files_beside_it(self, tmp_path: Path) -> None:
        (tmp_path / "copydesk.toml").write_text('language = "en"\nvocabulary = ["desk/words.txt"]\n')
        with pytest.raises(ConfigError, match=r"copydesk\.toml:2: `vocabulary`: no file .*words\.txt' that can be read"):
            _ = load(tmp_path / "copydesk.toml").vocabulary
        (tmp_path / "desk").mkdir()
        (tmp_path / "desk" / "words.txt").write_text("Quds\n")
        assert load(tmp_path / "copydesk.toml").vocabulary == (tmp_path / "desk" / "words.txt",)

    @pytest.mark.parametrize(
        ("first", "second", "problem"),
        [
            ("Kiev\n", "\nKiev -> Kyiv\n", "“Kiev” is replaced by “Kyiv” here and accepted in"),
            ("Kiev -> Kyiv\n", "\nKiev\n", "“Kiev” is accepted here and replaced by “Kyiv” in"),
            ("Kiev -> Kyiv\n", "\nKiev -> Kyjiv\n", "“Kiev” is replaced by “Kyjiv” here and replaced by “Kyiv” in"),
            ("Kyiv -> Kyjiv\n", "\nKiev -> Kyiv\n", "“Kyiv” is the preferred form here and itself replaced by “Kyjiv” in"),
            ("web site -> website\n", "\nwww -> Web site\n", "“Web site” is the preferred form here and itself replaced by “website” in"),
            ("Internet -> internet\n", "\ninternet -> Internet\n", "preferred form here and itself replaced"),
        ],
    )
    def test_contradictions_name_both_lines(self, listed: Callable[..., Settings], first: str, second: str, problem: str) -> None:
        settings = listed(first, second)
        with pytest.raises(VocabularyError) as error:
            vocabulary(settings)
        assert problem in str(error.value)
        assert {"words.txt:1", "words2.txt:2"} <= {part.strip(":;").rpartition("/")[2] for part in str(error.value).split()}

    @pytest.mark.parametrize(
        "text", ["Kiev\nKiev\n", "Kiev -> Kyiv\nKyiv\n", "turkey\nTurkey -> Türkiye\n", "Kiev -> Kyiv\nKiev -> Kyiv # note\n"]
    )
    def test_what_agrees_is_no_contradiction(self, listed: Callable[..., Settings], text: str) -> None:
        assert vocabulary(listed(text)).lists.entries


class TestKnown:
    WORDS = "kombucha\nKhruangbin\nIRGC\nPan-Sahel Reaktion Force\nsous vide\nO’Brien's\nKiev -> Kyiv\nYahoo!\ne-bike\n"

    @pytest.mark.parametrize(
        "word",
        ["kombucha", "Kombucha", "KOMBUCHA", "Khruangbin", "KHRUANGBIN", "IRGC", "Pan-Sahel", "Reaktion", "sous vide", "O'Brien", "O’Brien",
         "O’Brien’s", "Kyiv", "Yahoo", "Yahoo!", "E-bike", "Pan-Sahel Reaktion Force"],
    )  # fmt: skip
    def test_known(self, listed: Callable[..., Settings], word: str) -> None:
        assert vocabulary(listed(self.WORDS)).knows(word)

    @pytest.mark.parametrize("word", ["khruangbin", "Irgc", "kOmbucha", "sous", "Sous", "reaktion", "Sahel", "Kiev", "kyiv", "", "other"])
    def test_not_known(self, listed: Callable[..., Settings], word: str) -> None:
        assert not vocabulary(listed(self.WORDS)).knows(word)

    def test_nothing_is_known_without_a_list(self) -> None:
        words = vocabulary(Settings())
        assert not words.knows("kombucha")
        assert words.entries("kombucha") == words.expired() == ()

    def test_an_entry_counts_through_its_last_day(self, listed: Callable[..., Settings]) -> None:
        for day, known in ((31, True), (30, True)):
            assert vocabulary(listed("Twixmas until 2026-01-31\n", published=date(2026, 1, day))).knows("Twixmas") is known
        words = vocabulary(listed("Twixmas until 2026-01-31\nQuds\n", published=date(2026, 2, 1)))
        assert not words.knows("Twixmas")
        assert [entry.form for entry in words.expired()] == ["Twixmas"]

    def test_without_a_date_of_the_story_today_decides(self, listed: Callable[..., Settings]) -> None:
        words = vocabulary(listed("old until 2001-01-31\nnew until 9999-12-31\n"))
        assert (words.knows("old"), words.knows("new")) == (False, True)

    def test_the_longest_life_counts(self, listed: Callable[..., Settings]) -> None:
        assert vocabulary(listed("old\nold until 2001-01-31\n")).knows("old")

    def test_entries_tell_where_a_word_is(self, listed: Callable[..., Settings]) -> None:
        words: Vocabulary = vocabulary(listed("# names\nKiev -> Kyiv # the city\nchicken Kiev until 2001-01-31\n", "Kyiv Post\n"))
        assert [(entry.line, entry.form, entry.note) for entry in words.entries("KIEV")] == [
            (2, "Kiev", "the city"),
            (3, "chicken Kiev", ""),
        ]
        assert [entry.place.rpartition("/")[2] for entry in words.entries("kyiv")] == ["words.txt:2", "words2.txt:1"]
        assert [entry.form for entry in words.entries("chicken  Kiev")] == ["chicken Kiev"]
        assert words.entries("Lviv") == ()


class TestPreferredForms:
    WORDS = (
        "Kiev -> Kyiv # the city, in Ukrainian.\nchicken Kiev\nweb site -> website\nclimate change -> climate crisis\n"
        "Internet -> internet\nInternet Archive\nxerox -> Xerox\nIphone -> iPhone\nNATO -> Nato\nIndian Ocean state -> Ocean state\n"
        "UK -> the UK\nSainsbury -> Sainsbury's\n.NET core -> .NET\n"
    )

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("They met in Kiev on Monday.", [("Kiev", "Kyiv")]),
            ("Kiev’s mayor and Kiev's council met.", [("Kiev", "Kyiv")] * 2),
            ("The Kiev-based, pro-Kiev paper closed.", [("Kiev", "Kyiv")] * 2),
            ("The kiev and the Kievan Rus and McKiev and Jean-Kiev and kiev_1.", []),
            ("They ate chicken Kiev in Kiev. Chicken Kiev is good.", [("Kiev", "Kyiv")]),
            ("She built a web site.", [("web site", "website")]),
            ("Web site builders met.", [("Web site", "Website")]),
            ("A Climate Change Act is old.", [("Climate Change", "Climate Crisis")]),
            ("They fear climate change.", [("climate change", "climate crisis")]),
            ("He uses the Internet and the Internet Archive.", [("Internet", "internet")]),
            ("Internet use rose.", []),
            ("They xerox it. The Xerox hums.", [("xerox", "Xerox")]),
            ("Iphone sales fell, an Iphone broke, an iPhone did not.", [("Iphone", "iPhone")] * 2),
            ("Troops of NATO left Nato.", [("NATO", "Nato")]),
            ("NATO TROOPS LEAVE KIEV", [("KIEV", "KYIV")]),
            ("KIEV, Ukraine (AP) — Troops left.", [("KIEV", "KYIV")]),
            ("The KIEV file.", []),
            ("The UK and UK troops.", [("UK", "the UK")]),
            ("Sainsbury opened. Sainsbury’s did not.", [("Sainsbury", "Sainsbury’s")]),
            ("See example.com/Kiev and @Kiev and #Kiev or kiev.org.", []),
            ("The .NET core grew.", [(".NET core", ".NET")]),
        ],
    )  # fmt: skip
    def test_findings(self, story: Story, listed: Callable[..., Settings], text: str, expected: list[tuple[str, str]]) -> None:
        assert said(story(text), listed(self.WORDS)) == expected

    def test_a_phrase_goes_on_in_the_next_line_of_a_wrapped_paragraph(self, story: Story, listed: Callable[..., Settings]) -> None:
        text = "The council in the town by the river opened a web\nsite for the people who live there and in the valley\nabove."
        assert said(story(text), listed(self.WORDS)) == [("web\nsite", "website")]

    def test_a_finding_is_a_sure_error_with_its_note(self, story: Story, listed: Callable[..., Settings]) -> None:
        (one,) = check(story("They met in Kiev."), listed(self.WORDS))
        assert (one.code, one.severity, one.action, one.fix) == ("vocabulary/preferred-form", Severity.ERROR, Action.CORRECT, None)
        assert one.message == "“Kyiv” is preferred to “Kiev”: the city, in Ukrainian."

    def test_mere_capitals_are_a_warning_and_headlines_in_title_case_have_their_own(
        self, story: Story, listed: Callable[..., Settings]
    ) -> None:
        settings = listed(self.WORDS)
        (one,) = check(story("He uses the Internet."), settings)
        assert one.severity is Severity.WARNING
        assert said(story("Mayor Takes the Internet Down in Kiev\n\nThe Internet was down."), settings) == [
            ("Kiev", "Kyiv"),
            ("Internet", "internet"),
        ]

    def test_in_a_quotation_it_is_a_hint(self, story: Story, listed: Callable[..., Settings]) -> None:
        document = story("He said: “We love Kiev.”")
        settings = listed(self.WORDS)
        (one,) = arbitrate(document, [one for one in check(document, settings) if isinstance(one, Finding)], settings)
        assert one.severity is Severity.INFO

    def test_bylines_are_read(self, story: Story, listed: Callable[..., Settings]) -> None:
        document = story("Bridge closes early\n\nBy Jon Smyth\n\nThe bridge closed.")
        assert said(document, listed("Jon Smyth -> John Smyth\n")) == [("Jon Smyth", "John Smyth")]

    def test_decomposed_letters_and_soft_hyphens_are_seen_through(self, story: Story, listed: Callable[..., Settings]) -> None:
        text = "Was cafe\u0301 society, e\u0301lite, a cafe\u0301 so\u00adciety again."
        document = story(text)
        found = sorted(one for one in check(document, listed("café society -> cafe society\n")) if isinstance(one, Finding))
        assert [text[one.start : one.end] for one in found] == ["cafe\u0301 society", "cafe\u0301 so\u00adciety"]

    def test_an_expired_entry_is_as_if_it_were_not_there(self, story: Story, listed: Callable[..., Settings]) -> None:
        words = "Kiev -> Kyiv until 2026-01-31\nKiev Polka until 2026-01-15\n"
        document = story("The Kiev Polka began.")
        assert said(document, listed(words, published=date(2026, 1, 15))) == []
        assert said(document, listed(words, published=date(2026, 1, 16))) == [("Kiev", "Kyiv")]
        assert said(document, listed(words, published=date(2026, 2, 1))) == []

    def test_an_accepted_form_with_its_capitals_stands(self, story: Story, listed: Callable[..., Settings]) -> None:
        assert said(story("The turkey is in Turkey."), listed("turkey\nTurkey -> Türkiye\n")) == [("Turkey", "Türkiye")]
        assert said(story("The bush of Bush."), listed("Bush\nbush -> shrub\n")) == [("bush", "shrub")]

    def test_the_longest_of_matches_that_overlap_counts(self, story: Story, listed: Callable[..., Settings]) -> None:
        words = "red tape -> rules\ntape worm cure -> pill\n"
        assert said(story("A red tape worm cure and red tape."), listed(words)) == [("tape worm cure", "pill"), ("red tape", "rules")]

    def test_other_languages_are_read_too(self, story: Story, listed: Callable[..., Settings]) -> None:
        settings = Settings(language=Language("de"), vocabulary=listed("Kiew -> Kyjiw\n").vocabulary)
        with Linter(settings) as linter:
            assert [one.text for one in linter.lint(story("Der Zug nach Kiew fiel aus."), settings).findings] == ["Kiew"]

    def test_the_work_for_a_place_is_bounded_whatever_the_list(self, listed: Callable[..., Settings]) -> None:
        few, many = ("".join(f"a{' a' * n} -> b{n}\n" for n in range(count)) for count in (3, LONGEST // 2))
        text = "a " * 400
        for words in (few, many, many + "".join(f"zebra{n} -> gnu{n}\n" for n in range(2000))):
            finder = automaton(vocabulary(listed(words)).lists)
            assert finder is not None
            assert max(Counter(last for last, _ in finder.iter(text)).values()) <= LONGEST

    @given(st.text("Kiev wbstÉ\u0301\u00ad’'-.\n“”İß", max_size=80))
    def test_findings_lie_in_the_text_and_change_it(self, house: Settings, text: str) -> None:
        document = read("story.txt", text.encode())
        flat, origins = flattened(document.text)
        assert len(lowered(flat)) == len(flat) == (len(document.text) if origins is None else len(origins))
        for one in check(document, house):
            assert isinstance(one, Finding)
            assert 0 <= one.start < one.end <= len(document.text)
            assert document.text[one.start : one.end] not in one.suggestions


def test_the_page_tells_the_truth(story: Story, listed: Callable[..., Settings]) -> None:
    page = (Path(__file__).parents[1] / "docs" / "vocabulary.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"^```text\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    settings = listed(block, published=date(2027, 1, 2))
    words = vocabulary(settings)
    assert all(map(words.knows, ("Khruangbin", "Twixmas", "#MeToo", "sous vide", "Kyiv")))
    assert [entry.note for entry in words.entries("Kiev")] == ["the city, in Ukrainian", ""]
    text = "Web site of the Kiev-based pro-Kiev cook: chicken Kiev."
    assert said(story(text), settings) == [("Web site", "Website"), ("Kiev", "Kyiv"), ("Kiev", "Kyiv")]
