"""A rule's table as the text of its file, laid out as people write them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any


def written(table: dict[str, Any]) -> str:
    """TOML: plain keys first, lists of tables an item a line, then tables, then the examples."""
    tables = {key: value for key, value in table.items() if isinstance(value, dict)}
    examples = {key: table[key] for key in ("wrong", "right") if key in table}
    plain = {key: value for key, value in table.items() if key not in tables and key not in examples}
    blocks = ["\n".join(f"{key} = {_value(value)}" for key, value in plain.items())]
    blocks += [
        f"[{key}]\n" + "\n".join(f"{_text(name)} = {_value(value)}" for name, value in inner.items()) for key, inner in tables.items()
    ]
    blocks += ["\n".join([f"[[{key}]]", *_pairs(item)]) for key, items in examples.items() for item in items]
    return "\n\n".join(blocks) + "\n"


def _pairs(item: dict[str, Any]) -> Iterator[str]:
    return (f"{key} = {_value(value)}" for key, value in item.items())


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "{ " + ", ".join(_pairs(value)) + " }"
    if isinstance(value, list):
        if any(isinstance(item, dict) for item in value):
            return "[\n" + "".join(f"  {_value(item)},\n" for item in value) + "]"
        return "[" + ", ".join(map(_value, value)) + "]"
    return _text(value) if isinstance(value, str) else str(value)


def _text(text: str) -> str:
    # What JSON escapes TOML does too, and the delete character besides.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
