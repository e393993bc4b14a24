"""``copydesk baseline`` and ``check --baseline``: what a newsroom lives with, and what is new."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import tomllib
from pathlib import Path

import pytest

SLIP = "The council met the the mayor on Monday.\n"
CLEAN = "The council met the mayor on Monday.\n"
MISSPELLED = "The council will recieve the report on Monday.\n"
FILE = "copydesk-baseline.json"


@pytest.fixture
def desk(tmp_path, cli):
    """Run ``copydesk`` in a folder of three stories; exit code, standard output, standard error."""
    (tmp_path / "copydesk.toml").write_text('languagetool = "off"\noutput-format = "concise"\n')
    for name, text in {"a.txt": SLIP, "b.txt": SLIP + "\n" + MISSPELLED, "c.txt": CLEAN}.items():
        (tmp_path / name).write_text(text)

    def run(*arguments):
        done = cli(*arguments)
        return done.exit_code, done.stdout, done.stderr

    return run


def told(out):
    return [line.split(" ")[0] for line in out.splitlines() if ".txt:" in line]


def test_what_is_known_is_left_out_and_what_is_new_is_told(desk, tmp_path):
    assert desk("baseline") == (0, f"{FILE}: 3 known findings in 2 stories\n", "")
    known = "copydesk: 3 known findings are left out by the baseline\n"
    assert desk("check", "--baseline", FILE) == (0, "All clean: 3 stories.\n", known)
    (tmp_path / "c.txt").write_text(MISSPELLED)
    (tmp_path / "a.txt").write_text("A line above.\n\n" + SLIP)
    code, out, err = desk("check", "--baseline", FILE)
    assert (code, told(out), err) == (1, ["c.txt:1:18:"], known)
    assert desk("check", "--baseline", FILE, "-q")[2] == ""
    assert desk("check", "--baseline", FILE, "a.txt")[:2] == (0, "All clean: 1 story.\n")
    assert desk("check")[0] == 1


def test_the_configuration_can_name_it(desk, tmp_path, monkeypatch):
    (tmp_path / "copydesk.toml").write_text('languagetool = "off"\nbaseline = "desk/known.json"\n')
    code, _, err = desk("check")
    assert (code, err.endswith("no such file or directory; `copydesk baseline` writes it\n")) == (2, True)
    (tmp_path / "desk").mkdir()
    assert desk("baseline")[1].endswith("desk/known.json: 3 known findings in 2 stories\n")
    assert json.loads((tmp_path / "desk" / "known.json").read_bytes())["findings"][0]["file"] == "../a.txt"
    monkeypatch.chdir(tmp_path / "desk")
    assert desk("check", "..")[0] == 0


def test_what_is_gone_is_told_and_dropped(desk, tmp_path):
    desk("baseline")
    (tmp_path / "b.txt").write_text(MISSPELLED)
    code, _, err = desk("check", "--baseline", FILE)
    said = "copydesk: 2 known findings are left out by the baseline; `copydesk baseline` drops 1 that is gone\n"
    assert (code, err) == (0, said)
    assert "gone" not in desk("check", "--baseline", FILE, "--select", "spelling")[2]
    (tmp_path / "c.txt").write_text(SLIP)
    assert desk("baseline") == (0, f"{FILE}: 3 known findings in 3 stories, 1 new; 1 gone\n", "")
    assert "gone" not in desk("check", "--baseline", FILE)[2]


def test_a_baseline_of_some_stories_keeps_what_is_known_of_others(desk, tmp_path):
    desk("baseline")
    (tmp_path / "a.txt").write_text(CLEAN)
    assert desk("baseline", "a.txt")[1] == f"{FILE}: 2 known findings in 1 story, 0 new; 1 gone\n"
    (tmp_path / "b.txt").unlink()
    assert desk("baseline", "a.txt")[1] == f"{FILE}: 0 known findings in 0 stories, 0 new; 2 gone\n"


def test_what_cannot_be_read_stays_known(desk, tmp_path):
    desk("baseline")
    (tmp_path / "b.txt").write_bytes(b"caf\xe9\n")
    code, out, err = desk("baseline")
    assert (code, out) == (3, f"{FILE}: 3 known findings in 2 stories, 0 new; 0 gone\n")
    assert err.startswith("b.txt: not UTF-8")


def test_what_is_known_is_not_mended(desk, tmp_path):
    desk("baseline")
    (tmp_path / "c.txt").write_text(CLEAN + "\nThey saw the the report.\n")
    assert "a.txt" not in desk("check", "--baseline", FILE, "--diff")[1]
    code, out, _ = desk("check", "--baseline", FILE, "--fix")
    assert (code, told(out)) == (0, [])
    assert (tmp_path / "a.txt").read_text() == SLIP
    assert (tmp_path / "c.txt").read_text() == CLEAN + "\nThey saw the report.\n"


def test_a_story_by_standard_input_has_the_findings_of_its_name(desk, cli):
    desk("baseline")
    assert cli("check", "--baseline", FILE, "--stdin-filename", "a.txt", stdin=SLIP).exit_code == 0
    assert cli("check", "--baseline", FILE, "--stdin-filename", "c.txt", stdin=SLIP).exit_code == 1


def test_a_wrong_use_is_2(desk, tmp_path):
    assert "not of standard input" in desk("baseline", "-")[2]
    code, out, err = desk("baseline", "--baseline", "nowhere/known.json")
    assert (code, out, err) == (2, "", "copydesk: nowhere/known.json: no such file or folder\n")
    (tmp_path / FILE).write_text("[")
    for command in (("check", "--baseline", FILE), ("baseline",)):
        code, out, err = desk(*command)
        assert (code, out) == (2, "")
        assert err.startswith(f"copydesk: {FILE}: not a baseline")


def test_findings_may_pass_but_nothing_else(desk, tmp_path):
    assert desk("check", "--exit-zero", "a.txt")[0] == 0
    assert desk("check", "--exit-zero", "--diff", "a.txt")[0] == 0
    assert desk("check", "--exit-zero", "nowhere.txt", "a.txt")[0] == 3
    assert desk("check", "--exit-zero", "--select", "nowhere")[0] == 2


def test_the_page_on_adopting_shows_commands_and_settings_that_work(desk, tmp_path, cli):
    page = (Path(__file__).parents[2] / "docs" / "adopting.md").read_text(encoding="utf-8")
    blocks = dict.fromkeys(("sh", "toml"), "")
    for kind, text in re.findall(r"^```(sh|toml)\n(.*?)^```", page, re.MULTILINE | re.DOTALL):
        blocks[kind] += text
    subprocess.run("git init -qb main && mkdir stories && mv a.txt stories/", cwd=tmp_path, shell=True, check=True)
    save = (
        "git add -A && git -c user.name=Desk -c user.email=desk@example.org commit -qm Old && git update-ref refs/remotes/origin/main HEAD"
    )
    subprocess.run(save, cwd=tmp_path, shell=True, check=True)
    for line in blocks["sh"].splitlines():
        done = cli(*shlex.split(line)[1:], "--languagetool", "off")
        assert done.exit_code == 0, f"{line}: {done.output}"
    assert set(tomllib.loads(blocks["toml"])) == {"baseline", "per-file-ignores"}
    (tmp_path / "copydesk.toml").write_text('languagetool = "off"\n' + blocks["toml"])
    assert desk("check")[0] == 0
