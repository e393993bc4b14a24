"""``copydesk trace`` and what ``copydesk check`` says of the vocabulary, as processes of their own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

WORDS = "# names\nKhruangbin\nKiev -> Kyiv # as in Ukrainian\nTwixmas until 2001-01-31 # only then\n"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk" / "words.txt").write_text(WORDS, encoding="utf-8")
    (tmp_path / "copydesk.toml").write_text('languagetool = "off"\nvocabulary = ["desk/words.txt"]\n')
    return tmp_path


def traced(run) -> list[str]:
    assert (run.returncode, run.stderr) == (0, b"")
    return run.stdout.decode().splitlines()


def test_each_list_has_a_line_and_the_first_line_concludes(desk, copydesk):
    lines = traced(copydesk("trace", "Kiev", "recieve"))
    assert lines[0] == "Kiev: flagged, the vocabulary prefers “Kyiv” (desk/words.txt:3)"
    blank = lines.index("")
    labels = [line[2:16].rstrip() for line in lines[1:blank]]
    assert [label for label in labels if label] == ["lexicon", "names", "misspellings", "varieties", "vocabulary", "rules"]
    assert "  vocabulary    desk/words.txt:3: Kiev -> Kyiv # as in Ukrainian" in lines
    assert lines[blank + 1].startswith("recieve: flagged, it looks like a misspelling of “receive”")
    assert "  misspellings  for “receive”" in lines
    (best,) = [line for line in lines if line.startswith("  candidates")]
    assert best.split()[1:3] == ["receive", "cost"]


def test_why_a_word_is_left_alone(desk, copydesk):
    lines = traced(copydesk("trace", "Khruangbin", "council", "Twixmas", "web site", "Khruangbin's", "xqzvbn"))
    concluded = dict(line.split(": ", 1) for line in lines if line and not line.startswith(" "))
    assert concluded["Khruangbin"] == "not flagged, the vocabulary has it"
    assert concluded["council"] == "not flagged, the lexicon has it"
    assert concluded["Twixmas"].startswith("not flagged in mid-sentence")
    assert "  vocabulary    desk/words.txt:4: Twixmas, expired on 2001-01-31 # only then" in lines
    assert concluded["web site"] == "not flagged by spelling, which reads single words"
    assert concluded["Khruangbin's"] == "not flagged, the vocabulary has it"
    assert concluded["xqzvbn"].startswith("flagged as a hint")


def test_json_has_every_fact(desk, copydesk):
    run = copydesk("trace", "--output-format", "json", "Twixmas", "council")
    twixmas, council = json.loads(run.stdout)
    (entry,) = twixmas["vocabulary"]
    assert entry == {
        "place": "desk/words.txt:4", "form": "Twixmas", "preferred": None, "until": "2001-01-31", "expired": True, "note": "only then"
    }  # fmt: skip
    assert council["lexicon"]["form"] == "council"
    assert council["lexicon"]["zipf"] > 4
    assert "noun" in council["lexicon"]["classes"]
    assert (council["code"], council["spelling"], council["vocabulary"]) == (None, None, None)


def test_the_configuration_can_be_named_or_left_out(desk, copydesk, tmp_path):
    (tmp_path / "other.toml").write_text('vocabulary = []\nlanguage = "de"\n')
    assert traced(copydesk("trace", "--no-config", "Khruangbin"))[0].startswith("Khruangbin: not flagged in mid-sentence")
    assert traced(copydesk("trace", "--config", "other.toml", "recieve"))[0] == "recieve: not flagged, spelling reads English and not de"
    assert traced(copydesk("trace", "--config", "other.toml", "--language", "en-GB", "recieve"))[0].startswith("recieve: flagged")


def test_a_terminal_that_cannot_show_it_gets_escapes(desk, copydesk):
    run = copydesk("trace", "Beyonc\u00e9\x1b[1m", PYTHONUTF8="0", PYTHONIOENCODING="ascii", LC_ALL="C.UTF-8")
    assert run.returncode == 0
    assert run.stdout.startswith(b"Beyonc\\xe9\\u241b[1m: ")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), b"Missing argument 'WORD"),
        (("",), b"a word or a phrase is wanted"),
        (("a", "--config", "copydesk.toml", "--no-config"), b"copydesk: --config and --no-config contradict each other"),
        (("a", "--config", "nowhere.toml"), b"does not exist"),
        (("a", "--language", "english!"), b"is not a language tag"),
        (("a", "--output-format", "xml"), b"'xml' is not one of"),
    ],
)
def test_a_wrong_use_is_2(desk, copydesk, arguments, message):
    run = copydesk("trace", *arguments)
    assert (run.returncode, run.stdout) == (2, b"")
    assert message in run.stderr


@pytest.mark.parametrize("command", [("trace", "Kiev"), ("check", "a.txt")])
def test_a_bad_list_is_a_wrong_configuration(desk, copydesk, command):
    (desk / "a.txt").write_text("The council met.\n")
    (desk / "desk" / "words.txt").write_text("Quds\nKiev ->\n")
    run = copydesk(*command)
    assert (run.returncode, run.stdout) == (2, b"")
    assert run.stderr.startswith(b"copydesk: ")
    assert b"words.txt:2: nothing stands after the arrow" in run.stderr
    (desk / "desk" / "words.txt").unlink()
    run = copydesk(*command)
    assert run.returncode == 2
    assert b"copydesk.toml:2: `vocabulary`: no file" in run.stderr


def test_check_finds_and_names_what_has_expired_once(desk, copydesk):
    for name in ("a", "b"):
        (desk / f"{name}.txt").write_text("The mayor of Kiev left on Monday.\n")
    run = copydesk("check", "--output-format", "json")  # the list lies in the folder, and is no story
    assert run.returncode == 1
    assert [(one["code"], one["suggestions"]) for one in json.loads(run.stdout)] == [("vocabulary/preferred-form", ["Kyiv"])] * 2
    assert run.stderr.decode() == "copydesk: 1 vocabulary entry has expired: “Twixmas” (desk/words.txt:4, 2001-01-31)\n"
    assert copydesk("check", "--quiet").stderr == b""
    assert copydesk("check", "--published", "2001-01-31").stderr == b""
    assert copydesk("check", "--ignore", "vocabulary").returncode == 0


def test_check_mends_nothing_of_it_unasked(desk, copydesk):
    (desk / "a.txt").write_text("The mayor of Kiev left on Monday.\n")
    assert copydesk("check", "--fix").returncode == 1
    assert (desk / "a.txt").read_text() == "The mayor of Kiev left on Monday.\n"
