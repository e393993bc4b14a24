"""``check --add-ignore``: comments for what is found, in each format's own form, after which a run passes."""

from __future__ import annotations

import pytest

SLIP = "The council met the the mayor on Monday."
FORMATS = {
    "a.md": f"# Council\n\nIt rained.\n\n{SLIP}\nAll went home.\n",
    "b.html": f"<html><body>\n<article>\n<h1>Council</h1>\n<p>{SLIP}</p>\n</article>\n</body></html>\n",
    "c.rst": f"Council\n=======\n\n{SLIP}\n",
    "d.mdx": f"import Box from './box'\n\n<Box />\n\n{SLIP}\n",
}


@pytest.fixture
def check(cli, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: cli("check", "--languagetool", "off", "--select", "doubled,suppressions", *arguments)


@pytest.mark.parametrize("name", FORMATS)
def test_a_run_passes_afterwards_and_the_text_is_what_it_was(check, tmp_path, name):
    story = tmp_path / name
    story.write_text(FORMATS[name])
    done = check("--add-ignore", "so on the sign (MB)", name)
    assert "copydesk: 1 finding ignored in 1 story" in done.stderr
    assert done.exit_code == 0
    lines = story.read_text().splitlines()
    added = [line for line in lines if "copydesk: ignore[doubled/small-words] so on the sign (MB)" in line]
    assert len(added) == 1
    assert FORMATS[name].replace("\n", "") == "".join(lines).replace(added[0], "")
    assert check(name).exit_code == 0


def test_what_takes_no_comment_is_named_and_still_found(check, tmp_path):
    (tmp_path / "a.txt").write_text(SLIP + "\n")
    done = check("--add-ignore", "so on the sign", "a.txt")
    assert done.exit_code == 1
    assert '[per-file-ignores]\n"a.txt" = ["doubled/small-words"]' in done.stderr
    assert "copydesk: 0 findings ignored in 0 stories" in done.stderr
    assert (tmp_path / "a.txt").read_text() == SLIP + "\n"
    assert "a.txt:1:17" in done.stdout


def test_only_what_makes_the_run_fail_is_ignored(check, tmp_path):
    (tmp_path / "a.md").write_text(FORMATS["a.md"])
    (tmp_path / "copydesk.toml").write_text('[rule.doubled]\nseverity = "warning"\n')
    assert check("--fail-on", "error", "--add-ignore", "so it is").exit_code == 0
    assert (tmp_path / "a.md").read_text() == FORMATS["a.md"]
    assert check("--baseline", "none.json", "--add-ignore", "so it is").exit_code == 2


@pytest.mark.parametrize("reason", ["", " ", "two\nlines"])
def test_a_reason_is_wanted(check, reason):
    done = check("--add-ignore", reason)
    assert done.exit_code == 2
    assert "a reason of one line is wanted" in done.stderr


def test_it_does_not_mend(check):
    assert check("--add-ignore", "so it is", "--fix").exit_code == 2
    assert check("--add-ignore", "so it is", "-").exit_code == 2
