"""Clients of LanguageTool, as they come from their registries, ask Copydesk: each finds the slip behind an emoji."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import pytest
from language_tool_python import LanguageTool
from server_cases import SLIP, units

PACKAGES = ("gramma@1.6.0", "annotatedtext-remark@0.8.0", "annotatedtext-rehype@1.0.12")
needs_node = pytest.mark.skipif(shutil.which("npm") is None or shutil.which("node") is None, reason="no npm or no node here")


@pytest.fixture(scope="session")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the npm packages."""
    folder = tmp_path_factory.mktemp("npm")
    (folder / "package.json").write_text('{"name": "clients", "version": "1.0.0"}')
    subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--silent", *PACKAGES], cwd=folder, check=True, timeout=300)
    return folder


def test_language_tool_python(served):
    with LanguageTool("en-US", remote_server=served.url) as tool:
        (match,) = tool.check(SLIP)
        assert match.rule_id == "doubled/small-words"
        assert match.replacements == ["the"]
        assert units(SLIP, 21, match.error_length) == "the the"


def test_pylanguagetool(served, tmp_path):
    (tmp_path / "story.txt").write_text(SLIP, encoding="utf-8")
    command = [
        str(Path(sys.executable).with_name("pylanguagetool")),
        "--api-url",
        f"{served.url}/v2/",
        "--lang",
        "en-US",
        "--input-type",
        "txt",
    ]
    done = subprocess.run([*command, "--no-color", str(tmp_path / "story.txt")], capture_output=True, text=True, encoding="utf-8")
    assert "The word is doubled." in done.stdout, done.stdout + done.stderr
    assert "the the" in done.stdout


@needs_node
def test_gramma(served, packages, tmp_path):
    (tmp_path / ".gramma.json").write_text(json.dumps({"api_url": f"{served.url}/v2/check", "language": "en-US"}))
    (tmp_path / "story.md").write_text(SLIP + "\n", encoding="utf-8")
    command = [str(packages / "node_modules" / ".bin" / "gramma"), "check", "--print", "--no-colors", "story.md"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", timeout=120)
    assert "The word is doubled." in done.stdout, done.stdout + done.stderr
    assert "the the" in done.stdout


@needs_node
def test_annotated_markdown_and_html(served, packages):
    command = ["node", str(Path(__file__).with_name("clients.mjs")), str(packages), served.url]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=120)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {"annotatedtext-remark": ["the the"], "annotatedtext-rehype": ["the the"]}


def test_libreoffice(served):
    """Its request as documented: a form with the text percent-encoded, to the base address and /check, nothing else."""
    body = f"text={quote(SLIP)}&language=en-US"
    answer = served.http.post("/v2/check", content=body, headers={"Content-Type": "application/x-www-form-urlencoded"})
    (match,) = answer.json()["matches"]
    assert (match["offset"], match["length"]) == (21, 7)
    assert match["rule"]["category"]["id"]
