"""A rule from what its file says; where that cannot be, the key at fault and a hint at what was meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from linter.checks.rules import kinds
from linter.checks.rules.errors import near
from linter.checks.rules.rule import Rule, RuleError

_AT = re.compile(r" - at `\$?\.?(.*)`$")
_UNKNOWN = re.compile(r"unknown field `(.*?)`")
_MISSING = re.compile(r"missing required field `(.*?)`")
_VALUE = re.compile(r"Invalid enum value '(.*?)'")


def parsed(name: str, table: dict[str, Any]) -> Rule:
    """The rule of that id, from its table; raises RuleError."""
    if "id" in table:
        raise RuleError("id", "a rule's id is the path of its file and stands nowhere else")
    kind = table.get("kind")
    if kind not in kinds.names():
        hint = near(str(kind), list(kinds.names())) or f" (kinds: {', '.join(kinds.names())})"
        raise RuleError("kind", f"there is no kind {kind!r}{hint}" if kind else f"the key is missing{hint}")
    spec = kinds.load(kind).Spec
    try:
        return msgspec.convert({**table, "id": name}, spec)
    except msgspec.ValidationError as error:
        raise _explained(str(error), spec) from None


def _explained(message: str, spec: type[Rule]) -> RuleError:
    """What the library says, in our words where it says which key or value is wrong."""
    at = _AT.search(message)
    key = at[1] if at else ""
    said = message[: at.start()] if at else message
    if unknown := _UNKNOWN.search(said):
        known = [field.encode_name for kind in _types(spec) for field in getattr(kind, "fields", ())]
        return RuleError(_joined(key, unknown[1]), f"no such key{near(unknown[1], known)}")
    if missing := _MISSING.search(said):
        return RuleError(_joined(key, missing[1]), "the key is missing")
    if value := _VALUE.search(said):
        return RuleError(key, f"no such value {value[1]!r}{near(value[1], list(_values(spec)))}")
    return RuleError(key, said)


def _types(spec: type[Rule]) -> Iterator[Any]:
    """The types that occur in a rule's table, in the library's terms."""
    import msgspec.inspect  # only where something is wrong

    waiting: list[Any] = [msgspec.inspect.type_info(spec)]
    while waiting:
        kind = waiting.pop(0)
        yield kind
        waiting += [field.type for field in getattr(kind, "fields", ())]
        waiting += [*getattr(kind, "types", ()), *getattr(kind, "item_types", ())]
        waiting += [inner for name in ("item_type", "key_type", "value_type") if (inner := getattr(kind, name, None)) is not None]


def _values(spec: type[Rule]) -> Iterator[str]:
    """The words that some key of a rule's table can have."""
    import msgspec.inspect

    for kind in _types(spec):
        yield from (str(value) for value in getattr(kind, "values", ()))
        if isinstance(kind, msgspec.inspect.EnumType):
            yield from (str(member.value) for member in kind.cls)


def _joined(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
