"""``copydesk explain``: what is told of a place, with its reasons; in this process, so that many cases stay quick."""

from __future__ import annotations

import json
from types import SimpleNamespace

import pytest
from click.testing import CliRunner, Result

from linter.checks.languagetool import asking, install
from linter.checks.languagetool.client import Match
from linter.checks.languagetool.error import LanguageToolError
from linter.surfaces.cli import main

STORY = (
    "Ferry service resumes after storm\n\n"
    "The harbour board said on Monday that the the morning ferry would leave at eight.\n"
    "“We was told that the the crew was raedy,” the captain said, and he recieved the form his mother.\n"
)


@pytest.fixture
def explain(tmp_path, monkeypatch):
    """Run ``copydesk explain`` in ``tmp_path``, where ``a.txt`` is, without LanguageTool unless that is said."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")

    def run(place: str, *arguments: str) -> Result:
        off = () if "--languagetool" in arguments else ("--languagetool", "off")
        return CliRunner().invoke(main, ["explain", place, *off, *arguments])

    return run


def told(result: Result) -> list[str]:
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout.splitlines()


def data(result: Result) -> dict:
    assert (result.exit_code, result.stderr) == (0, "")
    return json.loads(result.stdout)


def test_the_place_comes_first_then_what_was_raised_there(explain):
    lines = told(explain("a.txt:3:40"))
    assert lines[0] == "a.txt:3:40: paragraph, en-GB (seen in its spelling), not in a quotation"
    assert lines[1].startswith("  The harbour board said")
    assert lines[2] == " " * 41 + "^"
    here = lines.index("Raised here:")
    assert lines[here + 1] == "  error[doubled/small-words] “the the” → “the”"
    assert any(line.startswith("    reported as ") for line in lines[here:])
    assert any(line.startswith("No finding from: ") and "dialect" in line for line in lines)


def test_the_rest_of_the_sentence_follows_and_no_other(explain):
    lines = told(explain("a.txt:4:70"))
    rest = lines.index("Raised in the rest of the sentence:")
    assert any("doubled/small-words" in line for line in lines[rest:])
    assert any("“recieved” → “received”" in line for line in lines[lines.index("Raised here:") : rest])
    assert not any("harbour" in line for line in lines)


def test_what_quotations_do_to_a_finding_is_told(explain):
    lines = told(explain("a.txt:4:20"))
    assert lines[0].endswith("in a quotation")
    assert "    fell from error to info: it stands in a quotation, and people speak as they speak" in lines
    assert "    lost its safe fix: what would change may be somebody's words" in lines


@pytest.mark.parametrize(
    ("option", "why"), [(("--select", "spelling"), "not selected"), (("--ignore", "doubled"), "ignored"), ((), "reported as ")]
)
def test_what_the_settings_do_is_told(explain, option, why):
    assert any(line.strip().startswith(why) for line in told(explain("a.txt:3:40", *option)))


def test_the_configuration_is_asked_unless_it_is_left_out(explain, tmp_path):
    (tmp_path / "copydesk.toml").write_text('ignore = ["doubled"]\nlanguage = "en-US"\n')
    lines = told(explain("a.txt:3:40"))
    assert lines[0].endswith("en-US (as it was set), not in a quotation")
    assert "    ignored by the settings" in lines
    assert any(line.startswith("    reported as ") for line in told(explain("a.txt:3:40", "--no-config")))


def test_what_the_context_check_kept_to_itself_is_told_with_its_probabilities(explain):
    found = data(explain("a.txt:4:21", "--output-format", "json"))
    (thought,) = [
        one for one in found["context"] if one["code"] == "context/wrong-word" and one["text"] == "was" and "told from" in one["withheld"]
    ]
    shares = [one["probability"] for one in thought["candidates"]]
    assert "were" in [one["text"] for one in thought["candidates"]]
    assert shares == sorted(shares, reverse=True)
    assert all(0 < share < 0.64 for share in shares)
    assert any("told from 0.64 on" in line for line in told(explain("a.txt:4:21")))


def test_the_word_is_traced(explain):
    assert any("recieved: flagged, it looks like a misspelling of “received”" in line for line in told(explain("a.txt:4:70")))
    assert data(explain("a.txt:4:78", "--output-format", "json"))["word"]["word"] == "the"


def test_json_has_the_whole_way(explain):
    found = data(explain("a.txt:4:20", "--output-format", "json"))
    assert (found["role"], found["language"], found["language_found"], found["quoted"]) == ("paragraph", "en-GB", True, True)
    assert found["sentence"][found["offset_in_sentence"] :].startswith("he the crew")
    (one,) = [one for one in found["findings"] if one["here"]]
    assert one["raised"]["location"] == {"row": 4, "column": 19}
    assert [step["why"] for step in one["steps"]] == ["quoted", "unsafe"]
    assert (one["raised"]["severity"], one["reported"]["severity"]) == ("error", "info")
    assert (one["raised"]["safe_fix"], one["reported"]["safe_fix"]) == (True, False)
    assert found["languagetool"] == []


def test_columns_are_code_points_and_a_bom_is_not_counted(explain, tmp_path):
    (tmp_path / "b.txt").write_bytes("\ufeffFans 😀👩🏽‍🚀 sang.\r\nThey recieved it.\r\n".encode())
    found = data(explain("b.txt:2:6", "--output-format", "json"))
    assert [one["raised"]["text"] for one in found["findings"] if one["here"]] == ["recieved"]
    assert told(explain("b.txt:1:15"))[0].startswith("b.txt:1:15: paragraph")
    assert told(explain("b.txt:3:1"))[0].startswith("b.txt:3:1: ")


def test_a_place_between_paragraphs_has_no_sentence(explain):
    lines = told(explain("a.txt:2:1"))
    assert lines[0].startswith("a.txt:2:1: between paragraphs")
    assert "Raised here: nothing" in lines


def said(rule: str, start: int, end: int, *replacements: str, category: str = "GRAMMAR") -> Match:
    return Match(start, end, rule, category, "grammar", "Look at this.", "", replacements, None, "")


@pytest.fixture
def server(monkeypatch):
    """A LanguageTool that says of every paragraph what a test puts into the list."""
    answer: list = []
    fake = SimpleNamespace(matches=lambda texts, question: [answer[0] if answer else () for _ in texts])
    monkeypatch.setattr(asking, "asking", lambda *, cached: fake)
    monkeypatch.setattr(install, "installed", lambda folder=None, language="en": True)
    return answer


def test_what_languagetool_said_and_the_table_made_of_it(explain, server, tmp_path):
    (tmp_path / "a.txt").write_text("It lasted for a hour and nobody had much fun with it.\n")
    server.append(
        (
            said("EN_A_VS_AN", 14, 15, "an"),
            said("NOBODY_KNOWS_THIS", 14, 20, "one hour", category="SOME_STYLE"),
            said("ACTIVE_ACTIVATE", 21, 24),
        )
    )
    lines = told(explain("a.txt:1:15", "--languagetool", "on"))
    at = lines.index("Said by LanguageTool:")
    assert lines[at + 1] == "  EN_A_VS_AN (GRAMMAR) “a” → “an”"
    assert lines[at + 2].startswith("    the table: error, confidence 0.")
    assert lines[at + 3].startswith("    raised as error")
    assert lines[at + 5] == "    the table does not name the rule: its category decides"
    assert lines[at + 6].startswith("    raised as info")
    assert lines[at + 9] == "    not raised"
    assert any(line.startswith("  error[languagetool/EN_A_VS_AN] “a” → “an”") for line in lines[:at])
    heard = data(explain("a.txt:1:15", "--languagetool", "on", "--output-format", "json"))["languagetool"]
    assert [one["rule"] for one in heard] == ["EN_A_VS_AN", "NOBODY_KNOWS_THIS", "ACTIVE_ACTIVATE"]
    assert heard[0]["worth"]["severity"] == "error"
    assert heard[2]["worth"] is None


def test_what_is_dropped_in_a_quotation_is_told_with_its_reason(explain, server, tmp_path):
    (tmp_path / "a.txt").write_text('"We was all stood on the deck in wir pyjamas," said a man of sixty from the islands.\n')
    server.append((said("IT_VBZ", 1, 7, "We were"), said("STYLE_OF_NOBODY", 8, 17, "all standing", category="SOME_STYLE")))
    lines = told(explain("a.txt:1:2", "--languagetool", "on"))
    assert "    dropped: it stands in a quotation, and more in it is odd: people speak their own way" in lines
    assert "    not reported" in lines
    checked = CliRunner().invoke(main, ["check", "--languagetool", "on", "a.txt"])
    assert checked.stdout.startswith("All clean")


def test_a_languagetool_that_fails_is_named(explain, server):
    server.append(LanguageToolError("no answer"))
    result = explain("a.txt:3:40", "--languagetool", "on")
    assert result.exit_code == 3
    assert result.stderr == "a.txt: not checked by languagetool: no answer\n"
    assert "reported as " in result.stdout


@pytest.mark.parametrize(
    ("place", "code", "message"),
    [
        ("a.txt", 2, "FILE:LINE:COL is wanted, such as story.txt:3:14, not 'a.txt'"),
        ("a.txt:3", 2, "FILE:LINE:COL is wanted"),
        ("a.txt:three:1", 2, "FILE:LINE:COL is wanted"),
        (":3:1", 2, "FILE:LINE:COL is wanted"),
        ("a.txt:9:1", 2, "copydesk: a.txt: there is no line 9; the last one is 5"),
        ("a.txt:0:1", 2, "copydesk: a.txt: there is no line 0"),
        ("a.txt:1:35", 2, "copydesk: a.txt: there is no column 35 in line 1; its last character is in 33"),
        ("a.txt:1:0", 2, "there is no column 0"),
        ("b.txt:1:1", 3, "copydesk: b.txt: no such file or folder\n"),
        (r"C:\desk\a.txt:3:5", 3, "copydesk: C:\\desk\\a.txt: no such file or folder\n"),
        (".:1:1", 3, "a folder, not a file"),
        ("a.pdf:1:1", 3, "the content is PDF, not text"),
        ("bad.txt:1:1", 3, "not UTF-8"),
    ],
)
def test_what_cannot_be_explained_is_a_line(explain, tmp_path, place, code, message):
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4")
    (tmp_path / "a.pdf").rename(tmp_path / "pdf.txt")
    (tmp_path / "bad.txt").write_bytes(b"caf\xe9")
    result = explain(place.replace("a.pdf", "pdf.txt"))
    assert (result.exit_code, result.stdout) == (code, "")
    assert message in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("place", ["a.txt:3:40:", "./a.txt:3:40", "a:b.txt:1:1"])
def test_paths_hold_colons_and_places_are_copied_with_one(explain, tmp_path, place):
    (tmp_path / "a:b.txt").write_text("The council met.\n")
    assert told(explain(place))[0].startswith(place.rstrip(":") + ": ")


def test_wrong_settings_are_a_line(explain, tmp_path):
    assert explain("a.txt:1:1", "--select", "speling").exit_code == 2
    assert explain("a.txt:1:1", "--language", "english!").exit_code == 2
    (tmp_path / "copydesk.toml").write_text('langauge = "en"')
    result = explain("a.txt:1:1")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("copydesk: ")
    assert "copydesk.toml:1: unknown key `langauge`" in result.stderr


def test_another_language_is_no_matter_of_ours(explain):
    found = explain("a.txt:3:40", "--language", "de")
    assert found.exit_code == 3
    assert "only LanguageTool checks the language de, and it is off" in found.stderr
    assert "not flagged, spelling reads English and not de" in found.stdout


def test_a_process_of_its_own_prints_what_its_terminal_can_show(copydesk, tmp_path):
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    run = copydesk("explain", "a.txt:4:20", "--languagetool", "off", PYTHONUTF8="0", PYTHONIOENCODING="ascii", LC_ALL="C.UTF-8")
    assert (run.returncode, run.stderr) == (0, b"")
    assert b"\\u201cthe the\\u201d" in run.stdout


def test_what_spelling_leaves_to_speakers_is_told(explain, tmp_path):
    (tmp_path / "b.txt").write_text("The board met.\n\nHe wrote: “The goverment has recieved the form.”\n", encoding="utf-8")
    lines = told(explain("b.txt:3:20"))
    kept = next(number for number, line in enumerate(lines) if line.startswith("Kept to itself by spelling"))
    assert lines[kept + 1] == "  spelling/misspelling “goverment” → “government”"
    assert [one["text"] for one in data(explain("b.txt:3:20", "--output-format", "json"))["spoken"]] == ["goverment", "recieved"]


def test_of_many_rules_ten_are_named(explain):
    rules = next(line for line in told(explain("a.txt:3:41")) if line.strip().startswith("rules "))
    assert rules.count(",") == 9
    assert rules.endswith(" more")


def test_it_tells_what_the_settings_and_the_comments_made_of_a_finding(explain, tmp_path):
    (tmp_path / "b.rst").write_text(".. copydesk: ignore[spelling] as on the sign\n\nThe board will recieve the the form.\n")
    (tmp_path / "copydesk.toml").write_text('[rule.spelling]\nseverity = "warning"\naction = "ask"\n[rule.doubled]\nsafe = false\n')
    lines = told(explain("b.rst:3:17"))
    at = next(number for number, line in enumerate(lines) if "[spelling/misspelling]" in line)
    assert lines[at + 3 : at + 6] == [
        "    the settings make it warning, one to ask",
        "    suppressed by the comment in line 1: “copydesk: ignore[spelling] as on the sign”",
        "    not reported",
    ]
    assert "    the settings make it one without a safe fix" in lines
    (step,) = [
        step for one in data(explain("b.rst:3:17", "--output-format", "json"))["findings"] for step in one["steps"] if step["comment"]
    ]
    assert step["why"] == "suppressed"
    assert step["comment"] == {"location": {"row": 1, "column": 1}, "text": "copydesk: ignore[spelling] as on the sign"}
