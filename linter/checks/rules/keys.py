"""The keys that a table can have, and the words that some of them can: what somebody who mistyped one may have meant."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def keys(spec: type) -> list[str]:
    """The keys of a type's table and of the tables in it."""
    return [field.encode_name for kind in _types(spec) for field in getattr(kind, "fields", ())]


def values(spec: type) -> list[str]:
    """The words of which some key of the table must be one."""
    import msgspec.inspect

    found: list[str] = []
    for kind in _types(spec):
        if isinstance(kind, msgspec.inspect.LiteralType):
            found += map(str, kind.values)
        elif isinstance(kind, msgspec.inspect.EnumType):
            found += (str(member.value) for member in kind.cls)
    return found


def _types(spec: type) -> Iterator[Any]:
    """The types that occur in a table, in the terms of the library."""
    import msgspec.inspect  # only where something is wrong

    waiting: list[Any] = [msgspec.inspect.type_info(spec)]
    while waiting:
        kind = waiting.pop(0)
        yield kind
        waiting += [field.type for field in getattr(kind, "fields", ())]
        waiting += [*getattr(kind, "types", ()), *getattr(kind, "item_types", ())]
        waiting += [inner for name in ("type", "item_type", "key_type", "value_type") if (inner := getattr(kind, name, None)) is not None]
