"""``copydesk preview``: what rules would find in an archive, in counts and a sample."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

RULE = """\
kind = "substitution"
message = "House style is “{suggestion}”."
why = "One spelling in the paper."
source = "The desk's style book."
severity = "warning"
confidence = 0.9
category = "style"

[swap]
"wharfside" = "wharf-side"

[[wrong]]
text = "They met at the <<wharfside>> bar."
fixes = ["wharf-side"]

[[wrong]]
text = "<<Wharfside>> it is."
fixes = ["Wharf-side"]

[[right]]
text = "A wharf-side bar."

[[right]]
text = "The side of the wharf."
"""
STORIES = {
    "one.txt": "The wharfside bar is shut.\n\nWharfside walks are open until nine in the evening.\n",
    "two.txt": "“The wharfside is ours,” she said on Monday.\n\nThe mill by the quayside burned.\n",
    "three.txt": "Nothing of it stands here.\n",
}


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "desk" / "house").mkdir(parents=True)
    (tmp_path / "desk" / "house" / "wharf.toml").write_text(RULE)
    (tmp_path / "archive").mkdir()
    for name, text in STORIES.items():
        (tmp_path / "archive" / name).write_text(text, encoding="utf-8")
    (tmp_path / "copydesk.toml").write_text('rules = ["desk"]\nignore = ["house"]\n')
    return tmp_path


def previewed(cli, *arguments: str) -> dict:
    run = cli("preview", *arguments, "--output-format", "json")
    assert (run.exit_code, run.stderr) == (0, "")
    return json.loads(run.stdout)


def test_counts_texts_and_a_sample(desk, cli, golden):
    run = cli("preview", "house/wharf", "archive")
    assert (run.exit_code, run.stderr) == (0, "")
    golden("preview.txt", run.stdout)


@pytest.mark.parametrize("rule", ["house/wharf", "house", "desk", "desk/house", "desk/house/wharf.toml"])
def test_a_rule_may_be_an_id_a_folder_or_a_file_in_force_or_not(desk, cli, rule):
    (one,) = previewed(cli, rule, "archive")["rules"]
    assert one == {
        "id": "house/wharf", "errors_and_warnings": 2, "hints": 1, "words": 33, "for_1000_words": 60.6061, "stories": 2,
        "commonest": [{"text": "wharfside", "count": 3}],
    }  # fmt: skip


def test_a_style_pack_and_a_shipped_rule(desk, cli):
    (desk / "copydesk.toml").unlink()
    (desk / "desk" / "pack.toml").write_text('name = "gazette"\nversion = "1"\ntitle = "T"\nsource = "S"\nvarieties = ["en-GB"]\n')
    found = previewed(cli, "desk", "confusion/trial-trail", "archive", "--language", "en-GB")
    assert [(one["id"], one["errors_and_warnings"]) for one in found["rules"]] == [
        ("style/gazette/house/wharf", 2), ("confusion/trial-trail", 0)
    ]  # fmt: skip
    found = previewed(cli, "desk", "archive", "--language", "en-US")
    assert [(one["errors_and_warnings"], one["words"]) for one in found["rules"]] == [(0, 0)]


def test_a_sample_has_the_sentence_the_mark_and_its_fix(desk, cli):
    (one,) = previewed(cli, "house", "archive", "--sample", "1")["sample"]
    at = one["offset_in_sentence"]
    assert one["sentence"][at : at + len(one["text"])] == one["text"]
    assert one["suggestions"][0].lower() == "wharf-side"
    assert one["filename"] == "archive/one.txt"


def test_lines_of_json(desk, cli):
    lines = [
        {"text": "The wharfside bar.", "language": "en-GB"},
        {"text": "No."},
        {"id": 3},
        {"text": "The wharfside.", "variety": "english!"},
    ]
    (desk / "old.jsonl").write_text("\n".join(map(json.dumps, lines)) + "\nnot JSON\n")
    run = cli("preview", "house", "old.jsonl", "--output-format", "json")
    assert run.exit_code == 3
    found = json.loads(run.stdout)
    assert (found["stories"], found["sample"][0]["filename"]) == (2, "old.jsonl:1")
    assert [one["filename"] for one in found["not_read"]] == ["old.jsonl:3", "old.jsonl:4", "old.jsonl:5"]
    assert 'old.jsonl:3: the line is no object with a "text"\n' in run.stderr
    assert "old.jsonl:5: the line is not JSON\n" in run.stderr


def test_what_cannot_be_read_is_3_and_named_in_short(desk, cli):
    for number in range(8):
        (desk / "archive" / f"bad{number}.txt").write_bytes(b"caf\xe9")
    run = cli("preview", "house", "archive")
    assert run.exit_code == 3
    assert run.stderr.count("save it as UTF-8") == 6
    assert "and 3 more stories: not UTF-8" in run.stderr
    assert "Read 3 stories" in run.stdout


def test_another_file_is_compared_with(desk, cli, golden):
    (desk / "new").mkdir()
    text = RULE.replace('"wharfside" =', '"quayside" = "quay"\n"wharfside walks" = "quay walks"\n"wharfside bar" =')
    (desk / "new" / "wharf.toml").write_text(text.replace('"wharf-side"\n\n[[', '"wharf bar"\n\n[['))
    run = cli("preview", "new/wharf.toml", "archive", "--against", "desk/house/wharf.toml")
    assert (run.exit_code, run.stderr) == (0, "")
    golden("preview-against.txt", run.stdout)


def test_a_revision_is_compared_with(desk, cli):
    def git(*arguments: str) -> None:
        command = ["git", "-c", "user.name=desk", "-c", "user.email=desk@example.org", *arguments]
        subprocess.run(command, cwd=desk, check=True, capture_output=True)

    git("init", "-q")
    git("add", "desk")
    git("commit", "-qm", "rules")
    (desk / "desk" / "house" / "wharf.toml").write_text(RULE.replace('"wharf-side"\n\n[[', '"wharf-side"\n"quayside" = "quay"\n\n[['))
    (desk / "desk" / "house" / "mill.toml").write_text(RULE.replace('"wharfside"', '"mill"'))
    found = previewed(cli, "house", "archive", "--against", "HEAD")["against"]
    assert {name: found[name] for name in ("gained", "lost", "changed", "same")} == {"gained": 2, "lost": 0, "changed": 0, "same": 3}
    assert {one["text"] for one in found["samples"]["gained"]} == {"quayside", "mill"}
    run = cli("preview", "house", "archive", "--against", "v9")
    assert (run.exit_code, run.stdout) == (2, "")
    assert "has no revision 'v9'" in run.stderr


def test_two_processes_say_what_one_does(desk, cli):
    assert previewed(cli, "house", "archive", "--jobs", "2") == previewed(cli, "house", "archive")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("house/warf", "archive"), "there is no rule file, folder, style pack or id 'house/warf'; did you mean 'house/wharf'?"),
        (("house", "nowhere"), "does not exist"),
        (("house", "desk"), "desk: no stories there"),
        (("archive",), "Missing argument"),
        (("house", "archive", "--against", "archive"), "archive: no rules there"),
    ],
)
def test_a_wrong_use_is_2(desk, cli, arguments, said):
    run = cli("preview", *arguments)
    assert (run.exit_code, run.stdout) == (2, "")
    assert said in run.stderr
