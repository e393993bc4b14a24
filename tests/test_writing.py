"""A story is put back whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from linter.writing import replace


def test_what_somebody_else_wrote_meanwhile_is_not_lost(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"written meanwhile")
    with pytest.raises(OSError, match="changed while it was checked"):
        replace(str(path), b"read", b"fixed")
    assert path.read_bytes() == b"written meanwhile"


def test_a_write_that_fails_leaves_the_story_and_nothing_else(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_bytes(b"read")

    def full(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        replace(str(path), b"read", b"fixed")
    assert [(entry.name, entry.read_bytes()) for entry in tmp_path.iterdir()] == [("a.txt", b"read")]
