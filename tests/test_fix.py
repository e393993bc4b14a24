"""Fixes: which are applied, and that nothing else of the text changes."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from linter import fix_text
from linter.document import Document, Source
from linter.finding import Action, Applicability, Severity
from linter.fix import Moves, apply, chosen, fixed
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
    taken = chosen(text, findings, unsafe=unsafe)
    return apply(Source("a.txt", text), taken).decode(), len(taken)


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


def found(
    document: Document, pattern: str, code: str, fix: str | None = None, severity: Severity = Severity.WARNING
) -> list[SourceFinding]:
    """A finding for each match of a pattern, with a safe fix if there is one."""
    return [
        replace(
            mended(SourceEdit(*match.span(), fix or "")), code=code, severity=severity, offset=match.start(), end_offset=match.end(),
            **({} if fix is not None else {"fix": None}),
        )
        for match in re.finditer(pattern, document.source.text)
    ]  # fmt: skip


def linted(*rules: tuple[str, str, str | None], severity: Severity = Severity.WARNING):
    """A linter of such rules: pattern, code, fix."""
    return lambda document: Report("a.txt", tuple(one for rule in rules for one in found(document, *rule, severity=severity)), ())


TURN = ("a", "turn/a", "b")


def test_a_fix_that_raises_a_finding_in_its_place_is_undone_and_the_others_stay() -> None:
    lint = linted(TURN, ("xb", "new/xb", None))
    assert fixed(story(b"One a here. Two xa here. An a there."), story, lint) == (b"One b here. Two xa here. An b there.", 2)


def test_a_fix_that_raises_a_finding_in_its_sentence_is_undone() -> None:
    lint = linted(TURN, (r"Two(?= \w+ b )", "new/two", None))
    assert fixed(story(b"One big a here. Two big a here."), story, lint) == (b"One big b here. Two big a here.", 1)


def test_a_finding_elsewhere_a_hint_and_one_that_was_there_undo_nothing() -> None:
    assert fixed(story(b"Two big a here. One."), story, linted(TURN, (r"One(?=.)(?<=b here. One)", "new/one", None)))[1] == 1
    hint = linted(TURN, ("b", "new/b", None), severity=Severity.INFO)
    assert fixed(story(b"An a here."), story, hint)[1] == 1
    assert fixed(story(b"An xa here."), story, linted(TURN, ("x[ab]", "old/x", None)))[1] == 1


def test_what_waited_for_a_fix_that_is_undone_is_applied() -> None:
    lint = linted(("c", "turn/c", "d"), TURN, ("d", "new/d", None))
    assert fixed(story(b"We see ca here."), story, lint) == (b"We see cb here.", 1)


@given(st.text("abx \n.", max_size=30))
def test_no_fix_leaves_a_finding_that_was_not_there(text: str) -> None:
    lint = linted(TURN, ("bb|xb", "new/pair", None))
    data, count = fixed(story(text.encode()), story, lint)
    after = data.decode()
    assert len(after) == len(text)
    assert sum(one != other for one, other in zip(text, after, strict=True)) == count
    assert all((one, other) in {("a", "b"), (one, one)} for one, other in zip(text, after, strict=True))
    pairs = re.compile("(?=(bb|xb))")
    # One beside a pair that was there counts as that pair, and so does, a round later, one beside that.
    there = [match.start() for match in pairs.finditer(text)]
    new = [match.start() for match in pairs.finditer(after)]
    for _ in new:
        there += [place for place in new if any(abs(place - other) <= 2 for other in there)]
        there = sorted(set(there))
    assert set(new) <= set(there)


@given(st.text("abc", min_size=8, max_size=20), EDITS, st.integers(0, 20), st.integers(0, 6))
def test_a_span_that_no_edit_touches_is_found_again(text: str, raw: list[tuple[int, int, str]], start: int, length: int) -> None:
    taken = chosen(text, [mended(SourceEdit(min(at, len(text)), min(at + size, len(text)), new)) for at, size, new in raw])
    edits = [edit for one in taken for edit in one.edits]
    after = apply(Source("a.txt", text), taken).decode()
    moves = Moves(edits)
    begin, end = min(start, len(text)), min(start + length, len(text))
    new = moves.span(begin, end)
    assert 0 <= new[0] <= new[1] <= len(after)
    if not any(edit.offset <= end and begin <= edit.end_offset for edit in edits):
        assert after[slice(*new)] == text[begin:end]
    for edit in edits:
        assert after[slice(*moves.span(edit.offset, edit.end_offset))] == edit.content
