"""How fast each reader is, and how much memory it takes: from bytes to a document with segments and source map.

usage: python bench/readers.py [FOLDER]

Without FOLDER the tests' sample stories are read. Files are read one by one as often as it takes to read a megabyte; then, for memory, all
stories of a format as one file, twice and four times over where that is still one of the format: the peak for each byte must not grow.
"""

from __future__ import annotations

import sys
import time
import tracemalloc
from collections import defaultdict
from pathlib import Path

from linter.readers import HEAD, Unreadable, formats, read, recognized

SAMPLES = Path(__file__).parents[1] / "tests" / "readers" / "samples"
ENOUGH = 1_000_000


def stories(folder: Path) -> dict[str, list[tuple[str, bytes]]]:
    """The files of a folder by their formats, as far as they can be read."""
    found: dict[str, list[tuple[str, bytes]]] = defaultdict(list)
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        data = path.read_bytes()
        format_ = recognized(path.name, data[:HEAD])
        if format_ in formats() and data:
            try:
                read(path.name, data)
            except Unreadable as error:
                print(f"{path}: {error}")
            else:
                found[format_].append((path.name, data))
    return found


def speed(files: list[tuple[str, bytes]]) -> float:
    """Bytes a second of processor time."""
    size = sum(len(data) for _, data in files)
    rounds = max(1, ENOUGH // size)
    begin = time.process_time()
    for _ in range(rounds):
        for name, data in files:
            read(name, data)
    return size * rounds / (time.process_time() - begin)


def peak(name: str, data: bytes) -> float:
    """The most memory that reading takes, for each byte read."""
    tracemalloc.start()
    read(name, data)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most / len(data)


def memory(files: list[tuple[str, bytes]]) -> str:
    """The peak for each byte of one large file, and of larger ones."""
    name = max(files, key=lambda file: len(file[1]))[0]
    once = b"\n\n".join(data for _, data in files)
    once *= max(1, ENOUGH // 8 // len(once))
    try:
        return ", ".join(f"{peak(name, once * times):.0f}" for times in (1, 2, 4))
    except Unreadable:
        return "one file each"


def main(folder: Path) -> None:
    """Measure and print."""
    print(f"{'format':12} {'files':>6} {'bytes':>11} {'MB/s':>6}  peak memory in bytes for each byte")
    for format_, files in sorted(stories(folder).items()):
        size = sum(len(data) for _, data in files)
        print(f"{format_:12} {len(files):6,} {size:11,} {speed(files) / 1e6:6.1f}  {memory(files)}", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLES)
