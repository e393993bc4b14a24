"""``copydesk rules`` and ``copydesk rule``: what there is of rules, searched and explained."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

RULE = """\
kind = "substitution"
message = "House style is “{suggestion}”."
why = "One spelling in the paper."
source = "The desk's style book, page 9."
severity = "warning"
confidence = 0.9
action = "correct"
category = "style"
safe = true
once = true
roles = ["headline", "paragraph"]
varieties = ["en-GB"]
url = "https://example.org/wharf"

[swap]
"wharfside" = "wharf-side"
"quayside" = ["quay-side", "quay"]

[[wrong]]
text = "Bars reopen\\n\\nThey met at the <<wharfside>> bar."
fixes = ["wharf-side"]

[[wrong]]
text = "<<Quayside>> it is."
fixes = ["Quay-side", "Quay"]

[[right]]
text = "A wharf-side bar."

[[right]]
text = "The side of the wharf."
"""
PACK = 'name = "gazette"\nversion = "3"\ntitle = "Gazette"\nsource = "The desk."\n'


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "desk" / "house").mkdir(parents=True)
    (tmp_path / "desk" / "house" / "wharfside.toml").write_text(RULE)
    (tmp_path / "pack" / "words").mkdir(parents=True)
    (tmp_path / "pack" / "pack.toml").write_text(PACK)
    (tmp_path / "pack" / "words" / "jetty.toml").write_text(RULE.replace("wharf", "jetty"))
    (tmp_path / "copydesk.toml").write_text('rules = ["desk"]\nignore = ["dates/age"]\n')
    return tmp_path


def ids(text: str) -> list[str]:
    return [line.split()[0] for line in text.splitlines() if "/" in line.split("  ")[0]]


def test_all_rules_of_all_checks_are_listed(desk, cli):
    run = cli("rules")
    assert run.exit_code == 0
    found = ids(run.stdout)
    assert found == sorted(found)
    assert {"house/wharfside", "confusion/trial-trail", "dates/age", "languagetool/EN_A_VS_AN", "spelling/misspelling"} <= set(found)
    assert "style/gazette/words/jetty" not in found
    assert "style/gazette/words/jetty" in ids(cli("rules", "--style", "pack").stdout)
    (line,) = [line for line in run.stdout.splitlines() if line.startswith("house/wharfside ")]
    assert line.split(maxsplit=3) == ["house/wharfside", "warning", "safe", "House style is “wharf-side”."]
    assert "(off)" in next(line for line in run.stdout.splitlines() if line.startswith("dates/age "))
    assert run.stdout.splitlines()[-1].endswith("not in force.")


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("quayside",), ["house/wharfside"]),  # an entry
        (("QUAYSIDE", "page", "book"), ["house/wharfside"]),  # source
        (("uayside",), []),  # the middle of a word
        (("quayside", "zebra"), []),
        (("wharf", "--kind", "substitution", "--severity", "warning,error", "--category", "style"), ["house/wharfside"]),
        (("wharf", "--severity", "error"), []),
        (("--pack", "gazette", "--style", "pack"), ["style/gazette/words/jetty"]),
        (("--select", "caption,dates/age"), ["caption/from-left", "dates/age"]),
    ],
)
def test_words_and_filters_narrow_the_list(desk, cli, arguments, expected):
    run = cli("rules", *arguments)
    assert run.exit_code == 0
    assert ids(run.stdout) == expected
    assert run.stderr == ("" if expected else "copydesk: no rule matches\n")


def test_the_list_for_programs(desk, cli):
    (one,) = json.loads(cli("rules", "quayside", "--output-format", "json").stdout)
    assert one == {
        "id": "house/wharfside", "check": "rules", "kind": "substitution", "severities": ["warning"], "safe": True, "category": "style",
        "message": "House style is “{suggestion}”.", "pack": None, "in_force": True, "file": "desk/house/wharfside.toml",
    }  # fmt: skip
    (code,) = json.loads(cli("rules", "--select", "dates/age", "--output-format", "json").stdout)
    assert (code["check"], code["kind"], code["in_force"], code["file"]) == ("news", "code", False, None)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("rules", "--kind", "substitutoin"), "there is no kind 'substitutoin'; did you mean 'substitution'?"),
        (("rules", "--pack", "gazete", "--style", "pack"), "there is no style pack 'gazete'; did you mean 'gazette'?"),
        (("rules", "--select", "dates/aged"), "there is no rule, nor folder of rules, 'dates/aged'; did you mean 'dates/age'?"),
        (("rules", "--severity", "eror"), "there is no severity 'eror'; did you mean 'error'?"),
        (("rule", "house/warfside"), "there is no rule 'house/warfside'; did you mean 'house/wharfside'?"),
        (("rule", "wharfside"), "there is no rule 'wharfside'; did you mean 'house/wharfside'?"),
        (("rule", "qqqqqqqq"), "there is no rule 'qqqqqqqq'; `copydesk rules WORD` searches"),
    ],
)
def test_what_is_not_there_is_a_wrong_use(desk, cli, arguments, message):
    run = cli(*arguments)
    assert (run.exit_code, run.stdout, run.stderr) == (2, "", f"copydesk: {message}\n")


def test_a_rule_that_cannot_be_used_is_told(desk, cli):
    (desk / "desk" / "house" / "wharfside.toml").write_text(RULE.replace("safe = true", "save = true"))
    run = cli("rules")
    assert run.exit_code == 2
    assert "wharfside.toml:9:1: save: no such key; did you mean 'safe'?" in run.stderr


def test_a_rule_is_explained(desk, cli, golden):
    run = cli("rule", "house/wharfside")
    assert run.exit_code == 0
    golden("rule.txt", run.stdout)


def test_what_the_configuration_makes_of_rules_is_told(desk, cli):
    (desk / "copydesk.toml").write_text(
        'rules = ["desk"]\nignore = ["wharf/old"]\n[rule.dates]\nseverity = "info"\n[rule."confusion/trial-trail"]\nseverity = "off"\n'
        '[rule."languagetool/EN_A_VS_AN"]\nseverity = "warning"\naction = "ask"\n'
    )
    (desk / "desk" / "house" / "wharfside.toml").write_text(RULE.replace("safe = true", 'aliases = ["wharf/old"]'))
    listed = {line.split("  ")[0]: line for line in cli("rules").stdout.splitlines()}
    assert listed["dates/age"].split()[1] == "info"
    assert listed["confusion/trial-trail"].endswith("(off)")
    assert listed["house/wharfside"].endswith("(off)")
    text = cli("rule", "wharf/old").stdout
    assert text.startswith("house/wharfside (not in force)\n")
    assert "once called wharf/old\n" in text
    assert "severity    info (by the configuration; else warning)\n" in cli("rule", "dates/age").stdout
    assert "severity    warning (by the configuration; else error)\n" in cli("rule", "languagetool/EN_A_VS_AN").stdout


def test_the_rules_of_vale_styles_are_there_too(desk, cli):
    (desk / "styles" / "Gazette").mkdir(parents=True)
    (desk / "styles" / "Gazette" / "Wharf.yml").write_text("extends: existence\nmessage: Not that.\ntokens:\n  - wharfside\n")
    (desk / "copydesk.toml").write_text('styles = ["styles/Gazette"]\n')
    assert ids(cli("rules", "--select", "vale").stdout) == ["vale/Gazette/Wharf"]
    assert "page        docs/vale.md\n" in cli("rule", "vale/Gazette/Wharf").stdout


def test_an_id_of_code_is_explained(desk, cli):
    text = cli("rule", "dates/age").stdout
    assert text.startswith("dates/age (not in force)\n\nan age that does not follow from birth and death")
    assert "page        docs/news.md\n" in text
    assert "module      linter.checks.news._dates.ages\n" in text
    assert "severity    warning\n" in text


def test_a_sequence_is_shown_by_its_elements(desk, cli):
    text = cli("rule", "confusion/then-number").stdout
    assert "            2  text then; mark\n" in text
    assert "            3  text $, £, €; optional\n" in text
    assert "file        rules/confusion/then-number.toml\n" in text


def test_an_explanation_for_programs(desk, cli):
    found = json.loads(cli("rule", "house/wharfside", "--output-format", "json").stdout)
    assert found["rule"]["swap"] == {"wharfside": "wharf-side", "quayside": ["quay-side", "quay"]}
    assert found["rule"]["wrong"][1].items() >= {"text": "<<Quayside>> it is.", "fixes": ["Quay-side", "Quay"]}.items()
    assert found["code"] is None
    found = json.loads(cli("rule", "dates/age", "--output-format", "json").stdout)
    assert (found["rule"], found["code"]["page"]) == (None, "news.md")


def test_as_a_process(desk, copydesk):
    run = copydesk("rules", "quayside")
    assert (run.returncode, run.stderr) == (0, b"")
    assert run.stdout.decode().startswith("house/wharfside  warning  safe  House style is “wharf-side”.\n")
