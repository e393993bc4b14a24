"""Baselines: what is known stays quiet wherever it goes, and nothing else does."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from linter import baseline, check_text
from linter.baseline import Baseline, entries, written
from linter.checks import ConfigError
from linter.report import Report

ONE = "The council met the the mayor on Monday.\n"
TWO = "It rained on the the bridge.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").touch()
    (tmp_path / "b.txt").touch()
    return tmp_path


def kept(folder: Path, **texts: str) -> Path:
    path = folder / baseline.FILE
    path.write_bytes(written(one for name, text in texts.items() for one in entries(check_text(text), str(folder / f"{name}.txt"), folder)))
    return path


def left(known: Baseline, folder: Path, name: str, text: str) -> list[str]:
    return [finding.sentence for finding in known.fresh(check_text(text), str(folder / f"{name}.txt")).findings]


def test_what_is_known_stays_quiet_though_text_moves(folder: Path) -> None:
    known = Baseline(kept(folder, a=ONE + "\n" + TWO))
    assert left(known, folder, "a", "New words.\n\n" + TWO + "\n" + ONE) == []
    assert known.gone == 0


def test_another_slip_in_the_same_sentence_is_seen(folder: Path) -> None:
    path = kept(folder, a=ONE)
    swapped = "The council met the mayor on on Monday.\n"
    assert left(Baseline(path), folder, "a", swapped) == [swapped.strip()]
    assert left(Baseline(path), folder, "a", ONE.replace("on Monday", "on on Monday")) == [ONE.strip().replace("on M", "on on M")] * 2


def test_a_known_slip_made_once_more_is_seen(folder: Path) -> None:
    known = Baseline(kept(folder, a=ONE))
    assert left(known, folder, "a", ONE + "\n" + ONE) == [ONE.strip()]


def test_a_story_may_be_renamed_but_not_copied(folder: Path) -> None:
    path = kept(folder, a=ONE)
    assert left(Baseline(path), folder, "b", ONE) == [ONE.strip()]
    (folder / "a.txt").rename(folder / "c.txt")
    known = Baseline(path)
    assert left(known, folder, "c", ONE) == []
    assert left(known, folder, "b", ONE) == [ONE.strip()]


def test_what_is_gone_is_counted_in_stories_that_were_read(folder: Path) -> None:
    known = Baseline(kept(folder, a=ONE + "\n" + TWO, b=TWO))
    assert left(known, folder, "a", ONE) == []
    assert (known.known, known.gone) == (1, 1)
    assert left(known, folder, "b", "Clean words.\n") == []
    assert (known.known, known.gone) == (1, 2)


def test_a_report_that_is_not_the_last_takes_nothing(folder: Path) -> None:
    path = kept(folder, a=ONE, gone=TWO)
    known = Baseline(path)
    for _ in range(2):
        assert known.fresh(check_text(ONE + "\n" + TWO), str(folder / "a.txt"), last=False).findings == ()
    assert (known.known, known.gone) == (0, 0)
    assert left(known, folder, "a", ONE + "\n" + TWO) == []
    assert left(known, folder, "b", TWO) == [TWO.strip()]


def test_what_is_known_of_other_stories_stays(folder: Path) -> None:
    known = Baseline(kept(folder, a=ONE, b=TWO, gone=TWO))
    assert [(one.file, one.text) for one in known.others([str(folder / "a.txt")])] == [("b.txt", "the the")]


def test_the_file_can_be_read_in_a_diff(folder: Path) -> None:
    path = kept(folder, b=TWO, a=ONE)
    text = path.read_text()
    assert [json.loads(line.rstrip(","))["file"] for line in text.splitlines()[1:-1]] == ["a.txt", "b.txt"]
    path.write_bytes(written([]))
    assert json.loads(path.read_bytes()) == {"version": 1, "findings": []}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"{", "not a baseline"),
        (b'{"version": 2, "findings": []}', "later version"),
        (b'{"version": 1, "findings": [{}]}', "not a baseline"),
    ],
)
def test_a_file_that_is_no_baseline_is_named(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / baseline.FILE
    with pytest.raises(ConfigError, match="no such file"):
        Baseline(path)
    path.write_bytes(content)
    with pytest.raises(ConfigError, match=said):
        Baseline(path)


def test_a_report_without_findings_stays_as_it_is(folder: Path) -> None:
    report = Report("a.txt", (), ())
    assert Baseline(kept(folder)).fresh(report, str(folder / "a.txt")) == report
