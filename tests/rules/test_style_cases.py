"""The shipped style packs mend everyday copy: sentences written to try them, apart from the examples of their rules.

``NAME_cases.toml`` beside this file holds those for the pack NAME, with the slip between ``<<`` and ``>>`` and what should stand there.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from linter.checks.rules import packs
from linter.checks.rules.ruleset import shipped
from linter.engine import Linter
from linter.readers import read
from linter.settings import Language, Settings

ENOUGH = 0.85
FILES = sorted(Path(__file__).parent.glob("*_cases.toml"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_pack_finds_what_a_desk_mends_and_suggests_it_first(file: Path) -> None:
    folder = shipped() / "style" / file.stem.removesuffix("_cases")
    settings = Settings(language=Language(packs.load(folder).varieties[0]), styles=(folder,))
    cases = tomllib.loads(file.read_text(encoding="utf-8"))["case"]

    with Linter(settings) as linter:
        missed = [case["text"] for case in cases if not mended(linter, settings, **case)]

    assert len(cases) >= 15
    assert len(missed) <= (1 - ENOUGH) * len(cases), missed


def mended(linter: Linter, settings: Settings, text: str, fix: str) -> bool:
    """Whether the first suggestion of a finding makes of the sentence what it should be."""
    before, _, rest = text.partition("<<")
    slip, _, after = rest.partition(">>")
    story = before + slip + after
    report = linter.lint(read("story.txt", story.encode()), settings)
    return any(
        story[: found.offset] + found.suggestions[0] + story[found.end_offset :] == before + fix + after
        for found in report.findings
        if found.suggestions
    )
