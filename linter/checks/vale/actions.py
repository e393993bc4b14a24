"""Actions of Vale's rules: how to make what should stand there of what was found."""

from __future__ import annotations

import re

import msgspec

from linter.checks.vale.characters import ExpressionError
from linter.checks.vale.edits import EDITS, Edit
from linter.checks.vale.matchcase import recased
from linter.checks.vale.pattern import Pattern
from linter.checks.vale.source import Table, Value, near

_NAMES = ("replace", "remove", "edit", "convert", "suggest")
_GROUP = re.compile(r"\$(?:(\$)|(\d+)|\{(\d+)\})")


class Action(msgspec.Struct, frozen=True):
    """An action with its parameters; ``steps`` are those of ``edit``, ``keeps_case`` is the key ``matchcase``."""

    name: str
    params: tuple[str, ...]
    steps: tuple[tuple[Edit, tuple[str, ...]], ...] = ()
    keeps_case: bool = False

    @property
    def refers_to_groups(self) -> bool:
        """Whether it names groups of what was found."""
        return any(_GROUP.search(param) for param in self.params)

    def suggestions(self, found: str, groups: tuple[str, ...] = ()) -> tuple[str, ...]:
        """What could stand there, the empty text for nothing. ``suggest`` is left to the rule."""
        if self.name == "remove":
            return ("",)
        if self.name == "replace":
            return self.cased(tuple(expanded(param, found, groups) for param in self.params), found)
        text = found
        for edit, params in self.steps:
            # What an expression puts in names its own groups.
            own = params if edit.expression else tuple(expanded(param, found, groups) for param in params)
            changed = edit.apply(text, own)
            if changed is None:
                return ()
            text = changed
        return (text.strip(),) if self.steps else ()

    def cased(self, texts: tuple[str, ...], found: str) -> tuple[str, ...]:
        """Texts with the capitals of what was found, if the rule wants that."""
        return tuple(recased(text, found) for text in texts) if self.keeps_case else texts


def expanded(param: str, found: str, groups: tuple[str, ...]) -> str:
    """A parameter with ``$1`` and the like filled: ``$0`` is all that was found, ``$$`` a dollar."""

    def value(match: re.Match[str]) -> str:
        if match[1]:
            return "$"
        number = int(match[2] or match[3])
        return found if number == 0 else groups[number - 1] if number <= len(groups) else ""

    return _GROUP.sub(value, param)


def action(table: Table) -> Action | None:
    """The action of a rule, if it has one; raises ConfigError."""
    keeps_case = table.flag("matchcase")
    keys = table.pairs("action")
    for key, value in keys.items():
        if key.lower() not in ("name", "params"):
            raise value.error(f"unknown key{near(key.lower(), ('name', 'params'))}")
    by_name = {key.lower(): value for key, value in keys.items()}
    if "name" not in by_name or not by_name["name"].text():
        return None
    name = by_name["name"].choice(_NAMES)
    params = by_name["params"].flat_texts() if "params" in by_name else ()
    value = by_name.get("params", by_name["name"])
    if name == "suggest" and params and params != ("spellings",):
        raise value.error(f"the script {params[0]!r} is not run; the suggestions known here are 'spellings'")
    if name == "convert" and params != ("simple",):
        raise value.error("`convert` takes one parameter, 'simple'")
    steps = _steps(value, ("simple",) if name == "convert" else params) if name in ("edit", "convert") else ()
    return Action(name, params, steps, keeps_case)


def _steps(value: Value, params: tuple[str, ...]) -> tuple[tuple[Edit, tuple[str, ...]], ...]:
    steps = []
    at = 0
    while at < len(params):
        if params[at] not in EDITS:
            raise value.error(f"there is no edit {params[at]!r}{near(params[at], EDITS)}")
        edit = EDITS[params[at]]
        own = params[at + 1 : at + 1 + edit.params]
        if len(own) < edit.params:
            raise value.error(f"the edit {params[at]!r} takes {edit.params} parameters")
        if edit.expression:
            _try(value, own[0])
        if params[at] == "split" and not re.fullmatch(r"\d+", own[1]):
            raise value.error(f"`split` takes the number of the part to keep, not {own[1]!r}")
        steps.append((edit, own))
        at += 1 + edit.params
    if not steps:
        raise value.error("`edit` needs an operation")
    return tuple(steps)


def _try(value: Value, source: str) -> None:
    try:
        Pattern(source)
    except ExpressionError as error:
        raise value.error(f"an expression cannot be used: {error}") from None
