"""Stories that wait for LanguageTool are read two at a time: nobody sees a difference."""

from __future__ import annotations

SLIP = "The council met the the mayor on Monday.\n"


def test_the_order_is_that_of_the_files(copydesk, tmp_path):
    for number in range(20):
        (tmp_path / f"{number:02}.txt").write_text(SLIP * (1 + 50 * (number % 3 == 0)))
    (tmp_path / "07.txt").write_bytes(b"\xff")
    run = copydesk("check", "--languagetool", "on")
    assert run.returncode == 3
    assert [line.split(b".txt")[0] for line in run.stderr.splitlines()] == [b"%02d" % number for number in range(20)]
    seen = [line.split(b".txt")[0] for line in run.stdout.splitlines() if b"error[doubled" in line]
    assert seen == sorted(seen)
    assert len(set(seen)) == 19
