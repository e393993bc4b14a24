"""A table of a configuration held against what it may say: the first key at fault, and why, for people."""

from __future__ import annotations

import re
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import msgspec

#: A key behind those of the tables that it stands in; a number is the place in a list of tables, from 0.
Keys = tuple[str | int, ...]

_BARE = re.compile(r"[A-Za-z0-9_-]+")


def fault(table: dict[str, Any], wanted: type[msgspec.Struct], within: Keys = ()) -> tuple[Keys, str] | None:
    """The first key that ``wanted`` does not know, or whose value it cannot take, and what to say of it; None where all fits."""
    fields = {field.encode_name: field.type for field in msgspec.structs.fields(wanted)}
    for key, value in table.items():
        keys = (*within, key)
        if key not in fields:
            return keys, f"unknown key `{dotted(keys)}`; {_hint(keys, value, list(fields))}"
        if found := _misfit(value, fields[key], keys):
            return found
    required = (field.encode_name for field in msgspec.structs.fields(wanted) if field.required)
    lacking = next((name for name in required if name not in table), None)
    return None if lacking is None else (within, f"`{dotted(within)}` has no `{lacking}`")


def dotted(keys: Keys) -> str:
    """A key as TOML writes it."""
    return ".".join(key if _BARE.fullmatch(key) else f'"{key}"' for key in keys if isinstance(key, str))


def _misfit(value: Any, kind: Any, keys: Keys) -> tuple[Keys, str] | None:
    only, *others = _kinds(kind)
    if isinstance(value, dict) and not others:
        if isinstance(only, type) and issubclass(only, msgspec.Struct):
            return fault(value, only, keys)
        if get_origin(only) is dict:
            each = (_misfit(said, get_args(only)[1], (*keys, name)) for name, said in value.items())
            return next(filter(None, each), None)
    if isinstance(value, list) and (item := _table_of(only)):
        each = (_misfit(said, item, (*keys, number)) for number, said in enumerate(value))
        return next(filter(None, each), None)
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError:
        return keys, f"`{dotted(keys)}` must be {_wanted(kind)}, not {value!r}"
    return None


def _kinds(kind: Any) -> list[Any]:
    """The types that a value may have, where there is one."""
    if get_origin(kind) in (Union, UnionType):
        return [part for part in get_args(kind) if part is not type(None)]
    return [kind]


def _table_of(kind: Any) -> type[msgspec.Struct] | None:
    """What each table of a list is to be, where a list of tables is wanted."""
    item = get_args(kind)[0] if get_origin(kind) is tuple else None
    return item if isinstance(item, type) and issubclass(item, msgspec.Struct) else None


def _hint(keys: Keys, value: Any, known: list[str]) -> str:
    from difflib import get_close_matches

    names = [key for key in keys if isinstance(key, str)]
    if len(names) > 1 and isinstance(value, dict):
        return f"a key with a slash stands in quotation marks, as in [{dotted((names[0], '/'.join(names[1:])))}]"
    close = get_close_matches(names[-1], known, 1)
    return f"did you mean `{close[0]}`?" if close else f"known are {', '.join(known)}"


def _wanted(kind: Any) -> str:
    """What a value may be."""
    first, *others = _kinds(kind)
    if others and str in (first, *others):
        return "a string or a list of strings"
    if others:
        keys = " and ".join(f"`{field.encode_name}`" for other in others for field in msgspec.structs.fields(other))
        return f"{_wanted(first)}, or a table with {keys}"
    if get_origin(first) is Literal:
        return "one of " + _listed(first)
    if get_origin(first) is tuple:
        (item, *_) = get_args(first)
        if _table_of(first):
            return "a list of tables"
        return f"a list of {_listed(item)}" if get_origin(item) is Literal else "a list of strings"
    if get_origin(first) is Annotated:
        return "a whole number from 1"
    return {bool: "true or false", str: "a string"}.get(first, "a table")


def _listed(choices: Any) -> str:
    return ", ".join(f'"{choice}"' for choice in get_args(choices))
