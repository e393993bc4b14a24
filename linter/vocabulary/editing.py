"""Entries of a vocabulary file put in and taken out; all other bytes stay."""

from __future__ import annotations

import re

from linter.vocabulary.lines import Line, parsed

#: Characters of an entry, a preferred form and a last day included.
_LONG = 200
_ENTRY = re.compile(r'(?:"(?:[^"]|"")*"|(?!(?<!\S)#).)*')


def entries(data: bytes) -> list[str]:
    """The entries as they are written, without their notes."""
    return [_bare(line.decode()) for line, said in _lines(data) if said]


def added(data: bytes, entry: str) -> bytes | None:
    """The file with one more entry, None where it has it already; raises ValueError for what is none."""
    said = parsed(entry) if entry.isprintable() and len(entry) <= _LONG else None
    if said is None:
        raise ValueError(f"{entry!r} is not a word, a name or a line such as Kiev -> Kyiv")
    if any(_same(said, other) for _, other in _lines(data)):
        return None
    ends = b"\r\n" if b"\r\n" in data else b"\n"
    parted = b"" if not data or data.endswith((b"\n", b"\r")) else ends
    return data + parted + entry.encode() + ends


def without(data: bytes, entry: str) -> bytes | None:
    """The file without an entry, None where it has it not; raises ValueError for what is none."""
    said = parsed(entry)
    kept = [line for line, other in _lines(data) if not (said and _same(said, other))]
    after = b"".join(kept)
    return None if after == data else after


def _lines(data: bytes) -> list[tuple[bytes, Line | None]]:
    """Each line with its end, and what it says; None where that is nothing, or nothing that can be read."""
    return [(line, _said(line)) for line in data.splitlines(keepends=True)]


def _said(line: bytes) -> Line | None:
    try:
        return parsed(line.decode())
    except ValueError:  # which what is not UTF-8 raises, too
        return None


def _same(said: Line, other: Line | None) -> bool:
    return other is not None and said._replace(note="") == other._replace(note="")


def _bare(line: str) -> str:
    match = _ENTRY.match(line)
    return match[0].strip() if match else ""
