"""``copydesk new-rule``: from a wrong and a right sentence to a rule file that holds."""

from __future__ import annotations

from pathlib import Path

import pytest

ABOUT = ("--message", "House style is “{suggestion}”.", "--why", "One spelling in the paper.", "--source", "The desk's style book.")
SENTENCES = (
    "--wrong", "They met at the wharfside bar.", "--right", "They met at the wharf-side bar.",
    "--wrong", "The <<wharfside>> walk is shut.", "--right", "The side of the wharf is shut.",
)  # fmt: skip


def test_a_rule_is_written_and_holds(tmp_path, cli, golden):
    run = cli("new-rule", "house/wharfside", "--in", "desk", *SENTENCES, *ABOUT, "--safe", "--variety", "en-GB", "--action", "correct")
    assert run.exit_code == 0
    written = (tmp_path / "desk" / "house" / "wharfside.toml").read_text(encoding="utf-8")
    assert run.stdout == written
    golden("new-rule.toml", written)
    assert "Written: desk/house/wharfside.toml\n" in run.stderr
    assert cli("test-rules", "desk").exit_code == 0
    (tmp_path / "story.txt").write_text("They sat in the wharfside bar of the old town.\n")
    (tmp_path / "copydesk.toml").write_text('rules = ["desk"]\nlanguage = "en-GB"\n')
    assert "house/wharfside" in cli("check", "--languagetool", "off", "story.txt").stdout


def test_a_file_that_is_there_is_left_alone(tmp_path, cli):
    path = tmp_path / "desk" / "house" / "wharfside.toml"
    path.parent.mkdir(parents=True)
    path.write_text("mine")
    run = cli("new-rule", "house/wharfside", "--in", "desk", *SENTENCES, *ABOUT)
    assert (run.exit_code, run.stdout) == (2, "")
    assert "the file is there already" in run.stderr
    assert path.read_text() == "mine"


def test_the_configured_folder_is_written_to(tmp_path, cli):
    (tmp_path / "rules").mkdir()
    (tmp_path / "copydesk.toml").write_text('rules = ["rules"]\n')
    assert cli("new-rule", "house/wharfside", *SENTENCES, *ABOUT).exit_code == 0
    assert (tmp_path / "rules" / "house" / "wharfside.toml").is_file()


def test_a_rule_of_a_pack_has_its_id_relative_to_the_pack(tmp_path, cli):
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack" / "pack.toml").write_text('name = "gazette"\nversion = "1"\ntitle = "T"\nsource = "S"\n')
    assert cli("new-rule", "style/gazette/words/wharfside", "--in", "pack", *SENTENCES, *ABOUT).exit_code == 0
    assert (tmp_path / "pack" / "words" / "wharfside.toml").is_file()
    assert "style/gazette/words/wharfside" in cli("rules", "--style", "pack", "wharfside").stdout


def test_a_rule_that_does_not_hold_is_not_written(tmp_path, cli):
    sentences = (
        "--wrong",
        "A murder <<trail>> began.",
        "--wrong",
        "The murder <<trail>> ended.",
        "--right",
        "On a trail.",
        "--right",
        "Go.",
    )
    run = cli("new-rule", "house/murder", "--in", "desk", *sentences, "--fix", "path", *ABOUT)
    assert (run.exit_code, run.stdout) == (1, "")
    assert "confusion/trial-trail wants “trial”" in run.stderr
    assert run.stderr.endswith("Not written.\n")
    assert not (tmp_path / "desk" / "house" / "murder.toml").exists()
    run = cli("new-rule", "house/wharfside", "--in", "desk", *SENTENCES, *ABOUT, "--category", "stile")
    assert run.exit_code == 1
    assert "category: no such value 'stile'; did you mean 'style'?" in run.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("house/wharfside", "--in", "desk", *SENTENCES), "missing: --message --why --source"),
        (("house/wharfside", "--in", "desk", *SENTENCES[:4], *ABOUT), "missing: --wrong --right"),
        (("wharfside", "--in", "desk", *SENTENCES, *ABOUT), "'wharfside' is no id"),
        (("house/Wharf Side", "--in", "desk", *SENTENCES, *ABOUT), "'house/Wharf Side' is no id"),
        (("house/wharfside", *SENTENCES, *ABOUT), "no folder of rules is configured; say with --in"),
        (
            ("house/x", "--in", "d", "--wrong", "A <<b.", "--wrong", "A <<b>>.", "--right", "c", "--right", "d", *ABOUT),
            "one part of it is marked",
        ),
    ],
)
def test_a_wrong_use_is_2(tmp_path, cli, arguments, said):
    run = cli("new-rule", *arguments)
    assert (run.exit_code, run.stdout) == (2, "")
    assert said in run.stderr
    assert list(tmp_path.iterdir()) == []


def test_on_a_terminal_what_is_missing_is_asked_for(tmp_path, cli, monkeypatch):
    answers = [
        "The <<wharfside>> walk is shut.",
        "The side of the wharf is shut.",
        "House style is “{suggestion}”.",
        "One spelling.",
        "The desk.",
    ]
    monkeypatch.setattr("linter.surfaces.cli._new_rule.on_terminal", lambda: True)
    run = cli("new-rule", "house/wharfside", "--in", "desk", *SENTENCES[:4], stdin="\n".join(answers) + "\n")
    assert run.exit_code == 0
    text = (tmp_path / "desk" / "house" / "wharfside.toml").read_text(encoding="utf-8")
    assert 'why = "One spelling."' in text
    assert 'text = "The <<wharfside>> walk is shut."' in text


def test_the_folder_cannot_be_written(tmp_path, cli):
    (tmp_path / "desk").write_text("in the way")
    run = cli("new-rule", "house/wharfside", "--in", str(Path("desk") / "sub"), *SENTENCES, *ABOUT)
    assert run.exit_code == 2
    assert "cannot be written" in run.stderr
