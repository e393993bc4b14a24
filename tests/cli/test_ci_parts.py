"""The GitHub Action and the GitLab component: their files are what the servers take, their scripts do what they say."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
ACTION = ROOT / "action.yml"
COMPONENT = ROOT / "templates" / "copydesk.yml"
OLD = "The council met the the mayor on Monday.\n\nThe report will be read in full.\n"
NEW = OLD + "\nThe council will recieve the report on Friday.\n"

pytestmark = pytest.mark.skipif(not (shutil.which("git") and shutil.which("bash")), reason="no git or no bash here")
Run = Callable[..., subprocess.CompletedProcess[str]]


def git(folder: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=Desk", "-c", "user.email=desk@example.org", "-c", "commit.gpgsign=false"]
    done = subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A shallow checkout of a change, as the servers make it: its base is not there."""
    origin, folder = tmp_path / "origin", tmp_path / "checkout"
    origin.mkdir()
    git(origin, "init", "-q", "-b", "main")
    for name in ("one.txt", "two.txt"):
        (origin / name).write_text(OLD)
    git(origin, "add", "-A")
    git(origin, "commit", "-qm", "Publish")
    git(origin, "checkout", "-q", "-b", "change")
    (origin / "one.txt").write_text(NEW)
    git(origin, "commit", "-qam", "Change")
    git(tmp_path, "clone", "-q", "--depth", "1", "--branch", "change", f"file://{origin}", str(folder))
    return folder


@pytest.fixture
def run(tmp_path: Path, checkout: Path, environment: dict[str, str]) -> Run:
    """Run a program in the checkout with ``copydesk`` on the path."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name, script in {"copydesk": f'exec "{sys.executable}" -m linter "$@"', "pip": "exit 0"}.items():
        (folder / name).write_text(f"#!/bin/sh\n{script}\n")
        (folder / name).chmod(0o755)

    def started(*command: str, **variables: str) -> subprocess.CompletedProcess[str]:
        here = environment | {"PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"} | variables
        return subprocess.run(command, cwd=checkout, env=here, capture_output=True, text=True, encoding="utf-8", timeout=120)

    return started


@pytest.fixture
def action(run: Run, tmp_path: Path) -> Callable[..., tuple[int, str, str, dict[str, str]]]:
    """Run the check of the action; its exit code, its log, the job summary and its outputs."""

    def started(**variables: str) -> tuple[int, str, str, dict[str, str]]:
        files = {name: tmp_path / name for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
        for path in files.values():
            path.write_text("")
        done = run("bash", str(ROOT / "ci" / "github.sh"), **{name: str(path) for name, path in files.items()}, **variables)
        outputs = dict(line.split("=", 1) for line in files["GITHUB_OUTPUT"].read_text().splitlines())
        return done.returncode, done.stdout + done.stderr, files["GITHUB_STEP_SUMMARY"].read_text(encoding="utf-8"), outputs

    return started


def test_a_pull_request_has_annotations_a_summary_and_outputs(action, checkout: Path) -> None:
    code, log, summary, outputs = action(BASE_REF="main", INPUT_SARIF="found.sarif")
    assert code == 1
    (line,) = log.splitlines()
    assert line.startswith("::error file=one.txt,line=5,col=18,endColumn=25,endLine=5,title=spelling/misspelling::")
    assert summary.startswith("### Copydesk\n\nFound 1 finding (1 error) in 1 story.\n\n| | place |")
    assert "| 🔴 | `one.txt:5:18` |" in summary
    assert outputs["exit-code"] == "1"
    assert Path(outputs["summary"]).read_text(encoding="utf-8") == summary
    (result,) = json.loads((checkout / "found.sarif").read_bytes())["runs"][0]["results"]
    assert result["ruleId"] == "spelling/misspelling"


def test_without_a_base_all_is_reported_and_may_pass(action) -> None:
    code, log, summary, outputs = action(INPUT_FAIL_ON="never", INPUT_PATHS="one.txt\ntwo.txt\n", INPUT_ARGS="--ignore\nspelling")
    assert (code, outputs["exit-code"]) == (0, "0")
    assert [line.split(",")[0] for line in log.splitlines()] == ["::error file=one.txt", "::error file=two.txt"]
    assert "Found 2 findings" in summary
    code, log, _, _ = action(BASE_REF="nowhere")
    assert code == 1
    assert "::warning title=Copydesk::nowhere cannot be fetched, so all paragraphs are reported" in log
    assert log.count("::error") == 3


def test_a_wrong_use_is_told_and_has_no_summary(action) -> None:
    code, log, summary, outputs = action(INPUT_ARGS="--select nowhere")
    assert (code, summary, outputs) == (2, "", {"exit-code": "2"})
    assert "copydesk: no rule, nor folder of rules, is called 'nowhere'" in log


@pytest.mark.parametrize(
    ("known", "sent"), [("", "POST repos/desk/city/issues/7/comments"), ("41\n42", "PATCH repos/desk/city/issues/comments/42")]
)
def test_one_comment_is_kept(run: Run, tmp_path: Path, known: str, sent: str) -> None:
    gh = tmp_path / "bin" / "gh"
    gh.write_text(
        '#!/bin/sh\ncase "$*" in *--jq*) printf "%s" "$KNOWN";;\n'
        f'*) echo "$4 $5" > "{tmp_path}/sent"; cat "${{7#body=@}}" > "{tmp_path}/body";; esac\n'
    )
    gh.chmod(0o755)
    (tmp_path / "summary.md").write_text("### Copydesk\n")
    about = {"GITHUB_REPOSITORY": "desk/city", "NUMBER": "7", "SUMMARY": str(tmp_path / "summary.md"), "KNOWN": known}
    done = run("bash", str(ROOT / "ci" / "comment.sh"), **about)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "sent").read_text().strip() == sent
    assert (tmp_path / "body").read_text() == "<!-- copydesk -->\n### Copydesk\n"


def component(**inputs: str) -> dict[str, dict]:
    """The jobs of the component, as the server makes them of its inputs."""
    head, body = COMPONENT.read_text(encoding="utf-8").split("\n---\n")
    values = {name: said.get("default") for name, said in yaml.safe_load(head)["spec"]["inputs"].items()} | inputs
    return yaml.safe_load(re.sub(r"\$\[\[ inputs\.([\w-]+) \]\]", lambda match: str(values[match[1]]).lower(), body))


def test_a_merge_request_has_two_reports_and_the_findings_in_the_log(run: Run, checkout: Path) -> None:
    script = "\n".join(component()["copydesk"]["script"])
    base = git(checkout.parent / "origin", "rev-parse", "main")
    done = run("sh", "-ec", script, CI_MERGE_REQUEST_DIFF_BASE_SHA=base)
    assert done.returncode == 1, done.stderr
    assert "one.txt:5:18: error[spelling/misspelling]" in done.stdout
    assert done.stdout.endswith("Found 1 finding (1 error) in 1 story.\n")
    (found,) = json.loads((checkout / "gl-code-quality-report.json").read_bytes())
    assert found["check_name"] == "spelling/misspelling"
    assert b"spelling/misspelling" in (checkout / "copydesk-junit.xml").read_bytes()


def test_a_pipeline_of_a_branch_checks_all(run: Run) -> None:
    done = run("sh", "-ec", "\n".join(component(**{"fail-on": "error", "args": "--ignore spelling"})["copydesk"]["script"]))
    assert (done.returncode, done.stdout.count("error[doubled/small-words]")) == (1, 2)


def test_the_files_are_what_the_servers_take(tmp_path: Path) -> None:
    (tmp_path / ".gitlab-ci.yml").write_text(yaml.safe_dump(component()))
    for schema, path in {"vendor.github-actions": ACTION, "vendor.gitlab-ci": tmp_path / ".gitlab-ci.yml"}.items():
        command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(path)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, done.stdout + done.stderr


def test_the_action_hands_on_each_input_and_runs_what_is_there() -> None:
    text = ACTION.read_text(encoding="utf-8")
    action = yaml.safe_load(text)
    assert set(re.findall(r"inputs\.([\w-]+)", text)) == set(action["inputs"])
    assert all((ROOT / script).is_file() for script in re.findall(r'bash "\$GITHUB_ACTION_PATH/([\w./-]+)"', text))
    check = next(step for step in action["runs"]["steps"] if step.get("id") == "check")
    used = set(re.findall(r"\$\{?((?:INPUT|BASE)_\w+)", (ROOT / "ci" / "github.sh").read_text(encoding="utf-8")))
    assert used == {name for name in check["env"] if name.startswith(("INPUT_", "BASE_"))}


def test_the_page_names_the_inputs_there_are() -> None:
    page = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    github, gitlab = (yaml.safe_load(block) for block in re.findall(r"^```yaml\n(.*?)^```", page, re.MULTILINE | re.DOTALL))
    inputs = yaml.safe_load(ACTION.read_text(encoding="utf-8"))["inputs"]
    rows = dict(re.findall(r"^\| `([\w-]+)` \| (?:`(.*?)`)? ?\|", page, re.MULTILINE))
    assert rows == {name: said["default"] for name, said in inputs.items()}
    assert set(github["jobs"]["copydesk"]["steps"][1]["with"]) <= set(inputs)
    spec = yaml.safe_load(COMPONENT.read_text(encoding="utf-8").split("\n---\n")[0])["spec"]["inputs"]
    assert set(gitlab["include"][0]["inputs"]) <= set(spec)
    assert f"its inputs are {', '.join(f'`{name}`' for name in [*spec][:-1])} and `{[*spec][-1]}`." in page
