"""One rule, explained to people and to programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from linter.checks.rules.contract import Marked
from linter.checks.rules.rule import Rule, Wrong
from linter.finding import Action
from linter.ruledesk.catalogue import Entry
from linter.ruledesk.codes import Code
from linter.surfaces.cli._rule_lines import file, row

_LABEL = 12
#: Entries of a list or a table that are shown; the file has the rest.
_ENTRIES = 12

_ACTIONS = {
    Action.CORRECT: "correct: the desk may change it",
    Action.REVIEW: "review: an editor looks first",
    Action.ASK: "ask: the reporter or a source has to say",
}

_FIXES = {True: "safe where one is offered: --fix applies it", False: "offered, never applied unasked"}


def as_data(entry: Entry) -> dict[str, Any]:
    """All that is known of a rule."""
    return row(entry) | {
        "rule": msgspec.to_builtins(entry.rule) if entry.rule else None,
        "code": msgspec.to_builtins(entry.code) if entry.code else None,
    }


def lines(entry: Entry) -> Iterator[str]:
    """All that is known of a rule, as it is read."""
    yield f"{entry.id}{'' if entry.in_force else ' (not in force)'}"
    yield ""
    yield entry.shown
    yield ""
    if entry.rule:
        yield from _facts(_of_rule(entry, entry.rule))
        yield from _facts(_entries(entry.rule))
        yield from _examples(entry.rule)
    elif entry.code:
        yield from _facts(_of_code(entry, entry.code))
    yield ""
    yield from _hints(entry)


def _facts(facts: Iterator[tuple[str, str]]) -> Iterator[str]:
    last = ""
    for label, said in facts:
        yield f"{'' if label == last else label:<{_LABEL}}{said}"
        last = label


def _of_rule(entry: Entry, rule: Rule) -> Iterator[tuple[str, str]]:
    yield "why", rule.why
    yield "source", rule.source
    once = "; info after the first in a story" if rule.once and not entry.made.severity else ""
    yield "severity", f"{entry.severities[0]}, confidence {rule.confidence:.2f}{once}{_made(entry.made.severity, rule.severity)}"
    yield "action", _ACTIONS[entry.made.action or rule.action] + _made(entry.made.action, rule.action)
    yield "fixes", _FIXES[entry.safe] + _made(entry.made.safe, _FIXES[rule.safe])
    yield "category", rule.category
    yield "kind", f"{rule.kind} (docs/rules.md)"
    if rule.roles:
        yield "only in", ", ".join(rule.roles)
    if len(rule.varieties) == 1:
        yield "only in", rule.varieties[0]
    if entry.pack:
        yield "pack", f"{entry.pack}{'' if entry.in_force else f'; --style {entry.pack} puts it in force'}"
    yield "file", file(entry) or ""
    if rule.aliases:
        yield "once called", ", ".join(rule.aliases)
    if rule.url:
        yield "more", rule.url


def _of_code(entry: Entry, code: Code) -> Iterator[tuple[str, str]]:
    yield "check", code.check
    said = ", ".join(code.severities) or "see the page"
    yield "severity", f"{entry.made.severity}{_made(entry.made.severity, said)}" if entry.made.severity else said
    if code.example:
        yield "example", code.example
    if code.about != entry.message:
        yield "about", code.about
    if code.module:
        yield "module", code.module
    if code.page:
        yield "page", f"docs/{code.page}"


def _made(said: object, otherwise: object) -> str:
    """That the configuration says so."""
    return "" if said is None else f" (by the configuration; else {otherwise})"


def _entries(rule: Rule) -> Iterator[tuple[str, str]]:
    """What the rule looks for: the fields that its kind adds."""
    for item in msgspec.structs.fields(rule):
        value = getattr(rule, item.name)
        if item.name in Rule.__struct_fields__ or value == item.default or not value:
            continue
        shown = list(_values(value))
        yield from ((item.encode_name, one) for one in shown[:_ENTRIES])
        if len(shown) > _ENTRIES:
            yield item.encode_name, f"and {len(shown) - _ENTRIES:,} more"


def _values(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from (f"{key} → {_flat(inner)}" for key, inner in value.items())
    elif isinstance(value, tuple):
        numbered = any(isinstance(inner, msgspec.Struct) for inner in value)  # suggestions name elements by number
        yield from (f"{number}  {_flat(inner)}" if numbered else _flat(inner) for number, inner in enumerate(value, 1))
    else:
        yield _flat(value)


def _flat(value: Any) -> str:
    """A value in a line; of an element of a sequence what it asks for."""
    if isinstance(value, msgspec.Struct):
        asked = ((item.encode_name, getattr(value, item.name), item.default) for item in msgspec.structs.fields(value))
        return "; ".join(name if inner is True else f"{name} {_flat(inner)}" for name, inner, default in asked if inner != default)
    if isinstance(value, tuple):
        more = f" and {len(value) - _ENTRIES:,} more" if len(value) > _ENTRIES else ""
        return (" / " if any(isinstance(one, tuple) for one in value) else ", ").join(map(_flat, value[:_ENTRIES])) + more
    return value or "(nothing)" if isinstance(value, str) else str(value).lower()


def _examples(rule: Rule) -> Iterator[str]:
    yield ""
    yield "Wrong:"
    for example in rule.wrong:
        yield from _wrong(example)
    yield ""
    yield "Right:"
    for right in rule.right:
        yield from (f"  {line}" for line in right.text.splitlines() if line.strip())


def _wrong(example: Wrong) -> Iterator[str]:
    """The lines of an example, that with the mark underlined, its fixes behind the line."""
    marked = Marked.of(example)
    fixes = ", ".join(f"“{fix}”" if fix else "nothing" for fix in example.fixes)
    at = 0
    for line in marked.text.splitlines(keepends=True):
        if line.strip():
            yield f"  {line.rstrip()}"
        start, end = max(marked.start - at, 0), min(marked.end - at, len(line.rstrip("\r\n")))
        if start < end:
            yield f"  {' ' * start}{'^' * (end - start)}{f' → {fixes}' if fixes and marked.end <= at + len(line) else ''}"
        at += len(line)


def _hints(entry: Entry) -> Iterator[str]:
    yield f'[rule."{entry.id}"] in copydesk.toml sets severity, action and safe; severity = "off" switches it off.'
    yield f"`copydesk: ignore[{entry.id}] REASON` in a comment lets a place alone (docs/suppressions.md)."
    if entry.rule:
        yield "A file at the same path in a folder of your own takes its place if it says `override = true`."
