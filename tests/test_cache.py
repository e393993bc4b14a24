"""The cache: shared by processes, bounded, and never in the way."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from linter import cache
from linter.cache import Cache, key


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(cache.FOLDER_VARIABLE, str(tmp_path / "cache"))
    return tmp_path / "cache"


def keys(count: int) -> list[bytes]:
    return [key("test", str(number)) for number in range(count)]


def test_what_was_put_is_there_for_the_next_process() -> None:
    one, other = keys(2)
    first = Cache("answers")
    first.put({one: b"found"})
    first.close()
    assert Cache("answers").get([one, other, one]) == {one: b"found"}


def test_a_key_tells_its_parts_apart() -> None:
    assert len({key("a", "b"), key("ab"), key("ab", ""), key("", "ab"), key("b", "a")}) == 5


def test_many_keys_are_looked_up_at_once() -> None:
    many = dict.fromkeys(keys(2_500), b"x")
    cached = Cache("answers")
    cached.put(many)
    assert cached.get(many) == many


def test_the_longest_unused_go_first_when_there_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [1_000_000.0]
    monkeypatch.setattr(cache.time, "time", lambda: clock[0])
    many = keys(30)
    cached = Cache("answers", limit=10)
    for one in many:
        clock[0] += 1
        cached.put({one: b"x"})
    clock[0] += 2 * 24 * 3600
    assert cached.get(many[:5])  # used again after the others
    cached.close()
    assert set(Cache("answers", limit=10).get(many)) == {*many[:5], *many[25:]}


@pytest.mark.parametrize("content", [b"no database", b"SQLite format 3\x00" + b"\xff" * 4096])
def test_a_broken_file_is_replaced(folder: Path, content: bytes) -> None:
    Cache("answers").close()
    (path,) = folder.glob("*.sqlite")
    path.write_bytes(content)
    for _ in range(2):  # some damage shows only when the file is used
        cached = Cache("answers")
        cached.put({keys(1)[0]: b"x"})
        cached.close()
    assert Cache("answers").get(keys(1)) == {keys(1)[0]: b"x"}


def test_where_no_folder_can_be_made_there_is_no_cache(folder: Path) -> None:
    folder.write_text("in the way")
    cached = Cache("answers")
    cached.put({keys(1)[0]: b"x"})
    assert cached.get(keys(1)) == {}
    cached.close()


def test_processes_share_it() -> None:
    script = (
        "from linter.cache import Cache, key\n"
        "import sys\n"
        "for number in range(40):\n"
        "    cached = Cache('answers')\n"
        "    cached.put({key(sys.argv[1], str(number)): sys.argv[1].encode()})\n"
        "    cached.close()\n"
    )
    writers = [subprocess.Popen([sys.executable, "-c", script, name]) for name in "abcd"]
    assert [writer.wait(60) for writer in writers] == [0, 0, 0, 0]
    wanted = {key(name, str(number)): name.encode() for name in "abcd" for number in range(40)}
    assert Cache("answers").get(wanted) == wanted


def test_cleaning_leaves_nothing() -> None:
    cached = Cache("answers")
    cached.put({keys(1)[0]: b"x" * 1000})
    cached.close()
    assert cache.clean() > 1000
    assert list(cache.folder().rglob("*")) == []
    assert Cache("answers").get(keys(1)) == {}
