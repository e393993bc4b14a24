"""Rules that extend another rule: the parent's keys, with the child's laid over them.

``key`` replaces the parent's value, ``key+`` adds to its list or table, ``key-`` takes entries out of it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from linter.checks.vale.source import Table, Value, load

#: Longer chains are circles.
_DEEPEST = 10
#: Where the file of a rule called ``Style.Rule`` is, None where there is none.
Find = Callable[[str], Path | None]


def flattened(table: Table, find: Find, seen: tuple[str, ...] = ()) -> Table:
    """The keys of a rule with those it inherits.

    Raises ConfigError for a parent that is not there, a circle, and edits of what the parent has not.
    """
    extends = table.text("extends")
    if "." not in extends:
        for key in table.values:
            if key.endswith(("+", "-")):
                raise table.error(key, "only a rule that extends another rule can add to a key or take from it")
        return table
    if extends in seen or len(seen) >= _DEEPEST:
        raise table.error("extends", f"the rule {extends!r} extends itself by way of others")
    path = find(extends)
    if path is None:
        raise table.error("extends", f"there is no rule {extends!r}; it is looked for in the styles that are asked for and beside them")
    return _overlaid(flattened(load(path), find, (*seen, extends)), table)


def _overlaid(parent: Table, table: Table) -> Table:
    values = {key: value for key, value in parent.values.items() if key != "tests"}
    for key, (node, value) in table.values.items():
        base = key.rstrip("+-")
        if base == key:
            if key != "extends":
                values[key] = (node, value)
        elif base in table.values:
            raise value.error(f"the file replaces `{base}` and edits it, too")
        elif base not in values:
            raise value.error(f"the parent has no `{base}`")
        else:
            values[base] = (node, _edited(values[base][1], value, add=key.endswith("+")))
    return Table(table.path, values)


def _edited(parent: Value, change: Value, *, add: bool) -> Value:
    """The parent's list or table with entries added or taken out."""
    node = parent.node
    if node.id == "scalar":
        raise change.error("the parent has one value there; write the key without a sign to replace it")
    if add and change.node.id != node.id:
        raise change.error(f"must be a {'list' if node.id == 'sequence' else 'table'}, as the parent's")
    entries: list[Any] = list(node.value)
    if add and node.id == "sequence":
        entries += change.node.value
    elif add:
        added = {key.value for key, _ in change.node.value}
        entries = [(key, value) for key, value in entries if key.value not in added] + list(change.node.value)
    else:
        for text in change.texts():
            at = next((at for at, entry in enumerate(entries) if _name(entry) == text), None)
            if at is None:
                raise change.error(f"the parent has no entry {text!r} to take out")
            del entries[at]
    made = type(node)(node.tag, entries, change.node.start_mark, change.node.end_mark)
    return Value(change.path, change.key, made)


def _name(entry: Any) -> Any:
    return entry[0].value if isinstance(entry, tuple) else entry.value
