"""The pipeline: places in the source, fingerprints, and what happens when a part cannot be checked."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

import linter
from linter import checks
from linter.document import Document, Piece, Role, Segment, Source, SourceMap
from linter.engine import PARAGRAPH_LIMIT, Linter
from linter.finding import Finding
from linter.report import Location, Report
from linter.settings import Language, Settings

Story = Callable[[str], Document]


@pytest.fixture(scope="module")
def desk() -> Iterator[Linter]:
    with Linter(Settings()) as desk:
        yield desk


def lint(desk: Linter, document: Document, **changes: object) -> Report:
    return desk.lint(document, replace(Settings(), **changes))  # type: ignore[arg-type]


def test_a_finding_stands_where_its_text_stands(desk: Linter, story: Story) -> None:
    document = story("😀 Café.\r\n\r\nWorkers left the buidling at dusk.")
    (found,) = lint(desk, document).findings
    assert document.source.text[found.offset : found.end_offset] == found.text == "buidling"
    assert (found.location, found.end_location) == (Location(3, 18), Location(3, 26))
    assert (found.role, found.sentence, found.quoted) == ("paragraph", "Workers left the buidling at dusk.", False)
    assert found.code == "spelling/misspelling"


def test_a_fingerprint_outlives_moved_text_and_tells_equals_apart(desk: Linter, story: Story) -> None:
    sentence = "Workers left the buidling at dusk."
    alone = lint(desk, story(sentence)).findings[0].fingerprint
    moved = lint(desk, story(f"An opening paragraph.\n\n{sentence}")).findings[0].fingerprint
    first, second = (found.fingerprint for found in lint(desk, story(f"{sentence}\n\n{sentence}")).findings)
    other = lint(desk, story("Workers entered the buidling at dusk.")).findings[0].fingerprint
    assert alone == moved == first
    assert len({first, second, other}) == 3


def test_a_broken_check_is_named_and_the_others_go_on(desk: Linter, story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(document: Document, settings: Settings) -> Iterator[Finding]:
        raise ZeroDivisionError("no such number")
        yield

    monkeypatch.setattr(checks.load("rules"), "check", broken)
    report = lint(desk, story("Workers left the buidling at dusk."))
    assert [found.text for found in report.findings] == ["buidling"]
    assert [(gap.check, gap.reason) for gap in report.not_checked] == [("rules", "the check failed: ZeroDivisionError: no such number")]


@pytest.mark.parametrize("selector", ["doubled", "doubled/", "doubled/words", "spelling", "languagetool", "languagetool/EN_A_VS_AN"])
def test_rules_and_their_folders_can_be_selected(selector: str) -> None:
    with Linter(Settings(select=(selector,), ignore=(selector,))):
        pass


@pytest.mark.parametrize(
    ("selector", "hint"), [("doubeld", "did you mean 'doubled'"), ("spelling/mispelling", "did you mean 'spelling/misspelling'"), ("", "")]
)
def test_an_id_that_no_rule_has_is_refused(selector: str, hint: str) -> None:
    with pytest.raises(checks.ConfigError, match=f"no rule, nor folder of rules, is called {selector!r}.*{hint}"):
        Linter(Settings(ignore=(selector,)))


def test_an_endless_paragraph_is_named_and_the_rest_is_checked(desk: Linter, story: Story) -> None:
    document = story("word " * (PARAGRAPH_LIMIT // 4) + "\n\nWorkers left the buidling.")
    report = lint(desk, document)
    assert [found.text for found in report.findings] == ["buidling"]
    assert [(gap.check, gap.location) for gap in report.not_checked] == [("all", Location(1, 1))]


def test_a_language_without_checks_is_not_checked(desk: Linter, story: Story) -> None:
    report = lint(desk, story("Die Häuser stehn noch."), language=Language("de-AT"))
    assert report.findings == ()
    assert [gap.reason for gap in report.not_checked] == ["only LanguageTool checks the language de-AT, and it is off"]


@pytest.mark.parametrize(
    ("tag", "variety"), [("en", "en-US"), ("en-ie", "en-GB"), ("en_IN", "en-GB"), ("en-NG", "en-GB"), ("en-PH", "en-US")]
)
def test_regions_fall_back_to_the_nearest_english(tag: str, variety: str) -> None:
    assert Language(tag).variety == variety


@pytest.mark.parametrize("tag", ["", "e", "en US", "english-pleasedont", "12"])
def test_a_malformed_tag_is_refused(tag: str) -> None:
    with pytest.raises(ValueError, match="language tag"):
        Language(tag)


def marked_up(text: str, source: str, *pieces: tuple[int, int, int, int]) -> Document:
    """A story whose text is not its source, as a reader of a markup format makes it."""
    return Document(
        text, (Segment(0, len(text), Role.PARAGRAPH),), Source("a.txt", source), SourceMap(tuple(Piece(*piece) for piece in pieces))
    )


def test_a_span_over_markup_is_reported_and_not_fixed(desk: Linter) -> None:
    document = marked_up("The buidling fell.", "The buid<b>ling</b> fell.", (0, 8, 0, 8), (8, 12, 11, 15), (12, 18, 19, 25))
    (found,) = lint(desk, document).findings
    assert document.source.text[found.offset : found.end_offset] == "buid<b>ling"
    assert found.text == "buidling"
    assert found.fix is None


def test_of_a_span_over_markup_the_part_that_changes_is_fixed(desk: Linter) -> None:
    document = marked_up("The buidling fell.", "The bu<b>idling</b> fell.", (0, 6, 0, 6), (6, 12, 9, 15), (12, 18, 19, 25))
    (found,) = lint(desk, document).findings
    assert found.fix is not None
    assert [(edit.offset, edit.end_offset, edit.content) for edit in found.fix.edits] == [(10, 12, "ld")]


def test_a_span_within_markup_is_fixed_in_the_source(desk: Linter) -> None:
    document = marked_up("The buidling fell.", "The <b>buidling</b> fell.", (0, 4, 0, 4), (4, 12, 7, 15), (12, 18, 19, 25))
    (found,) = lint(desk, document).findings
    assert found.fix is not None
    assert [(edit.offset, edit.end_offset, edit.content) for edit in found.fix.edits] == [(7, 15, "building")]


WORDS = st.sampled_from(
    ['"', "“", "”", "the", "The", "buidling", "an", "casualties", "Kan", "new", "said", "that", "email", "e-mail", ".", ",", "\n\n", "😀"]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=30).map(" ".join))
def test_every_finding_is_a_slice_of_its_story_and_no_safe_fix_lies_in_quotation_marks(text: str) -> None:
    report = linter.check_text(text)
    for found in report.findings:
        assert text[found.offset : found.end_offset] == found.text
        if found.fix and found.fix.applicability is linter.Applicability.SAFE:
            for edit in found.fix.edits:
                before = text[text.rfind("\n", 0, edit.offset) + 1 : edit.offset]
                assert before.count('"') % 2 == 0
                assert before.count("“") <= before.count("”")


def test_the_public_names_are_those_of_the_list() -> None:
    assert all(getattr(linter, name) is not None for name in linter.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        linter.nonsense  # noqa: B018


def test_importing_the_package_imports_none_of_its_parts() -> None:
    import subprocess
    import sys

    code = "import sys, linter; sys.exit(sorted(name for name in sys.modules if name.startswith('linter.')) != ['linter.version'])"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_stages_begin_without_what_waits_and_end_with_all_that_is_said(story: Story) -> None:
    class Fake:
        """A check that flags one span."""

        def __init__(self, code: str, start: int, end: int, *, slow: bool) -> None:
            self._found = Finding(start, end, code, "A slip.")
            self._slow = slow

        def codes(self, settings: Settings) -> list[str]:
            return [self._found.code]

        def waits(self, settings: Settings) -> bool:
            return self._slow

        def check(self, document: Document, settings: Settings) -> Iterator[Finding]:
            yield self._found

    document = story("Teh mayor spoke.\n")
    with Linter(Settings(), only={"a": Fake("slow/one", 4, 9, slow=True), "b": Fake("quick/one", 0, 3, slow=False)}) as linter:
        (first, early), (last, whole) = linter.stages(document, Settings())
        assert (early, whole) == (False, True)
        assert [one.code for one in first.findings] == ["quick/one"]
        assert [one.code for one in last.findings] == ["quick/one", "slow/one"]
        assert last == linter.lint(document, Settings())
    with Linter(Settings(), only={"b": Fake("quick/one", 0, 3, slow=False)}) as linter:
        assert len(list(linter.stages(document, Settings()))) == 1
