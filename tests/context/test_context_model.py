"""A newsroom's own model: built from its text, named in the environment, with no network unless one was trained."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from linter.checks.context.build.__main__ import main
from linter.ngrams.network import FILES
from linter.ngrams.symbols import VARIABLE

MEN = "mayor sheriff council clerk court keeper union bishop".split()
DEEDS = "met the press|left the hall|read the form|wrote the report|saw the ship|signed the treaty".split("|")


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("model")
    chance = random.Random(4)
    articles = (
        "\n".join(["A headline", *(f"The {chance.choice(MEN)} {chance.choice(DEEDS)} on Monday ." for _ in range(30))]) for _ in range(400)
    )
    (folder / "news.txt").write_text("\n\n".join(articles), encoding="utf-8")
    main([str(folder / "news.txt"), "-o", str(folder / "built")])
    return folder / "built"


def check(folder: Path, text: str) -> subprocess.CompletedProcess[str]:
    options = "--output-format json --languagetool off --select context --no-config".split()
    return subprocess.run(
        [sys.executable, "-m", "linter", "check", "-", *options],
        input=text, capture_output=True, text=True, env=os.environ | {VARIABLE: str(folder)}, timeout=60,
    )  # fmt: skip


def test_a_model_of_ones_own_is_read(model: Path) -> None:
    assert not list(model.glob("network-*"))
    done = check(model, "The clerk met the press on Monday. The court left hall on Monday.")
    assert (done.returncode, done.stderr) == (1, "")
    assert [(found["code"], found["suggestions"]) for found in json.loads(done.stdout)] == [("context/missing-word", [" the "])]


def test_a_model_that_is_not_there_is_named(tmp_path: Path) -> None:
    done = check(tmp_path / "none", "The mayor met the press on Monday.")
    assert done.returncode == 3
    assert "context: the check failed" in done.stderr


def test_the_same_text_gives_the_same_model(model: Path, tmp_path: Path) -> None:
    main([str(model.parent / "news.txt"), "-o", str(tmp_path)])
    for path in model.iterdir():
        assert (tmp_path / path.name).read_bytes() == path.read_bytes(), path.name


def test_a_network_is_trained_where_torch_is_there(model: Path, tmp_path: Path) -> None:
    pytest.importorskip("torch", reason="torch has 780 MB and trains the network only")
    for name in ("one", "two"):
        main([str(model.parent / "news.txt"), "-o", str(tmp_path / name), "--network", "2"])
    for file in FILES:
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()
    assert check(tmp_path / "one", "The clerk met the press on Monday.").returncode in (0, 1)


def test_without_torch_a_network_is_refused_before_the_counting(model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("linter.checks.context.build.__main__.find_spec", lambda name: None)
    with pytest.raises(SystemExit) as refused:
        main([str(model.parent / "news.txt"), "-o", str(tmp_path), "--network", "2"])
    assert refused.value.code == 2
    assert not list(tmp_path.iterdir())
