"""Formats for other programs: golden files, and a schema or the program itself where there is one."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import jsonschema
import junitparser
import pytest

from linter import reporters
from linter.engine import Linter
from linter.readers import read
from linter.reporters import Story, Style
from linter.reporters._units import utf16
from linter.settings import Language, Settings

GO = pytest.mark.skipif(not shutil.which("go") and not os.environ.get("CI"), reason="Go is not installed")
CARGO = pytest.mark.skipif(not shutil.which("cargo") and not os.environ.get("CI"), reason="Cargo is not installed")
EMOJI = "The 🌉 mayor met the the press.\n"
FORMATS = {
    "azure": "txt", "checkstyle": "xml", "concise": "txt", "github": "txt", "gitlab": "json", "grouped": "txt", "html": "html",
    "json-lines": "jsonl", "junit": "xml", "languagetool": "jsonl", "markdown": "md", "rdjson": "json", "rdjsonl": "jsonl", "sarif": "json",
}  # fmt: skip


def printed(name: str, stories: list[Story], **style: object) -> str:
    out = io.StringIO()
    reporters.load(name).report(iter(stories), Style(**style), out)
    return out.getvalue()


@pytest.fixture(scope="module")
def emoji() -> list[Story]:
    asked = Settings(language=Language("en-US"))
    document = read("emoji.txt", EMOJI.encode())
    with Linter(asked) as linter:
        return [Story(linter.lint(document, asked), lambda: document)]


def test_every_format_has_a_picture() -> None:
    assert {*FORMATS, "json", "text"} == set(reporters.names())


@pytest.mark.parametrize("name", FORMATS)
def test_format(name: str, stories: list[Story], golden: Callable[[str, str], None]) -> None:
    golden(f"report-{name}.{FORMATS[name]}", printed(name, stories, width=80))


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_found_is_said_in_every_format(name: str, stories: list[Story]) -> None:
    text = printed(name, stories[:1])
    if FORMATS[name] == "json":
        json.loads(text)
    elif FORMATS[name] == "xml":
        ET.fromstring(text)  # our own text


@pytest.fixture(scope="session")
def sarif_schema(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """The schema of OASIS, which a crate carries."""
    folder = tmp_path_factory.mktemp("schema")
    (folder / "lib.rs").touch()
    head = '[package]\nname = "schema"\nversion = "0.1.0"\nedition = "2021"\n[lib]\npath = "lib.rs"\n'
    (folder / "Cargo.toml").write_text(head + '[dependencies]\nserde-sarif = "=0.8.0"\n')
    told = subprocess.run(
        ["cargo", "metadata", "--format-version", "1", "--quiet"], cwd=folder, check=False, capture_output=True, timeout=240
    )
    if told.returncode:
        # A cargo without a toolchain for this user fetches nothing.
        pytest.skip(f"cargo does not run: {told.stderr.decode(errors='replace').strip()}")
    manifest = next(one["manifest_path"] for one in json.loads(told.stdout)["packages"] if one["name"] == "serde-sarif")
    schema: dict[str, object] = json.loads((Path(manifest).parent / "src" / "schema.json").read_text(encoding="utf-8"))
    return schema


@CARGO
def test_sarif_keeps_to_its_schema(stories: list[Story], emoji: list[Story], sarif_schema: dict[str, object]) -> None:
    for chosen in (stories, emoji, []):
        jsonschema.Draft7Validator(sarif_schema).validate(json.loads(printed("sarif", chosen)))
    broken = json.loads(printed("sarif", stories))
    broken["runs"][0]["results"][0]["level"] = "bad"
    assert not jsonschema.Draft7Validator(sarif_schema).is_valid(broken)


def test_an_emoji_counts_as_the_consumer_counts(emoji: list[Story]) -> None:
    start = EMOJI.index("the the")
    region = json.loads(printed("sarif", emoji))["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region["startColumn"] == utf16(EMOJI[:start]) + 1
    (diagnostic,) = map(json.loads, printed("rdjsonl", emoji).splitlines())
    assert diagnostic["location"]["range"]["start"]["column"] == len(EMOJI[:start].encode()) + 1
    (match,) = json.loads(printed("languagetool", emoji))["matches"]
    assert (match["offset"], match["length"]) == (utf16(EMOJI[:start]), 7)
    context = match["context"]
    assert context["text"].encode("utf-16-le")[2 * context["offset"] :][: 2 * context["length"]].decode("utf-16-le") == "the the"
    assert f"col={start + 1}," in printed("github", emoji)


def test_junit_is_read_by_its_parser(stories: list[Story]) -> None:
    suites = junitparser.JUnitXml.fromstring(printed("junit", stories).encode())
    assert (suites.tests, suites.failures, suites.errors) == (9, 4, 2)
    assert [(suite.name, suite.tests, suite.failures, suite.errors) for suite in suites] == [
        ("calm.txt", 1, 0, 0),
        ("city/harbour.txt", 4, 2, 0),
        ("city/odd\n.txt", 3, 2, 1),
        ("gone.txt", 1, 0, 1),
    ]


def test_checkstyle_is_read_again(stories: list[Story]) -> None:
    files = ET.fromstring(printed("checkstyle", stories)).findall("file")
    found = [(file.get("name"), error.get("line"), error.get("source")) for file in files for error in file.findall("error")]
    assert found[0] == ("city/harbour.txt", "3", "doubled/words")
    assert ("city/odd\n.txt", "1", "odd/control") in found


def test_gitlab_never_has_a_fingerprint_twice(emoji: list[Story]) -> None:
    again = read("other.txt", EMOJI.encode())
    with Linter(Settings()) as linter:
        other = Story(linter.lint(again, Settings()), lambda: again)
    found = json.loads(printed("gitlab", [*emoji, other]))
    assert len({one["fingerprint"] for one in found}) == len(found) == 2


def test_github_commands_hold_no_line_break_and_no_sign_of_their_own(stories: list[Story]) -> None:
    for line in printed("github", stories).splitlines():
        assert re.fullmatch(r"::(error|warning|notice) (\w+=[^,:]*,)*\w+=[^,:]*::.*", line), line


@pytest.fixture(scope="session")
def reviewdog(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """reviewdog from the Go proxy; built once, for Go keeps what it builds."""
    folder = tmp_path_factory.mktemp("go")
    environment = {**os.environ, "GOBIN": str(folder), "GOFLAGS": "-trimpath"}
    package = "github.com/reviewdog/reviewdog/cmd/reviewdog@v0.21.0"
    subprocess.run(["go", "install", package], check=True, capture_output=True, env=environment, timeout=280)
    return folder / "reviewdog"


@GO
@pytest.mark.parametrize("name", ["rdjson", "rdjsonl", "sarif", "checkstyle"])
def test_reviewdog_reads_it(name: str, emoji: list[Story], reviewdog: Path, tmp_path: Path) -> None:
    (tmp_path / "emoji.txt").write_text(EMOJI)
    command = [reviewdog, f"-f={name}", "-reporter=rdjsonl", "-filter-mode=nofilter", "-fail-level=none", "-diff=true"]
    subprocess.run(["git", "init", "--quiet", str(tmp_path)], check=True)
    run = subprocess.run(command, input=printed(name, emoji), capture_output=True, text=True, cwd=tmp_path, timeout=60)
    assert run.returncode == 0, run.stderr
    (heard,) = map(json.loads, run.stdout.splitlines())
    assert "The word is doubled." in heard["message"]
    assert heard["location"]["path"] == "emoji.txt"
    assert heard["location"]["range"]["start"]["line"] == 1
    if name != "checkstyle":
        assert heard["suggestions"][0]["text"] == "the"


def test_a_page_is_one_file_and_every_mark_has_its_entry(stories: list[Story]) -> None:
    page = printed("html", stories)
    assert not re.search(r"(?:src|href)=\"(?!#)|url\(|<script|@import", page)
    assert sorted(re.findall(r'href="#f([\d-]+)"', page)) == sorted(re.findall(r'<li id="f([\d-]+)"', page))
    assert sorted(re.findall(r'href="#m([\d-]+)"', page)) == sorted(re.findall(r'<mark id="m([\d-]+)"', page))


def test_a_story_cannot_write_into_the_page() -> None:
    text = "<script>alert(1)</script> & the the “quoted” words.\n"
    document = read("a<b>.txt", text.encode())
    with Linter(Settings()) as linter:
        page = printed("html", [Story(linter.lint(document, Settings()), lambda: document)])
    assert "<script" not in page
    assert "a&lt;b&gt;.txt" in page
    assert re.sub(r"<[^>]*>", "", page.split("<article")[1].split(">", 1)[1].split("</article>")[0]).strip() == (
        "&lt;script&gt;alert(1)&lt;/script&gt; &amp; the the “quoted” words."
    )


def test_a_table_holds_no_more_than_a_page_can(emoji: list[Story]) -> None:
    text = printed("markdown", emoji * 60)
    assert text.count("| 🔴 |") == 50
    assert "And 10 more: `doubled/small-words` 10." in text
