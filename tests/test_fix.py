"""Fixes: which are applied, and that nothing else of the text changes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from linter import fix_text
from linter.document import Document, Source
from linter.finding import Action, Applicability, Severity
from linter.fix import apply, fixed
from linter.readers import read
from linter.report import Location, Report, SourceEdit, SourceFinding, SourceFix


def mended(*edits: SourceEdit, applicability: Applicability = Applicability.SAFE) -> SourceFinding:
    return SourceFinding(
        filename="a.txt", code="test/x", message="", severity=Severity.ERROR, confidence=1.0, action=Action.CORRECT, category="other",
        checks=("test",), location=Location(1, 1), end_location=Location(1, 1), offset=edits[0].offset, end_offset=edits[0].end_offset,
        text="", suggestions=("",), fix=SourceFix(applicability, edits), quoted=False, role="paragraph", sentence="", url=None,
        fingerprint="0",
    )  # fmt: skip


def applied(text: str, findings: list[SourceFinding], *, unsafe: bool = False) -> tuple[str, int]:
    data, count = apply(Source("a.txt", text), findings, unsafe=unsafe)
    return data.decode(), count


def story(data: bytes) -> Document:
    return read("a.txt", data)


def test_edits_are_applied_from_the_end() -> None:
    findings = [mended(SourceEdit(0, 1, "one")), mended(SourceEdit(4, 5, "five"))]
    assert applied("a b c", findings) == ("one b five", 2)


def test_an_unsafe_fix_waits_to_be_asked_for() -> None:
    finding = mended(SourceEdit(0, 1, "x"), applicability=Applicability.UNSAFE)
    assert applied("a", [finding]) == ("a", 0)
    assert applied("a", [finding], unsafe=True) == ("x", 1)


def test_adjoining_edits_wait_for_the_next_round() -> None:
    assert applied("ab", [mended(SourceEdit(0, 1, "x")), mended(SourceEdit(1, 2, "y"))]) == ("xb", 1)


def test_a_fix_is_applied_whole_or_not_at_all() -> None:
    first = mended(SourceEdit(2, 3, "x"))
    both = mended(SourceEdit(0, 1, "y"), SourceEdit(2, 3, "z"))
    assert applied("a b", [first, both]) == ("a x", 1)


EDITS = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 4), st.text("xyz", max_size=3)), max_size=6)


@given(st.text("abc \n", min_size=24, max_size=40), EDITS)
def test_what_is_not_edited_stays(text: str, raw: list[tuple[int, int, str]]) -> None:
    findings = [mended(SourceEdit(at, at + length, content)) for at, length, content in raw]
    result, _ = applied(text, findings)
    untouched = [letter for n, letter in enumerate(text) if not any(at <= n < at + length for at, length, _ in raw)]
    left = iter(result)
    assert all(letter in left for letter in untouched), "a letter outside all edits was lost"


def test_a_fix_that_changes_a_quotation_is_undone() -> None:
    finding = mended(SourceEdit(1, 2, "o"))
    assert fixed(story(b'"a"'), story, lambda document: Report("a.txt", (finding,), ())) == (b'"a"', 0)


def test_fixing_ends_though_every_fix_calls_for_another() -> None:
    turn = mended(SourceEdit(0, 0, "x"))
    data, count = fixed(story(b""), story, lambda document: Report("a.txt", (turn,), ()))
    assert data == b"x" * count
    assert count == 10


def test_a_story_keeps_its_line_ends_and_its_quotations() -> None:
    story = 'The the mayor spoke.\r\n\r\n"We saw the the fire," he said of the the fire.\r\n'
    assert fix_text(story) == 'The mayor spoke.\r\n\r\n"We saw the the fire," he said of the fire.\r\n'
