"""Unified diffs of the bytes of a story, such as ``patch -p0`` and ``git apply -p0`` take."""

from __future__ import annotations

import os
from difflib import unified_diff


def diff(path: str, before: bytes, after: bytes) -> bytes:
    """What has to change in a UTF-8 file; nothing where nothing has to."""
    lines = unified_diff(_lines(before), _lines(after), path, path)
    return b"".join(_complete(line.encode("utf-8", "surrogateescape")) for line in lines)


def _lines(data: bytes) -> list[str]:
    """Lines ended by a newline only: for ``patch`` a carriage return is a character like others."""
    *whole, last = data.decode("utf-8", "surrogateescape").split("\n")
    return [line + "\n" for line in whole] + ([last] if last else [])


def _complete(line: bytes) -> bytes:
    return line if line.endswith(b"\n") else line + os.fsencode("\n\\ No newline at end of file\n")
