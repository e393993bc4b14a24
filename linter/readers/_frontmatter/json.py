"""Heads that are a JSON object."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from linter.readers import Unreadable, _json
from linter.readers._content import Content
from linter.readers._frontmatter.fields import Field, Head

_LAST = re.compile(r"^\}[ \t]*\r?$", re.MULTILINE)


def read(source: str, head: Head) -> None:
    """Find the strings of the object that a file begins with; sets where the head ends."""
    try:
        _, end = json.JSONDecoder().raw_decode(source)
        data = _json.parse(source, 0, end)
    except (json.JSONDecodeError, RecursionError, Unreadable) as error:
        last = _LAST.search(source)
        if last is not None:
            head.end = last.end()
            at, reason = (error.pos, error.msg) if isinstance(error, json.JSONDecodeError) else (0, str(error))
            head.broken = min(at, head.end), f"the JSON of the head: {reason}"
        return
    head.end = end
    write = _json.writing(source)
    head.fields += [Field(path, Content.spoken(text.runs), write) for path, text in _strings(data, ()) if text.written]


def _strings(data: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], _json.Text]]:
    if isinstance(data, _json.Text):
        yield path, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _strings(value, (*path, key))
    elif isinstance(data, list):
        for value in data:
            yield from _strings(value, path)
