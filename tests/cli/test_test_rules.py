"""``copydesk test-rules``: every problem on a line that tells where it is and what to do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from linter.checks.rules import ruleset

GOOD = """\
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


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "desk" / "house").mkdir(parents=True)
    (tmp_path / "desk" / "words").mkdir()
    (tmp_path / "desk" / "house" / "wharfside.toml").write_text(GOOD)
    return tmp_path


def put(desk: Path, name: str, *changes: tuple[str, str]) -> None:
    text = GOOD
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    (desk / "desk" / f"{name}.toml").write_text(text)


def test_rules_that_hold(desk, cli):
    run = cli("test-rules", "desk")
    assert (run.exit_code, run.stdout, run.stderr) == (0, "", "Tested 1 rule: no problems.\n")


def test_every_problem_has_a_line(desk, cli, golden):
    put(desk, "house/Quay", ("wharf", "quay"), ("Wharf", "Quay"))
    put(desk, "house/dead", ('"wharfside" =', '"wharfside" = "wharf-side"\n"old  mill" = "windmill"\n"P.M." = "p.m."\n"mole " ='))
    put(
        desk,
        "house/jetty",
        ("wharf", "jetty"),
        ("Wharf", "Jetty"),
        ("<<jettyside>> bar", "<<jetty>> side bar"),
        ("A jetty-", "A jettyside jetty-"),
    )
    put(desk, "house/pier", ('kind = "substitution"', 'kind = "tokens"'), ('[swap]\n"wharfside" = "wharf-side"', 'elements = [{ text = ["the"] }, { class = "peers", text = ["wharfside", "wharf\'s"], mark = true }]\nsuggestions = ["wharf-side"]'), ("<<Wharfside>> it", "The <<wharfside>> it"), ("Wharf-side", "wharf-side"))  # fmt: skip  # noqa: E501
    (desk / "desk" / "words" / "peers.txt").write_text("# piers\nwharfside\nold pier\n")
    put(desk, "house/trail", ("wharfside", "on trail for"), ("Wharfside", "On trail for"), ("wharf-side", "after"), ("Wharf-side", "After"))
    run = cli("test-rules", "desk")
    assert run.exit_code == 1
    golden("test-rules.txt", run.stdout + run.stderr)
    data = json.loads(cli("test-rules", "desk", "--output-format", "json").stdout)
    assert {"filename", "location", "key", "rule", "problem", "message"} == set(data[0])
    assert {one["problem"] for one in data} == {"id", "dead", "example", "overlap"}
    assert [f"{one['filename']}:{one['location']['row']}:{one['location']['column']}" for one in data] == [
        ":".join(line.split(":")[:3]) for line in run.stdout.splitlines()
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('category = "style"', 'category = "stile"', ":7:1: category: no such value 'stile'; did you mean 'style'?"),
        ("why =", "wy =", ":3:1: wy: no such key; did you mean 'why'?"),
        ("0.9", "= 0.9", ":6:14: not TOML: invalid value"),
        ('kind = "substitution"', 'kind = "tokens"\nelements = [{ text = ["a"] }, { class = "noum" }]',
         ":2:33: elements[1].class: no word list and no word class is called 'noum'; 'noun' is"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("configured", [False, True])
def test_a_file_that_is_no_rule_is_2(desk, cli, old, new, said, configured):
    if configured:
        (desk / "copydesk.toml").write_text('rules = ["desk"]\n')
    put(desk, "house/other", (old, new), ('[swap]\n"wharfside" = "wharf-side"\n', "") if "tokens" in new else ("A", "A"))
    run = cli("test-rules", "desk")
    assert run.exit_code == 2
    assert run.stdout.startswith(f"desk/house/other.toml{said}")
    assert "Tested 1 rule" in run.stderr


def test_an_id_that_is_taken_and_one_that_overrides_nothing(desk, cli):
    (desk / "desk" / "confusion").mkdir()
    put(desk, "confusion/trial-trail", ("wharf", "quay"), ("Wharf", "Quay"))
    put(desk, "house/wharfside", ('kind = "sub', 'override = true\nkind = "sub'))
    run = cli("test-rules", "desk")
    assert run.exit_code == 1
    first, second = run.stdout.splitlines()
    assert first.startswith("desk/confusion/trial-trail.toml:1:1: kind: the rule id 'confusion/trial-trail' is taken by ")
    assert second.startswith("desk/house/wharfside.toml:1:1: override: there is no rule 'house/wharfside' to override")


def test_packs_are_held_against_each_other_where_asked(desk, cli):
    for name, want in (("one", "quay"), ("two", "wharf")):
        (desk / name / "words").mkdir(parents=True)
        (desk / name / "pack.toml").write_text(f'name = "{name}"\nversion = "1"\ntitle = "T"\nsource = "S"\n')
        text = GOOD.replace("wharf-side", want).replace("Wharf-side", want.title()).replace("wharfside", "moleside")
        (desk / name / "words" / "mole.toml").write_text(text.replace("Wharfside", "Moleside").replace("side of the wharf", "end"))
    assert cli("test-rules", "one").exit_code == 0
    run = cli("test-rules", "one", "--style", "two")
    assert run.exit_code == 1
    assert "for “moleside” it wants “quay”, and style/two/words/mole wants “wharf”" in run.stdout
    assert cli("test-rules", "one", "two").stdout.count("\n") == 1  # a pair is told once


def test_a_part_of_a_folder_keeps_its_ids(desk, cli):
    (desk / "copydesk.toml").write_text('rules = ["desk"]\n')
    for path in ("desk/house", "desk/house/wharfside.toml", "desk"):
        run = cli("test-rules", path)
        assert (run.exit_code, run.stderr) == (0, "Tested 1 rule: no problems.\n")


@pytest.mark.parametrize(
    ("paths", "said"),
    [(("nowhere",), "nowhere: no such file or folder"), (("desk/words",), "desk/words: no rules there"), ((), "Missing argument 'PATH…'")],
)
def test_a_wrong_use_is_2(desk, cli, paths, said):
    run = cli("test-rules", *paths)
    assert (run.exit_code, run.stdout) == (2, "")
    assert said in run.stderr


def test_the_shipped_rules_and_packs_hold(cli):
    run = cli("test-rules", str(ruleset.shipped()))
    assert (run.exit_code, run.stdout) == (0, "")
